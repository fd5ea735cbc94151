"""A two-storey block for the tests of edits: planned by Li, data date Monday 2026-03-02 08:00."""

from __future__ import annotations

from typing import Any

from site_of_tests import NOW, person

from headway.people.models import Account
from headway.projects.actions import add_member, create_project
from headway.schedule.actions import AppliedEdit, apply_edit, ensure_live_plan
from headway.schedule.actions.operations import ROW_OPERATIONS
from headway.schedule.models import Activity, Plan, PlanDates
from headway.schedule.rules.instants import iso
from headway.schedule.rules.packed import unpack_columns

DAY = 480
BLOCK: list[dict[str, Any]] = [
    {"kind": "change_settings", "values": {"start": "2026-03-02T08:00", "data_date": "2026-03-02T08:00"}},
    {"kind": "add_calendar", "ref": -9, "values": {"name": "五日制"}},
    {"kind": "change_settings", "values": {"default_calendar_id": -9}},
    {"kind": "add_activity", "ref": -1, "values": {"kind": "wbs", "code": "B", "name": "两层楼"}},
    {"kind": "add_activity", "ref": -2, "parent_id": -1,
     "values": {"code": "B1", "name": "基础", "duration_minutes": 5 * DAY}},
    {"kind": "add_activity", "ref": -3, "parent_id": -1,
     "values": {"code": "B2", "name": "主体", "duration_minutes": 10 * DAY}},
    {"kind": "add_activity", "ref": -4, "parent_id": -1,
     "values": {"code": "B3", "name": "屋面", "duration_minutes": 3 * DAY}},
    {"kind": "add_relation", "predecessor_id": -2, "successor_id": -3},
    {"kind": "add_relation", "predecessor_id": -3, "successor_id": -4},
]  # fmt: skip


def block_of(planner: Account, code: str = "YQ-3") -> Plan:
    """A project of one two-storey block: foundation 5 d, frame 10 d, roof 3 d, one after the other."""
    project = create_project(user=planner, code=code, name="云栖雅苑 3# 楼", now=NOW)
    plan = ensure_live_plan(project=project, now=NOW)
    edit(plan, planner, *BLOCK)
    return again(plan)


def edit(plan: Plan, author: Account | None, *operations: dict[str, Any], base: int | None = None) -> AppliedEdit:
    """Operations as the API takes them, from the revision `base` (None = the present one)."""
    base = Plan.objects.get(pk=plan.pk).revision if base is None else base
    made = [operation_of(plan.pk, told) for told in operations]
    return apply_edit(bases={plan.pk: base}, operations=made, author=author, source="office", now=NOW)[0]


def operation_of(plan_id: int, told: dict[str, Any]) -> Any:
    values = dict(told)
    return ROW_OPERATIONS[values.pop("kind")](plan_id=plan_id, **values)


def again(plan: Plan) -> Plan:
    return Plan.objects.select_related("project").get(pk=plan.pk)


def number_of(plan: Plan, code: str) -> int:
    return Activity.objects.values_list("activity_id", flat=True).get(plan=plan, code=code)


def dates_of(plan: Plan) -> dict[str, tuple[str | None, str | None]]:
    """Start and finish by code, as stored."""
    plan = again(plan)
    stored = unpack_columns(PlanDates.objects.get(plan=plan, revision=plan.revision).columns)
    codes = dict(Activity.objects.filter(plan=plan).values_list("activity_id", "code"))
    rows = zip(stored["activity"].tolist(), stored["start"].tolist(), stored["finish"].tolist(), strict=True)
    return {codes[number]: (iso(start), iso(finish)) for number, start, finish in rows}


def member(plan: Plan, name: str, role: str, firm: str = "三公司") -> Account:
    account = person(name, role, firm)
    add_member(project=plan.project, account=account, role=role, now=NOW)
    return account
