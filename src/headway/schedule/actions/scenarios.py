"""Scenarios: a plan branched off a live one, edited like any plan, promoted into it or given up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction

from headway.kernel.actions import record_audit, record_event
from headway.people.roles import EDIT, SCENARIO
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.operations import ApplyChanges
from headway.schedule.errors import NotAScenario, ScenarioEnded, ScenarioNameMissing, ScenarioNameTaken
from headway.schedule.models import Plan, ScenarioEnd
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import differing, rows_at
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.rules.changes import PLAN, RowChange
from headway.schedule.rules.contents import COLUMNS, PLAN_COLUMNS

if TYPE_CHECKING:
    from headway.people.models import Account

_DATES = (
    "organization_id", "columns", "start", "finish", "activity_count", "critical_count", "percent_complete",
    "calculated_at", "calculation_ms",
)  # fmt: skip


@transaction.atomic
def branch_scenario(*, user: Account, plan_id: int, name: str, now: datetime) -> Plan:
    """A scenario of the plan as it stands: its rows are copied, with their identities.

    Raises NotFound, NotAllowed, ScenarioNameMissing, ScenarioNameTaken, NotAScenario (a scenario has none itself).
    """
    live = get_plan_for(user, plan_id, SCENARIO, lock=True)
    if live.parent_id is not None:
        raise NotAScenario
    name = name.strip()[:300]
    if not name:
        raise ScenarioNameMissing
    if Plan.objects.filter(parent=live, name=name, end=None).exists():
        raise ScenarioNameTaken(name=name)
    scenario = Plan.objects.create(
        organization_id=live.organization_id,
        project_id=live.project_id,
        parent=live,
        parent_revision=live.revision,
        author_id=user.pk,
        author_name=user.display_name,
        name=name,
        created_at=now,
    )
    _copy_rows(live, scenario)
    _tell(user, scenario, "schedule.scenario_branched", now)
    scenario.project = live.project
    return scenario


def promote_scenario(*, user: Account, plan_id: int, reason: str, now: datetime) -> AppliedEdit:
    """Make what the scenario changed an edit of its live plan, over what happened there since it branched.

    Raises NotFound, NotAllowed, NotAScenario, ScenarioEnded, EditsOverlap, PlanMoved (the live plan was
    replaced since), NothingToDo, ScheduleError.
    """
    with transaction.atomic():
        scenario = _open_scenario(user, plan_id, EDIT)
        live = get_plan_for(user, scenario.parent_id or 0, EDIT, lock=True)
        base = scenario.parent_revision or 0
        changes = [
            kept
            for change in differing(rows_at(live, base), rows_of_contents(read_contents(scenario)))
            if (kept := _without_own_name(change)) is not None
        ]
        told = {"kind": "promote_scenario", "summary": {"name": scenario.name, "rows": len(changes)}}
        operation = ApplyChanges(plan_id=live.pk, changes=changes, named="promote_scenario", needs=EDIT)
        applied = apply_edit(
            bases={live.pk: base}, operations=[operation], author=user, source="scenario", now=now, reason=reason,
            told=told,
        )[0]  # fmt: skip
        _end(user, scenario, applied.edit_id, now)
    return applied


@transaction.atomic
def give_up_scenario(*, user: Account, plan_id: int, now: datetime) -> Plan:
    """End a scenario without promoting it; it stays to be read. Raises NotFound, NotAllowed, ScenarioEnded."""
    scenario = _open_scenario(user, plan_id, SCENARIO)
    _end(user, scenario, None, now)
    return scenario


def _open_scenario(user: Account, plan_id: int, capability: str) -> Plan:
    scenario = get_plan_for(user, plan_id, capability, lock=True)
    if scenario.parent_id is None:
        raise NotAScenario
    if ScenarioEnd.objects.filter(plan=scenario).exists():
        raise ScenarioEnded(name=scenario.name)
    return scenario


def _without_own_name(change: RowChange) -> RowChange | None:
    """A scenario's name is not the plan's."""
    if change.table != PLAN or change.before is None or change.after is None or "name" not in change.after:
        return change
    before, after = ({n: v for n, v in side.items() if n != "name"} for side in (change.before, change.after))
    return RowChange(PLAN, 0, before, after) if after else None


def _copy_rows(live: Plan, scenario: Plan) -> None:
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            listed = ", ".join(f'"{name}"' for name in ("organization_id", *columns))
            cursor.execute(
                f"INSERT INTO schedule_{table} (plan_id, {listed}) SELECT %s, {listed} FROM schedule_{table}"
                " WHERE plan_id = %s",
                [scenario.pk, live.pk],
            )
        settings = [name for name in PLAN_COLUMNS if name != "name"]
        changes = ", ".join(f'"{name}" = live."{name}"' for name in settings)
        cursor.execute(
            f"UPDATE schedule_plan s SET {changes} FROM schedule_plan live WHERE s.id = %s AND live.id = %s",
            [scenario.pk, live.pk],
        )
        listed = ", ".join(_DATES)
        cursor.execute(
            f"INSERT INTO schedule_plandates (plan_id, revision, {listed}) SELECT %s, 0, {listed}"
            " FROM schedule_plandates WHERE plan_id = %s AND revision = %s",
            [scenario.pk, live.pk, live.revision],
        )
    scenario.refresh_from_db()


def _end(user: Account, scenario: Plan, edit_id: int | None, now: datetime) -> None:
    ScenarioEnd.objects.create(
        plan=scenario,
        organization_id=scenario.organization_id,
        edit_id=edit_id,
        author_id=user.pk,
        author_name=user.display_name,
        at=now,
    )
    _tell(user, scenario, "schedule.scenario_promoted" if edit_id else "schedule.scenario_given_up", now)


def _tell(user: Account, scenario: Plan, action: str, now: datetime) -> None:
    subject = {"plan_id": scenario.parent_id, "scenario_id": scenario.pk}
    record_event(
        kind="schedule.scenarios_changed",
        organization_id=scenario.organization_id,
        project_id=scenario.project_id,
        subject={**subject},
        now=now,
    )
    record_audit(
        action=action, actor_id=user.pk, organization_id=scenario.organization_id, subject={**subject}, now=now
    )
