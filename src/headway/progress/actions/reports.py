"""Reports from the site: a report, its correction, its withdrawal. What operations of a phone mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.field.actions.desks import end_conflicts
from headway.field.actions.feed import touch_records
from headway.field.kinds import Acting, Carried, FoundConflict, Operation, RecordKey
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import REPORT
from headway.progress.actions.accept_by_rule import accept_by_rule
from headway.progress.actions.facts import (
    NewEntry,
    announce_progress,
    append_entry,
    fact_not_taken,
    keep_standing,
    lock_standings,
)
from headway.progress.errors import (
    ActivityGone,
    ActivityNotReported,
    CorrectsAnother,
    DecidedAlready,
    NothingReported,
    NotOwnEntry,
    SiteReportingOff,
)
from headway.progress.models import Decision, Entry
from headway.progress.queries.log import list_log
from headway.progress.queries.settings import is_site_reporting
from headway.progress.rules.fact_kinds import FactRefused, site_day, whole
from headway.progress.rules.replay import Told, changed_states, counted_values, replay, rivals_of
from headway.progress.rules.reports import Facts, Photo, facts_of_report
from headway.projects.queries import may
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope
from headway.schedule.queries.site_activities import Placed, SiteActivity, list_site_activities

if TYPE_CHECKING:
    from headway.schedule.models import Plan

ENTRY, ACTIVITY, DIARY, HOURS = "entry", "activity", "diary", "hours"


@dataclass(frozen=True)
class _Reported:
    """A report as it was read: of which activity and day, its facts, and the entry that it corrects."""

    plan: Plan
    activity: SiteActivity
    day: date
    facts: Facts
    supersedes: Entry | None = None


def report_progress(operation: Operation, acting: Acting) -> Carried:
    """Record a report of one activity. Raises a Refusal, which parks the operation."""
    return _carry_out(operation, acting, _read(operation, acting))


def correct_report(operation: Operation, acting: Acting) -> Carried:
    """Record a report that takes the place of an own earlier one, accepted or not (rule 6.42)."""
    former = _own_entry(operation, acting)
    return _carry_out(operation, acting, _read(operation, acting, former))


def withdraw_report(operation: Operation, acting: Acting) -> Carried:
    """Take an own report back that nobody has decided on. It stays in the log with its trace."""
    former = _own_entry(operation, acting)
    if Decision.objects.filter(entry=former).exists():
        raise DecidedAlready
    plan, activity = _activity(acting, former.activity_id)
    reason = operation.entered.get("reason") or ""
    facts: Facts = [("withdrawal", {"reason": reason} if isinstance(reason, str) else dict(reason))]
    return _carry_out(operation, acting, _Reported(plan, activity, former.day, facts, former))


def _read(operation: Operation, acting: Acting, former: Entry | None = None) -> _Reported:
    told = operation.entered
    _require_reporting(acting)
    try:
        number = whole("activity_id", told.get("activity_id", former.activity_id if former else None), 1, 2**31 - 1)
        day = date.fromisoformat(site_day("day", told.get("day", former.day.isoformat() if former else None)))
        plan, activity = _activity(acting, number)
        facts = facts_of_report({**told, "day": day.isoformat()}, _photos(operation), activity.quantity)
    except FactRefused as refused:
        raise fact_not_taken(refused) from refused
    if former is not None and former.activity_id != number:
        raise CorrectsAnother
    if not facts:
        raise NothingReported
    return _Reported(plan, activity, day, facts, former)


def _require_reporting(acting: Acting) -> None:
    if acting.on_behalf_of is None and not may(acting.author, REPORT, acting.project):
        raise NotAllowed
    project_id = acting.project.pk
    if not acting.once(("site_reporting", project_id), lambda: is_site_reporting(project_id)):
        raise SiteReportingOff(name=acting.project.name)


def _activity(acting: Acting, number: int | None) -> tuple[Plan, SiteActivity]:
    """The live plan and an activity that the author may see. Raises NotFound, ActivityGone, ActivityNotReported."""
    plan = acting.once(("live_plan", acting.project.pk), lambda: get_live_plan(acting.project))
    if plan is None or number is None:
        raise NotFound
    plan.project = acting.project
    scope = acting.once(("scope", plan.pk, acting.judged.pk), lambda: get_scope(acting.judged, plan))
    if scope is not None and number not in scope:
        raise NotFound
    placed = acting.once(("placed", plan.pk), lambda: Placed(plan))
    activity = list_site_activities(plan, [number], placed).get(number)
    if activity is None:
        raise ActivityGone(number=number)
    if not activity.can_be_reported:
        raise ActivityNotReported(name=activity.name)
    return plan, activity


def _own_entry(operation: Operation, acting: Acting) -> Entry:
    """The entry that the author names. Raises NotFound, NotOwnEntry, CorrectsAnother."""
    try:
        uid = UUID(str(operation.entered.get("supersedes")))
    except ValueError as wrong:
        raise NotFound from wrong
    former = Entry.objects.filter(uid=uid, project=acting.project).exclude(activity_id=None).first()
    if former is None:
        raise NotFound
    if former.author_id != acting.author.pk:
        raise NotOwnEntry
    if Entry.objects.filter(supersedes_id=former.pk).exists() or former.facts.filter(kind="withdrawal").exists():
        raise CorrectsAnother
    return former


def _photos(operation: Operation) -> Sequence[Photo]:
    return [
        Photo(
            sha256=blob.sha256,
            media_type=blob.media_type,
            taken_at=blob.taken_at.isoformat() if blob.taken_at else None,
            position=dict(blob.position) if blob.position else None,
        )
        for blob in operation.blobs
    ]


def _carry_out(operation: Operation, acting: Acting, told: _Reported) -> Carried:
    number, uid = told.activity.activity_id, _uid(operation)
    lock_standings(acting.project, [number])
    sequence = _touch(acting, uid, number, told.day)
    stored = append_entry(
        NewEntry(
            uid=uid, project=acting.project, activity_id=number, day=told.day, author=acting.author, now=acting.now,
            reporter=operation.reporter, device_id=operation.device_id, op_id=operation.op_id,
            feed_sequence=sequence, seen=operation.seen,
            supersedes_id=told.supersedes.pk if told.supersedes else None, flags=acting.flags,
        ),
        told.facts,
    )  # fmt: skip
    log = list_log(acting.project.pk, [number])[number]
    mine = next(one for one in log if one.id == stored.pk)
    accepted = replay(log).accepted or {}
    after = accept_by_rule(acting, told.plan, told.activity, log, mine)
    keep_standing(acting.project, {number: list(after)})
    changed = changed_states([one for one in log if one is not mine], after)
    _end_conflicts(acting, [one for one, state in changed if state == "superseded"])
    announce_progress(acting.project, told.plan.pk, acting.now)
    return Carried(
        version=1,
        touched=[RecordKey(ENTRY, one.uid) for one, _ in changed],
        conflicts=[_conflict(mine, other, field, number, accepted.get(field)) for other, field in rivals_of(mine, log)],
    )


def _touch(acting: Acting, uid: UUID, number: int, day: date) -> int | None:
    """What an entry touches whatever it says, under one number of the feed; the hours are pre-filled from it."""
    keys = [RecordKey(ENTRY, str(uid)), RecordKey(ACTIVITY, str(number)), RecordKey(DIARY, day.isoformat())]
    keys.append(RecordKey(HOURS, f"{acting.author.pk}:{day.isoformat()}"))
    return touch_records(acting.project.pk, keys, acting.now)


def _end_conflicts(acting: Acting, overtaken: Sequence[Told]) -> None:
    """Who says something else takes the open conflict of what he said before with him."""
    operations = [UUID(one.op_id) for one in overtaken if one.op_id is not None]
    end_conflicts(project=acting.project, overtaken=operations, by=acting.judged, now=acting.now)


def _conflict(mine: Told, theirs: Told, field: str, number: int, stands: Any) -> FoundConflict:
    """Two claims of one activity and day that did not know of each other; what was approved counts until then."""
    return FoundConflict(
        record=RecordKey(ENTRY, mine.uid), field=field, base=stands, mine=counted_values(mine)[field],
        theirs=counted_values(theirs)[field], their_op_id=UUID(theirs.op_id) if theirs.op_id else None,
        until_decided=stands, subject=(ACTIVITY, number),
    )  # fmt: skip


def _uid(operation: Operation) -> UUID:
    try:
        return UUID(operation.record.id)
    except ValueError as wrong:
        raise NotFound from wrong
