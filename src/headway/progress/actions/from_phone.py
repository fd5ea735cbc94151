"""Decisions that come from a phone, and decisions on two claims that did not know of each other."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from headway.field.kinds import Acting, Carried, ConflictDecision, Operation, RecordKey
from headway.kernel.errors import NotFound
from headway.progress.actions.acceptance import Wish, decide_reports, settle
from headway.progress.actions.facts import NewDecision, lock_standings, record_decision
from headway.progress.errors import EntryOvertaken, OwnReport
from headway.progress.models import Entry
from headway.progress.queries.log import list_log
from headway.progress.rules.replay import STANDING, Told, entry_states
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.site_activities import list_site_activities

ENTRY, ACTIVITY = "entry", "activity"


def accept_entries(operation: Operation, acting: Acting) -> Carried:
    """Accept one or several reports, or one with another value (`value` {percent, …} and a reason)."""
    told = operation.entered
    decision = "accept_other" if told.get("value") else "accept"
    return _decide(operation, acting, decision, told.get("value"))


def return_entry(operation: Operation, acting: Acting) -> Carried:
    """Send a report back with a reason."""
    return _decide(operation, acting, "return", None)


def _decide(operation: Operation, acting: Acting, decision: str, values: Any) -> Carried:
    told = operation.entered
    code, reason = _reason(told.get("reason"))
    wishes = [
        Wish(uid, decision, values if isinstance(values, dict) else None, code, reason, anyway=bool(told.get("anyway")))
        for uid in _uids(operation)
    ]
    judged = decide_reports(
        user=acting.judged, project_id=acting.project.pk, wishes=wishes, now=acting.now, is_bulk=True
    )  # fmt: skip
    return Carried(version=1, touched=[RecordKey(ENTRY, one.entry.uid) for one in judged])


def _uids(operation: Operation) -> list[UUID]:
    told = operation.entered.get("entry_ids") or [operation.record.id]
    try:
        return [UUID(str(one)) for one in told]
    except (ValueError, TypeError) as wrong:
        raise NotFound from wrong


def _reason(told: Any) -> tuple[str, str]:
    if isinstance(told, dict):
        return str(told.get("code", "")), str(told.get("text", ""))
    return "", str(told or "")


def decide_claims(decision: ConflictDecision, acting: Acting) -> Carried:
    """Settle two claims: the chosen one is accepted, the other set aside; both stay in the log (rule 6.44).

    Raises NotFound, OwnReport (one of the two is the decider's own), EntryOvertaken, FactNotTaken.
    """
    mine, theirs = _both(decision, acting)
    number = mine.activity_id if mine else theirs.activity_id if theirs else None
    plan = get_live_plan(acting.project)
    if number is None or plan is None:
        raise NotFound
    lock_standings(acting.project, [number])
    log = {one.id: one for one in list_log(acting.project.pk, [number])[number]}
    activity = list_site_activities(plan, [number]).get(number)
    wishes = _wishes(decision, acting, log, mine, theirs, activity.quantity if activity else None)
    for entry, wish in wishes:
        record_decision(project=acting.project, entry_id=entry.id, decision=wish, now=acting.now)
    decided = [(entry, number, wish) for entry, wish in wishes]
    settle(acting.project, plan, decided, acting.judged, acting.now, decision.conflict_id)
    return Carried()


def _both(decision: ConflictDecision, acting: Acting) -> tuple[Entry | None, Entry | None]:
    wanted = [op for op in (decision.mine_op_id, decision.their_op_id) if op is not None]
    found = {one.op_id: one for one in Entry.objects.filter(project=acting.project, op_id__in=wanted)}
    mine, theirs = found.get(decision.mine_op_id), found.get(decision.their_op_id)
    if acting.judged.pk in {one.author_id for one in (mine, theirs) if one is not None}:
        raise OwnReport
    return mine, theirs


def _wishes(  # noqa: PLR0917 - one decision within its log
    decision: ConflictDecision, acting: Acting, log: dict[int, Told], mine: Entry | None, theirs: Entry | None,
    whole: float | None,
) -> list[tuple[Told, NewDecision]]:  # fmt: skip
    """What becomes of each of the two that still waits. Raises EntryOvertaken: the chosen one stands no more."""
    chosen = {"mine": mine, "other": mine, "theirs": theirs}.get(decision.choice)
    states = entry_states(list(log.values()))
    if chosen is not None and states.get(chosen.pk) not in STANDING:
        raise EntryOvertaken
    wishes: list[tuple[Told, NewDecision]] = []
    for one in (mine, theirs):
        if one is not None and states.get(one.pk) == "claimed":
            word = "set_aside" if one is not chosen else "accept_other" if decision.choice == "other" else "accept"
            wishes.append((log[one.pk], _decision(word, decision, acting, whole)))
    return wishes


def _decision(word: str, decision: ConflictDecision, acting: Acting, whole: float | None) -> NewDecision:
    values = {decision.field: decision.value} if word == "accept_other" else None
    return NewDecision(word, "conflict", acting.judged, values, "conflict", decision.reason, whole=whole)
