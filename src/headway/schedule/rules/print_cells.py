"""Cells of the printed table: the window's columns as texts, formatted as on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from headway.engine.document import LagCalendar
from headway.schedule.rules.instants import day_of

MINUTES_PER_DAY = 1440
MINUS = "−"
_SPARSE_LAGS = ("lag_percent", "lag_calendar")
_DURATIONS = frozenset({"duration", "remaining"})
_DURATION_ELAPSED = 256  # of the window's flags
_ELAPSED = tuple(LagCalendar).index(LagCalendar.ELAPSED)
Window = Mapping[str, Any]
Cell = Callable[[int], str]


def short_date(instant: int, usual_year: int) -> str:
    """`11-20`, or `27-01-16` when the year is not the one that the reader has in mind."""
    day = day_of(instant // MINUTES_PER_DAY)
    return f"{day:%m-%d}" if day.year == usual_year else f"{day:%y-%m-%d}"


def last_minute_of(finish: int) -> int:
    """A finish at midnight belongs to the day that has just ended."""
    return finish - 1 if finish % MINUTES_PER_DAY == 0 else finish


def number_text(value: float) -> str:
    """At most one decimal, with a true minus: `12`, `0.5`, `−3`."""
    rounded = int(value * 10 + (0.5 if value >= 0 else -0.5)) / 10
    words = f"{abs(rounded):g}"
    return MINUS + words if rounded < 0 else words


def percent_text(fraction: float) -> str:
    """Work that has begun never shows 0, work that is not done never shows 100."""
    if 0 < fraction < 0.01:
        return "1"
    return "99" if 0.99 < fraction < 1 else str(int(fraction * 100 + 0.5))


def usual_year_of(window: Window) -> int:
    """The year whose dates stand without it: that of the data date, else of the start."""
    at = window["data_date"] if window["data_date"] is not None else window["start"] or 0
    return day_of(at // MINUTES_PER_DAY).year


def cells_of(window: Window, column: str, slips: Sequence[int | None]) -> Cell | None:
    """How a column of the table is filled, by row of the window; None for a column that is not known."""
    makers: dict[str, Cell] = {
        "row": lambda row: str(row + 1),
        "state": lambda row: "",
        "start": _dates(window, "start", until=False),
        "finish": _finish(window),
        "percent": lambda row: percent_text(window["activities"]["percent"][row]),
        "slip": lambda row: _slip(slips[row]),
        "predecessors": _predecessors(window) if column == "predecessors" else _nothing,
        "calendar": _calendar(window),
    }
    if column in makers:
        return makers[column]
    if column in ("duration", "remaining", "total_float", "free_float"):
        return _days(window, column)
    if column in ("late_start", "baseline_start", "actual_start", "constraint_at"):
        return _dates(window, column, until=False)
    if column in ("late_finish", "baseline_finish", "actual_finish", "deadline"):
        return _dates(window, column, until=True)
    if column == "quantity":
        return _quantity(window)
    return _words(window, column) if column in ("code", "name", "responsible", "unit", "location", "trade") else None


RIGHT = frozenset({
    "row", "duration", "remaining", "start", "finish", "total_float", "free_float", "percent", "slip", "late_start",
    "late_finish", "baseline_start", "baseline_finish", "actual_start", "actual_finish", "deadline", "constraint_at",
    "quantity",
})  # fmt: skip
"""Columns whose cells stand at the right edge."""
IN_DAYS = frozenset({"duration", "remaining", "total_float", "free_float"})


def _nothing(row: int) -> str:
    return ""


def _words(window: Window, name: str) -> Cell:
    column = window["activities"].get(name)
    return _nothing if column is None else lambda row: column[row] or ""


def _days(window: Window, name: str) -> Cell:
    """A duration around the clock says so: `3ed`; floats are working time whatever the duration is."""
    column, per_day, flags = window["activities"][name], window["minutes_per_day"], window["activities"]["flags"]

    def cell(row: int) -> str:
        if column[row] is None:
            return ""
        if name in _DURATIONS and flags[row] & _DURATION_ELAPSED:
            return f"{number_text(column[row] / MINUTES_PER_DAY)}ed"
        return number_text(column[row] / per_day)

    return cell


def _dates(window: Window, name: str, *, until: bool) -> Cell:
    column, year = window["activities"].get(name), usual_year_of(window)

    def cell(row: int) -> str:
        at = column[row] if column is not None else None
        return "" if at is None else short_date(last_minute_of(at) if until else at, year)

    return cell


def _finish(window: Window) -> Cell:
    """A milestone at midnight belongs to the day on which it is shown as started."""
    starts, finishes, year = window["activities"]["start"], window["activities"]["finish"], usual_year_of(window)

    def cell(row: int) -> str:
        start, finish = starts[row], finishes[row]
        if finish is None or finish == start:
            return "" if start is None else short_date(start, year)
        return short_date(last_minute_of(finish), year)

    return cell


def _slip(days: int | None) -> str:
    return "" if days is None else f"+{days}" if days > 0 else number_text(days)


def _calendar(window: Window) -> Cell:
    names = [calendar["name"] for calendar in window["calendars"]]
    column = window["activities"]["calendar"]
    return lambda row: names[column[row]] if 0 <= column[row] < len(names) else ""


def _quantity(window: Window) -> Cell:
    column = window["activities"].get("quantity")
    return _nothing if column is None else lambda row: "" if column[row] is None else f"{column[row]:,.6g}"


def _predecessors(window: Window) -> Cell:
    """`3FS+2, 5SS, 7FS+50%`: row numbers, the type unless it is FS without lag, the lag in days."""
    related, per_day = window["relations"], window["minutes_per_day"]
    told: dict[int, list[str]] = {}
    nothing: list[None] = [None] * len(related["id"])
    columns = (related[name] or nothing for name in ("predecessor", "successor", "type", "lag", *_SPARSE_LAGS))
    for before, after, kind, lag, share, calendar in zip(*columns, strict=True):
        shown = _lag(lag, share, elapsed=calendar == _ELAPSED, per_day=per_day)
        name = "" if kind == 0 and not shown else ("FS", "SS", "FF", "SF")[kind]
        told.setdefault(after, []).append(f"{before + 1}{name}{shown}")
    return lambda row: ", ".join(told.get(row, ()))


def _lag(minutes: int, share: float | None, *, elapsed: bool, per_day: int) -> str:
    """`+2`, `+2ed` around the clock, `+50%` of the predecessor."""
    if share is not None:
        return f"{'+' if share >= 0 else ''}{number_text(share * 100)}{'e' if elapsed else ''}%"
    if not minutes:
        return ""
    days = number_text(minutes / (MINUTES_PER_DAY if elapsed else per_day))
    return f"{'+' if minutes > 0 else ''}{days}{'ed' if elapsed else ''}"
