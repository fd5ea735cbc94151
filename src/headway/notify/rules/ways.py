"""By which ways a person is told, and when: his choices, his quiet hours, his cap.

Rules 7.1 to 7.6 of docs/rules/07-reminders.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from headway.notify.rules.messages import REMINDERS

MAIL, PUSH = "mail", "push"
PERSONAL = (MAIL, PUSH)
DINGTALK = "dingtalk"
ROBOTS = (DINGTALK, "wecom", "feishu")
DIGEST = "digest"
"""Among the ways of a kind: mail comes with the next digest instead of at once."""
GATHERED = timedelta(seconds=60)
"""So long a message waits for others to the same person: what happens together arrives as one piece."""
DAY = 24 * 60
AT_ONCE = frozenset({"mentioned", "replied", "report_returned", "entry_conflict", "offered", "return_unanswered"})
"""Kinds that somebody waits for: by default they come at once, the others with the digest."""


@dataclass(frozen=True)
class Choices:
    """What a person chose. Minutes of the local day; `most_per_day` pieces by each way, more wait for the digest."""

    ways: Mapping[str, Collection[str]] = field(default_factory=dict)
    quiet_from: int = 20 * 60
    quiet_until: int = 7 * 60
    digest_at: int = 7 * 60 + 30
    most_per_day: int = 8
    zone: str = "Asia/Shanghai"


DEFAULT = Choices()


def ways_of(kind: str, choices: Choices, hint: Collection[str] = ()) -> frozenset[str]:
    """The ways besides the inbox, which always has it: of mail, push, digest. `hint`: what who tells thinks right."""
    chosen = choices.ways.get(kind)
    if chosen is not None:
        return frozenset(chosen)
    if hint:
        return frozenset(hint)
    if kind in AT_ONCE:
        return frozenset({MAIL, PUSH})
    return frozenset({MAIL, PUSH, DIGEST} if kind in REMINDERS else {PUSH})


def leaving_by(kind: str, choices: Choices, hint: Collection[str] = ()) -> frozenset[str]:
    """Mail, push or both; the digest is a mail, also for who chose nothing besides it."""
    chosen = ways_of(kind, choices, hint)
    return (chosen | {MAIL} if DIGEST in chosen else chosen) - {DIGEST}


def due_at(
    kind: str,
    way: str,
    choices: Choices,
    *,
    told_at: datetime,
    hold_until: datetime | None,
    sent_today: int,
    now: datetime,
    hint: Collection[str] = (),
) -> datetime:
    """When a message leaves by `way`: gathered, after the site's closed hours, not in quiet hours, within the cap."""
    earliest = max(told_at + GATHERED, hold_until or now, now)
    if sent_today >= choices.most_per_day or (way == MAIL and DIGEST in ways_of(kind, choices, hint)):
        earliest = next_digest(earliest, choices)
    return after_quiet(earliest, choices)


def next_digest(instant: datetime, choices: Choices) -> datetime:
    """The first digest at or after `instant`."""
    local = instant.astimezone(ZoneInfo(choices.zone))
    day = local.date() + timedelta(days=local.time() > _time(choices.digest_at))
    return _not_before(instant, day, choices.digest_at, choices)


def after_quiet(instant: datetime, choices: Choices) -> datetime:
    """`instant`, or the end of the quiet hours that it lies in; they may span midnight."""
    start, end = choices.quiet_from, choices.quiet_until
    local = instant.astimezone(ZoneInfo(choices.zone))
    minute = local.hour * 60 + local.minute
    is_quiet = start <= minute < end if start < end else start != end and (minute >= start or minute < end)
    if not is_quiet:
        return instant
    day = local.date() + timedelta(days=minute >= end)
    return _not_before(instant, day, end, choices)


def day_began(instant: datetime, zone: str) -> datetime:
    """Local midnight before `instant`: what was sent since counts for the cap."""
    local = instant.astimezone(ZoneInfo(zone))
    return _utc(datetime.combine(local.date(), time(0), local.tzinfo))


def _not_before(instant: datetime, day: date, minute: int, choices: Choices) -> datetime:
    """A minute of a local day; where the clock is put back and it comes twice, the one that is not over yet."""
    zone = ZoneInfo(choices.zone)
    first, second = (_utc(datetime.combine(day, _time(minute).replace(fold=fold), zone)) for fold in (0, 1))
    return first if first >= instant else second


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _utc(local: datetime) -> datetime:
    return local.astimezone(UTC)
