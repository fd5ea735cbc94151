"""One activity: everything that the panel shows, why it stands where it stands, and its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http import account_of
from headway.people.roles import SEE_HISTORY
from headway.schedule.http.edits import EditOut, edit_told
from headway.schedule.http.telling import Telling
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.activity_history import get_names, list_edits_of
from headway.schedule.queries.driving_chain import get_driving_chain
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.shortenings import get_shortenings

router = Router()
MOST_LINES = 40
MOST_DAYS_EARLIER = 60
_ACTIVITY = "/plans/{int:plan_id}/activities/{int:activity_id}"


class NeighbourOut(Schema):
    """`float_minutes`: working minutes that the relation leaves its successor; null = not known."""

    id: int
    relation_id: int
    code: str
    name: str
    type: str
    lag_minutes: int
    driving: bool
    float_minutes: int | None


class ExternalRelationOut(Schema):
    """A relation to another project, seen from the activity. `id` null: its row stands in the other plan.

    `state`: `tied`, `archived` (holds the last dates), `gone` (the other activity is no more; holds the last date),
    `hidden` (the reader may not see the other project), `file` (texts that a file brought).
    """

    id: int | None
    direction: str
    type: str
    lag_minutes: int
    state: str
    project: str | None
    project_id: int | None
    activity_id: int | None
    code: str
    name: str
    start: str | None
    finish: str | None


class ConstraintOut(Schema):
    kind: str
    at: str | None


class NamedValueOut(Schema):
    type: str
    value: str


class AssignmentOut(Schema):
    """`person`: the resource stands for somebody who signs in here."""

    id: int
    resource_id: int
    resource: str
    kind: str
    unit: str
    units: float
    quantity: float | None
    work_minutes: int
    drives_dates: bool
    person: bool


class FrozenDatesOut(Schema):
    """Dates of the active baseline; null where the activity is not in it."""

    name: str
    start: str | None
    finish: str | None


class ActivityOut(Schema):
    id: int
    code: str
    name: str
    kind: str
    start: str | None
    finish: str | None
    early_start: str | None
    early_finish: str | None
    late_start: str | None
    late_finish: str | None
    total_float: int | None
    free_float: int | None
    critical: bool
    longest_path: bool
    duration_minutes: int
    remaining_minutes: int
    percent_complete: float
    actual_start: str | None
    actual_finish: str | None
    deadline: str | None
    constraints: list[ConstraintOut]
    constraint: ConstraintOut | None
    secondary_constraint: ConstraintOut | None
    calendar: str | None
    calendar_id: int | None
    baseline: FrozenDatesOut | None
    predecessors: list[NeighbourOut]
    successors: list[NeighbourOut]
    external_relations: list[ExternalRelationOut]
    assignments: list[AssignmentOut]
    codes: list[NamedValueOut]
    custom: list[NamedValueOut]
    quantity: float | None
    unit: str
    location: str
    trade: str
    responsible: str
    notes: list[str]
    source_uid: str
    source_row: int | None


class IdleDaysOut(Schema):
    first_day: str
    last_day: str
    name: str


class ChainRelationOut(Schema):
    id: int
    predecessor_id: int
    type: str
    lag_minutes: int
    lag_percent: float | None
    elapsed: bool


class ChainStepOut(Schema):
    """`reason`: what holds the activity; `waited`: days without work before it, `skipped`: within it."""

    id: int
    code: str
    name: str
    start: str | None
    finish: str | None
    duration_minutes: int
    remaining_minutes: int
    percent_complete: float
    started: bool
    calendar: str
    reason: str
    at: str | None
    constraint: str | None
    relation: ChainRelationOut | None
    delay_minutes: int
    others: int
    skipped: list[IdleDaysOut]
    waited: list[IdleDaysOut]


class ChainOut(Schema):
    """`more`: the chain goes on; `hidden`: it goes on where the reader may not look."""

    revision: int
    steps: list[ChainStepOut]
    more: bool
    hidden: bool


class ShortenedOut(Schema):
    id: int
    code: str
    name: str
    days: int


class GainOut(ShortenedOut):
    """What this activity alone brings: the date as calculated, and the working minutes gained."""

    after: str | None
    gain_minutes: int
    project_after: str | None
    project_gain_minutes: int


class TogetherOut(Schema):
    """`reached`: the set brings all of it; `proven`: with no fewer days could it be done."""

    reached: bool
    proven: bool
    after: str | None
    shortened: list[ShortenedOut]


class LateOut(Schema):
    project_after: str | None
    project_loss_minutes: int


class ShorteningsOut(Schema):
    """`date`: start or finish, whichever is in question; `together` only where no activity alone brings it all.

    `late_by_a_day`: what it does to the finish of the project when this activity takes a day longer.
    """

    revision: int
    days: int
    date: str
    before: str | None
    project_before: str | None
    late_by_a_day: LateOut | None
    alone: list[GainOut]
    together: TogetherOut | None
    hidden: bool


class TouchedOut(Schema):
    """`kind`: changed, added, removed or moved; `subject` is empty for the activity itself."""

    kind: str
    subject: str
    field: str
    before: str
    after: str


class ActivityEditOut(EditOut):
    """`whole_plan`: the edit replaced the plan; `more_lines`: changes beyond those in `lines`."""

    whole_plan: bool
    lines: list[TouchedOut]
    more_lines: int


class ActivityEditListOut(Schema):
    edits: list[ActivityEditOut]
    more: bool


@router.get(_ACTIVITY, response=ActivityOut)
def get_plan_activity(request: HttpRequest, plan_id: int, activity_id: int) -> dict[str, Any]:
    """One activity with its relations, assignments, codes and notes."""
    user = account_of(request)
    return get_activity(user, get_plan_for(user, plan_id), activity_id)


@router.get(f"{_ACTIVITY}/driving-chain", response=ChainOut)
def get_activity_chain(request: HttpRequest, plan_id: int, activity_id: int) -> dict[str, Any]:
    """What holds the activity where it stands, from it back to where the chain begins."""
    return get_driving_chain(get_plan_for(account_of(request), plan_id), activity_id)


@router.get(f"{_ACTIVITY}/shortenings", response=ShorteningsOut)
def list_activity_shortenings(request: HttpRequest, plan_id: int, activity_id: int, days: int = 1) -> dict[str, Any]:
    """What shortening brings the activity forward by 1 to 60 working days, each calculated; durations, no prices."""
    plan = get_plan_for(account_of(request), plan_id)
    return get_shortenings(plan, activity_id, min(max(days, 1), MOST_DAYS_EARLIER))


@router.get(f"{_ACTIVITY}/edits", response=ActivityEditListOut)
def list_activity_edits(
    request: HttpRequest, plan_id: int, activity_id: int, before: int | None = None, count: int = 20
) -> dict[str, Any]:
    """Edits that touched the activity, the latest first, each with old and new values; `before` a revision."""
    user = account_of(request)
    count = min(max(count, 1), 100)
    plan = get_plan_for(user, plan_id, SEE_HISTORY)
    found = list_edits_of(plan, activity_id, before=before, count=count + 1)
    shown = found[:count]
    telling = Telling(get_names(plan, shown), user.language, int(plan.options.get("minutes_per_day", 480)))
    edits = []
    for one in shown:
        lines = [line for change in one.changes or () for line in telling.lines(change, activity_id)]
        edits.append(
            edit_told(one.edit, None, user.language, user.pk)
            | {"whole_plan": one.changes is None, "lines": lines[:MOST_LINES], "more_lines": len(lines[MOST_LINES:])}
        )
    return {"edits": edits, "more": len(found) > count}
