"""The foot of a page: match marks, legend, and the title block 图框 at the lower right."""

from __future__ import annotations

from headway.engine.drawing.bars import diamond, hatch
from headway.engine.drawing.scene import Scene
from headway.engine.drawing.table import check_mark, triangle
from headway.engine.drawing.tiling import block_rows
from headway.engine.drawing.widths import fit_text, text_width

_EDGE = 80
Cell = tuple[str, str, int, str]
"""Role, words, parts of the width of twelve, anchor."""


def draw_match_marks(scene: Scene) -> None:
    """Under the chart: on which sheets it goes on."""
    tiling, cut = scene.tiling, scene.cut
    if cut.across > 0:
        _mark(scene, "match_left", cut.number - tiling.down, scene.left, anchor="start")
    if cut.down < tiling.down - 1:
        _mark(scene, "match_down", cut.number + 1, (scene.left + scene.right) // 2, anchor="middle")
    if cut.across < tiling.across - 1:
        _mark(scene, "match_right", cut.number + tiling.down, scene.right, anchor="end")


def _mark(scene: Scene, key: str, page: int, x: int, *, anchor: str) -> None:
    scene.pen.text("note", x, scene.bottom + 290, 200, scene.words[key].replace("{page}", str(page)), anchor=anchor)


def block_width(scene: Scene) -> int:
    """Of the title block: 180 mm, less on a small sheet."""
    left, _, right, _ = scene.sheet.frame
    return min(18_000, round((right - left) * 0.6))


def draw_title_block(scene: Scene) -> None:
    """Rows of labelled cells; the outer lines are thick."""
    _, _, right, bottom = scene.sheet.frame
    width, rows = block_width(scene), block_rows(scene.sheet)
    x, y = right - width, bottom - sum(rows)
    scene.pen.rects("block", [x, y, width, sum(rows)])
    top = y
    for cells, height in zip(_block(scene), rows, strict=True):
        _block_row(scene, cells, (x, top, width, height))
        top += height
        if top < bottom:
            scene.pen.lines("rule", [x, top, right, top])
    scene.pen.rects("frame_inner", [x, y, width, sum(rows)])


def _block(scene: Scene) -> list[list[Cell]]:
    title, words, sheet = scene.sheet.title, scene.words, scene.sheet
    way = words["landscape" if sheet.landscape else "portrait"]
    return [
        [("block_company", title.company, 12, "middle")],
        [_label(words["project"]), ("block_strong", title.project, 10, "start")],
        [
            _label(words["drawing"]), ("block_strong", title.drawing, 6, "start"),
            _label(words["number"]), ("block_text", title.number, 2, "start"),
        ],
        [
            _label(words["drawn_by"]), ("block_text", title.drawn_by, 2, "start"),
            _label(words["checked_by"]), ("block_text", title.checked_by, 2, "start"),
            _label(words["approved_by"]), ("block_text", title.approved_by, 2, "start"),
        ],
        [
            _label(words["data_date_label"]), ("block_text", title.data_date, 2, "start"),
            _label(words["revision"]), ("block_text", title.revision, 2, "start"),
            _label(words["baseline"]), ("block_text", title.baseline, 2, "start"),
        ],
        [
            _label(words["scale"]), ("block_text", _scale(scene), 2, "start"),
            _label(words["paper"], 1), ("block_text", f"{sheet.paper} {way}", 2, "start"),
            _label(words["page"], 1), ("block_text", _page(scene), 4, "start"),
        ],
    ]  # fmt: skip


def _label(words: str, share: int = 2) -> Cell:
    return "block_label", words, share, "start"


def _scale(scene: Scene) -> str:
    """How long a day or a month is on paper."""
    day = scene.tiling.day_width / 100
    if day >= 1:
        return scene.words["scale_day"].replace("{mm}", f"{day:.1f}")
    return scene.words["scale_month"].replace("{mm}", f"{day * 30.4:.1f}")


def _page(scene: Scene) -> str:
    tiling, cut = scene.tiling, scene.cut
    plain = scene.words["page_of"].replace("{page}", str(cut.number)).replace("{pages}", str(tiling.page_count))
    if tiling.down == 1 or tiling.across == 1:
        return plain
    place = scene.words["page_place"]
    told = {"row": cut.down + 1, "rows": tiling.down, "column": cut.across + 1, "columns": tiling.across}
    for name, number in told.items():
        place = place.replace("{" + name + "}", str(number))
    return f"{plain} {place}"


def _block_row(scene: Scene, cells: list[Cell], box: tuple[int, int, int, int]) -> None:
    x, y, width, height = box
    parts = 0
    for role, words, share, anchor in cells:
        size = 220 if scene.sheet.is_small else 280
        x0, x1 = x + width * parts // 12, x + width * (parts + share) // 12
        parts += share
        bold = role in ("block_strong", "block_company")
        if text_width(words, size, bold) > x1 - x0 - 2 * _EDGE:
            size = size * 4 // 5
        shown = fit_text(words, x1 - x0 - 2 * _EDGE, size, bold)
        at = (x0 + x1) / 2 if anchor == "middle" else x0 + _EDGE
        scene.pen.text(role, at, y + height / 2 + size * 0.36, size, shown, anchor=anchor)
        if parts < 12:
            scene.pen.lines("rule", [x1, y, x1, y + height])


def draw_legend(scene: Scene) -> None:
    """What the signs mean, left of the title block, and the line that tells when it was printed."""
    _, _, right, bottom = scene.sheet.frame
    rows = block_rows(scene.sheet)
    room = right - block_width(scene) - scene.left - 300
    size = 220 if scene.sheet.is_small else 260
    step, top = round(size * 1.9), bottom - sum(rows) + 120
    scene.pen.text("note_strong", scene.left, top + size, size, scene.words["legend"])
    x, y = scene.left, top + step
    for sign, key in _signs(scene):
        width = 900 + text_width(scene.words[key], size) + 350
        if x > scene.left and x + width > scene.left + room:
            x, y = scene.left, y + step
        _sign(scene, sign, x, y + size // 2)
        scene.pen.text("note", x + 900, y + size * 0.86, size, scene.words[key])
        x += width
    small = size * 4 // 5
    scene.pen.text("note", scene.left, bottom - 150, small, fit_text(scene.sheet.title.printed, room, small))


def _signs(scene: Scene) -> list[tuple[str, str]]:
    """Only what the page may show."""
    signs = [("bar_normal", "legend_normal")]
    if scene.shows("critical"):
        signs.append(("bar_critical", "legend_critical"))
    if scene.shows("progress"):
        signs.append(("done", "legend_done"))
        if (scene.chart.claimed > 0).any():
            signs.append(("claimed", "legend_claimed"))
    signs += [("summary", "legend_summary"), ("mark", "legend_milestone")]
    if scene.has_ghosts:
        signs += [("baseline", "legend_baseline"), ("mark_late", "legend_late")]
    if any(column.id == "state" for column in scene.chart.columns):
        signs.append(("mark_done", "legend_complete"))
    if scene.chart.data_day is not None:
        signs.append(("front", "legend_front") if scene.shows("front_line") else ("data_date", "legend_data_date"))
    if scene.shows("shading") and scene.chart.calendars:
        signs.append(("rest", "legend_rest"))
    return signs


def _sign(scene: Scene, sign: str, x: int, y: int) -> None:
    pen, box = scene.pen, [x, y - 110, 720, 220]
    if sign in ("bar_normal", "bar_critical", "done", "claimed"):
        pen.rects(sign, box)
        if sign == "claimed":
            pen.lines("hatch", hatch(*box))
        pen.rects({"bar_critical": "edge_critical", "bar_normal": "edge_normal"}.get(sign, "edge_done"), box)
    elif sign == "summary":
        cap = [x, y - 60, x + 720, y - 60, x + 720, y + 90, x + 650, y + 20, x + 70, y + 20, x, y + 90]
        pen.polygons(sign, [cap])
    elif sign == "mark":
        pen.polygons(sign, [diamond(x + 360, y, 120)])
    elif sign == "mark_late":
        pen.polygons(sign, [triangle(x + 360, y, 200)])
    elif sign == "mark_done":
        pen.polylines(sign, [check_mark(x + 360, y, 200)])
    elif sign in ("front", "data_date"):
        pen.lines(sign, [x, y, x + 720, y])
    elif sign == "baseline":
        pen.rects(sign, [x, y - 35, 720, 70])
    else:
        pen.rects(sign, box)
        pen.rects("edge_rest", box)
