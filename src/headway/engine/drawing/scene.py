"""One page while it is drawn: where its rows, days and columns lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing.chart import Chart
from headway.engine.drawing.days import MINUTES_PER_DAY
from headway.engine.drawing.display import Pen
from headway.engine.drawing.sheet import Sheet
from headway.engine.drawing.tiling import PAD, Cut, Tiling, head_height, title_height

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Scene:
    """A cut of the tiling with the pen that draws it."""

    tiling: Tiling
    cut: Cut
    pen: Pen
    words: Mapping[str, str]

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        return self.tiling.chart

    @property
    def sheet(self) -> Sheet:
        """What it is drawn on."""
        return self.tiling.sheet

    @property
    def row_height(self) -> int:
        """Of each row."""
        return self.tiling.row_height

    @property
    def text(self) -> int:
        """Size of the text in rows."""
        return self.tiling.text_size

    @cached_property
    def left(self) -> int:
        """Left edge of the table."""
        return self.sheet.frame[0] + PAD

    @cached_property
    def head_top(self) -> int:
        """Upper edge of the head."""
        return self.sheet.frame[1] + title_height(self.sheet)

    @cached_property
    def top(self) -> int:
        """Upper edge of the first row."""
        return self.head_top + head_height(self.row_height)

    @cached_property
    def bottom(self) -> int:
        """Lower edge of the last row."""
        return self.top + (self.cut.rows[1] - self.cut.rows[0]) * self.row_height

    @cached_property
    def right(self) -> int:
        """Right edge of the time."""
        return min(self.x_of_day(self.cut.days[1]), self.sheet.frame[2] - PAD)

    @property
    def plot(self) -> tuple[int, int, int, int]:
        """The window of the bars: x, y, width, height."""
        return self.cut.plot_x, self.top, self.right - self.cut.plot_x, self.bottom - self.top

    def shows(self, layer: str) -> bool:
        """Whether a layer is wanted."""
        return layer in self.sheet.layers

    def x_of_day(self, day: float) -> int:
        """Left edge of a day."""
        return self.cut.plot_x + round((day - self.cut.days[0]) * self.tiling.day_width)

    def x_of(self, instants: Ints) -> Ints:
        """Where instants lie; NO_INSTANT stays."""
        days = instants / MINUTES_PER_DAY - self.cut.days[0]
        x = self.cut.plot_x + np.round(days * self.tiling.day_width).astype(np.int64)
        return np.where(instants == NO_INSTANT, NO_INSTANT, x)

    def y_of(self, row: int) -> int:
        """Upper edge of a row; rows of other pages lie above and below."""
        return self.top + (row - self.cut.rows[0]) * self.row_height

    @cached_property
    def has_ghosts(self) -> bool:
        """Bars leave room for the baseline under them."""
        return self.shows("baseline") and bool((self.chart.baseline_start != NO_INSTANT).any())

    @cached_property
    def bar(self) -> tuple[int, int]:
        """Upper edge within the row, and height."""
        height = self.row_height
        if self.has_ghosts:
            return round(height * 0.14), round(height * 0.48)
        return round(height * 0.25), round(height * 0.5)
