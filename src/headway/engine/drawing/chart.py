"""What is drawn: the rows of a bar chart as columns, in the order in which they shall stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing.days import MINUTES_PER_DAY, SiteCalendar, spread

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
BAR, SUMMARY, MILESTONE, HAMMOCK, HEADING = range(5)
"""Shapes of a row; a heading groups the rows under it and has no dates."""


@dataclass(frozen=True)
class Column:
    """A column of the table: its cells are texts already."""

    id: str
    title: str
    unit: str
    width: int
    """Hundredths of a millimetre at a text of 2.5 mm."""
    align: str
    """start or end."""
    cells: Sequence[str]


@dataclass(frozen=True)
class Links:
    """Relations between rows of the chart. Types: 0 FS, 1 SS, 2 FF, 3 SF."""

    predecessor: Ints
    successor: Ints
    type: Ints
    driving: Flags

    @classmethod
    def none(cls) -> Links:
        """A chart without links."""
        nothing = np.empty(0, dtype=np.int64)
        return cls(nothing, nothing, nothing, nothing.astype(bool))


@dataclass(frozen=True)
class Chart:
    """Rows as columns of one length. Instants are local minutes, NO_INSTANT where there is none."""

    shape: Ints
    depth: Ints
    start: Ints
    finish: Ints
    baseline_start: Ints
    baseline_finish: Ints
    percent: Floats
    """Accepted progress, 0-1."""
    claimed: Floats
    """Progress told but not accepted, 0-1, beyond the accepted part."""
    critical: Flags
    complete: Flags
    inactive: Flags
    behind: Flags
    """Less than no float."""
    labels: Sequence[str]
    """Right of each bar; empty for none."""
    calendar: Ints
    """Position in `calendars`."""
    calendars: Sequence[SiteCalendar]
    columns: Sequence[Column]
    data_date: int | None = None
    links: Links = field(default_factory=Links.none)

    @property
    def count(self) -> int:
        """Rows."""
        return len(self.shape)

    @cached_property
    def bars(self) -> tuple[Ints, Ints]:
        """Where bars stand: starts and finishes with the working hours spread over the day."""
        return self._spread(self.start, self.finish)

    @cached_property
    def ghosts(self) -> tuple[Ints, Ints]:
        """Where the baseline stands."""
        return self._spread(self.baseline_start, self.baseline_finish)

    @cached_property
    def data_day(self) -> int | None:
        """The data date, spread as bars are."""
        if self.data_date is None:
            return None
        hours = self.calendars[0].hours() if self.calendars else (0, MINUTES_PER_DAY)
        return int(spread(np.array([self.data_date]), hours)[0])

    @cached_property
    def slip_days(self) -> Ints:
        """Working days from the baseline's finish to the finish, positive = later; 0 where there is no baseline."""
        slips = np.zeros(self.count, dtype=np.int64)
        span = self.span()
        known = (self.ghosts[1] != NO_INSTANT) & (self.bars[1] != NO_INSTANT)
        if span is None:
            return slips
        for place, calendar in enumerate(self.calendars):
            worked = np.concatenate(([0], np.cumsum(~calendar.rests(span[0] - 1, span[1] + 1))))
            rows = known & (self.calendar == place)
            ghost, finish = (
                (column[rows] - 1) // MINUTES_PER_DAY - span[0] + 2 for column in (self.ghosts[1], self.bars[1])
            )
            slips[rows] = worked[finish] - worked[ghost]
        return slips

    def span(self) -> tuple[int, int] | None:
        """First day and the day after the last of all that has dates; None when nothing has."""
        instants = np.concatenate([*self.bars, *self.ghosts])
        instants = instants[instants != NO_INSTANT]
        if not len(instants):
            return None
        return int(instants.min()) // MINUTES_PER_DAY, -(-int(instants.max()) // MINUTES_PER_DAY)

    def _spread(self, start: Ints, finish: Ints) -> tuple[Ints, Ints]:
        begins, ends = start.copy(), finish.copy()
        for place, calendar in enumerate(self.calendars):
            rows = self.calendar == place
            for column in (begins, ends):
                known = rows & (column != NO_INSTANT)
                column[known] = spread(column[known], calendar.hours())
        begins[start == NO_INSTANT] = NO_INSTANT
        ends = np.where((finish == NO_INSTANT) | (finish == start), begins, np.maximum(begins, ends))
        return begins, ends
