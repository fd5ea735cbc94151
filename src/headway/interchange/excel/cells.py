"""What a cell means: dates of all shapes, durations, percentages, numbers, shifts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from headway.engine.document import Shift
from headway.interchange.worktime import merged_shifts

Value = object
EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
PHANTOM_DAY = 60
"""Excel believes in 29 February 1900; serials before it are one day off as well."""
LATEST_SERIAL = 110_000
DAY_END = 1440
"""`24:00`: the midnight that ends a day. A time of 0:00 is how Excel shows a day without a time."""

_YEAR_FIRST = re.compile(r"(\d{4}|\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2}):(\d{2})(?::\d{2})?)?")
_COMPACT = re.compile(r"(20\d{2}|19\d{2})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?|[-+]?\.\d+")
_DURATION = re.compile(r"([-+]?\d[\d,]*(?:\.\d+)?)\s*([a-z%\u4e00-\u9fff]*)")
_SPAN = re.compile(r"(\d{1,2})(?::?(\d{2}))?[-~至到—](\d{1,2})(?::?(\d{2}))?")

DAY_UNITS = ("", "d", "day", "days", "天", "日", "工日", "个工作日", "工作日")
UNITS = {
    "h": 60,
    "hr": 60,
    "hrs": 60,
    "hour": 60,
    "hours": 60,
    "小时": 60,
    "时": 60,
    "m": 1,
    "min": 1,
    "分钟": 1,
    "分": 1,
}
ELAPSED_DAYS = ("ed", "eday", "edays", "日历天", "历日", "日历日", "自然日")


class NotUnderstood(Exception):
    """A cell that cannot be read as what its column holds; `interchange.cell.<code>` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class DateRule:
    """How bare numbers and dates without a year are read in one workbook."""

    is_1904: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """A span in minutes, or per cent of the predecessor."""

    minutes: int
    elapsed: bool = False
    percent: float | None = None


def text_of(value: Value) -> str:
    """A cell as text: full width folded, all kinds of spaces trimmed, whole numbers without a point."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return unicodedata.normalize("NFKC", str(value)).replace("\u200b", "").strip()


def name_of(value: Value) -> str:
    """A name as typed, without spaces around it; full-width signs stay."""
    return str(value).replace("\xa0", " ").strip(" \t\r\n\u3000\u200b") if isinstance(value, str) else text_of(value)


def day_and_minute(value: Value, rule: DateRule) -> tuple[date, int | None] | None:
    """The day of a cell and, when it says one, the minute of the day. Raises NotUnderstood."""
    if isinstance(value, datetime):
        return value.date(), (value.hour * 60 + value.minute) or None
    if isinstance(value, date):
        return value, None
    if isinstance(value, (time, timedelta)):
        raise NotUnderstood("date")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _by_serial(float(value), rule)
    text = text_of(value).replace(" ", " ")
    if not text:
        return None
    return _by_text(text, rule)


def instant_of(day: date, minute: int) -> datetime:
    """A minute of a day, `DAY_END` included."""
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minute)


def _by_serial(serial: float, rule: DateRule) -> tuple[date, int | None]:
    whole = int(serial)
    minute = round((serial - whole) * 1440) or None
    if rule.is_1904:
        if not 0 <= whole < LATEST_SERIAL:
            raise NotUnderstood("date")
        return EPOCH_1904 + timedelta(days=whole), minute
    if whole == PHANTOM_DAY:
        raise NotUnderstood("phantom_day")
    if 19000101 <= whole <= 22001231:
        return _by_text(str(whole), rule)
    if not 1 <= whole < LATEST_SERIAL:
        raise NotUnderstood("date")
    return EPOCH_1900 + timedelta(days=whole + (1 if whole < PHANTOM_DAY else 0)), minute


def _by_text(text: str, rule: DateRule) -> tuple[date, int | None]:
    compact = "".join(text.split()) if "月" in text or "年" in text else text
    match = _YEAR_FIRST.fullmatch(compact)
    if match:
        year = int(match[1]) + (2000 if len(match[1]) == 2 else 0)
        minute = int(match[4]) * 60 + int(match[5]) if match[4] else None
        if minute is not None and minute > DAY_END:
            raise NotUnderstood("date")
        return _day(year, int(match[2]), int(match[3])), minute or None
    match = _COMPACT.fullmatch(text)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3])), None
    match = _MONTH_DAY.fullmatch(compact)
    if match:
        if rule.year is None:
            raise NotUnderstood("date_without_year")
        return _day(rule.year, int(match[1]), int(match[2])), None
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return _by_serial(float(text), rule)
    raise NotUnderstood("date")


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotUnderstood("date") from None


def number_of(value: Value) -> float | None:
    """`1,250`, `１２`, `12 m³` (the first number). Raises NotUnderstood for a text without one."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    text = text_of(value)
    if not text or text in ("-", "—", "/"):
        return None
    match = _NUMBER.match(text)
    if match is None:
        raise NotUnderstood("number")
    return float(match[0].replace(",", ""))


def percent_of(value: Value, *, points: bool) -> float | None:
    """A fraction 0-1. `points`: bare numbers of this column are per cent, else fractions."""
    text = text_of(value)
    found = number_of(value)
    if found is None:
        return None
    fraction = (
        found / 100
        if "%" in text or (points and not isinstance(value, str)) or (isinstance(value, str) and points)
        else found
    )
    if not 0 <= fraction <= 1.0001:
        raise NotUnderstood("percent")
    return min(1.0, fraction)


def minutes_of(value: Value, minutes_per_day: int) -> Minutes | None:
    """`5`, `5d`, `5天`, `12h`, `2周`, `3日历天`, `50%`; a bare number is in days. Raises NotUnderstood."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Minutes(round(float(value) * minutes_per_day))
    text = text_of(value).lower().replace(" ", "")
    if not text or text in ("-", "—"):
        return None
    match = _DURATION.fullmatch(text)
    if match is None:
        raise NotUnderstood("duration")
    return _in_unit(float(match[1].replace(",", "")), match[2], minutes_per_day)


def _in_unit(number: float, unit: str, minutes_per_day: int) -> Minutes:
    if unit == "%":
        return Minutes(0, percent=number / 100)
    if unit in DAY_UNITS:
        return Minutes(round(number * minutes_per_day))
    if unit in ELAPSED_DAYS:
        return Minutes(round(number * 1440), elapsed=True)
    if unit in ("w", "wk", "week", "weeks", "周", "星期"):
        return Minutes(round(number * 5 * minutes_per_day))
    if unit in ("mo", "月", "个月"):
        return Minutes(round(number * 20 * minutes_per_day))
    if unit in UNITS:
        return Minutes(round(number * UNITS[unit]))
    raise NotUnderstood("duration")


def shifts_of(value: Value) -> tuple[Shift, ...]:
    """`8:00-12:00, 13:00-17:00`; `休`, `-` or nothing is no work; `24小时` is the whole day. Raises NotUnderstood."""
    text = text_of(value).lower().replace(" ", "")
    if text in ("", "休", "休息", "放假", "-", "0", "off", "none", "不工作"):
        return ()
    if text in ("24", "24h", "24小时", "全天"):
        return ((0, 1440),)
    found: list[Shift] = []
    for part in re.split(r"[,;，；、/\n]+", text):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise NotUnderstood("shifts")
        start = int(match[1]) * 60 + int(match[2] or 0)
        finish = int(match[3]) * 60 + int(match[4] or 0)
        if not 0 <= start < (finish or 1440) <= 1440:
            raise NotUnderstood("shifts")
        found.append((start, finish or 1440))
    return merged_shifts(found)
