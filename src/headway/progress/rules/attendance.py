"""Who was on site when: one record per person, day and shift, made of marks that may come in any order.

The day is a field that a person fills: a night shift that begins at 22:00 of the 21st stays of the 21st. Flags are
shown and never block; the same marks give the same record and the same flags, whichever comes first.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

SHIFTS = ("day", "night")
REPEAT = timedelta(minutes=10)
"""A second mark of the same kind within it is the same one pressed twice."""
LONGEST = timedelta(hours=16)
"""Labour law knows no longer shift; somebody forgot to check out, or two shifts were entered as one."""
MANY_ON_ONE_PHONE = 3
"""So many people, its owner not counted, on one phone within a shift: somebody else presses for them."""
MANY_AT_ONE_SPOT = 3
"""Phones of so many people never stand on the same metre; a copied position does."""
FASTEST_KM_H = 120.0
MAX_ACCURACY_M = 5_000.0
_METRES_PER_DEGREE = 111_320.0
SEEN_ON_MARKS = frozenset({"by_proxy", "clock_off", "wrong_code", "gap", "imported"})
"""What one entry says about itself; the rest follows from several."""


@dataclass(frozen=True, slots=True)
class Position:
    """WGS-84 degrees; `accuracy_m` is the radius that the phone gives."""

    longitude: float
    latitude: float
    accuracy_m: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One check-in or check-out as it was entered. person: key of who was on site; owner: key of who holds the phone."""

    person: str
    kind: str  # "in" or "out"
    at: datetime
    device: str = ""
    owner: str = ""
    position: Position | None = None
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Presence:
    """One record of a person, day and shift."""

    in_at: datetime | None
    out_at: datetime | None
    hours: float | None  # without the break; None until both marks are there
    flags: tuple[str, ...]
    accuracy_m: float | None


@dataclass(frozen=True, slots=True)
class ShiftRules:
    """`break_minutes` are taken off a presence longer than `break_after_hours`."""

    break_minutes: int = 90
    break_after_hours: float = 6.0


def presence_of(marks: Sequence[Mark], rules: ShiftRules) -> Presence:
    """The one record of all marks of a person in a shift (rule 6.70).

    The first check-in and the last check-out stand; a further one more than ten minutes away is flagged, never a
    second record. Example: in 06:52, out 17:46 with a break of 90 minutes are 9.4 hours.
    """
    ins = sorted(mark.at for mark in marks if mark.kind == "in")
    outs = sorted(mark.at for mark in marks if mark.kind == "out")
    in_at, out_at = (ins[0] if ins else None), (outs[-1] if outs else None)
    flags = {flag for mark in marks for flag in mark.flags & SEEN_ON_MARKS}
    if ins and ins[-1] - ins[0] > REPEAT:
        flags.add("second_check_in")
    if outs and outs[-1] - outs[0] > REPEAT:
        flags.add("second_check_out")
    if in_at is None:
        flags.add("no_check_in")
    if in_at and out_at and out_at < in_at:
        flags.add("out_before_in")
    if in_at and out_at and out_at - in_at > LONGEST:
        flags.add("long_shift")
    if _travels_too_fast(marks):
        flags.add("impossible_travel")
    accuracies = [mark.position.accuracy_m for mark in marks if mark.position is not None]
    return Presence(
        in_at, out_at, worked_hours(in_at, out_at, rules), tuple(sorted(flags)), min(accuracies, default=None)
    )


def worked_hours(in_at: datetime | None, out_at: datetime | None, rules: ShiftRules) -> float | None:
    """Hours between the marks without the break, to a tenth; None while one of them is missing or they contradict."""
    if in_at is None or out_at is None or out_at < in_at:
        return None
    hours = (out_at - in_at).total_seconds() / 3600
    if hours > rules.break_after_hours:
        hours = max(hours - rules.break_minutes / 60, rules.break_after_hours)
    return round(hours, 1)


def proxy_flags(marks: Iterable[Mark]) -> dict[str, set[str]]:
    """Flags by person that only the marks of a whole shift show (rule 6.72): one phone, or one spot, for many.

    `one_phone`: three or more people beside its owner were checked in on it. `same_spot`: phones of three or more
    people gave the same position to the metre.
    """
    by_phone: dict[str, set[str]] = defaultdict(set)
    phones_at: dict[str, dict[str, str]] = defaultdict(dict)
    for mark in marks:
        if mark.device and mark.person != mark.owner:
            by_phone[mark.device].add(mark.person)
        if mark.device and mark.position is not None:
            phones_at[spot_of(mark.position)][mark.device] = mark.person
    flags: dict[str, set[str]] = defaultdict(set)
    for people in by_phone.values():
        if len(people) >= MANY_ON_ONE_PHONE:
            for person in people:
                flags[person].add("one_phone")
    for people_by_phone in phones_at.values():
        if len(set(people_by_phone.values())) >= MANY_AT_ONE_SPOT:
            for person in people_by_phone.values():
                flags[person].add("same_spot")
    return dict(flags)


def distance_m(one: Position, other: Position) -> float:
    """Metres between two positions of one site or town, on a plane: 0.1 % off at 50 km."""
    north = (other.latitude - one.latitude) * _METRES_PER_DEGREE
    east = (other.longitude - one.longitude) * _METRES_PER_DEGREE
    return math.hypot(north, east * math.cos(math.radians((one.latitude + other.latitude) / 2)))


def _travels_too_fast(marks: Sequence[Mark]) -> bool:
    """Whether somebody would have had to drive faster than 120 km/h; what the phone was unsure of does not count."""
    placed = sorted((mark for mark in marks if mark.position is not None), key=lambda mark: mark.at)
    for before, after in itertools.pairwise(placed):
        assert before.position is not None
        assert after.position is not None
        unsure = before.position.accuracy_m + after.position.accuracy_m
        metres = distance_m(before.position, after.position) - unsure
        hours = max((after.at - before.at).total_seconds(), 60.0) / 3600
        if metres / 1000 / hours > FASTEST_KM_H:
            return True
    return False


def spot_of(position: Position | None) -> str:
    """The metre on which a phone says that it is: degrees to five places; empty without a position."""
    return "" if position is None else f"{position.latitude:.5f},{position.longitude:.5f}"


def person_key(*, account: str | None, name: str, crew_id: int | None) -> str:
    """Who is meant: an account, else a name within its crew (two crews may both have a 王建国)."""
    if account is not None:
        return account
    return f"{crew_id}/{name.strip()}" if crew_id is not None else name.strip()


def record_id(person: str, day: str, shift: str) -> str:
    """The id of the record that devices keep: `<person>:<day>`, of another shift than the day's with its name."""
    return f"{person}:{day}" if shift == "day" else f"{person}:{day}:{shift}"


def headcount_by_trade(trades: Mapping[str, str]) -> list[tuple[str, int]]:
    """How many people of each trade, the largest first; key: person, value: trade (empty = unknown, last)."""
    counts: dict[str, int] = defaultdict(int)
    for trade in trades.values():
        counts[trade] += 1
    return sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))


def is_of_shift(at: datetime, day: date) -> bool:
    """Whether a local minute can belong to a shift of this day: from its midnight to noon of the day after.

    The day itself is what the person filled in (rule 6.71): 00:30 of the 22nd may be of the night shift of the 21st.
    """
    start = datetime(day.year, day.month, day.day)
    return start <= at < start + timedelta(hours=36)
