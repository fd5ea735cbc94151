"""The chart that a print view shows of a plan's window, and the sheet that it is put on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing import (
    BAR,
    HAMMOCK,
    HEADING,
    MILESTONE,
    SUMMARY,
    Chart,
    Column,
    Links,
    Sheet,
    SiteCalendar,
    TitleBlock,
)
from headway.schedule.rules.print_cells import (
    IN_DAYS,
    RIGHT,
    Cell,
    Window,
    cells_of,
    last_minute_of,
    short_date,
    usual_year_of,
)
from headway.schedule.rules.prints import PrintColumn, PrintView

Ints = NDArray[np.int64]
HUNDREDTHS_PER_PIXEL = 250 / 13
"""The screen writes 13 px, the sheet 2.5 mm."""
_CRITICAL, _COMPLETE, _INACTIVE = 1, 8, 32
_SHAPES = {
    "wbs": SUMMARY, "wbs_summary_activity": SUMMARY, "start_milestone": MILESTONE, "finish_milestone": MILESTONE,
    "level_of_effort": HAMMOCK,
}  # fmt: skip
DAYS_BEFORE, DAYS_AFTER = 3, 12
"""Around the rows, so that names right of the last bars have room."""
Say = Callable[[str], str]


@dataclass(frozen=True)
class _Chosen:
    """Rows of the chart: their row in the window, -1 for a heading."""

    rows: Ints
    headings: Sequence[int]
    """Place in the view's headings, from 1; 0 for a row."""
    places: Ints
    """Place in the view's rows."""


def chart_of(window: Window, view: PrintView, say: Say) -> Chart:
    """The rows that the view names, in its order. Numbers that the window does not hold are left out."""
    chosen = _chosen(window, view)
    whole = _whole(window)
    rows = chosen.rows
    heading = rows < 0

    def taken(column: NDArray[Any], missing: Any) -> NDArray[Any]:
        return np.where(heading, missing, column[rows]) if len(column) else np.full(len(rows), missing)

    parts = {name: taken(getattr(whole, name), NO_INSTANT) for name in _INSTANTS}
    chart = Chart(
        **parts,
        shape=taken(whole.shape, HEADING),
        depth=_depths(whole, view, chosen, taken),
        percent=taken(whole.percent, 0.0),
        claimed=np.zeros(len(rows)),
        critical=taken(whole.critical, False).astype(bool),
        complete=taken(whole.complete, False).astype(bool),
        inactive=taken(whole.inactive, False).astype(bool),
        behind=taken(whole.behind, False).astype(bool),
        labels=_labels(window, view, rows),
        calendar=np.maximum(taken(whole.calendar, 0), 0),
        calendars=whole.calendars,
        columns=_columns(window, view, chosen, whole, say),
        data_date=window["data_date"],
        links=_links(window, rows),
    )
    return chart


_INSTANTS = ("start", "finish", "baseline_start", "baseline_finish")


def _chosen(window: Window, view: PrintView) -> _Chosen:
    ids = window["activities"]["id"]
    if view.rows is None:
        return _Chosen(np.arange(len(ids)), [0] * len(ids), np.arange(len(ids)))
    row_of = {number: row for row, number in enumerate(ids)}
    kept = [
        (-1, -number, place) if number < 0 else (row_of[number], 0, place)
        for place, number in enumerate(view.rows)
        if number in row_of or 0 < -number <= len(view.headings)
    ]
    rows, headings, places = ([one[part] for one in kept] for part in range(3))
    return _Chosen(np.array(rows, dtype=np.int64), headings, np.array(places, dtype=np.int64))


def _whole(window: Window) -> Chart:
    """All rows of the window as a chart without texts."""
    rows = window["activities"]
    flags = np.array(rows["flags"], dtype=np.int64)
    shape = np.array([_SHAPES.get(window["kinds"][kind], BAR) for kind in rows["kind"]], dtype=np.int64)
    start, finish = _instants(rows["start"], len(shape)), _instants(rows["finish"], len(shape))
    parents = rows["parent"]
    _roll_up(start, finish, parents, shape)
    floats = [0 if value is None else value for value in rows["total_float"]]
    return Chart(
        shape=shape,
        depth=np.array(rows["depth"], dtype=np.int64),
        start=start,
        finish=finish,
        baseline_start=_instants(rows["baseline_start"], len(shape)),
        baseline_finish=_instants(rows["baseline_finish"], len(shape)),
        percent=np.array(rows["percent"], dtype=np.float64),
        claimed=np.zeros(len(shape)),
        critical=_critical((flags & _CRITICAL) > 0, finish, parents, shape),
        complete=(flags & _COMPLETE) > 0,
        inactive=(flags & _INACTIVE) > 0,
        behind=np.array(floats, dtype=np.int64) < 0,
        labels=[""] * len(shape),
        calendar=np.array(rows["calendar"], dtype=np.int64),
        calendars=[SiteCalendar(each["week"], each["exceptions"]) for each in window["calendars"]],
        columns=(),
        data_date=window["data_date"],
    )


def _instants(column: Sequence[int | None] | None, count: int) -> Ints:
    if column is None:
        return np.full(count, NO_INSTANT, dtype=np.int64)
    return np.array([NO_INSTANT if value is None else value for value in column], dtype=np.int64)


def _roll_up(start: Ints, finish: Ints, parents: Sequence[int], shape: Ints) -> None:
    """A summary without dates of its own spans its children."""
    bare = (shape == SUMMARY) & (start == NO_INSTANT)
    for row in range(len(shape) - 1, -1, -1):
        above = parents[row]
        if above < 0 or not bare[above] or start[row] == NO_INSTANT:
            continue
        start[above] = start[row] if start[above] == NO_INSTANT else min(start[above], start[row])
        finish[above] = max(finish[above], finish[row])


def _critical(critical: NDArray[np.bool_], finish: Ints, parents: Sequence[int], shape: Ints) -> NDArray[np.bool_]:
    """A summary is critical when a critical row under it decides its finish."""
    for row in range(len(shape) - 1, -1, -1):
        above = parents[row]
        if above >= 0 and shape[above] == SUMMARY and critical[row] and finish[row] != NO_INSTANT:
            critical[above] |= finish[row] == finish[above]
    return critical


def _depths(whole: Chart, view: PrintView, chosen: _Chosen, taken: Callable[[Ints, int], Ints]) -> Ints:
    depths = taken(whole.depth, 0)
    if view.depths is not None and view.rows is not None and len(view.depths) == len(view.rows):
        return np.array(view.depths, dtype=np.int64)[chosen.places]
    for place, heading in enumerate(chosen.headings):
        if heading:
            depths[place] = view.headings[heading - 1].depth
    return depths


def _columns(window: Window, view: PrintView, chosen: _Chosen, whole: Chart, say: Say) -> list[Column]:
    known = (whole.ghosts[1] != NO_INSTANT) & (whole.bars[1] != NO_INSTANT)
    slips = [int(days) if has else None for days, has in zip(whole.slip_days, known, strict=True)]
    columns = []
    for wanted in view.columns:
        if wanted.cells is not None and view.rows is not None and len(wanted.cells) == len(view.rows):
            columns.append(_own_column(wanted, chosen))
        elif (cell := cells_of(window, wanted.id, slips)) is not None:
            columns.append(_known_column(wanted, cell, view, chosen, say))
    return columns


def _width(wanted: PrintColumn) -> int:
    return round(max(28.0, wanted.width) * HUNDREDTHS_PER_PIXEL)


def _own_column(wanted: PrintColumn, chosen: _Chosen) -> Column:
    """A column that only the screen knows, with the texts that it brings."""
    cells = [(wanted.cells or ())[place] for place in chosen.places.tolist()]
    return Column(wanted.id, wanted.title, "", _width(wanted), wanted.align, cells)


def _known_column(wanted: PrintColumn, cell: Cell, view: PrintView, chosen: _Chosen, say: Say) -> Column:
    cells = [
        cell(row) if row >= 0 else view.headings[place - 1].title if wanted.id == "name" else ""
        for row, place in zip(chosen.rows.tolist(), chosen.headings, strict=True)
    ]
    title = wanted.title or say(f"gantt.column.{wanted.id}")
    unit = say("gantt.unit.days") if wanted.id in IN_DAYS else ""
    return Column(wanted.id, title, unit, _width(wanted), "end" if wanted.id in RIGHT else "start", cells)


def _labels(window: Window, view: PrintView, rows: Ints) -> list[str]:
    cell: Callable[[int], str] | None = None
    if view.labels in ("name", "responsible"):
        cell = cells_of(window, view.labels, ())
    elif view.labels == "dates":
        cell = _span_text(window)
    return [cell(row) if cell is not None and row >= 0 else "" for row in rows.tolist()]


def _span_text(window: Window) -> Callable[[int], str]:
    starts, finishes, year = window["activities"]["start"], window["activities"]["finish"], usual_year_of(window)

    def cell(row: int) -> str:
        start, finish = starts[row], finishes[row]
        if start is None:
            return ""
        if finish is None or finish == start:
            return short_date(start, year)
        return f"{short_date(start, year)} – {short_date(last_minute_of(finish), year)}"

    return cell


_LINK_COLUMNS = ("id", "predecessor", "successor", "type", "driving")


def _links(window: Window, rows: Ints) -> Links:
    """Links whose both ends stand on the sheet."""
    place_of = np.full(len(window["activities"]["id"]) or 1, -1, dtype=np.int64)
    here = rows >= 0
    place_of[rows[here]] = np.flatnonzero(here)
    related = {name: np.array(window["relations"][name], dtype=np.int64) for name in _LINK_COLUMNS}
    if not len(related["id"]):
        return Links.none()
    before, after = place_of[related["predecessor"]], place_of[related["successor"]]
    both = (before >= 0) & (after >= 0)
    return Links(before[both], after[both], related["type"][both], related["driving"][both] == 1)


def sheet_of(chart: Chart, view: PrintView, title: TitleBlock) -> Sheet:
    """The sheet that the view asks for; without days of its own it reaches around all rows."""
    span = chart.span()
    around = (0, 1) if span is None else (span[0] - DAYS_BEFORE, span[1] + DAYS_AFTER)
    data_day = None if chart.data_date is None else chart.data_date // 1440
    if span is not None and data_day is not None and view.first_day is None and view.last_day is None:
        around = (min(around[0], data_day - DAYS_BEFORE), max(around[1], data_day + DAYS_BEFORE))
    first = around[0] if view.first_day is None else view.first_day
    end = around[1] if view.last_day is None else view.last_day + 1
    return Sheet(
        paper=view.paper,
        landscape=view.landscape,
        binding=view.binding,
        first_day=first,
        end_day=max(end, first + 1),
        pages_wide=view.pages_wide,
        pages_high=view.pages_high,
        day_width=view.day_mm * 100,
        row_height=round(view.row_mm * 100),
        repeat=view.repeat,
        layers=frozenset(view.layers),
        title=title,
    )
