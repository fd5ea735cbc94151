"""Whether reminders are acted upon: counts and hours by kind and way (7.29)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

WITHIN = timedelta(hours=24)
ENOUGH_TOLD = 10
LEAST_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case that somebody was told of by `way`, first at `told_at`; `acted_at` when it was done."""

    kind: str
    way: str
    told_at: datetime
    acted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Effect:
    """`median_hours` from being told to being done, over those that were done."""

    kind: str
    way: str
    told: int
    acted_within_24h: int
    median_hours: float | None

    @property
    def nobody_acts(self) -> bool:
        """Enough told, and hardly any done within a day."""
        return self.told >= ENOUGH_TOLD and self.acted_within_24h < self.told * LEAST_SHARE


def effects_of(outcomes: Iterable[Outcome], now: datetime) -> list[Effect]:
    """By kind and way. A case that is open for less than a day is not counted yet: nobody knows.

    Example: told at 8, done at 10 and at 14 of the same day, one not done: 3 told, 2 within 24 h, median 4 h.
    """
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        if one.acted_at is not None or now - one.told_at >= WITHIN:
            groups.setdefault((one.kind, one.way), []).append(one)
    return [_effect(*key, some) for key, some in sorted(groups.items())]


def _effect(kind: str, way: str, some: list[Outcome]) -> Effect:
    passed = [max(one.acted_at - one.told_at, timedelta()) for one in some if one.acted_at is not None]
    hours = [one.total_seconds() / 3600 for one in passed]
    within = sum(one <= WITHIN for one in passed)
    return Effect(kind, way, len(some), within, round(median(hours), 1) if hours else None)
