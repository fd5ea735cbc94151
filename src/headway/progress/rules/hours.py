"""Hours of work per activity: pre-filled from attendance, confirmed by who worked, held against attendance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOLERANCE_HOURS = 0.5
MOST_LINES = 30
MOST_HOURS = 24.0
MOST_HEADS = 500


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Hours of each of `headcount` people on one activity; without an activity: briefing, cleaning and the like."""

    activity_id: int | None
    hours: float
    headcount: int = 1

    @property
    def person_hours(self) -> float:
        return self.hours * self.headcount


@dataclass(frozen=True, slots=True)
class HoursCheck:
    """`state`: `confirmed`, `differs` (from attendance by more than the tolerance) or `without_attendance`."""

    state: str
    sum_hours: float
    attendance_hours: float | None


def prefilled(attendance_hours: float, reported: Sequence[tuple[int, int]]) -> list[HoursLine]:
    """Attendance split over the activities reported that day, by headcount, in tenths that sum up exactly (rule 6.75).

    reported: (activity, headcount) pairs; a headcount of 0 counts as 1. The rest of the rounding goes to the largest
    lines, first come first. Example: 9.4 h over headcounts 12, 5 and 2 are 5.9, 2.5 and 1.0.
    """
    if not reported or attendance_hours <= 0:
        return []
    tenths = round(attendance_hours * 10)
    heads = [max(count, 1) for _, count in reported]
    shares = [tenths * count / sum(heads) for count in heads]
    whole = [int(share) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda row: (whole[row] - shares[row], row))
    for row in by_rest[: tenths - sum(whole)]:
        whole[row] += 1
    return [
        HoursLine(activity, share / 10, count)
        for (activity, _), share, count in zip(reported, whole, heads, strict=True)
    ]


def check_own_hours(lines: Sequence[HoursLine], attendance_hours: float | None, tolerance: float) -> HoursCheck:
    """One person's lines against his attendance: hours per head, whatever the headcount (rule 6.74)."""
    return _checked(sum(line.hours for line in lines), attendance_hours, tolerance)


def check_crew_hours(lines: Sequence[HoursLine], attendance: Sequence[float], tolerance: float) -> HoursCheck:
    """A crew's lines against the attendance of all its people; the tolerance is per person who was there."""
    total = round(sum(attendance), 1) if attendance else None
    return _checked(sum(line.person_hours for line in lines), total, tolerance * max(len(attendance), 1))


def _checked(total: float, attendance_hours: float | None, tolerance: float) -> HoursCheck:
    total = round(total, 2)
    if attendance_hours is None:
        return HoursCheck("without_attendance", total, None)
    within = abs(total - attendance_hours) <= tolerance + 1e-9
    return HoursCheck("confirmed" if within else "differs", total, attendance_hours)


def hours_fault(lines: Sequence[HoursLine]) -> str | None:
    """What is wrong with lines as they were entered; None when they can be kept."""
    if len(lines) > MOST_LINES:
        return "too_many_lines"
    if len({line.activity_id for line in lines}) != len(lines):
        return "activity_twice"
    if any(not 0 <= line.hours <= MOST_HOURS for line in lines) or sum(line.hours for line in lines) > MOST_HOURS:
        return "hours"
    if any(not 1 <= line.headcount <= MOST_HEADS for line in lines):
        return "headcount"
    return None
