"""The table at the left: cells, states as signs, indents of the outline."""

from __future__ import annotations

from headway.engine.drawing.chart import HEADING, SUMMARY
from headway.engine.drawing.scene import Scene
from headway.engine.drawing.tiling import Placed
from headway.engine.drawing.widths import fit_text

_EDGE = 70
_DEEPEST = 8


def draw_table(scene: Scene) -> None:
    """Lines of rows and columns, and the cells."""
    _lines(scene)
    for placed in scene.cut.columns:
        if placed.column.id == "state":
            _states(scene, placed)
        else:
            _cells(scene, placed)


def draw_grounds(scene: Scene) -> None:
    """Under summaries and headings; rest days are seen through them."""
    width = scene.right - scene.left
    for row in range(*scene.cut.rows):
        shape = scene.chart.shape[row]
        if shape in (SUMMARY, HEADING):
            role = "ground_heading" if shape == HEADING else "ground_summary"
            scene.pen.rects(role, [scene.left, scene.y_of(row), width, scene.row_height])


def _lines(scene: Scene) -> None:
    rows = [scene.y_of(row) for row in range(scene.cut.rows[0] + 1, scene.cut.rows[1])]
    scene.pen.lines("grid", [at for y in rows for at in (scene.left, y, scene.right, y)])
    edges = [placed.x for placed in scene.cut.columns[1:]]
    scene.pen.lines("grid", [at for x in edges for at in (x, scene.head_top, x, scene.bottom)])


def _cells(scene: Scene, placed: Placed) -> None:
    plain: list[int] = []
    for row in range(*scene.cut.rows):
        (plain.append(row) if scene.chart.shape[row] not in (SUMMARY, HEADING) else _cell(scene, placed, row, True))
    critical = scene.chart.critical if scene.shows("critical") else scene.chart.critical & False
    for role, rows in (
        ("text", [row for row in plain if not critical[row]]),
        ("text_critical", [row for row in plain if critical[row]]),
    ):
        for row in rows:
            _cell(scene, placed, row, False, role)


def _cell(scene: Scene, placed: Placed, row: int, bold: bool, role: str = "text_strong") -> None:
    words = placed.column.cells[row]
    if not words:
        return
    if placed.column.id not in ("name", "finish", "total_float") and role == "text_critical":
        role = "text"
    size, right = scene.text, placed.x + placed.width - _EDGE
    baseline = scene.y_of(row) + (scene.row_height + round(size * 0.72)) // 2
    if placed.column.align == "end":
        scene.pen.text(role, right, baseline, size, fit_text(words, placed.width - 2 * _EDGE, size, bold), anchor="end")
        return
    indent = _indent(scene, row) if placed.column.id == "name" else 0
    room = right - placed.x - _EDGE - indent
    if scene.chart.shape[row] == HEADING:
        room = scene.cut.plot_x - placed.x - _EDGE - indent
    scene.pen.text(role, placed.x + _EDGE + indent, baseline, size, fit_text(words, room, size, bold))


def _indent(scene: Scene, row: int) -> int:
    return round(min(int(scene.chart.depth[row]), _DEEPEST) * scene.text * 0.8)


def _states(scene: Scene, placed: Placed) -> None:
    """▲ for late, ✓ for done, drawn, so that no font need have them."""
    size = scene.text * 0.8
    middle = placed.x + placed.width / 2
    chart = scene.chart
    for row in range(*scene.cut.rows):
        y = scene.y_of(row) + scene.row_height / 2
        if chart.shape[row] == HEADING:
            continue
        if chart.complete[row]:
            scene.pen.polylines("mark_done", [check_mark(middle, y, size)])
        elif chart.behind[row] or (scene.has_ghosts and chart.slip_days[row] > 0):
            scene.pen.polygons("mark_late", [triangle(middle, y, size)])


def triangle(x: float, y: float, size: float) -> list[int]:
    """▲ around a point."""
    half = size / 2
    return [round(x), round(y - half), round(x + half), round(y + half), round(x - half), round(y + half)]


def check_mark(x: float, y: float, size: float) -> list[int]:
    """✓ around a point."""
    half = size / 2
    points = (x - half, y, x - half * 0.2, y + half * 0.75, x + half, y - half * 0.75)
    return [round(point) for point in points]
