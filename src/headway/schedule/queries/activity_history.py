"""The history of one activity: the edits that touched it, each with what it changed there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from headway.kernel.errors import NotFound
from headway.projects.queries import list_resource_names
from headway.schedule.models import Activity, Assignment, Edit, Plan, PlanCalendar, Relation
from headway.schedule.queries.history import changes_of
from headway.schedule.rules.changes import RowChange
from headway.schedule.rules.touched import WHOLE_PLAN, owners_of

Values = dict[str, Any]
_NAMED = {"calendar_id": "plancalendar", "parent_id": "activity"}


@dataclass(frozen=True)
class TouchingEdit:
    """One edit and its changes of the activity, of its relations and of its assignments; None = the whole plan."""

    edit: Edit
    changes: list[RowChange] | None


@dataclass(frozen=True)
class Names:
    """What the numbers in changes stand for."""

    activities: dict[int, str]
    calendars: dict[int, str]
    resources: dict[int, str]
    rows: dict[tuple[str, int], Values]  # the ends of relations and the resources of assignments


def list_edits_of(plan: Plan, activity_id: int, *, before: int | None, count: int) -> list[TouchingEdit]:
    """Edits that touched an activity of a plan fetched by `get_plan_for`, the latest first.

    `before`: only those of lower revisions. Raises NotFound; an activity that is deleted has its history still.
    """
    if plan.scope is not None and activity_id not in plan.scope:
        raise NotFound
    edits = Edit.objects.filter(plan=plan, touched__overlap=[WHOLE_PLAN, activity_id])
    if before is not None:
        edits = edits.filter(revision__lt=before)
    found = edits.defer("operations", "inverse").select_related("undone_by").order_by("-revision")[:count]
    rows = list(found)
    if not rows and not Activity.objects.filter(plan=plan, activity_id=activity_id).exists():
        raise NotFound
    logged = [changes_of(edit) for edit in rows]
    owned = _rows_of(plan, [change for changes in logged for change in changes or ()])
    return [
        TouchingEdit(edit, None if changes is None else _concerning(changes, activity_id, owned))
        for edit, changes in zip(rows, logged, strict=True)
    ]


def _concerning(changes: list[RowChange], activity_id: int, owned: dict[tuple[str, int], Values]) -> list[RowChange]:
    return [change for change in changes if activity_id in owners_of(change, lambda *key: owned.get(key))]


def get_names(plan: Plan, touching: Iterable[TouchingEdit]) -> Names:
    """Names for all numbers in the changes of some edits, in a statement per table."""
    changes = [change for one in touching for change in one.changes or ()]
    rows = _rows_of(plan, changes)
    told = [side for change in changes for side in (change.before, change.after, rows.get(change.key)) if side]
    wanted: dict[str, set[int]] = {"activity": set(), "plancalendar": set(), "resource": set()}
    for side in told:
        for column, table in {**_NAMED, "predecessor_id": "activity", "successor_id": "activity"}.items():
            if side.get(column) is not None:
                wanted[table].add(side[column])
        if side.get("resource_id") is not None:
            wanted["resource"].add(side["resource_id"])
    activities = Activity.objects.filter(plan=plan, activity_id__in=wanted["activity"])
    calendars = PlanCalendar.objects.filter(plan=plan, calendar_id__in=wanted["plancalendar"])
    return Names(
        {n: f"{code} {name}".strip() for n, code, name in activities.values_list("activity_id", "code", "name")},
        dict(calendars.values_list("calendar_id", "name")),
        {pk: one.name for pk, one in list_resource_names(list(wanted["resource"])).items()},
        rows,
    )


def _rows_of(plan: Plan, changes: Iterable[RowChange]) -> dict[tuple[str, int], Values]:
    """Ends of relations and owners of assignments: from the changes themselves, else from the rows as they stand."""
    rows: dict[tuple[str, int], Values] = {}
    asked: dict[str, set[int]] = {"relation": set(), "assignment": set()}
    for change in changes:
        whole = change.before if change.after is None else change.after
        if change.before is None or change.after is None:
            rows[change.key] = dict(whole or {})
        elif change.table in asked:
            asked[change.table].add(change.row_id)
    if asked["relation"]:
        ends = Relation.objects.filter(plan=plan, relation_id__in=asked["relation"])
        for number, before, after in ends.values_list("relation_id", "predecessor_id", "successor_id"):
            rows.setdefault(("relation", number), {"predecessor_id": before, "successor_id": after})
    if asked["assignment"]:
        owners = Assignment.objects.filter(plan=plan, assignment_id__in=asked["assignment"])
        for number, activity, resource in owners.values_list("assignment_id", "activity_id", "resource_id"):
            rows.setdefault(("assignment", number), {"activity_id": activity, "resource_id": resource})
    return rows
