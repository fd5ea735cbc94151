"""Cuts rows and days into sheets: how high a row, how wide a day, what stands on which page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from headway.engine.drawing.chart import Chart, Column
from headway.engine.drawing.errors import RowsTooLow, TooManyPages
from headway.engine.drawing.sheet import LEAST_ROW, STANDARD_TEXT, Sheet

MOST_PAGES = 200
MOST_CUTS = 10_000
PAD = 200
"""Between the frame and what stands in it."""
_MOST_OF_WIDTH = 0.6
_LEAST_NAME = 1_500


@dataclass(frozen=True)
class Placed:
    """A column of the table at its place on the sheet."""

    column: Column
    x: int
    width: int


@dataclass(frozen=True)
class Cut:
    """One page of the tiling: its place among the pages, its rows and days, and its columns."""

    number: int
    down: int
    across: int
    rows: tuple[int, int]
    days: tuple[int, int]
    columns: Sequence[Placed]
    plot_x: int
    """Where the time begins."""


@dataclass(frozen=True)
class Tiling:
    """The cut of a chart into sheets. Build it by `tile`."""

    sheet: Sheet
    chart: Chart
    row_height: int
    day_width: float
    rows_per_page: int
    day_cuts: tuple[int, ...]
    """First day of each page column, then the end."""

    @property
    def text_size(self) -> int:
        """Of the rows; it follows their height."""
        return text_of(self.row_height)

    @property
    def down(self) -> int:
        """Pages under each other."""
        return max(1, math.ceil(self.chart.count / self.rows_per_page))

    @property
    def across(self) -> int:
        """Pages side by side."""
        return len(self.day_cuts) - 1

    @property
    def page_count(self) -> int:
        """All sheets."""
        return self.down * self.across

    @cached_property
    def columns(self) -> tuple[Sequence[Placed], Sequence[Placed]]:
        """Of the first sheets and of those to their right."""
        return first_and_further(self.chart.columns, self.sheet, self.text_size)

    def cut(self, number: int) -> Cut:
        """Page `number` from 1 on; pages go down first, then to the right."""
        across, down = divmod(number - 1, self.down)
        columns = self.columns[0 if across == 0 else 1]
        first = down * self.rows_per_page
        return Cut(
            number=number,
            down=down,
            across=across,
            rows=(first, min(first + self.rows_per_page, self.chart.count)),
            days=(self.day_cuts[across], self.day_cuts[across + 1]),
            columns=columns,
            plot_x=self.sheet.frame[0] + PAD + sum(placed.width for placed in columns),
        )


def text_of(row_height: int) -> int:
    """Size of the text in a row. Example: rows of 5 mm carry 2.5 mm."""
    return max(90, min(300, round(row_height * 0.5)))


def head_height(row_height: int) -> int:
    """Of the two rows of the head together."""
    return 2 * max(330, round(text_of(row_height) * 1.8))


def title_height(sheet: Sheet) -> int:
    """Of the band with the drawing's name."""
    return {"A4": 900, "A3": 1_100}.get(sheet.paper, 1_500)


def foot_height(sheet: Sheet) -> int:
    """Of the band with legend and title block, the strip of match marks above it included."""
    return sum(block_rows(sheet)) + 400


def block_rows(sheet: Sheet) -> tuple[int, ...]:
    """Heights of the rows of the title block; the fourth leaves room for signatures."""
    return (480, 480, 480, 640, 480, 480) if sheet.is_small else (700, 600, 600, 800, 600, 600)


def tile(chart: Chart, sheet: Sheet, most_pages: int = MOST_PAGES) -> Tiling:
    """Cut `chart` to `sheet`.

    Raises RowsTooLow when rows fitted to so few pages could not be read, TooManyPages beyond `most_pages`.
    """
    row_height, rows_per_page = _rows(chart, sheet)
    columns = first_and_further(chart.columns, sheet, text_of(row_height))
    left, _, right, _ = sheet.frame
    rooms = [right - left - 2 * PAD - sum(placed.width for placed in part) for part in columns]
    day_width = max(0.1, sheet.day_width)
    if sheet.pages_wide is not None:
        day_width = _fitted_day(rooms, sheet.pages_wide, max(1, sheet.end_day - sheet.first_day))
    cuts = _day_cuts(sheet, rooms, day_width)
    tiling = Tiling(sheet, chart, row_height, day_width, rows_per_page, cuts)
    if tiling.page_count > most_pages:
        raise TooManyPages(count=tiling.page_count, limit=most_pages)
    return tiling


def _rows(chart: Chart, sheet: Sheet) -> tuple[int, int]:
    """Height of a row and rows of a page."""
    _, top, _, bottom = sheet.frame
    around = title_height(sheet) + foot_height(sheet) + PAD
    room = bottom - top - around - head_height(sheet.row_height)
    if sheet.pages_high is None:
        return sheet.row_height, max(1, room // sheet.row_height)
    rows = max(1, math.ceil(chart.count / sheet.pages_high))
    height = min(sheet.row_height, room // rows)
    height = min(sheet.row_height, (bottom - top - around - head_height(height)) // rows)
    if height < LEAST_ROW:
        raise RowsTooLow(row_mm=round(height / 100, 2), least_mm=LEAST_ROW // 100)
    return height, max(rows, (bottom - top - around - head_height(height)) // height)


def _fitted_day(rooms: Sequence[int], pages: int, days: int) -> float:
    """The widest day of which `days` fit on `pages` sheets, each sheet holding whole days."""
    widths = [rooms[0]] + [rooms[1]] * (pages - 1)
    day_width = sum(widths) / days
    while sum(_whole_days(width, day_width) for width in widths) < days:
        day_width = max(width / (_whole_days(width, day_width) + 1) for width in widths)
    return day_width


def _whole_days(room: int, day_width: float) -> int:
    return math.floor(room / day_width + 1e-6)


def _day_cuts(sheet: Sheet, rooms: Sequence[int], day_width: float) -> tuple[int, ...]:
    """First day of each page column, then the end."""
    cuts, end = [sheet.first_day], max(sheet.end_day, sheet.first_day + 1)
    while cuts[-1] < end and len(cuts) < MOST_CUTS:
        cuts.append(min(end, cuts[-1] + max(1, _whole_days(rooms[len(cuts) > 1], day_width))))
    return tuple(cuts)


def first_and_further(
    columns: Sequence[Column], sheet: Sheet, text_size: int
) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """The table's columns placed on the first sheets, and on those to their right."""
    further = {"all": columns, "name": [each for each in columns if each.id in ("row", "name")], "none": ()}
    return _placed(columns, sheet, text_size), _placed(further[sheet.repeat], sheet, text_size)


def _placed(columns: Sequence[Column], sheet: Sheet, text_size: int) -> Sequence[Placed]:
    left, _, right, _ = sheet.frame
    room = round((right - left - 2 * PAD) * _MOST_OF_WIDTH)
    widths = [round(column.width * text_size / STANDARD_TEXT) for column in columns]
    over = sum(widths) - room
    for place, column in enumerate(columns):
        if over > 0 and column.align == "start" and column.id != "state":
            cut = max(0, min(over, widths[place] - _LEAST_NAME))
            widths[place] -= cut
            over -= cut
    if over > 0:
        widths = [round(width * room / sum(widths)) for width in widths]
    starts = [left + PAD + sum(widths[:place]) for place in range(len(widths))]
    return [Placed(*placed) for placed in zip(columns, starts, widths, strict=True)]
