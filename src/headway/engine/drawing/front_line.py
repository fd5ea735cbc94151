"""前锋线: from the data date's line to the point of each activity's progress and back, row by row."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing.bars import diamond
from headway.engine.drawing.chart import BAR, HAMMOCK, Chart
from headway.engine.drawing.scene import Scene


def front_points(chart: Chart) -> NDArray[np.float64]:
    """Per row the local minutes where progress stands on the baseline (without one, on the bar); nan = on the line.

    Left of the data date is late, right of it is ahead. Work that is done as the baseline says, and work that
    need not have begun and has not, stands on the line. Example: baseline days 0-10, 30 % done at day 5: day 3.
    """
    start = np.where(chart.ghosts[0] == NO_INSTANT, chart.bars[0], chart.ghosts[0])
    finish = np.where(chart.ghosts[0] == NO_INSTANT, chart.bars[1], chart.ghosts[1])
    percent = np.where(chart.complete, 1.0, chart.percent)
    points = start + percent * (finish - start)
    day = chart.data_day if chart.data_day is not None else 0
    at_rest = (chart.complete & (finish <= day)) | ((percent == 0) & (start >= day))
    drawn = np.isin(chart.shape, (BAR, HAMMOCK)) & (start != NO_INSTANT) & ~chart.inactive
    return np.where(drawn & ~at_rest, points, np.nan)


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
    points = front_points(scene.chart)
    for row in range(*scene.cut.rows):
        y = scene.y_of(row) + scene.row_height // 2
        if np.isnan(points[row]):
            line += (x, y)
            continue
        at = scene.x_of(np.array([round(points[row])]))[0]
        line += (int(at), y)
        marks.append(diamond(int(at), y, round(scene.row_height * 0.14)))
    scene.pen.polylines("front", [[*line, x, scene.bottom]])
    scene.pen.polygons("front_mark", marks)
