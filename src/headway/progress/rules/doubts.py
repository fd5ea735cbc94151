"""What is doubtful about a report, before anybody looks: codes with parameters (rules 6.50-6.57)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headway.progress.rules.settings import Settings

FS, SS = 0, 1
"""Codes of the two relations that hold a start back (`engine.columns.RELATION_TYPES`)."""
USUAL_DAYS = 14
LEAST_FALL = 0.005


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look twice. The text is `progress.doubt.<code>`."""

    code: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "parameters": dict(self.parameters)}


@dataclass(frozen=True, slots=True)
class Before:
    """An unfinished predecessor; `type`: code of the relation."""

    name: str
    type: int
    is_started: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A report with what it is judged by. Percent 0–1, hours of people (headcount × hours), days of the site.

    accepted: what stands; pace: (day, percent) of what was accepted, in any order; entered_on: the site's day on
    which it reached the server; hours and usual_hours: worked on this activity that day and on a usual day;
    earlier: the same person's entry before this one, as facts without their photos.
    """

    day: date
    values: Mapping[str, Any]
    photos: int
    entered_on: date
    accepted: Mapping[str, Any]
    duration_days: float
    before: Sequence[Before] = ()
    pace: Sequence[tuple[date, float]] = ()
    hours: float | None = None
    usual_hours: float | None = None
    facts: Sequence[tuple[str, Mapping[str, Any]]] = ()
    earlier: Sequence[tuple[str, Mapping[str, Any]]] | None = None


def doubts_of(claim: Claim, settings: Settings) -> list[Doubt]:
    """All doubts about a claim, the gravest first; none = clean."""
    found = (
        _finish_before_start(claim),
        _falling(claim),
        _predecessor_open(claim),
        _photo_missing(claim, settings),
        _out_of_pace(claim, settings),
        _out_of_hours(claim, settings),
        _late(claim, settings),
        _copy(claim),
    )
    return [doubt for doubt in found if doubt is not None]


def _percent(claim: Claim) -> float | None:
    value = claim.values.get("percent")
    return None if value is None else float(value)


def _stood(claim: Claim) -> float:
    return float(claim.accepted.get("percent") or 0.0)


def _finish_before_start(claim: Claim) -> Doubt | None:
    start = claim.values.get("started_on") or claim.accepted.get("started_on")
    finish = claim.values.get("finished_on")
    if start and finish and finish < start:
        return Doubt("finish_before_start", {"start": start, "finish": finish})
    return None


def _falling(claim: Claim) -> Doubt | None:
    percent = _percent(claim)
    if percent is not None and percent < _stood(claim) - LEAST_FALL:
        return Doubt("falling", {"percent": _whole(_stood(claim) - percent)})
    return None


def _predecessor_open(claim: Claim) -> Doubt | None:
    begun = bool(_percent(claim)) or bool(claim.values.get("started_on"))
    if not begun:
        return None
    for before in claim.before:
        if before.type == FS or (before.type == SS and not before.is_started):
            return Doubt("predecessor_open", {"name": before.name})
    return None


def _photo_missing(claim: Claim, settings: Settings) -> Doubt | None:
    if settings.photo_required_at_100 and (_percent(claim) or 0) >= 1 and not claim.photos:
        return Doubt("photo_missing")
    return None


def usual_step(claim: Claim) -> float:
    """Percent per day that is usual: of the last two weeks accepted, else as planned.

    Example: 20 % on the 1st and 40 % on the 5th → 0.05.
    """
    known = sorted((day, percent) for day, percent in claim.pace if 0 < (claim.day - day).days <= USUAL_DAYS)
    if len(known) > 1 and known[-1][1] > known[0][1]:
        return (known[-1][1] - known[0][1]) / max(1, (known[-1][0] - known[0][0]).days)
    return 1 / max(1.0, claim.duration_days)


def _step_per_day(claim: Claim) -> float:
    percent = _percent(claim)
    if percent is None:
        return 0.0
    day = claim.accepted.get("day")
    since = date.fromisoformat(day) if day else None
    days = max(1, (claim.day - since).days) if since is not None and since < claim.day else 1
    return (percent - _stood(claim)) / days


def _out_of_pace(claim: Claim, settings: Settings) -> Doubt | None:
    usual, step = usual_step(claim), _step_per_day(claim)
    if step > max(settings.pace_step, settings.pace_factor * usual) + 1e-9:
        return Doubt("out_of_pace", {"step": _whole(step), "usual": _whole(usual)})
    return None


def _out_of_hours(claim: Claim, settings: Settings) -> Doubt | None:
    """What the hours worked would give at the usual pace, against what is claimed."""
    if claim.hours is None or not claim.usual_hours:
        return None
    given = usual_step(claim) * claim.hours / claim.usual_hours
    step = _step_per_day(claim)
    if step > settings.hours_factor * given + 0.01:
        return Doubt("out_of_hours", {"hours": round(claim.hours, 1), "step": _whole(step), "usual": _whole(given)})
    return None


def _late(claim: Claim, settings: Settings) -> Doubt | None:
    days = (claim.entered_on - claim.day).days
    return Doubt("late", {"day": claim.day.isoformat(), "days": days}) if days > settings.late_after_days else None


def _copy(claim: Claim) -> Doubt | None:
    """The very facts of the entry before, though work goes on: photos apart, a new day has other numbers."""
    if claim.earlier is None or not claim.facts or (_percent(claim) or 0) >= 1:
        return None
    same = [_plain(one) for one in claim.facts] == [_plain(one) for one in claim.earlier]
    return Doubt("copy_of_yesterday") if same and len(claim.facts) > 1 else None


def _plain(fact: tuple[str, Mapping[str, Any]]) -> tuple[str, dict[str, Any]]:
    return fact[0], dict(fact[1])


def _whole(share: float) -> int | float:
    percent = round(share * 100, 1)
    return int(percent) if percent.is_integer() else percent
