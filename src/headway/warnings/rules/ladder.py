"""Who is told next of an open case, and when: the ladder 7.24, the cap 7.26, the hours of the site 7.25."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from headway.warnings.rules.kinds import General, Step

LONGEST_CLOSED = 60
"""Days: a calendar that rests longer holds nothing back."""
ASKED_AGAIN = timedelta(hours=1)
"""A case of which nobody could be told is asked about again so often: somebody may have been given the role."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Climbed:
    """Whom to tell now, with the step's word for them; the step that comes next and when (None: the top)."""

    tell: Mapping[str, str] = field(default_factory=dict)
    rung: int = 0
    next_at: datetime | None = None


def climb(
    ladder: Sequence[Step],
    *,
    rung: int,
    since: datetime,
    told: Collection[str],
    people: Callable[[str], Collection[str]],
    now: datetime,
) -> Climbed:
    """Go up from step `rung` of a case that is open `since`; `told`: who was told of it before.

    A step tells those whom it names and who have not been told. As long as nobody at all was told, the next step is
    due at once: work that is given to nobody is told to who plans it, not to nobody. When no step has anybody, the ladder
    begins anew an hour later: whoever is given a role then hears of it.
    Example: person 0 h, foreman 24 h, manager 72 h, and no person: the foreman hears it at once, the manager at 72 h.
    """
    tell: dict[str, str] = {}
    while rung < len(ladder):
        step = ladder[rung]
        if since + timedelta(hours=step.after_hours) > now and (told or tell):
            break
        for one in sorted(people(step.to)):
            if one not in told:
                tell.setdefault(one, step.to)
        rung += 1
    if rung == len(ladder) and not (told or tell):
        return Climbed(next_at=now + ASKED_AGAIN)
    following = since + timedelta(hours=ladder[rung].after_hours) if rung < len(ladder) else None
    return Climbed(tell, rung, following)


def within_cap(wanted: Iterable[tuple[str, T]], told_today: Mapping[str, int], most: int) -> tuple[list[T], list[T]]:
    """What is told by itself and what goes into the person's digest: (person, what) in the order of importance."""
    counts = dict(told_today)
    single: list[T] = []
    gathered: list[T] = []
    for person, what in wanted:
        counts[person] = counts.get(person, 0) + 1
        (single if counts[person] <= most else gathered).append(what)
    return single, gathered


def opens_at(
    now: datetime, *, zone: ZoneInfo, general: General, is_working: Callable[[int], bool], day_number: int
) -> datetime | None:
    """None while the site works, else the instant at which it opens next. `day_number`: the site's day of `now`.

    Example: Friday 20:10, hours 7 to 19, five days a week: Monday 7:00.
    """
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    if is_working(day_number) and general.site_from <= minute < general.site_until:
        return None
    first = 0 if minute < general.site_from else 1
    for ahead in range(first, LONGEST_CLOSED):
        if is_working(day_number + ahead):
            day = local.date() + timedelta(days=ahead)
            opening = time(general.site_from // 60, general.site_from % 60)
            return datetime.combine(day, opening, zone).astimezone(UTC)
    return None


def with_substitutes(people: Collection[str], standing_in: Mapping[str, Collection[str]]) -> set[str]:
    """Each person who is away replaced by those who stand in for him today (`standing_in`: person -> substitutes)."""
    return {other for one in people for other in (standing_in.get(one) or (one,))}
