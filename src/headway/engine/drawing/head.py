"""The head of a page: titles of the columns, and the scale of time in two rows."""

from __future__ import annotations

from headway.engine.drawing.axis import cell_labels, cells_between, tiers_of
from headway.engine.drawing.scene import Scene
from headway.engine.drawing.tiling import Placed
from headway.engine.drawing.widths import fit_text, text_width

_EDGE = 70
"""Between a cell's edge and its text."""


def draw_head(scene: Scene) -> None:
    """Column titles, cells of time, and the day of the data date."""
    tier = (scene.top - scene.head_top) // 2
    scene.pen.rects("head", [scene.left, scene.head_top, scene.right - scene.left, 2 * tier])
    for placed in scene.cut.columns:
        _title(scene, placed)
    upper, lower = tiers_of(scene.tiling.day_width)
    _tier(scene, upper, scene.head_top, tier, True)
    _tier(scene, lower, scene.head_top + tier, tier, False)
    scene.pen.lines("rule", [scene.cut.plot_x, scene.head_top + tier, scene.right, scene.head_top + tier])


def _title(scene: Scene, placed: Placed) -> None:
    column, size = placed.column, scene.text
    room = placed.width - round(1.3 * _EDGE)
    words = f"{column.title} {column.unit}".strip()
    words = words if text_width(words, size, True) <= room else fit_text(column.title, room, size, True)
    if column.id == "state" and words != column.title:  # its signs are told by the legend
        return
    baseline = scene.top - (scene.top - scene.head_top) // 2 + round(size * 0.36)
    if column.align == "end":
        scene.pen.text("head_text", placed.x + placed.width - _EDGE, baseline, size, words, anchor="end")
    else:
        scene.pen.text("head_text", placed.x + _EDGE, baseline, size, words)


def _tier(scene: Scene, unit: str, top: int, height: int, upper: bool) -> None:
    """One row of cells; all whole cells speak alike, in the fullest way that fits each of them."""
    first, end = scene.cut.days
    cells, size = cells_between(unit, first, end), scene.text
    labels = [cell_labels(unit, start, scene.words, upper) for start, _ in cells]
    rooms = [round((b - a) * scene.tiling.day_width) - _EDGE for a, b in cells]
    way = _fullest(labels, rooms, size)
    for (start, following), words in zip(cells, labels, strict=True):
        x0, x1 = scene.x_of_day(max(start, first)), min(scene.x_of_day(min(following, end)), scene.right)
        if start > first:
            scene.pen.lines("rule", [x0, top, x0, top + height])
        shown = next((label for label in words[way:] if text_width(label, size, True) <= x1 - x0 - _EDGE), "")
        scene.pen.text("head_text", (x0 + x1) / 2, top + height / 2 + size * 0.36, size, shown, anchor="middle")


def _fullest(labels: list[list[str]], rooms: list[int], size: int) -> int:
    ways = range(len(labels[0]))
    fits = (
        all(text_width(words[way], size, True) <= room for words, room in zip(labels, rooms, strict=True))
        for way in ways
    )
    return next((way for way, fit in zip(ways, fits, strict=True) if fit), len(ways) - 1)


def draw_grid(scene: Scene) -> None:
    """Lines of the coarse and the fine cells behind the bars."""
    first, end = scene.cut.days
    upper, lower = tiers_of(scene.tiling.day_width)
    for unit, role in ((lower, "grid"), (upper, "grid_strong")):
        at: list[int] = []
        for start, _ in cells_between(unit, first, end):
            if start > first:
                at += (scene.x_of_day(start), scene.top, scene.x_of_day(start), scene.bottom)
        scene.pen.lines(role, at)
