"""P6's way to write numbers, hours and instants."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache


@lru_cache(maxsize=65536)
def instant(text: str) -> datetime | None:
    """`2025-12-05 17:00` (also with T, seconds, or the day alone) to the minute; None when empty or no date."""
    text = text.strip()
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text[:19].replace("/", "-"))
    except ValueError:
        return None
    return found.replace(second=0, microsecond=0, tzinfo=None) if 1950 <= found.year < 2200 else None


def number(text: str) -> float | None:
    """A decimal number; some sites export with a decimal comma."""
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        try:
            found = float(text.replace(",", "."))
        except ValueError:
            return None
    return found if abs(found) < 1e12 else None


@lru_cache(maxsize=16384)
def minutes(hours: str) -> int | None:
    """Hours as text to whole minutes."""
    found = number(hours)
    return None if found is None else round(found * 60)


def flag(text: str, *, default: bool) -> bool:
    if text in ("Y", "1", "true"):
        return True
    return False if text in ("N", "0", "false") else default
