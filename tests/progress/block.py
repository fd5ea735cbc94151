"""A two-storey block that reports from the site: foundation 5 d, frame 10 d, roof 3 d; data date Friday 2026-03-06 17:00.

Li plans, Wang manages, Zhou (foreman) reports, Sun supervises for another firm.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import transaction

from headway.field.kinds import Acting, BlobRef, Carried, Operation, RecordKey, find_kind
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.progress.actions.reporting import begin_site_reporting
from headway.progress.models import Standing
from headway.projects.actions import add_member, create_project
from headway.projects.models import Project
from headway.projects.queries import get_project_for
from headway.schedule.actions import apply_edit, ensure_live_plan
from headway.schedule.actions.operations import ROW_OPERATIONS
from headway.schedule.models import Activity, Plan

NOW = datetime(2026, 3, 6, 10, tzinfo=UTC)
DAY = 480
BLOCK: list[dict[str, Any]] = [
    {"kind": "change_settings", "values": {"start": "2026-03-02T08:00", "data_date": "2026-03-06T17:00"}},
    {"kind": "add_calendar", "ref": -9, "values": {"name": "五日制"}},
    {"kind": "change_settings", "values": {"default_calendar_id": -9}},
    {"kind": "add_activity", "ref": -1, "values": {"kind": "wbs", "code": "B", "name": "两层楼"}},
    {"kind": "add_activity", "ref": -2, "parent_id": -1,
     "values": {"code": "B1", "name": "基础", "duration_minutes": 5 * DAY, "quantity": 100, "unit": "m³", "trade": "混凝土"}},
    {"kind": "add_activity", "ref": -3, "parent_id": -1,
     "values": {"code": "B2", "name": "主体", "duration_minutes": 10 * DAY, "trade": "钢筋"}},
    {"kind": "add_activity", "ref": -4, "parent_id": -1,
     "values": {"code": "B3", "name": "屋面", "duration_minutes": 3 * DAY}},
    {"kind": "add_relation", "predecessor_id": -2, "successor_id": -3},
    {"kind": "add_relation", "predecessor_id": -3, "successor_id": -4},
]  # fmt: skip
_seq = count(1)


def person(name: str, role: str, firm: str = "三公司") -> Account:
    return ensure_account(
        username=name, display_name=name, role=role, organization=ensure_organization(name=firm), now=NOW
    )


@dataclass
class Block:
    """The project, its plan, its people; what stands is asked by the code of an activity."""

    project: Project
    plan: Plan
    planner: Account
    manager: Account
    foreman: Account
    supervisor: Account
    phones: dict[Any, uuid.UUID] = field(default_factory=dict)

    def number(self, code: str) -> int:
        return Activity.objects.values_list("activity_id", flat=True).get(plan=self.plan, code=code)

    def row(self, code: str) -> Activity:
        return Activity.objects.get(plan=self.plan, code=code)

    def accepted(self, code: str) -> Any:
        return self._standing(code, "accepted")

    def claimed(self, code: str) -> Any:
        return self._standing(code, "claimed")

    def _standing(self, code: str, name: str) -> Any:
        row = Standing.objects.filter(project=self.project, activity_id=self.number(code)).first()
        return None if row is None else getattr(row, name)

    def phone_of(self, account: Account) -> uuid.UUID:
        return self.phones.setdefault(account.pk, uuid.uuid4())

    def operation(self, author: Account, kind: str, told: dict[str, Any], **other: Any) -> Operation:
        """An operation as the sync room hands it over."""
        device = other.pop("device_id", None) or self.phone_of(author)
        record = other.pop("record_id", None) or str(uuid.uuid4())
        return Operation(
            op_id=uuid.uuid4(), device_id=device, epoch=device, seq=next(_seq), user_id=author.pk,
            reporter=other.pop("reporter", ""), project_id=self.project.pk, record=RecordKey("fact", record), kind=kind,
            base_version=None, changes={name: (None, value) for name, value in told.items()},
            seen=other.pop("seen", 0), client_time=NOW, time_zone="Asia/Shanghai", monotonic_ms=1, app_version="0.5.0",
            schema_version=1, blobs=other.pop("blobs", ()),
        )  # fmt: skip

    def act(self, author: Account, kind: str, told: dict[str, Any], *, now: datetime = NOW, **other: Any) -> Carried:
        """Carry an operation out with the author's rights of now, in a transaction of its own, as the sync room does."""
        operation = self.operation(author, kind, told, **other)
        acting = Acting(author=author, project=get_project_for(author, self.project.pk), now=now)
        found = find_kind(kind)
        assert found is not None
        with transaction.atomic():
            return found.carry_out(operation, acting)

    def report(self, code: str, *, by: Account | None = None, day: str = "2026-03-05", **told: Any) -> str:
        """A report of an activity by its code; returns the identity of the entry."""
        other = {name: told.pop(name) for name in ("now", "seen", "blobs", "device_id", "reporter") if name in told}
        uid = str(uuid.uuid4())
        kind = "correct_report" if "supersedes" in told else "report"
        values = {"activity_id": self.number(code), "day": day, **told}
        self.act(by or self.foreman, kind, values, record_id=uid, **other)
        return uid

    def edit(self, author: Account | None, *operations: dict[str, Any], source: str = "office") -> Any:
        base = Plan.objects.get(pk=self.plan.pk).revision
        made = [operation_of(self.plan.pk, told) for told in operations]
        return apply_edit(bases={self.plan.pk: base}, operations=made, author=author, source=source, now=NOW)[0]


def operation_of(plan_id: int, told: dict[str, Any]) -> Any:
    values = dict(told)
    return ROW_OPERATIONS[values.pop("kind")](plan_id=plan_id, **values)


def photo(mark: int = 1) -> BlobRef:
    return BlobRef(sha256=f"{mark:064x}", size_bytes=1000)


def later(**passed: float) -> datetime:
    return NOW + timedelta(**passed)


def block_that_reports(*, is_on: bool = True, code: str = "YQ-3") -> Block:
    planner, manager = person("li", "planner"), person("wang", "project_manager")
    foreman, supervisor = person("zhou", "foreman"), person("sun", "supervisor", "监理公司")
    project = create_project(user=planner, code=code, name="云栖雅苑 3# 楼", now=NOW)
    plan = ensure_live_plan(project=project, now=NOW)
    block = Block(project, plan, planner, manager, foreman, supervisor)
    block.edit(planner, *BLOCK)
    for account, role in ((manager, "project_manager"), (foreman, "foreman"), (supervisor, "supervisor")):
        add_member(project=project, account=account, role=role, now=NOW)
    if is_on:
        begin_site_reporting(project=project, by=manager, now=NOW)
    plan.refresh_from_db()
    return block
