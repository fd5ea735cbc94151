"""前锋线: from the data date's line to the point of each activity's progress and back, row by row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing.bars import diamond
from headway.engine.drawing.chart import HEADING, SUMMARY, Chart, Ints
from headway.engine.drawing.days import MINUTES_PER_DAY, SiteCalendar
from headway.engine.drawing.scene import Scene


def front_points(chart: Chart, *, on_baseline: bool = True) -> NDArray[np.float64]:
    """Per row the local minutes where progress stands on the baseline (without one, on the bar); nan = on the line.

    The share that is done of the working days from the start (前锋线比较法); left of the data date is late. Done
    work, and work that need not have begun and has not, stands on the line. Example: baseline of ten working days,
    30 % done: the end of the third.
    """
    start, finish = chart.bars
    if on_baseline:
        has = chart.ghosts[0] != NO_INSTANT
        start, finish = np.where(has, chart.ghosts[0], start), np.where(has, chart.ghosts[1], finish)
    day = chart.data_day if chart.data_day is not None else 0
    told = ~np.isin(chart.shape, (SUMMARY, HEADING)) & (start != NO_INSTANT) & ~chart.inactive & ~chart.complete
    told &= ~((chart.percent == 0) & (start >= day))
    points = np.full(chart.count, np.nan)
    for place, calendar in enumerate(chart.calendars):
        rows = np.flatnonzero(told & (chart.calendar == place))
        if len(rows):
            points[rows] = _after_share(calendar, start[rows], np.maximum(start, finish)[rows], chart.percent[rows])
    return points


def _after_share(calendar: SiteCalendar, start: Ints, finish: Ints, share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Instants at which a share of the working days between two instants is done, before the rest that follows."""
    first, end = int(start.min()) // MINUTES_PER_DAY, int(finish.max()) // MINUTES_PER_DAY + 2
    works = ~calendar.rests(first, end)
    worked = np.concatenate(([0.0], np.cumsum(works)))

    def work_until(instants: Ints) -> NDArray[np.float64]:
        place, minute = instants // MINUTES_PER_DAY - first, instants % MINUTES_PER_DAY
        return worked[place] + works[place] * (minute / MINUTES_PER_DAY)

    begun = work_until(start)
    wanted = begun + share * (work_until(finish) - begun)
    place = np.clip(np.searchsorted(worked, wanted - 1e-9, side="left") - 1, 0, len(works) - 1)
    instants = (first + place + wanted - worked[place]) * MINUTES_PER_DAY
    return np.where(wanted - begun < 1e-9, start, instants)


def draw_front_line(scene: Scene) -> None:
    """The line of the data date, and with the layer `front_line` the points of progress on it."""
    day = scene.chart.data_day
    if day is None:
        return
    x = int(scene.x_of(np.array([day]))[0])
    if not scene.cut.plot_x - 2_000 <= x <= scene.right + 2_000:
        return
    if not scene.shows("front_line"):
        scene.pen.lines("data_date", [x, scene.top, x, scene.bottom])
        return
    scene.pen.lines("data_date_thin", [x, scene.top, x, scene.bottom])
    line, marks = [x, scene.top], []
    points = front_points(scene.chart, on_baseline=scene.has_ghosts)
    for row in range(*scene.cut.rows):
        if np.isnan(points[row]):
            line += (x, scene.y_of(row) + scene.row_height // 2)
            continue
        at, y = int(scene.x_of(np.array([round(points[row])]))[0]), _mark_y(scene, row)
        line += (at, y)
        marks.append(diamond(at, y, round(scene.row_height * 0.14)))
    scene.pen.polylines("front", [[*line, x, scene.bottom]])
    scene.pen.polygons("front_mark", marks)


def _mark_y(scene: Scene, row: int) -> int:
    """On the ghost of the baseline, or on the bar where there is none."""
    if scene.has_ghosts and scene.chart.ghosts[0][row] != NO_INSTANT:
        return scene.y_of(row) + round(scene.row_height * 0.81)
    return scene.y_of(row) + scene.bar[0] + scene.bar[1] // 2
