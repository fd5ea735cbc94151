"""The rules of a project about its progress: who accepts what, by when, what is doubtful. Defaults and their check."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headway.progress.rules.fact_kinds import FactRefused, number, site_day, text, whole

Values = dict[str, Any]
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Substitute:
    """`account_id` decides in place of `for_id` from the first to the last day, both included."""

    for_id: str
    account_id: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Settings:
    """Percent as fractions, hours of the clock, calendar days. Keys of trades are their names; "" = every other."""

    accepters: Mapping[str, Sequence[str]] = field(default_factory=dict)  # trade -> accounts; none = the default
    substitutes: Sequence[Substitute] = ()
    deadline_hours: int = 24
    auto_accept: Mapping[str, float] = field(default_factory=dict)  # trade -> largest step that needs nobody
    photo_required_at_100: bool = True
    late_after_days: int = 3
    pace_factor: float = 3.0  # times the usual step per day
    pace_step: float = 0.2  # a step up to this is never out of pace
    hours_factor: float = 2.0  # times what the hours worked would give


DEFAULTS = Settings()


def settings_of(stored: Mapping[str, Any]) -> Settings:
    """The rules from what was stored, defaults where nothing was."""
    known = {name: value for name, value in stored.items() if name in Settings.__dataclass_fields__}
    known["substitutes"] = tuple(
        Substitute(
            one["for"], one["account"], date.fromisoformat(one["first_day"]), date.fromisoformat(one["last_day"])
        )
        for one in stored.get("substitutes", ())
    )
    return Settings(**known)


def told_settings(settings: Settings) -> Values:
    """Rules as they are told and written down."""
    values: Values = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
    values["substitutes"] = [
        {"for": one.for_id, "account": one.account_id, "first_day": one.first_day, "last_day": one.last_day}
        for one in settings.substitutes
    ]
    return values


def read_settings(told: Mapping[str, Any]) -> Values:
    """What is stored of rules that a person wrote down. Raises FactRefused, which names the field."""
    unknown = next((name for name in told if name not in Settings.__dataclass_fields__), None)
    if unknown is not None:
        raise FactRefused(str(unknown)[:80], "unknown_field")
    values: Values = {}
    for name, value in told.items():
        values[name] = _READERS[name](name, value)
    return values


def named_in(stored: Mapping[str, Any]) -> set[str]:
    """Accounts that stored rules name."""
    named = {one for some in stored.get("accepters", {}).values() for one in some}
    return named | {one[key] for one in stored.get("substitutes", ()) for key in ("for", "account")}


def _accepters(name: str, value: Any) -> dict[str, list[str]]:
    if not isinstance(value, dict) or len(value) > MOST_LINES:
        raise FactRefused(name, "dictionary", most=MOST_LINES)
    if not all(isinstance(accounts, list | tuple) and len(accounts) <= MOST_LINES for accounts in value.values()):
        raise FactRefused(name, "dictionary", most=MOST_LINES)
    return {text(name, trade, 80): [text(name, one, 40) for one in accounts] for trade, accounts in value.items()}


def _steps(name: str, value: Any) -> dict[str, float]:
    if not isinstance(value, dict) or len(value) > MOST_LINES:
        raise FactRefused(name, "dictionary", most=MOST_LINES)
    return {text(name, trade, 80): number(name, step, 0, 1) for trade, step in value.items()}


def _substitutes(name: str, value: Any) -> list[Values]:
    if not isinstance(value, list | tuple) or len(value) > MOST_LINES:
        raise FactRefused(name, "dictionary", most=MOST_LINES)
    lines: list[Values] = []
    for one in value:
        if not isinstance(one, dict) or not {"for", "account", "first_day", "last_day"} <= one.keys():
            raise FactRefused(name, "dictionary", most=MOST_LINES)
        line: Values = {key: text(name, one[key], 40) for key in ("for", "account")}
        line |= {key: site_day(name, one[key]) for key in ("first_day", "last_day")}
        if line["last_day"] < line["first_day"]:
            raise FactRefused(name, "finish_before_start")
        lines.append(line)
    return lines


def _yes_no(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise FactRefused(name, "yes_no")
    return value


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "accepters": _accepters,
    "substitutes": _substitutes,
    "deadline_hours": lambda name, value: whole(name, value, 1, 720),
    "auto_accept": _steps,
    "photo_required_at_100": _yes_no,
    "late_after_days": lambda name, value: whole(name, value, 0, 90),
    "pace_factor": lambda name, value: number(name, value, 1, 100),
    "pace_step": lambda name, value: number(name, value, 0, 1),
    "hours_factor": lambda name, value: number(name, value, 1, 100),
}
