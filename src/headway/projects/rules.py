"""Decisions about projects, members, locations and calendars, from plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from headway.people.roles import (
    ADMINISTRATORS,
    ARCHIVE_PROJECT,
    CHANGE_PROJECT,
    MEMBERS,
    ROLES,
    SEE,
    SEE_HISTORY,
    SEES_OWN_WORK_ONLY,
)

GRACE = timedelta(days=30)
"""How long a deleted project can be taken back."""
KINDS = ("residential", "public", "industrial", "municipal", "transport", "water", "landscape", "renovation", "other")
LOCATION_KINDS = ("building", "floor", "zone")
RESOURCE_KINDS = ("labour", "crew", "machine", "material", "cost")
MOST_LOCATIONS = 5000
MOST_EXCEPTIONS = 2000
MOST_HITS = 20
LONGEST_QUERY = 60
LONGEST_COMMENT = 10_000
MOST_VERSIONS = 100
"""Of one comment: every change is kept."""
KEPT_PER_HANGING = 2
"""What a project's files may take with those that were taken off: this many times its allowance."""
SEES_PRICES = frozenset({"finance", "purchasing", "project_manager", "planner", "executive"})
READING = frozenset({SEE, SEE_HISTORY})
NEXT_STATES = {
    "active": {"archived", "deleted"},
    "archived": {"active", "deleted"},
    "deleted": {"active"},
}
"""From deleted a project comes back as what it was before: active or archived."""

_GUESTS = {
    "supervision": frozenset({"supervisor"}),
    "client": frozenset({"client"}),
    "subcontractor": frozenset({"technical_lead", "foreman", "worker"}),
    "contractor": frozenset({"planner", "technical_lead", "foreman", "worker"}),
}
"""Roles that people of another organisation may take here, by the kind of their organisation."""
_OF_OTHERS_ONLY = frozenset({"supervisor", "client"})


def roles_for(*, role_at_home: str, is_guest: bool, organization_kind: str) -> frozenset[str]:
    """The roles that a person may take on a project by membership (rules 3.2-3.4)."""
    if role_at_home in ADMINISTRATORS:
        return frozenset()
    if is_guest:
        return _GUESTS.get(organization_kind, frozenset())
    return frozenset(ROLES) - ADMINISTRATORS - _OF_OTHERS_ONLY


def capability_to_admit(*, role: str, has_manager: bool) -> str:
    """A project without a project manager gets its first one from whoever may change the project (rule 3.6)."""
    return CHANGE_PROJECT if role == "project_manager" and not has_manager else MEMBERS


def is_last_manager(*, former_role: str, role: str, managers: int) -> bool:
    """Whether a change of role (empty: removal) would leave the project without a project manager."""
    return former_role == "project_manager" and role != "project_manager" and managers <= 1


def may_be_done_when_archived(capability: str) -> bool:
    """An archived project is read, and taken back; nothing else."""
    return capability in READING or capability == ARCHIVE_PROJECT


def sees_own_work_only(*, role: str, is_guest: bool) -> bool:
    """A foreman or worker of another organisation sees only the activities of his crews."""
    return is_guest and role in SEES_OWN_WORK_ONLY


def sees_prices(role: str) -> bool:
    """Whether a role sees what things cost."""
    return role in SEES_PRICES


def has_room_for(size_bytes: int, *, hanging_bytes: int, kept_bytes: int, allowed_bytes: int) -> bool:
    """Whether a project takes another file; what was taken off counts too, so that nobody fills the disk by it."""
    return hanging_bytes + size_bytes <= allowed_bytes and kept_bytes + size_bytes <= KEPT_PER_HANGING * allowed_bytes


def state_of(*, archived_at: datetime | None, deleted_at: datetime | None) -> str:
    """active, archived or deleted."""
    if deleted_at is not None:
        return "deleted"
    return "archived" if archived_at is not None else "active"


@dataclass(frozen=True)
class ContractTime:
    """Dates of the contract and 要求工期 in calendar days, both ends counted."""

    start: date | None
    finish: date | None
    days: int | None


def complete_contract(given: ContractTime) -> ContractTime | None:
    """The missing one of start, finish and days from the other two; None when the three contradict.

    Source: GF-2017-0201, agreement part 2: the total of calendar days prevails over the dates, so the
    person is asked instead of one of them being changed silently. Example: 2026-03-02 and 466 days give
    2027-06-10.
    """
    start, finish, days = given.start, given.finish, given.days
    if start and days and not finish:
        return ContractTime(start, start + timedelta(days=days - 1), days)
    if start and finish and not days:
        return ContractTime(start, finish, (finish - start).days + 1) if finish >= start else None
    if finish and days and not start:
        return ContractTime(finish - timedelta(days=days - 1), finish, days)
    if start and finish and days and (finish - start).days + 1 != days:
        return None
    return given


def may_stand_under(kind: str, parent_kind: str | None) -> bool:
    """A building stands alone, a floor in a building, a zone in a building or on a floor, or alone."""
    allowed: dict[str, set[str | None]] = {
        "building": {None},
        "floor": {"building"},
        "zone": {"building", "floor", None},
    }
    return parent_kind in allowed.get(kind, set())


def calendar_fault(week: Sequence[Any], exceptions: Sequence[Sequence[Any]], *, has_parent: bool) -> str | None:
    """What is wrong with a calendar, as the last part of a refusal's code; None when it can be worked with."""
    if len(week) != 7:
        return "week"
    if any(day is None for day in week) and not has_parent:
        return "week_without_parent"
    if not all(_are_shifts(day) for day in week if day is not None):
        return "shifts"
    if len(exceptions) > MOST_EXCEPTIONS:
        return "too_many_exceptions"
    for first, last, shifts, _name, weekdays in exceptions:
        if first > last:
            return "range"
        if not _are_shifts(shifts):
            return "shifts"
        if weekdays is not None and not (weekdays and all(0 <= day <= 6 for day in weekdays)):
            return "weekdays"
    if not has_parent and not any(week):
        return "no_work"
    return None


def _are_shifts(shifts: Sequence[Sequence[int]]) -> bool:
    """In order, not overlapping, within the day."""
    last = 0
    for start, finish in shifts:
        if not last <= start < finish <= 1440:
            return False
        last = finish
    return True


@dataclass(frozen=True)
class CalendarLayer:
    """Week and exceptions of one calendar of a chain."""

    week: Sequence[Any]
    exceptions: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class DayOfCalendar:
    """The shifts of one day, and the name of the exception that set them."""

    shifts: list[list[int]]
    name: str


def day_in_chain(chain: Sequence[CalendarLayer], number: int, weekday: int) -> DayOfCalendar:
    """A day follows the own exception, the own week, then the parent; the later exception wins.

    `number` = days since 1970-01-01, `weekday` 0 = Monday; the chain goes from the calendar to its oldest parent.
    """
    for layer in chain:
        for first, last, shifts, name, weekdays in reversed(layer.exceptions):
            if first <= number <= last and (weekdays is None or weekday in weekdays):
                return DayOfCalendar([list(shift) for shift in shifts], name)
        if layer.week[weekday] is not None:
            return DayOfCalendar([list(shift) for shift in layer.week[weekday]], "")
    return DayOfCalendar([], "")


def matches(query: str, *, code: str, name: str, sort_key: str) -> bool:
    """Whether a query (lower case) is found in a code, a name, its pinyin, or the initials of its pinyin.

    Numbers stay whole among the initials: building 21 of an estate is found by `yqyy21`.
    """
    syllables = sort_key.lower().split()
    return (
        query in code.lower()
        or query in name.lower()
        or query in "".join(syllables)
        or query in "".join(syllable[0] if syllable[0].isalpha() else syllable for syllable in syllables)
    )
