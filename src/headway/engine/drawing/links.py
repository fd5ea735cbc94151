"""Links between bars: lines of right angles with an arrow head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing.chart import MILESTONE, SUMMARY
from headway.engine.drawing.scene import Scene

_STUB = 140
_ARROW = 100
_FS, _SS, _FF, _SF = range(4)
Point = tuple[int, int]


@dataclass(frozen=True)
class _End:
    """A row that a link touches."""

    start: int
    finish: int
    middle: int
    half: int


def draw_links(scene: Scene) -> None:
    """Links that touch the rows and days of the page; critical ones lie on top."""
    if not scene.shows("links"):
        return
    for role, links in _by_role(scene).items():
        for link in links:
            points = _route(scene, link)
            scene.pen.polylines(role, [[at for point in points for at in point]])
        heads = [_head(_route(scene, link)) for link in links]
        scene.pen.polygons(f"{role}_head", heads)


def _by_role(scene: Scene) -> dict[str, list[int]]:
    chart, links = scene.chart, scene.chart.links
    first, end = scene.cut.rows
    starts, finishes = chart.bars
    here = np.zeros(len(links.type), dtype=bool)
    for rows in (links.predecessor, links.successor):  # a link that only passes by tells nothing here
        here |= (rows >= first) & (rows < end)
    here &= (starts[links.predecessor] != NO_INSTANT) & (starts[links.successor] != NO_INSTANT)
    left, right = (day * 1440 for day in scene.cut.days)
    ends = [links.predecessor, links.successor]
    here &= np.maximum(*[finishes[rows] for rows in ends]) >= left
    here &= np.minimum(*[starts[rows] for rows in ends]) <= right
    critical = chart.critical[links.predecessor] & chart.critical[links.successor] & links.driving
    if not scene.shows("critical"):
        critical = critical & False
    return {
        "link": np.flatnonzero(here & ~critical & ~links.driving).tolist(),
        "link_driving": np.flatnonzero(here & ~critical & links.driving).tolist(),
        "link_critical": np.flatnonzero(here & critical).tolist(),
    }


def _end(scene: Scene, row: int) -> _End:
    starts, finishes = scene.chart.bars
    x0, x1 = scene.x_of(np.array([starts[row], finishes[row]])).tolist()
    top, height = scene.bar
    y, half = scene.y_of(row) + top + height // 2, height // 2
    if scene.chart.shape[row] == MILESTONE:
        half = round(height * 0.55)
        x0, x1 = x0 - half, x0 + half
    elif scene.chart.shape[row] == SUMMARY:
        half = round(scene.row_height * 0.16)
    return _End(x0, x1, y, half)


def _route(scene: Scene, link: int) -> list[Point]:
    links = scene.chart.links
    before, after = _end(scene, int(links.predecessor[link])), _end(scene, int(links.successor[link]))
    kind = links.type[link]
    if kind == _SS:
        return _sideways(before.start, before.middle, after.start, after.middle, -1)
    if kind == _FF:
        return _sideways(before.finish, before.middle, after.finish, after.middle, 1)
    if kind == _SF:
        return _around(scene, (before.start, before.middle), (after.finish, after.middle), -1)
    return _finish_to_start(scene, before, after)


def _finish_to_start(scene: Scene, before: _End, after: _End) -> list[Point]:
    """Right, then down onto the head of the successor; round the corner when that starts too early."""
    landing = after.start + min(_STUB // 2, (after.finish - after.start) // 2)
    if landing < before.finish + 20:
        return _around(scene, (before.finish, before.middle), (after.start, after.middle), 1)
    side = -1 if after.middle >= before.middle else 1
    return [(before.finish, before.middle), (landing, before.middle), (landing, after.middle + side * after.half)]


def _sideways(x1: int, y1: int, x2: int, y2: int, side: int) -> list[Point]:
    """Leaves and lands on the same side: SS on the left, FF on the right."""
    outside = (max(x1, x2) if side > 0 else min(x1, x2)) + side * _STUB
    return [(x1, y1), (outside, y1), (outside, y2), (x2, y2)]


def _around(scene: Scene, start: Point, end: Point, side: int) -> list[Point]:
    """Leaves on one side and comes back from the other, along the line between two rows."""
    (x1, y1), (x2, y2) = start, end
    lane = y2 + (-1 if y2 >= y1 else 1) * scene.row_height // 2
    near, far = x1 + side * _STUB // 2, x2 - side * _STUB
    return [(x1, y1), (near, y1), (near, lane), (far, lane), (far, y2), (x2, y2)]


def _head(points: list[Point]) -> list[int]:
    """The arrow head at the end of a route."""
    (x0, y0), (x, y) = points[-2:]
    dx, dy = int(np.sign(x - x0)), int(np.sign(y - y0))
    half = _ARROW * 0.6
    back, aside = (x - dx * _ARROW, y - dy * _ARROW), (round(dy * half), round(dx * half))
    return [x, y, back[0] - aside[0], back[1] - aside[1], back[0] + aside[0], back[1] + aside[1]]
