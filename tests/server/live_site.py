"""A served installation with two firms, and browsers that listen to its live events."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import psycopg
from tests.server.installation import Installation, wait_for

PASSWORD = "a crane and two hoists"
_PEOPLE = """
import json, datetime
from headway.kernel.clock import now
from headway.people.actions import ensure_account, ensure_organization
from headway.projects.actions import add_member, create_project
ours, theirs = ensure_organization(name="三公司"), ensure_organization(name="别的公司")
def person(name, role, firm):
    return ensure_account(username=name, display_name=name, role=role, organization=firm, password=%r, now=now())
zhou, wang, li = person("zhou", "planner", ours), person("wang", "planner", ours), person("li", "planner", theirs)
auditor = person("song", "auditor", ours)
block = create_project(user=zhou, code="YQ-3", name="云栖雅苑 3# 楼", now=now())
secret = create_project(user=li, code="XX-9", name="保密项目", now=now())
add_member(project=block, account=wang, role="foreman", now=now())
print(json.dumps({"ours": str(ours.pk), "theirs": str(theirs.pk), "block": block.pk, "secret": secret.pk,
                  "wang": str(wang.pk), "zhou": str(zhou.pk)}))
"""


@dataclass
class Site:
    """The installation, and the ids of what was made in it."""

    installation: Installation
    ids: dict[str, Any]

    def sql(self, statement: str, *values: object) -> list[Any]:
        """Run a statement as the owner of the database."""
        with self.connect() as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(owner_url(self.installation))

    def change_plan(self, revision: int, *, project: str = "block", connection: Any = None) -> None:
        """Record what an edit records."""
        record(connection or self, self.ids, "schedule.plan_changed", project, {"plan_id": 1, "revision": revision})

    def tell(self, kind: str, subject: dict[str, object], *, project: str | None = None) -> None:
        record(self, self.ids, kind, project, subject)


def record(to: Any, ids: dict[str, Any], kind: str, project: str | None, subject: dict[str, object]) -> None:
    organization = ids["theirs"] if project == "secret" else ids["ours"]
    statement = (
        "INSERT INTO kernel_outboxevent (kind, organization_id, project_id, subject, at) VALUES (%s, %s, %s, %s, now())"
    )
    values = (kind, organization, ids[project] if project else None, json.dumps(subject))
    to.sql(statement, *values) if isinstance(to, Site) else to.execute(statement, values)


def owner_url(installation: Installation) -> str:
    from headway.server.data_folder import DataFolder
    from headway.server.environment import embedded_database

    return embedded_database(DataFolder(installation.data).cluster()).owner_url


def build_site(installation: Installation) -> Site:
    """Serve the installation and make its people; it must be the embedded database's."""
    installation.serve()
    url = owner_url(installation)
    environment = installation.environment | {
        "DATABASE_URL": url,
        "DATABASE_OWNER_URL": url,
        "DJANGO_SETTINGS_MODULE": "headway.server.settings",
        "HEADWAY_SECRET_KEY_FILE": str(installation.data / "secret" / "key"),
    }
    script = f"import django; django.setup()\n{_PEOPLE % PASSWORD}"
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return Site(installation, json.loads(done.stdout.splitlines()[-1]))


@dataclass
class Listening:
    """A browser that keeps a stream open, and what came through it."""

    client: httpx.Client
    address: str
    last_id: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    arrivals: list[float] = field(default_factory=list)
    resets: int = 0
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    ended: bool = False
    _thread: threading.Thread | None = None
    _response: httpx.Response | None = None

    def open(self) -> Listening:
        """Open the stream, from the last id when there is one; waits until it is open or refused."""
        self.ended, self.status = False, 0
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert wait_for(lambda: self.status or self.ended)
        return self

    def close(self) -> None:
        """Leave without a word, as a laptop does that is closed."""
        if self._response is not None:
            stream = self._response.extensions["network_stream"]
            stream.get_extra_info("socket").shutdown(2)
        assert wait_for(lambda: self.ended)

    def revisions(self) -> list[int]:
        return [event["subject"]["revision"] for event in self.events if "revision" in event["subject"]]

    def _listen(self) -> None:
        headers = {"Last-Event-ID": self.last_id} if self.last_id else {}
        try:
            with self.client.stream("GET", f"{self.address}/api/events", headers=headers, timeout=None) as response:
                self._response, self.headers = response, dict(response.headers)
                lines = response.iter_lines() if response.status_code == 200 else iter(())
                self._read(lines, lambda: setattr(self, "status", response.status_code))
                self.status = response.status_code
        except httpx.HTTPError:
            pass
        finally:
            self.ended = True

    def _read(self, lines: Any, opened: Callable[[], None]) -> None:
        kind, data = "", ""
        for line in lines:
            if line.startswith("data: "):
                data = line[6:]
            elif line.startswith("event: "):
                kind = line[7:]
            elif line.startswith("id: "):
                self.last_id = line[4:]
            elif not line:
                if kind == "reset":
                    self.resets += 1
                elif data and not kind:
                    self.arrivals.append(time.time())
                    self.events.append(json.loads(data))
                kind, data = "", ""
                opened()


def sign_in(site: Site, username: str) -> httpx.Client:
    client = httpx.Client(trust_env=False)
    address = f"http://127.0.0.1:{site.installation.port}"
    token = client.get(f"{address}/api/session").json()["csrf_token"]
    body = {"username": username, "password": PASSWORD}
    answer = client.post(f"{address}/api/session", json=body, headers={"X-CSRF-Token": token})
    assert answer.status_code == 200, answer.text
    return client


def listen(site: Site, username: str, client: httpx.Client | None = None) -> Listening:
    address = f"http://127.0.0.1:{site.installation.port}"
    return Listening(client or sign_in(site, username), address).open()
