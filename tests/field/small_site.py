"""A project with its people, and phones in their hands."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from django.core import signing
from django.test import Client

from headway.kernel.clock import uuid7
from headway.people.actions import ensure_account, ensure_organization
from headway.people.http.asking import BROWSER_COOKIE
from headway.people.models import Account
from headway.projects.actions import add_member, create_project
from headway.projects.models import Project

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@dataclass
class Phone:
    """A phone as the protocol sees it; `browser` is what its signed cookie says."""

    client: Client
    user: Account
    device: uuid.UUID = field(default_factory=uuid7)
    epoch: uuid.UUID = field(default_factory=uuid7)
    seq: int = 0
    browser: str = field(default_factory=lambda: uuid.uuid4().hex)
    accounts: list[str] = field(default_factory=list)

    def sign_in(self, account: Account) -> None:
        self.client.force_login(account)
        self.user = account
        self.accounts.append(str(account.pk))
        cookie = {"id": self.browser, "accounts": self.accounts}
        self.client.cookies[BROWSER_COOKIE] = signing.dumps(cookie, salt="headway.people.browser")

    def enter(self, project: Project, changes: dict[str, Any], **others: Any) -> dict[str, Any]:
        """An entry as it stands in the outbox."""
        self.seq += 1
        return {
            "op_id": str(uuid7()),
            "seq": self.seq,
            "user_id": str(self.user.pk),
            "reporter": "",
            "project_id": project.pk,
            "record": {"kind": "form", "id": "1"},
            "kind": "write",
            "base_version": None,
            "changes": changes,
            "seen": 0,
            "client_time": datetime.now(UTC).isoformat(),
            "time_zone": "Asia/Shanghai",
            "monotonic_ms": 1000 * self.seq,
            "app_version": "0.5.0",
            "schema_version": 1,
            "blobs": [],
        } | others

    def send(self, *operations: dict[str, Any], **others: Any) -> dict[str, Any]:
        """One exchange; the body of its answer."""
        answer = self.post(*operations, **others)
        assert answer.status_code == 200, answer.content
        return dict(answer.json())

    def post(self, *operations: dict[str, Any], **others: Any) -> Any:
        body = {
            "protocol": 1,
            "device": str(self.device),
            "epoch": str(self.epoch),
            "server_epoch": None,
            "app_version": "0.5.0",
            "schema_version": 1,
            "sent_at": datetime.now(UTC).isoformat(),
            "monotonic_ms": 5000,
            "ops": list(operations),
            "pending": {"ops": len(operations), "photos": 0, "bytes": 0, "oldest_at": None},
            "storage": {"used_bytes": 1000, "quota_bytes": 1_000_000, "is_persisted": True},
        } | others
        return self.client.post("/api/field/exchanges", orjson.dumps(body), content_type="application/json")

    def pull(self, project: Project, *, cursor: int = 0, scope: str = "", limit: int = 500) -> Any:
        told: dict[str, Any] = {
            "project": project.pk,
            "device": str(self.device),
            "cursor": cursor,
            "scope": scope,
            "limit": limit,
        }
        return self.client.get("/api/field/feed", told)


@dataclass
class SmallSite:
    project: Project
    elsewhere: Project
    manager: Account
    foreman: Account
    worker: Account
    stranger: Account

    def phone_of(self, account: Account) -> Phone:
        phone = Phone(Client(), account)
        phone.sign_in(account)
        return phone


def person(name: str, role: str, firm: str = "三公司") -> Account:
    organization = ensure_organization(name=firm)
    return ensure_account(username=name, display_name=name, role=role, organization=organization, now=NOW)


def build_site() -> SmallSite:
    manager, foreman, worker = (
        person("王经理", "project_manager"),
        person("李工长", "foreman"),
        person("赵师傅", "worker"),
    )
    stranger = person("外人", "project_manager", "别的公司")
    project = create_project(user=manager, code="YX-3", name="云栖雅苑 3# 楼", now=NOW)
    elsewhere = create_project(user=stranger, code="XX-9", name="保密项目", now=NOW)
    for account in (foreman, worker):
        add_member(project=project, account=account, role=account.role, now=NOW - timedelta(days=1))
    return SmallSite(project, elsewhere, manager, foreman, worker, stranger)
