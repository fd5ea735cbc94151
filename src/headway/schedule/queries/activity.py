"""One activity with everything that the side panel shows."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db import connection

from headway.engine.columns import CONSTRAINTS, KINDS, RELATION_TYPES
from headway.kernel.errors import NotFound
from headway.projects.queries import list_resource_names
from headway.schedule.models import Activity, Assignment, Plan, PlanCalendar, PlanDates
from headway.schedule.rules.instants import iso
from headway.schedule.rules.packed import NONE, unpack_columns
from headway.schedule.rules.summaries import PERCENT_SCALE, WBS

Json = dict[str, Any]
_INSTANTS = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
_NEIGHBOURS = """
SELECT r.relation_id, r.predecessor_id = %(activity)s, a.activity_id, a.code, a.name, r.type, r.lag
FROM schedule_relation r
JOIN schedule_activity a ON a.plan_id = r.plan_id
 AND a.activity_id = CASE WHEN r.predecessor_id = %(activity)s THEN r.successor_id ELSE r.predecessor_id END
WHERE r.plan_id = %(plan)s AND (r.predecessor_id = %(activity)s OR r.successor_id = %(activity)s)
ORDER BY a.sort_key, r.relation_id
"""


def get_activity(plan: Plan, activity_id: int) -> Json:
    """The detail of an activity of a plan fetched by `get_plan_for`. Raises NotFound."""
    activity = Activity.objects.filter(plan=plan, activity_id=activity_id).first()
    if activity is None or (plan.scope is not None and activity_id not in plan.scope):
        raise NotFound
    dates = PlanDates.objects.filter(plan=plan, revision=plan.revision).first()
    columns = unpack_columns(dates.columns) if dates else {}
    predecessors, successors = _neighbours(plan, activity, columns)
    calendar_id = activity.calendar_id or plan.default_calendar_id
    calendar = (
        PlanCalendar.objects.filter(plan=plan, calendar_id=calendar_id or 0).values_list("name", flat=True).first()
    )
    return {
        "id": activity.activity_id,
        "code": activity.code,
        "name": activity.name,
        "kind": KINDS[activity.kind].value,
        **_dates(activity_id, columns),
        **_own(activity),
        **_summed(activity, columns),
        "calendar": calendar,
        "predecessors": predecessors,
        "successors": successors,
        "assignments": _assignments(plan, activity),
    }


def _own(activity: Activity) -> Json:
    constraints = (
        (activity.constraint, activity.constraint_at),
        (activity.secondary_constraint, activity.secondary_constraint_at),
    )
    return {
        "duration_minutes": activity.duration,
        "remaining_minutes": activity.remaining,
        "percent_complete": activity.percent_complete,
        "actual_start": iso(activity.actual_start),
        "actual_finish": iso(activity.actual_finish),
        "deadline": iso(activity.deadline),
        "constraints": [{"kind": CONSTRAINTS[k - 1].value, "at": iso(at)} for k, at in constraints if k],
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


def _neighbours(plan: Plan, activity: Activity, columns: dict[str, Any]) -> tuple[list[Json], list[Json]]:
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS, {"plan": plan.pk, "activity": activity.activity_id})
        rows = cursor.fetchall()
    driving = set(columns["relation"][columns["driving"] == 1].tolist()) if "driving" in columns else set()
    before: list[Json] = []
    after: list[Json] = []
    for relation_id, leads_out, number, code, name, kind, lag in rows:
        if plan.scope is not None and number not in plan.scope:
            continue
        (after if leads_out else before).append(
            {
                "id": number,
                "relation_id": relation_id,
                "code": code,
                "name": name,
                "type": RELATION_TYPES[kind].value,
                "lag_minutes": lag,
                "driving": relation_id in driving,
            }
        )
    return before, after


def _assignments(plan: Plan, activity: Activity) -> list[Json]:
    rows = list(Assignment.objects.filter(plan=plan, activity_id=activity.activity_id).order_by("assignment_id"))
    names = list_resource_names([row.resource_id for row in rows])
    return [
        {
            "resource": names[row.resource_id].name,
            "kind": names[row.resource_id].kind,
            "unit": names[row.resource_id].unit,
            "units": row.units,
            "quantity": row.quantity,
            "work_minutes": row.work,
        }
        for row in rows
    ]
