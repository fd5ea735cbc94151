"""Decides on reports: accept, accept another value, return. One report is decided on once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from headway.field.actions.desks import end_conflicts
from headway.kernel.errors import NotAllowed, NotFound
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.people.roles import ACCEPT
from headway.progress.actions.devices import touch
from headway.progress.actions.facts import (
    NewDecision,
    announce_progress,
    fact_not_taken,
    lock_standings,
    record_decision,
    stand_anew,
)
from headway.progress.actions.fold_orders import order_fold
from headway.progress.errors import (
    AlreadyDecided,
    DoubtfulInBulk,
    EntryOvertaken,
    OwnReport,
    ReasonMissing,
    SomebodyElseDecides,
)
from headway.progress.models import Entry
from headway.progress.queries.judged import Deciders, Judged, get_deciders, judge
from headway.progress.queries.log import list_log
from headway.progress.rules.fact_kinds import FactRefused
from headway.progress.rules.replay import ACCEPTING, Told, changed_states
from headway.projects.queries import get_project_for, may
from headway.schedule.queries.plans import get_live_plan

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan

MOST_DECISIONS = 1_000


@dataclass(frozen=True)
class Wish:
    """What somebody wants of one report. `anyway`: he looked at its doubts."""

    entry_uid: UUID
    decision: str  # accept, accept_other, return
    values: Mapping[str, Any] | None = None
    reason_code: str = ""
    reason: str = ""
    anyway: bool = False


@transaction.atomic
def decide_reports(
    *, user: Account, project_id: int, wishes: Sequence[Wish], now: datetime, is_bulk: bool = False
) -> list[Judged]:
    """Decide on one or several reports, all or none. Returns them as they were judged.

    `is_bulk`: a single one may be one of several that were taken together, as a phone sends them.

    Raises NotFound, NotAllowed, ProjectArchived, OwnReport, SomebodyElseDecides, AlreadyDecided, EntryOvertaken, ReasonMissing,
    FactNotTaken, DoubtfulInBulk (several at once and some of them doubtful, with their list).
    """
    project = get_project_for(user, project_id)
    if project.archived_at is not None:
        get_project_for(user, project_id, ACCEPT)  # refuses: it is only read any more
    deciders = get_deciders(project, now)
    if not may(user, ACCEPT, project) and not deciders.names_somebody(str(user.pk)):
        raise NotAllowed
    plan = get_live_plan(project)
    if plan is None or not wishes:
        raise NotFound
    if len(wishes) > MOST_DECISIONS:
        raise fact_not_taken(FactRefused("entry_ids", "dictionary", most=MOST_DECISIONS))
    by_uid = {wish.entry_uid: wish for wish in wishes}
    judged = _locked(project, plan, deciders, list(by_uid), now)
    for one in judged:
        _require_decidable(one, user, deciders, _wish(one, by_uid))
    if is_bulk or len(judged) > 1:
        _require_clean(judged, by_uid)
    _decide(project, plan, [(one, _decision(one, _wish(one, by_uid), user)) for one in judged], user, now)
    return judged


def _wish(one: Judged, wishes: Mapping[UUID, Wish]) -> Wish:
    return wishes[UUID(one.entry.uid)]


def _locked(project: Project, plan: Plan, deciders: Deciders, uids: list[UUID], now: datetime) -> list[Judged]:
    """The entries, their activities locked, read after the lock. Raises NotFound."""
    rows = Entry.objects.filter(uid__in=uids, project=project).exclude(activity_id=None)
    places = {pk: number for pk, number in rows.values_list("pk", "activity_id") if number is not None}
    if len(places) != len(set(uids)):
        raise NotFound
    lock_standings(project, list(places.values()))
    logs = list_log(project.pk, set(places.values()))
    return judge(project, plan, deciders, logs, set(places), now)


def _require_decidable(one: Judged, user: Account, deciders: Deciders, wish: Wish) -> None:
    if one.entry.decided is not None:
        raise AlreadyDecided(by=one.entry.decided.by_name)
    if one.state != "claimed":
        raise EntryOvertaken
    if one.entry.author_id == str(user.pk):
        raise OwnReport
    if not one.may_decide(user, deciders):
        names = sorted(deciders.members.get(account, "") for account in one.accepters.all)
        raise SomebodyElseDecides(names="、".join(name for name in names if name))
    if wish.decision != "accept" and not (wish.reason_code.strip() or wish.reason.strip()):
        raise ReasonMissing


def _require_clean(judged: Sequence[Judged], wishes: Mapping[UUID, Wish]) -> None:
    """In bulk, what is doubtful is not accepted unless it was looked at (rule 6.49)."""
    doubtful = [
        one for one in judged
        if one.doubts and _wish(one, wishes).decision == "accept" and not _wish(one, wishes).anyway
    ]  # fmt: skip
    if doubtful:
        entries = [{"entry_id": one.entry.uid, "doubts": [d.to_json() for d in one.doubts]} for one in doubtful]
        raise DoubtfulInBulk(count=len(doubtful), entries=entries)


def _decision(one: Judged, wish: Wish, user: Account) -> NewDecision:
    substituting = str(user.pk) in one.accepters.substitutes and str(user.pk) not in one.accepters.accounts
    return NewDecision(
        wish.decision, "substitute" if substituting else "person", user, wish.values, wish.reason_code, wish.reason,
        [doubt.to_json() for doubt in one.doubts], one.activity.quantity if one.activity else None,
    )  # fmt: skip


def _decide(
    project: Project, plan: Plan, decided: Sequence[tuple[Judged, NewDecision]], by: Account, now: datetime
) -> None:
    for one, decision in decided:
        record_decision(project=project, entry_id=one.entry.id, decision=decision, now=now)
    settle(project, plan, [(one.entry, one.activity_id, decision) for one, decision in decided], by, now)


def settle(  # noqa: PLR0917 - decisions of one person at one time
    project: Project, plan: Plan, decided: Sequence[tuple[Told, int, NewDecision]], by: Account, now: datetime,
    conflict_id: int | None = None,
) -> None:  # fmt: skip
    """What follows decisions that were recorded: what stands, the fold, conflicts, phones, the message, open pages.

    conflict_id: the conflict that is being decided by them.
    """
    logs = stand_anew(project, {number for _, number, _ in decided})
    undecided = {entry.id for entry, _, _ in decided}
    changed = [
        one
        for log, _ in logs.values()
        for one, _ in changed_states([replace(e, decided=None) if e.id in undecided else e for e in log], log)
    ]
    if any(decision.decision in ACCEPTING for _, _, decision in decided):
        order_fold(project.pk)
    _end_conflicts(project, decided, by, now, conflict_id)
    for entry, _, decision in decided:
        if decision.decision == "return" and entry.author_id is not None:
            tell(
                recipients=[UUID(entry.author_id)], kind="report_returned", actor=by, now=now,
                subject=Subject("entry", project.pk, entry.id), key=f"report_returned:{entry.uid}",
                parameters={"day": entry.day.isoformat(), "reason": decision.reason[:200]},
            )  # fmt: skip
    touch(
        project, entries=[one.uid for one in changed], activities=[n for _, n, _ in decided],
        days=[entry.day for entry, _, _ in decided], now=now,
    )  # fmt: skip
    announce_progress(project, plan.pk, now)


def _end_conflicts(
    project: Project, decided: Sequence[tuple[Told, int, NewDecision]], by: Account, now: datetime, but: int | None
) -> None:
    """Claims that did not know of each other are settled when one is accepted or set aside (rule 6.44)."""

    def operations(*words: str) -> set[UUID]:
        return {UUID(entry.op_id) for entry, _, made in decided if entry.op_id is not None and made.decision in words}

    end_conflicts(
        project=project, accepted=operations(*ACCEPTING), overtaken=operations("set_aside"), by=by, now=now, but=but
    )
