"""What people and programs call the values of a plan's rows, and the columns that hold them.

Outside: words for kinds, `2026-11-20T17:00` for instants, minutes for durations, fractions for percent.
In the rows: codes, minutes since 1970, minutes, fractions. Raises ValueRefused with the field's name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from headway.engine.columns import CONSTRAINTS, KINDS, LAG_CALENDARS, RELATION_TYPES
from headway.engine.plan import EARLIEST, LATEST, LONGEST
from headway.schedule.rules.contents import ESTIMATED, clean
from headway.schedule.rules.instants import day_number, day_of, minutes

Values = dict[str, Any]
LONGEST_TEXT, LONGEST_NOTES, MOST_ENTRIES = 1_000, 100_000, 200


class ValueRefused(ValueError):
    """A value that a field cannot hold. `reason` names the text `schedule.value.<reason>`."""

    def __init__(self, name: str, reason: str, **parameters: object) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.parameters = parameters


Reader = Callable[[str, Any], Any]


def _text(longest: int) -> Reader:
    def read(name: str, value: Any) -> str:
        if not isinstance(value, str):
            raise ValueRefused(name, "text")
        if len(value) > longest:
            raise ValueRefused(name, "too_long", longest=longest)
        try:
            value.encode()
        except UnicodeEncodeError as lone:
            raise ValueRefused(name, "text") from lone
        return clean(value)

    return read


def _whole(lowest: int, highest: int) -> Reader:
    def read(name: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float) or not float(value).is_integer():
            raise ValueRefused(name, "whole_number")
        if not lowest <= value <= highest:
            raise ValueRefused(name, "out_of_range", lowest=lowest, highest=highest)
        return int(value)

    return read


def _number(lowest: float, highest: float) -> Reader:
    def read(name: str, value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueRefused(name, "number")
        if not lowest <= value <= highest:
            raise ValueRefused(name, "out_of_range", lowest=lowest, highest=highest)
        return float(value)

    return read


def _or_nothing(read: Reader) -> Reader:
    return lambda name, value: None if value is None else read(name, value)


def _instant(name: str, value: Any) -> int:
    try:
        told = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError as wrong:
        raise ValueRefused(name, "instant") from wrong
    if told is None or told.tzinfo is not None:
        raise ValueRefused(name, "instant")
    at = minutes(told)
    if at is None or not EARLIEST <= at <= LATEST:
        raise ValueRefused(name, "out_of_years")
    return at


def _yes_no(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueRefused(name, "yes_no")
    return value


def _one_of(words: Mapping[str, Any]) -> Reader:
    def read(name: str, value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise ValueRefused(name, "one_of", words=", ".join(words))
        return words[value]

    return read


def _constraint(name: str, value: Any) -> int:
    return 0 if value is None else int(_one_of(_CONSTRAINT_CODES)(name, value))


def _dictionary(name: str, value: Any) -> dict[str, str] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or len(value) > MOST_ENTRIES:
        raise ValueRefused(name, "dictionary", most=MOST_ENTRIES)
    read = _text(LONGEST_TEXT)
    return {read(name, key): read(name, told) for key, told in value.items()} or None


def _reference(name: str, value: Any) -> int:
    """A row's number, or the negative stand-in of a row that the same edit makes."""
    return int(_whole(-(2**31) + 1, 2**31 - 1)(name, value))


_KIND_CODES = {kind.value: code for code, kind in enumerate(KINDS)}
_TYPE_CODES = {kind.value: code for code, kind in enumerate(RELATION_TYPES)}
_LAG_CALENDAR_CODES = {kind.value: code for code, kind in enumerate(LAG_CALENDARS)}
_CONSTRAINT_CODES = {kind.value: code for code, kind in enumerate(CONSTRAINTS, start=1)}
_span = _whole(0, LONGEST)
_lag = _whole(-LONGEST, LONGEST)
_work = _whole(0, 2**31 - 1)
_when = _or_nothing(_instant)
_big = _number(0, 1e15)

Field = tuple[str, Reader]
ACTIVITY_FIELDS: dict[str, Field] = {
    "code": ("code", _text(200)), "name": ("name", _text(LONGEST_TEXT)), "kind": ("kind", _one_of(_KIND_CODES)),
    "calendar_id": ("calendar_id", _or_nothing(_reference)), "duration_minutes": ("duration", _span),
    "percent_kind": ("percent_kind", _one_of({name: name for name in ("duration", "physical", "units")})),
    "constraint": ("constraint", _constraint), "constraint_at": ("constraint_at", _when),
    "secondary_constraint": ("secondary_constraint", _constraint),
    "secondary_constraint_at": ("secondary_constraint_at", _when),
    "deadline": ("deadline", _when), "expected_finish": ("expected_finish", _when),
    "external_early_start": ("external_early_start", _when), "external_late_finish": ("external_late_finish", _when),
    "manual_start": ("manual_start", _when), "manual_finish": ("manual_finish", _when),
    "levelling_delay_minutes": ("levelling_delay", _span), "priority": ("priority", _whole(0, 1000)),
    "quantity": ("quantity", _or_nothing(_big)), "unit": ("unit", _text(40)),
    "weight": ("weight", _or_nothing(_big)), "location": ("location", _text(300)), "trade": ("trade", _text(200)),
    "responsible": ("responsible", _text(200)), "notes": ("notes", _text(LONGEST_NOTES)),
    "codes": ("codes", _dictionary), "custom": ("custom", _dictionary),
}  # fmt: skip
FLAGS = {
    "manual": 1, "inactive": 2, "duration_elapsed": 4, "uses_resource_calendars": 8, "levelling_delay_working": 16,
    "duration_estimated": ESTIMATED,
}  # fmt: skip
"""Fields that are one bit of `flags` each."""
PROGRESS_FIELDS: dict[str, Field] = {
    "actual_start": ("actual_start", _when), "actual_finish": ("actual_finish", _when),
    "percent_complete": ("percent_complete", _number(0, 1)), "remaining_minutes": ("remaining", _span),
    "actual_minutes": ("actual", _span), "suspend": ("suspend", _when), "resume": ("resume", _when),
}  # fmt: skip
RELATION_FIELDS: dict[str, Field] = {
    "predecessor_id": ("predecessor_id", _reference), "successor_id": ("successor_id", _reference),
    "type": ("type", _one_of(_TYPE_CODES)), "lag_minutes": ("lag", _lag),
    "lag_percent": ("lag_percent", _or_nothing(_number(-10, 10))),
    "lag_calendar": ("lag_calendar", lambda name, v: -1 if v is None else _one_of(_LAG_CALENDAR_CODES)(name, v)),
}  # fmt: skip
LINK_FIELDS: dict[str, Field] = {name: RELATION_FIELDS[name] for name in ("type", "lag_minutes")}
ASSIGNMENT_FIELDS: dict[str, Field] = {
    "units": ("units", _number(0, 1e6)), "work_minutes": ("work", _work),
    "remaining_work_minutes": ("remaining_work", _work), "actual_work_minutes": ("actual_work", _work),
    "quantity": ("quantity", _or_nothing(_big)), "delay_minutes": ("delay", _span),
    "drives_dates": ("drives_dates", _yes_no),
    "cost": ("cost", _or_nothing(lambda name, v: f"{_big(name, v):.4f}")),
}  # fmt: skip


def read_values(told: Mapping[str, Any], fields: Mapping[str, Field]) -> Values:
    """Columns with their values from what was told. Raises ValueRefused for an unknown field or a wrong value."""
    unknown = next((name for name in told if name not in fields), None)
    if unknown is not None:
        raise ValueRefused(str(unknown)[:80], "unknown_field")
    return {fields[name][0]: fields[name][1](name, value) for name, value in told.items()}


def read_flags(told: Mapping[str, Any], flags: int) -> int:
    """`flags` with the bits that were told set or cleared."""
    for name, value in told.items():
        flags = flags | FLAGS[name] if _yes_no(name, value) else flags & ~FLAGS[name]
    return flags


# -- calendars and settings


def _shifts(name: str, value: Any) -> list[list[int]]:
    if not isinstance(value, list) or len(value) > 24:
        raise ValueRefused(name, "shifts")
    last = 0
    for shift in value:
        right = isinstance(shift, list) and len(shift) == 2 and all(type(minute) is int for minute in shift)
        if not right or not last <= shift[0] < shift[1] <= 1440:
            raise ValueRefused(name, "shifts")
        last = shift[1]
    return [list(shift) for shift in value]


def _week(name: str, value: Any) -> list[list[list[int]] | None]:
    if not isinstance(value, list) or len(value) != 7:
        raise ValueRefused(name, "week")
    return [None if day is None else _shifts(name, day) for day in value]


def _day(name: str, value: Any) -> int:
    try:
        number = day_number(date.fromisoformat(value))
    except (TypeError, ValueError) as wrong:
        raise ValueRefused(name, "day") from wrong
    if not EARLIEST <= number * 1440 <= LATEST:
        raise ValueRefused(name, "out_of_years")
    return number


def _exceptions(name: str, value: Any) -> list[list[Any]]:
    if not isinstance(value, list) or len(value) > 2_000:
        raise ValueRefused(name, "exceptions")
    return [_exception(name, line) for line in value]


def _exception(name: str, line: Any) -> list[Any]:
    if not isinstance(line, dict) or not line.keys() <= {"first_day", "last_day", "shifts", "name", "weekdays"}:
        raise ValueRefused(name, "exceptions")
    first, last = _day(name, line.get("first_day")), _day(name, line.get("last_day", line.get("first_day")))
    weekdays = line.get("weekdays")
    if last < first:
        raise ValueRefused(name, "finish_before_start")
    if weekdays is not None and not (isinstance(weekdays, list) and all(d in range(7) for d in weekdays)):
        raise ValueRefused(name, "exceptions")
    return [first, last, _shifts(name, line.get("shifts", [])), _text(200)(name, line.get("name", "")), weekdays]


_per_day = _whole(1, 1440)
CALENDAR_FIELDS: dict[str, Field] = {
    "name": ("name", _text(200)), "kind": ("kind", _one_of({n: n for n in ("project", "global", "resource")})),
    "parent_id": ("parent_id", _or_nothing(_reference)), "week": ("week", _week),
    "exceptions": ("exceptions", _exceptions), "minutes_per_day": ("minutes_per_day", _per_day),
    "minutes_per_week": ("minutes_per_week", _whole(1, 10_080)),
    "minutes_per_month": ("minutes_per_month", _whole(1, 44_640)),
}  # fmt: skip


def told_calendar(row: Mapping[str, Any]) -> Values:
    """A calendar's columns (JSON parsed) as people and programs name them."""
    return {
        **{name: row[name] for name in CALENDAR_FIELDS if name != "exceptions"},
        "exceptions": [
            {"first_day": day_of(first).isoformat(), "last_day": day_of(last).isoformat(), "shifts": shifts,
             "name": name, "weekdays": weekdays}
            for first, last, shifts, name, weekdays in row["exceptions"]
        ],
    }  # fmt: skip


SETTING_FIELDS: dict[str, Field] = {
    "name": ("name", _text(300)), "time_zone": ("time_zone", _text(60)),
    "default_calendar_id": ("default_calendar_id", _or_nothing(_reference)), "start": ("start", _when),
    "data_date": ("data_date", _when), "must_finish_by": ("must_finish_by", _when), "finish": ("finish", _when),
}  # fmt: skip
