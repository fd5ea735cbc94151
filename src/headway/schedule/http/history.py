"""The history of a plan: its edits by person, day, source and activity, and what one of them changed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Schema

from headway.people.http import account_of
from headway.people.roles import SEE_HISTORY
from headway.schedule.http.edits import EditOut, edit_told, router
from headway.schedule.http.telling import Telling
from headway.schedule.queries.edit_log import (
    EditsWanted,
    changes_with_names,
    get_edit_for,
    list_authors,
    list_edits,
    list_sources,
)
from headway.schedule.queries.plans import get_plan_for

# one path takes one view: reading and writing `…/edits` must stand on the same router
__all__ = ["router"]
MOST_LINES = 300


class EditListOut(Schema):
    edits: list[EditOut]
    more: bool


class EditsAsked(Schema):
    """`before`: a revision; `count` at most 500; days of the plan's time zone, both included."""

    before: int | None = None
    count: int = 100
    author_id: UUID | None = None
    source: str = ""
    since: date | None = None
    until: date | None = None
    activity_id: int | None = None


class EditAuthorOut(Schema):
    id: UUID
    name: str


class EditFiltersOut(Schema):
    authors: list[EditAuthorOut]
    sources: list[str]


class EditLineOut(Schema):
    """`kind`: changed, added, removed or moved; `name`: the row; `activity_id`: where a client can go."""

    kind: str
    name: str
    activity_id: int | None
    field: str
    before: str
    after: str


class EditDetailOut(Schema):
    """`whole_plan`: the edit replaced the plan; `more_lines`: lines beyond those in `lines`."""

    id: int
    revision: int
    whole_plan: bool
    lines: list[EditLineOut]
    more_lines: int


@router.get("/plans/{int:plan_id}/edits", response=EditListOut)
def list_plan_edits(request: HttpRequest, plan_id: int, asked: Query[EditsAsked]) -> dict[str, Any]:
    """Who changed the plan, when, from where and why; the latest first."""
    user = account_of(request)
    count = min(max(asked.count, 1), 500)
    wanted = EditsWanted(**asked.dict(exclude={"count"}))
    edits = list_edits(get_plan_for(user, plan_id, SEE_HISTORY), wanted, count + 1)
    shown = [edit_told(edit, finish, user.language, user.pk) for edit, finish in edits[:count]]
    return {"edits": shown, "more": len(edits) > count}


@router.get("/plans/{int:plan_id}/edit-filters", response=EditFiltersOut)
def list_edit_filters(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """The people and the sources that the history of the plan knows."""
    plan = get_plan_for(account_of(request), plan_id, SEE_HISTORY)
    authors = [{"id": number, "name": name} for number, name in list_authors(plan)]
    return {"authors": authors, "sources": list_sources(plan)}


@router.get("/plans/{int:plan_id}/edits/{int:edit_id}", response=EditDetailOut)
def get_plan_edit(request: HttpRequest, plan_id: int, edit_id: int) -> dict[str, Any]:
    """What one edit changed, row by row: old and new value of each field."""
    user = account_of(request)
    plan = get_plan_for(user, plan_id, SEE_HISTORY)
    edit = get_edit_for(plan, edit_id)
    changes, names = changes_with_names(plan, edit)
    telling = Telling(names, user.language, int(plan.options.get("minutes_per_day", 480)))
    lines = [line for change in changes or () for line in telling.lines_of_row(change)]
    return {
        "id": edit.pk,
        "revision": edit.revision,
        "whole_plan": changes is None,
        "lines": lines[:MOST_LINES],
        "more_lines": len(lines[MOST_LINES:]),
    }
