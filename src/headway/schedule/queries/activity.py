"""One activity with everything that the side panel shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from headway.engine.columns import CONSTRAINTS, KINDS
from headway.kernel.errors import NotFound
from headway.projects.queries import list_resource_names
from headway.schedule.models import Activity, Assignment, Baseline, Plan, PlanDates
from headway.schedule.queries.activity_relations import list_neighbours
from headway.schedule.queries.contents import calendar_rows
from headway.schedule.queries.links import list_external_relations
from headway.schedule.rules.instants import iso
from headway.schedule.rules.network import calendar_of
from headway.schedule.rules.packed import NONE, unpack_columns
from headway.schedule.rules.summaries import PERCENT_SCALE, WBS

if TYPE_CHECKING:
    from headway.people.models import Account

Json = dict[str, Any]
_INSTANTS = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")


def get_activity(user: Account, plan: Plan, activity_id: int) -> Json:
    """The detail of an activity of a plan fetched by `get_plan_for` for `user`. Raises NotFound."""
    activity = Activity.objects.filter(plan=plan, activity_id=activity_id).first()
    if activity is None or (plan.scope is not None and activity_id not in plan.scope):
        raise NotFound
    dates = PlanDates.objects.filter(plan=plan, revision=plan.revision).first()
    columns = unpack_columns(dates.columns) if dates else {}
    calendars = {row["calendar_id"]: calendar_of(row) for row in calendar_rows(plan)}
    predecessors, successors = list_neighbours(plan, activity, columns, calendars)
    calendar = calendars.get(activity.calendar_id or plan.default_calendar_id or 0)
    return {
        "id": activity.activity_id,
        "code": activity.code,
        "name": activity.name,
        "kind": KINDS[activity.kind].value,
        **_dates(activity_id, columns),
        **_own(activity),
        **_summed(activity, columns),
        "calendar": calendar.name if calendar else None,
        "calendar_id": activity.calendar_id,
        "baseline": _baseline(plan, activity_id),
        "predecessors": predecessors,
        "successors": successors,
        "external_relations": list_external_relations(user, plan, activity),
        "assignments": _assignments(plan, activity),
    }


def _own(activity: Activity) -> Json:
    first = _constraint(activity.constraint, activity.constraint_at)
    second = _constraint(activity.secondary_constraint, activity.secondary_constraint_at)
    return {
        "duration_minutes": activity.duration,
        "remaining_minutes": activity.remaining,
        "percent_complete": activity.percent_complete,
        "actual_start": iso(activity.actual_start),
        "actual_finish": iso(activity.actual_finish),
        "deadline": iso(activity.deadline),
        "constraint": first,
        "secondary_constraint": second,
        "constraints": [one for one in (first, second) if one],
        "quantity": activity.quantity,
        "unit": activity.unit,
        "location": activity.location,
        "trade": activity.trade,
        "responsible": activity.responsible,
        "codes": [{"type": name, "value": value} for name, value in (activity.codes or {}).items()],
        "custom": [{"type": name, "value": value} for name, value in (activity.custom or {}).items()],
        "notes": [activity.notes] if activity.notes else [],
        "source_uid": activity.source_uid,
        "source_row": activity.source_row,
    }


def _constraint(code: int, at: int | None) -> Json | None:
    return {"kind": CONSTRAINTS[code - 1].value, "at": iso(at)} if code else None


def _baseline(plan: Plan, activity_id: int) -> Json | None:
    """The dates of the active baseline, with its name."""
    baseline = Baseline.objects.filter(plan=plan, is_active=True).only("name", "columns").first()
    if baseline is None:
        return None
    columns = unpack_columns(baseline.columns)
    places: list[int] = np.flatnonzero(columns["activity"] == activity_id).tolist() if "activity" in columns else []
    told = {edge: int(columns[edge][places[0]]) if places else NONE for edge in ("start", "finish")}
    return {"name": baseline.name, **{edge: iso(None if at == NONE else at) for edge, at in told.items()}}


def _dates(activity_id: int, columns: dict[str, Any]) -> Json:
    places: list[int] = np.flatnonzero(columns["activity"] == activity_id).tolist() if "activity" in columns else []
    row = places[0] if places else None
    value = {name: None if row is None else int(column[row]) for name, column in columns.items() if name in _WANTED}
    shown = {name: None if value.get(name) == NONE else value.get(name) for name in _WANTED}
    return {
        **{name: iso(shown[name]) for name in _INSTANTS},
        "total_float": shown["total_float"],
        "free_float": shown["free_float"],
        "critical": bool(shown["critical"]),
        "longest_path": bool(shown["longest_path"]),
    }


def _summed(activity: Activity, columns: dict[str, Any]) -> Json:
    """A WBS row shows what was calculated from what lies under it."""
    if activity.kind != WBS or "wbs_percent" not in columns:
        return {}
    row = np.flatnonzero(columns["activity"] == activity.activity_id)[0]
    return {
        "duration_minutes": int(columns["wbs_duration"][row]),
        "remaining_minutes": int(columns["wbs_remaining"][row]),
        "percent_complete": int(columns["wbs_percent"][row]) / PERCENT_SCALE,
    }


_WANTED = (*_INSTANTS, "total_float", "free_float", "critical", "longest_path")


def _assignments(plan: Plan, activity: Activity) -> list[Json]:
    rows = list(Assignment.objects.filter(plan=plan, activity_id=activity.activity_id).order_by("assignment_id"))
    names = list_resource_names([row.resource_id for row in rows])
    return [
        {
            "id": row.assignment_id,
            "resource_id": row.resource_id,
            "resource": names[row.resource_id].name,
            "kind": names[row.resource_id].kind,
            "unit": names[row.resource_id].unit,
            "units": row.units,
            "quantity": row.quantity,
            "work_minutes": row.work,
            "drives_dates": row.drives_dates,
            "person": names[row.resource_id].account_id is not None,
        }
        for row in rows
    ]
