"""The history of a plan as a page asks for it: filtered edits, whom and where they came from, one edit in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from headway.kernel.errors import NotFound
from headway.schedule.models import Activity, Edit, Plan, PlanCalendar, PlanDates
from headway.schedule.queries.activity_history import Names, TouchingEdit, get_names
from headway.schedule.queries.history import changes_of
from headway.schedule.rules.changes import RowChange
from headway.schedule.rules.instants import iso
from headway.schedule.rules.touched import WHOLE_PLAN

MOST_AUTHORS = 200


@dataclass(frozen=True)
class EditsWanted:
    """Which edits of a plan; days are those of the plan's time zone, both included."""

    before: int | None = None
    author_id: UUID | None = None
    source: str = ""
    since: date | None = None
    until: date | None = None
    activity_id: int | None = None


def list_edits(plan: Plan, wanted: EditsWanted, count: int) -> list[tuple[Edit, str | None]]:
    """Edits of a plan, the latest first, each with where the plan ended then."""
    edits = Edit.objects.filter(plan=plan, **_conditions(plan, wanted))
    rows = edits.defer("operations", "changes", "inverse").select_related("undone_by")
    found = list(rows.order_by("-revision")[:count])
    ends = PlanDates.objects.filter(plan=plan, revision__in=[edit.revision for edit in found])
    finish = dict(ends.values_list("revision", "finish"))
    return [(edit, iso(finish.get(edit.revision))) for edit in found]


def _conditions(plan: Plan, wanted: EditsWanted) -> dict[str, Any]:
    told = {
        "revision__lt": wanted.before,
        "author_id": wanted.author_id,
        "source": wanted.source or None,
        "at__gte": None if wanted.since is None else _midnight(plan, wanted.since),
        "at__lt": None if wanted.until is None else _midnight(plan, wanted.until + timedelta(days=1)),
        "touched__overlap": None if wanted.activity_id is None else [WHOLE_PLAN, wanted.activity_id],
    }
    return {name: value for name, value in told.items() if value is not None}


def _midnight(plan: Plan, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(plan.time_zone))


def list_authors(plan: Plan) -> list[tuple[UUID, str]]:
    """Who ever edited the plan, by name."""
    authors = Edit.objects.filter(plan=plan, author_id__isnull=False).values_list("author_id", "author_name")
    known = {number: name for number, name in authors.distinct()[:MOST_AUTHORS] if number is not None}
    return sorted(known.items(), key=lambda author: author[1])


def list_sources(plan: Plan) -> list[str]:
    """Where edits of the plan came from: office, file, …"""
    return sorted(Edit.objects.filter(plan=plan).values_list("source", flat=True).distinct())


def get_edit_for(plan: Plan, edit_id: int) -> Edit:
    """One edit of a plan fetched by `get_plan_for`. Raises NotFound."""
    edit = Edit.objects.filter(plan=plan, pk=edit_id).defer("operations", "inverse").first()
    if edit is None:
        raise NotFound
    return edit


def changes_with_names(plan: Plan, edit: Edit) -> tuple[list[RowChange] | None, Names]:
    """What an edit did to rows (None: it replaced the plan), with names for every row it touched."""
    changes = changes_of(edit)
    names = get_names(plan, [TouchingEdit(edit, changes)])
    activities, calendars = _touched_names(plan, names, changes or ())
    return changes, replace(names, activities=activities, calendars=calendars)


def _touched_names(plan: Plan, names: Names, changes: Sequence[RowChange]) -> tuple[dict[int, str], dict[int, str]]:
    activities = {change.row_id for change in changes if change.table == "activity"}
    activities |= {row["activity_id"] for row in names.rows.values() if "activity_id" in row}
    calendars = {change.row_id for change in changes if change.table == "plancalendar"}
    rows = Activity.objects.filter(plan=plan, activity_id__in=activities - names.activities.keys())
    found = PlanCalendar.objects.filter(plan=plan, calendar_id__in=calendars - names.calendars.keys())
    gone = {c.row_id: c.before for c in changes if c.table == "activity" and c.after is None and c.before}
    of_deleted = {number: f"{row['code']} {row['name']}".strip() for number, row in gone.items()}
    there = {n: f"{code} {name}".strip() for n, code, name in rows.values_list("activity_id", "code", "name")}
    return of_deleted | there | names.activities, dict(found.values_list("calendar_id", "name")) | names.calendars
