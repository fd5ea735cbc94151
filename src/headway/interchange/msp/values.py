"""MSPDI's way to write durations, instants, flags and units."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

_DURATION = re.compile(r"(-)?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
ELAPSED_FORMATS = {"4", "6", "8", "10", "12", "20", "36", "38", "40", "42", "44", "52"}
PERCENT_FORMATS = {"19", "20", "51", "52"}
ESTIMATED_FORMATS = range(35, 54)
EARLIEST_YEAR, LATEST_YEAR = 1984, 2200
MOST_MINUTES = 2_000_000_000


@lru_cache(maxsize=16384)
def minutes(text: str) -> int | None:
    """`PT8H30M0S` as whole minutes."""
    match = _DURATION.fullmatch(text.strip()) if text else None
    if match is None or not text[1:].strip("PT"):
        return None
    days, hours, whole, seconds = (int(match[part] or 0) for part in (2, 3, 4, 5))
    total = days * 1440 + hours * 60 + whole + (1 if seconds >= 30 else 0)
    return min(total, MOST_MINUTES) * (-1 if match[1] else 1)


@lru_cache(maxsize=65536)
def instant(text: str) -> datetime | None:
    """An instant rounded to the minute; years before 1984, after 2199 and `NA` mean none."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text.strip()[:19])
    except ValueError:
        return None
    if not EARLIEST_YEAR <= found.year < LATEST_YEAR:
        return None
    return (found + timedelta(seconds=30)).replace(second=0, microsecond=0, tzinfo=None)


def day(text: str) -> date | None:
    """The day of an instant; the end of a day is still that day."""
    found = instant(text.strip()[:10]) if text else None
    return found.date() if found else None


def number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e12 else None


def whole(text: str, default: int = 0) -> int:
    found = number(text) if text else None
    return default if found is None else round(found)


def flag(text: str, *, default: bool = False) -> bool:
    return text.strip() in ("1", "true", "True") if text else default


def tenths(text: str) -> int:
    """Tenths of a minute as whole minutes."""
    return round(whole(text) / 10)


def clock_minute(text: str, default: int) -> int:
    """`08:00:00` as minutes after midnight."""
    match = re.match(r"(\d{1,2}):(\d{2})", text or "")
    return int(match[1]) * 60 + int(match[2]) if match and int(match[1]) <= 24 else default
