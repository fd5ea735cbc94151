"""A served installation of its own with the demo, its site reporting, and what its database holds in the end."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from tests.server.installation import Installation, left_running, wait_for

from headway.server.data_folder import DataFolder
from headway.server.environment import embedded_database
from reliability_parts.phone import Line, Phone, until_done

PROJECT_CODE = "YQ-3"
FOREMAN, WORKER, MANAGER = "demo-foreman", "demo-worker", "demo-project-manager"
_SWITCH_ON = """
from datetime import UTC, datetime
from headway.people.models import Account
from headway.progress.actions.reporting import switch_site_reporting
who = Account.objects.get(username="{manager}")
present = datetime.now(UTC)
switch_site_reporting(user=who, project_id={project}, is_on=True, now=present)
from headway.field.actions.feed import touch_records
from headway.field.kinds import RecordKey
from headway.projects.models import Project
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.site_activities import list_site_activities
plan = get_live_plan(Project.objects.get(pk={project}))
with __import__("django.db").db.transaction.atomic():
    touch_records({project}, [RecordKey("activity", str(one)) for one in list_site_activities(plan)], present)
"""
_IN_PRODUCT = """
import os, sys
from headway.server.data_folder import DataFolder
from headway.server.environment import embedded_database, product_environment
folder = DataFolder(__import__("pathlib").Path(os.environ["HEADWAY_DATA"]))
os.environ |= product_environment(folder, embedded_database(folder.cluster()))
os.environ["DJANGO_SETTINGS_MODULE"] = "headway.server.settings"
import django
django.setup()
exec(sys.argv[1])
"""


@dataclass
class Site:
    """An installation, and the project of its demo that reports from the site."""

    installation: Installation
    project_id: int = 0
    today: str = ""
    activities: tuple[int, ...] = ()
    is_demo: bool = True
    foreman: str = FOREMAN
    password: str = ""

    @property
    def port(self) -> int:
        return self.installation.port

    @property
    def data(self) -> Path:
        return self.installation.data

    def serve(self) -> None:
        self.installation.serve(demo=self.is_demo, patience=600)

    def kill_all(self) -> None:
        """SIGKILL of the supervisor and everything of its group at one moment, PostgreSQL too."""
        process = self.installation.process
        assert process is not None
        victims = [*self.installation.children().values(), *self.installation.of_postgresql(), process.pid]
        os.kill(process.pid, signal.SIGSTOP)  # so that it starts nothing again between the kills
        for pid in victims:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait(30)

    def prepare(self) -> None:
        """Switch site reporting of the block on; read what may be reported there."""
        line = Line(self.port)
        line.sign_in(FOREMAN)
        listed = line.json("GET", "/api/field/projects")["projects"]
        found = [one for one in listed if one["code"] == PROJECT_CODE]
        if not found:  # not reporting yet: it has no place in that list
            projects = line.json("GET", "/api/projects")
            rows = projects.get("projects") or projects.get("items") or []
            found = [{"project_id": one["id"], "today": date.today().isoformat()} for one in rows
                     if one["code"] == PROJECT_CODE]  # fmt: skip
        self.project_id, self.today = int(found[0]["project_id"]), str(found[0]["today"])
        self.run(_SWITCH_ON.format(manager=MANAGER, project=self.project_id))
        phone = self.phone(FOREMAN)
        phone.push()
        phone.pull()
        self.activities = tuple(phone.activities())
        if not self.activities:
            raise AssertionError("no activity came to the phone")

    def run(self, program: str) -> str:
        """Run a few lines inside the product, on the database that is served now."""
        environment = self.installation.environment | {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
        words = [sys.executable, "-c", _IN_PRODUCT, program]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            raise AssertionError(done.stderr[-2000:])
        return done.stdout

    def phone(self, username: str = "", port: int | None = None) -> Phone:
        """A new phone whose person (else the foreman) is signed in; it speaks to `port`, which may be a proxy's."""
        phone = Phone(Line(port or self.port), username or self.foreman, self.project_id, self.password)
        until_done(phone.sign_in)
        return phone

    @contextmanager
    def database(self) -> Iterator[psycopg.Connection[Any]]:
        url = embedded_database(DataFolder(self.data).cluster()).url
        with psycopg.connect(url, autocommit=True) as connection:
            yield connection

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.database() as connection:
            return connection.execute(statement, values).fetchall()

    # -- what must hold in the end

    def missing(self, op_ids: Iterable[str]) -> list[str]:
        """Those of `op_ids` that stand neither in the log nor with the parked ones."""
        there = {str(row[0]) for row in self.rows(
            "SELECT op_id FROM field_operationentry UNION SELECT op_id FROM field_parkedoperation")}  # fmt: skip
        return [op_id for op_id in op_ids if op_id not in there]

    def faults(self) -> list[str]:
        """A line for each thing that is not whole: duplicates, order, facts without operation, feed, photos."""
        return [*self._of_log(), *self._of_facts(), *self._of_feed(), *self._of_blobs()]

    def _of_log(self) -> Iterator[str]:
        rows = self.rows(
            "SELECT op_id::text, device_id, epoch::text, seq, record_id, status, flags::text"
            " FROM field_operationentry ORDER BY id"
        )
        for name, count in Counter(row[0] for row in rows).items():
            if count > 1:
                yield f"operation {name} stands {count} times in the log"
        for name, count in Counter(row[4] for row in rows if row[5] != "parked").items():
            if count > 1:
                yield f"entry {name} was applied {count} times"
        last: dict[tuple[int, str], int] = {}
        for op_id, device, epoch, seq, _record, _status, flags in rows:
            if seq < last.get((device, epoch), 0) and "late" not in flags:
                yield f"operation {op_id}: number {seq} after {last[device, epoch]}"
            last[device, epoch] = max(seq, last.get((device, epoch), 0))
        for (held,) in self.rows("SELECT count(*) FROM field_heldoperation"):
            if held:
                yield f"{held} operations still wait behind a gap"

    def _of_facts(self) -> Iterator[str]:
        for op_id, count in self.rows(
            "SELECT o.op_id::text, count(e.id) FROM field_operationentry o"
            " LEFT JOIN progress_entry e ON e.op_id = o.op_id"
            " WHERE o.kind = 'report' AND o.status LIKE 'applied%%' GROUP BY 1 HAVING count(e.id) <> 1"
        ):
            yield f"operation {op_id} has {count} entries"
        for (count,) in self.rows(
            "SELECT count(*) FROM progress_entry e WHERE op_id IS NOT NULL AND NOT EXISTS"
            " (SELECT FROM field_operationentry o WHERE o.op_id = e.op_id AND o.status LIKE 'applied%%')"
        ):
            if count:
                yield f"{count} entries without their operation"
        for (count,) in self.rows(
            "SELECT count(*) FROM progress_entry e WHERE NOT EXISTS (SELECT FROM progress_fact f WHERE f.entry_id = e.id)"
        ):
            if count:
                yield f"{count} entries without facts"

    def _of_feed(self) -> Iterator[str]:
        for project, last, highest in self.rows(
            "SELECT c.project_id, c.last, max(e.sequence) FROM field_feedcounter c"
            " JOIN field_feedentry e USING (project_id) GROUP BY 1, 2 HAVING max(e.sequence) > c.last"
        ):
            yield f"feed of project {project}: a record has number {highest}, the counter stands at {last}"
        for (count,) in self.rows(
            "SELECT count(*) FROM progress_entry e WHERE op_id IS NOT NULL AND NOT EXISTS (SELECT FROM field_feedentry f"
            " WHERE f.project_id = e.project_id AND f.kind = 'entry' AND f.record_id = e.uid::text)"
        ):
            if count:
                yield f"{count} entries that no phone will be sent"

    def _of_blobs(self) -> Iterator[str]:
        kept: dict[str, list[Path]] = {}
        for path in (self.data / "attachments").rglob("*"):
            kept.setdefault(path.name, []).append(path)
        for sha256, size in self.rows("SELECT DISTINCT sha256, size_bytes FROM field_blob WHERE redacted_at IS NULL"):
            found = kept.get(sha256, [])
            if len(found) != 1:
                yield f"photo {sha256[:12]} stands {len(found)} times on the disk"
                continue
            content = found[0].read_bytes()
            if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
                yield f"photo {sha256[:12]} is damaged"


TEMPLATE = "HEADWAY_RELIABILITY_TEMPLATE"
"""Variable that names a folder in which the prepared installation is kept for the next part, and the next run."""


@contextmanager
def served_site(folder: Path | None = None) -> Iterator[Site]:
    """A site that is served until the end of the block; its folder is removed then.

    The demo is loaded once: every further site begins as a copy of the first.
    """
    top = folder or Path(tempfile.mkdtemp(prefix="headway-reliability-"))
    top.chmod(0o711)
    site = Site(Installation(top / "data"))
    template = Path(os.environ.setdefault(TEMPLATE, tempfile.mkdtemp(prefix="headway-template-")))
    try:
        if not (template / "site.json").exists():
            site.serve()
            site.prepare()
            site.installation.stop()
            _copy(site.data, template / "data")
            told = {"project_id": site.project_id, "today": site.today, "activities": site.activities}
            (template / "site.json").write_text(json.dumps(told))
        else:
            _copy(template / "data", site.data)
        kept = json.loads((template / "site.json").read_text())
        site.project_id, site.today, site.activities = kept["project_id"], kept["today"], tuple(kept["activities"])
        site.serve()
        yield site
    finally:
        process = site.installation.process
        if process is not None and process.poll() is None:
            site.installation.stop()
        wait_for(lambda: not left_running(site.data), 10)
        if folder is None:
            shutil.rmtree(top, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    """With owners and modes: PostgreSQL is particular about them."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
