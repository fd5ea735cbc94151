"""The settings of a plan that move dates: profile and its options, data date, start, must-finish, default calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from headway.engine.document import Profile, ScheduleOptions
from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, not_taken, taken
from headway.schedule.rules.changes import PLAN
from headway.schedule.rules.values import SETTING_FIELDS, ValueRefused, Values

_KINDS = get_type_hints(ScheduleOptions)
_LONGEST = {"minutes_per_day": 1440, "minutes_per_week": 10_080, "days_per_month": 31, "default_start_minute": 1440,
            "default_finish_minute": 1440, "critical_float_minutes": 52_704_000}  # fmt: skip
_LEAST = {"minutes_per_day": 1, "minutes_per_week": 1, "days_per_month": 1, "critical_float_minutes": -52_704_000}


@dataclass(frozen=True)
class ChangeSettings(RowOperation):
    """Other settings; `options` names only those that change."""

    kind: ClassVar[str] = "change_settings"
    values: Mapping[str, Any] = field(default_factory=dict)

    def carry_out(self, draft: Draft) -> None:
        row = draft.row(PLAN, 0)
        told = dict(self.values)
        options = {**told.pop("options", {})} | ({"profile": told.pop("profile")} if "profile" in told else {})
        values = taken(told, SETTING_FIELDS)
        try:
            values |= _options(row, options)
            _check_zone(values)
        except ValueRefused as refused:
            raise not_taken(refused) from refused
        if values.get("default_calendar_id") is not None:
            draft.row("plancalendar", values["default_calendar_id"])
            values["default_calendar_id"] = draft.number(values["default_calendar_id"])
        draft.change(PLAN, 0, values)


def _options(row: Values, told: Mapping[str, Any]) -> Values:
    if not told:
        return {}
    options = {**row["options"], **{name: _option(name, value) for name, value in told.items()}}
    return {"options": options, "profile": options.get("profile", Profile.P6.value)}


def _option(name: str, value: Any) -> Any:
    kind = _KINDS.get(name)
    if kind is None:
        raise ValueRefused(name[:80], "unknown_field")
    if issubclass(kind, StrEnum):
        if value not in {member.value for member in kind}:
            raise ValueRefused(name, "one_of", words=", ".join(member.value for member in kind))
        return value
    if kind is bool:
        if not isinstance(value, bool):
            raise ValueRefused(name, "yes_no")
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueRefused(name, "number")
    lowest, highest = _LEAST.get(name, 0), _LONGEST[name]
    if not lowest <= value <= highest or (kind is int and not float(value).is_integer()):
        raise ValueRefused(name, "out_of_range", lowest=lowest, highest=highest)
    return kind(value)


def _check_zone(values: Values) -> None:
    if "time_zone" in values:
        try:
            ZoneInfo(values["time_zone"])
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise ValueRefused("time_zone", "time_zone") from unknown
