"""What the door does about relations to other projects: refuses loops across plans, and has the other plans follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from headway.engine.errors import ScheduleError
from headway.schedule.models import Plan
from headway.schedule.queries.links import list_activity_names, list_links, list_tied_plans
from headway.schedule.queries.state import get_steady_state
from headway.schedule.rules.changes import PLAN, RowChange
from headway.schedule.rules.links import Link, ends_of, reaching, together
from headway.schedule.rules.state import PlanState

if TYPE_CHECKING:
    from headway.people.models import Account

TABLE = "externalrelation"
SOURCE = "links"
"""Of the edits that carry dates from project to project."""
TASK = "headway.schedule.jobs.carry_dates_job"
_MOVING = ("early_start", "early_finish", "late_start", "late_finish", "start", "finish")
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def touches_links(plan: Plan, changes: Sequence[RowChange]) -> bool:
    """Whether a plan that was locked by the door has, had or gets relations to other projects."""
    if plan.parent_id is not None:
        return False
    return bool(getattr(plan, "linked", False)) or any(change.table == TABLE for change in changes)


def refuse_loops(plan: Plan, after: PlanState, changes: Sequence[RowChange], author: Account | None) -> None:
    """Calculate the tied plans together when the edit may close a loop over several; its rows are written already.

    Two edits of an organisation that could close one together wait for each other. Raises LoopFound and the other
    ScheduleErrors, with the names that `author` may know.
    """
    if not any(_may_close_a_loop(change) for change in changes):
        return
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [f"links {plan.organization_id}"])
    states = {
        other.pk: get_steady_state(other)
        for other in Plan.objects.filter(pk__in=list_tied_plans([plan.pk])).exclude(pk=plan.pk)
    } | {plan.pk: after}
    links = reaching(states, list_links(states))
    if not links:
        return
    try:
        together(states, links)
    except ScheduleError as error:
        numbers: dict[int, set[int]] = {}
        for uid in error.uids_of_activities():
            plan_id, _, number = uid.partition(":")
            numbers.setdefault(int(plan_id), set()).add(int(number))
        names = list_activity_names(author, numbers)
        raise error.with_names(lambda uid: names.get(uid, "…"), lambda uid: uid) from error


def follow_links(
    plan: Plan, changes: Sequence[RowChange], before: PlanState | None, after: PlanState | None, former: Sequence[Link]
) -> None:
    """Have the tied plans follow when the edit moved a linked activity; the job stands in the edit's transaction.

    `former`: the links before the edit; their ends that are linked no more are set free. Without states the plan was replaced.
    """
    links = list_links([plan.pk])
    freed: list[JSONValue] = [list(end) for end in sorted(ends_of(former) - ends_of(links))]
    if freed or before is None or after is None or _moved(plan.pk, links, changes, before, after):
        app.configure_task(TASK, queue="plans", allow_unknown=True).defer(plan_id=plan.pk, freed=freed)


def follow_return(project_id: int) -> None:
    """Carry dates from and to a project that came back: those of its relations stood still while it was away."""
    plan = Plan.objects.filter(project_id=project_id, parent=None).first()
    if plan is not None and list_links([plan.pk]):
        app.configure_task(TASK, queue="plans", allow_unknown=True).defer(plan_id=plan.pk, freed=[])


def former_links(plan: Plan, changes: Sequence[RowChange]) -> list[Link]:
    """The links that rows changed or removed by an edit stood for."""
    return [
        Link(row["other_plan_id"], row["other_activity_id"], plan.pk, row["activity_id"], row["type"], row["lag"])
        for change in changes
        if change.table == TABLE and change.after is None and (row := change.before or {}).get("other_plan_id")
    ]


def _may_close_a_loop(change: RowChange) -> bool:
    after = change.after or {}
    if change.table == TABLE:
        return after.get("other_plan_id") is not None
    if change.table == "relation":
        return "predecessor_id" in after or "successor_id" in after
    return change.table == "activity" and change.before is not None and "parent_id" in after


def _moved(
    plan_id: int, links: Sequence[Link], changes: Sequence[RowChange], before: PlanState, after: PlanState
) -> bool:
    numbers = {number for plan, number, _ in ends_of(links) if plan == plan_id}
    for change in changes:
        if change.table in (PLAN, "plancalendar", TABLE) or (change.table == "activity" and change.row_id in numbers):
            return True
    for number in numbers:
        places = before.activity.position(number), after.activity.position(number)
        if (places[0] < 0) != (places[1] < 0):
            return True
        if places[0] >= 0 and any(
            before.picture[name][places[0]] != after.picture[name][places[1]]
            for name in _MOVING
            if name in before.picture and name in after.picture
        ):
            return True
    return False
