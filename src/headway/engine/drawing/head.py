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
    words = fit_text(f"{column.title} {column.unit}".strip(), placed.width - _EDGE, size, True)
    baseline = scene.top - (scene.top - scene.head_top) // 2 + round(size * 0.36)
    if column.align == "end":
        scene.pen.text("head_text", placed.x + placed.width - _EDGE, baseline, size, words, anchor="end")
    else:
        scene.pen.text("head_text", placed.x + _EDGE, baseline, size, words)


def _tier(scene: Scene, unit: str, top: int, height: int, upper: bool) -> None:
    first, end = scene.cut.days
    for start, following in cells_between(unit, first, end):
        x0, x1 = scene.x_of_day(max(start, first)), min(scene.x_of_day(min(following, end)), scene.right)
        if start > first:
            scene.pen.lines("rule", [x0, top, x0, top + height])
        words = _fitting(cell_labels(unit, start, scene.words, upper), x1 - x0 - _EDGE, scene.text)
        scene.pen.text(
            "head_text", (x0 + x1) / 2, top + height / 2 + scene.text * 0.36, scene.text, words, anchor="middle"
        )


def _fitting(labels: list[str], width: int, size: int) -> str:
    return next((label for label in labels if text_width(label, size, True) <= width), "")


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
