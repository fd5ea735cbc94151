"""Cases that are not there any more: done, or withdrawn; their messages are put away (rule 7.27)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from headway.notify.actions import withdraw
from headway.warnings.models import Reminder, ReminderStep
from headway.warnings.queries.cases import Known
from headway.warnings.queries.kinds import KINDS
from headway.warnings.queries.rules import ProjectRules
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import SITE_ONLY


def close_gone(sites: Sites, rules: Mapping[int, ProjectRules], rows: Sequence[Reminder], now: datetime) -> int:
    """Close reminders whose case is not found any more, each with how it ended; returns how many."""
    switched_off = [row for row in rows if not _is_asked(sites, rules, row)]
    left: dict[str, list[Reminder]] = {}
    for row in rows:
        if _is_asked(sites, rules, row):
            left.setdefault(row.kind, []).append(row)
    acted: list[int] = []
    reasons: dict[int, str] = {row.pk: "rule_off" for row in switched_off}
    for kind, some in left.items():
        gone = KINDS[kind].judge(sites, [_known(row) for row in some])
        acted += gone.acted
        reasons.update(gone.reasons)
    _close(acted, "acted", "", now)
    for reason in sorted(set(reasons.values())):
        _close([pk for pk, why in reasons.items() if why == reason], "withdrawn", reason, now)
    _put_away([row.pk for row in rows], now)
    return len(rows)


def close_stopped(rows: Sequence[Reminder], now: datetime) -> int:
    """Close the reminders of projects that run no more; returns how many."""
    _close([row.pk for row in rows], "withdrawn", "stopped", now)
    _put_away([row.pk for row in rows], now)
    return len(rows)


def _is_asked(sites: Sites, rules: Mapping[int, ProjectRules], row: Reminder) -> bool:
    rule = rules[row.project_id].kinds[row.kind]
    return rule.is_on and (row.kind not in SITE_ONLY or row.project_id in sites.reporting)


def _known(row: Reminder) -> Known:
    return Known(row.pk, row.project_id, row.case_key, row.subject_id, row.since)


def _close(ids: Collection[int], state: str, reason: str, now: datetime) -> None:
    if ids:
        rows = Reminder.objects.filter(pk__in=ids, closed_at=None)
        rows.update(state=state, reason=reason, closed_at=now, next_at=None)


def _put_away(ids: Sequence[int], now: datetime) -> None:
    """The messages of these cases; a digest goes when none of the cases that it gathered is open."""
    if not ids:
        return
    steps = ReminderStep.objects.filter(reminder_id__in=ids).exclude(what="snoozed")
    keys = list(steps.values_list("what", "key"))
    single = {key for what, key in keys if what == "told"}
    digests = {key for what, key in keys if what == "gathered"}
    withdraw(keys=single | (digests - _still_needed(digests)), now=now)


def _still_needed(keys: Iterable[str]) -> set[str]:
    wanted = set(keys)
    if not wanted:
        return set()
    open_ones = ReminderStep.objects.filter(what="gathered", key__in=wanted, reminder__closed_at=None)
    return set(open_ones.values_list("key", flat=True))
