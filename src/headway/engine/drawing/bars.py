"""Bars, baseline, milestones and what stands right of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing.chart import HAMMOCK, HEADING, MILESTONE, SUMMARY
from headway.engine.drawing.days import runs
from headway.engine.drawing.scene import Scene
from headway.engine.drawing.table import triangle
from headway.engine.drawing.widths import text_width

Ints = NDArray[np.int64]
LEAST_WIDTH = 40
"""A day at the year's scale is still seen."""
_HATCH = 90
_SHADED_FROM = 35
"""Below this width of a day single rest days are noise."""


def draw_shading(scene: Scene) -> None:
    """Rest days, as columns of the calendar that each run of rows shares."""
    chart, (first, end) = scene.chart, scene.cut.days
    if not scene.shows("shading") or not chart.calendars or scene.tiling.day_width < _SHADED_FROM:
        return
    rows = chart.calendar[slice(*scene.cut.rows)]
    edges = [0, *(np.flatnonzero(np.diff(rows)) + 1).tolist(), len(rows)]
    for begin, until in pairwise(edges):
        calendar = chart.calendars[int(rows[begin])] if until > begin else None
        if calendar is None:
            continue
        y = scene.y_of(scene.cut.rows[0] + begin)
        height = (until - begin) * scene.row_height
        for a, b in runs(calendar.rests(first, end)):
            x = scene.x_of_day(first + a)
            scene.pen.rects("rest", [x, y, scene.x_of_day(first + b) - x, height])


def draw_ghosts(scene: Scene) -> None:
    """Where the baseline stood, under the bars."""
    if not scene.has_ghosts:
        return
    height = max(30, round(scene.row_height * 0.14))
    starts, finishes = (scene.x_of(column[slice(*scene.cut.rows)]) for column in scene.chart.ghosts)
    for place in np.flatnonzero(starts != NO_INSTANT).tolist():
        row = scene.cut.rows[0] + place
        x, y = int(starts[place]), scene.y_of(row) + round(scene.row_height * 0.74)
        if not _within(scene, x, int(finishes[place])):
            continue
        if scene.chart.shape[row] == MILESTONE:
            scene.pen.polygons("baseline_mark", [diamond(x, y + height // 2, height)])
        else:
            scene.pen.rects("baseline", [x, y, max(LEAST_WIDTH, int(finishes[place]) - x), height])


def draw_bars(scene: Scene) -> None:
    """Bars with their accepted and claimed parts, summaries, milestones."""
    starts, finishes = (scene.x_of(column[slice(*scene.cut.rows)]) for column in scene.chart.bars)
    for place in np.flatnonzero(starts != NO_INSTANT).tolist():
        row, x0 = scene.cut.rows[0] + place, int(starts[place])
        x1 = int(finishes[place])
        if scene.chart.shape[row] == HEADING or not _within(scene, x0, x1):
            continue
        if scene.chart.shape[row] == SUMMARY:
            _summary(scene, row, x0, x1)
        elif scene.chart.shape[row] == MILESTONE:
            _milestone(scene, row, x0)
        else:
            _bar(scene, row, x0, max(x1, x0 + LEAST_WIDTH))


def _within(scene: Scene, x0: int, x1: int) -> bool:
    return x1 >= scene.cut.plot_x - 500 and x0 <= scene.right + 500


def _is_critical(scene: Scene, row: int) -> bool:
    return scene.shows("critical") and bool(scene.chart.critical[row])


def _summary(scene: Scene, row: int, x0: int, x1: int) -> None:
    """Thin, with a cap at each end that points down at what it holds together."""
    top = scene.y_of(row) + scene.bar[0] + round(scene.row_height * 0.08)
    height = round(scene.row_height * 0.16)
    right = max(x0 + LEAST_WIDTH, x1)
    cap = min(height, (right - x0) // 2)
    shape = [x0, top, right, top, right, top + height + cap, right - cap, top + height]
    shape += [x0 + cap, top + height, x0, top + height + cap]
    scene.pen.polygons("summary_critical" if _is_critical(scene, row) else "summary", [shape])


def _milestone(scene: Scene, row: int, x: int) -> None:
    top, height = scene.bar
    role = "mark_critical" if _is_critical(scene, row) else "mark"
    role = "mark_complete" if scene.chart.complete[row] else role
    scene.pen.polygons(role, [diamond(x, scene.y_of(row) + top + height // 2, round(height * 0.55))])


def _bar(scene: Scene, row: int, x0: int, x1: int) -> None:
    top, height = scene.bar
    y = scene.y_of(row) + top
    chart = scene.chart
    if chart.shape[row] == HAMMOCK:
        y, height = y + height // 3, height // 3
    critical, complete = _is_critical(scene, row), bool(chart.complete[row])
    kind = "critical" if critical and not complete else "inactive" if chart.inactive[row] else "normal"
    scene.pen.rects(f"bar_{kind}", [x0, y, x1 - x0, height])
    if scene.shows("progress"):
        done = x1 if complete else x0 + round((x1 - x0) * float(chart.percent[row]))
        claimed = min(x1, done + round((x1 - x0) * float(chart.claimed[row])))
        if done > x0:
            scene.pen.rects("done", [x0, y, done - x0, height])
        if claimed > done:
            scene.pen.rects("claimed", [done, y, claimed - done, height])
            scene.pen.lines("hatch", hatch(done, y, claimed - done, height))
    edge = "edge_done" if complete and scene.shows("progress") else f"edge_{kind}"
    scene.pen.rects(edge, [x0, y, x1 - x0, height])


def hatch(x: int, y: int, width: int, height: int, step: int = _HATCH) -> list[int]:
    """Lines at 45° that end at the edges of a box."""
    at: list[int] = []
    for start in range(step, width + height, step):
        x0, y0 = (start, 0) if start <= width else (width, start - width)
        x1, y1 = (0, start) if start <= height else (start - height, height)
        at += (x + x0, y + y0, x + x1, y + y1)
    return at


def diamond(x: int, y: int, reach: int) -> list[int]:
    """◆ around a point."""
    return [x, y - reach, x + reach, y, x, y + reach, x - reach, y]


def draw_labels(scene: Scene) -> None:
    """Right of each bar: ▲ and the days when it is late, then its words."""
    chart, size = scene.chart, round(scene.text * 0.92)
    finishes = scene.x_of(chart.bars[1][slice(*scene.cut.rows)])
    for place in np.flatnonzero(finishes != NO_INSTANT).tolist():
        row = scene.cut.rows[0] + place
        if chart.shape[row] in (SUMMARY, HEADING) or not _within(scene, int(finishes[place]), int(finishes[place])):
            continue
        x = int(finishes[place]) + round(scene.row_height * (0.5 if chart.shape[row] == MILESTONE else 0.28))
        y = scene.y_of(row) + scene.bar[0] + scene.bar[1] // 2 + round(size * 0.36)
        if scene.has_ghosts and chart.slip_days[row] > 0 and not chart.complete[row]:
            x = _slip(scene, int(chart.slip_days[row]), x, y, size)
        if scene.shows("labels"):
            _plated(scene, "label", chart.labels[row], (x, y), size)


def _plated(scene: Scene, role: str, words: str, at: tuple[int, int], size: int) -> None:
    """Text on a plate of the ground, so that no line behind it strikes it through."""
    if words:
        width = text_width(words, size, role == "late")
        scene.pen.rects("plate", [at[0] - 40, at[1] - round(size * 0.9), width + 80, round(size * 1.15)])
        scene.pen.text(role, *at, size, words)


def _slip(scene: Scene, days: int, x: int, y: int, size: int) -> int:
    words = scene.words["slip"].replace("{days}", str(days))
    _plated(scene, "late", words, (x + size, y), size)
    scene.pen.polygons("mark_late", [triangle(x + size * 0.42, y - size * 0.36, size * 0.84)])
    return round(x + size * 1.35 + text_width(words, size, True))
