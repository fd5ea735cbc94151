"""The scale of time: which cells stand in the head for a width of a day, and what they say."""

from __future__ import annotations

from collections.abc import Mapping

from headway.engine.drawing.days import civil, number_of, weekday

Words = Mapping[str, str]
"""Texts by key; the caller gives them in the reader's language (`WORD_KEYS` of `pages`)."""
_TIERS = (
    (320, ("month", "day")),
    (110, ("month", "week")),
    (42, ("month", "xun")),
    (14, ("year", "month")),
    (5, ("year", "quarter")),
)
"""From this width of a day (hundredths of a millimetre): the rows of the head, the coarse one first."""


def tiers_of(day_width: float) -> tuple[str, str]:
    """The two rows of the head."""
    return next((tiers for least, tiers in _TIERS if day_width >= least), ("decade", "year"))


def cell_start(unit: str, day: int) -> int:
    """First day of the cell that holds `day`. Example: `xun` of the 25th starts on the 21st."""
    if unit in ("day", "week"):
        return day - (weekday(day) if unit == "week" else 0)
    date = civil(day)
    if unit == "xun":
        return number_of(date.replace(day=1 if date.day <= 10 else 11 if date.day <= 20 else 21))
    month = {"month": date.month, "quarter": date.month - (date.month - 1) % 3}.get(unit, 1)
    return number_of(date.replace(year=date.year - (date.year % 10 if unit == "decade" else 0), month=month, day=1))


def next_cell(unit: str, start: int) -> int:
    """First day of the cell after the one that starts on `start`."""
    steps = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
    if unit == "xun":
        return cell_start(unit, start + (11 if civil(start).day == 21 else 10))
    return cell_start(unit, start + steps[unit])


def cells_between(unit: str, first_day: int, end_day: int) -> list[tuple[int, int]]:
    """Half-open cells that meet [first, end)."""
    cells = []
    start = cell_start(unit, first_day)
    while start < end_day:
        following = next_cell(unit, start)
        cells.append((start, following))
        start = following
    return cells


def cell_labels(unit: str, start: int, words: Words, upper: bool) -> list[str]:
    """What a cell may say, the fullest first. The upper row names the year."""
    date = civil(start)
    month = words[f"month_{date.month}"]
    year_month = words["year_month"].replace("{year}", str(date.year)).replace("{month}", month)
    day = f"{date.month:02}-{date.day:02}"
    labels = {
        "day": [str(date.day)],
        "week": [f"{day} {words[f'weekday_{weekday(start) + 1}']}", day, str(date.day)],
        "xun": [words[f"xun_{min(date.day // 10, 2) + 1}"], str(date.day)],
        "month": [year_month, f"{date.year}-{date.month:02}", month] if upper else [month, str(date.month)],
        "quarter": [words["quarter"].replace("{quarter}", str((date.month + 2) // 3)), str((date.month + 2) // 3)],
        "year": [words["year"].replace("{year}", str(date.year)), f"{date.year % 100:02}"],
        "decade": [f"{date.year}–{date.year + 9}", str(date.year)],
    }
    return labels[unit]
