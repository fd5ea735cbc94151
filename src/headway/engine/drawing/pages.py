"""Draws a chart on sheets of paper: display lists, page by page.

chart + sheet ──tile──▶ Tiling ──draw_page──▶ Page (rects, lines, texts with roles) ──▶ a painter
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from headway.engine.drawing.bars import draw_bars, draw_ghosts, draw_labels, draw_shading
from headway.engine.drawing.chart import HEADING, SUMMARY
from headway.engine.drawing.days import civil
from headway.engine.drawing.display import Page, Pen
from headway.engine.drawing.foot import draw_legend, draw_match_marks, draw_title_block
from headway.engine.drawing.front_line import draw_front_line
from headway.engine.drawing.head import draw_grid, draw_head
from headway.engine.drawing.links import draw_links
from headway.engine.drawing.scene import Scene
from headway.engine.drawing.table import draw_grounds, draw_table
from headway.engine.drawing.tiling import Tiling, title_height
from headway.engine.drawing.widths import fit_text, text_width

WORD_KEYS = (
    *(f"month_{number}" for number in range(1, 13)),
    *(f"weekday_{number}" for number in range(1, 8)),
    "xun_1", "xun_2", "xun_3", "quarter", "year", "year_month", "slip", "data_date", "project", "drawing", "number",
    "drawn_by", "checked_by", "approved_by", "data_date_label", "revision", "baseline", "scale", "scale_day",
    "scale_month", "paper", "landscape", "portrait", "page", "page_of", "page_place", "match_left", "match_right",
    "match_down", "continued", "legend", "legend_normal", "legend_critical", "legend_done", "legend_claimed", "legend_summary",
    "legend_milestone", "legend_baseline", "legend_late", "legend_complete", "legend_front", "legend_data_date",
    "legend_rest",
)  # fmt: skip
"""Texts that a drawing needs, by key; templates hold {names}."""


def draw_page(tiling: Tiling, number: int, words: Mapping[str, str]) -> Page:
    """Page `number` (from 1 on) of a tiling as a display list in hundredths of a millimetre."""
    scene = Scene(tiling, tiling.cut(number), Pen(), words)
    width, height = tiling.sheet.size
    scene.pen.rects("sheet", [0, 0, width, height])
    _title(scene)
    draw_table_and_chart(scene)
    draw_match_marks(scene)
    draw_legend(scene)
    draw_title_block(scene)
    left, top, right, bottom = tiling.sheet.frame
    scene.pen.rects("frame", [left, top, right - left, bottom - top])
    return Page(number, width, height, scene.pen.items)


def draw_pages(tiling: Tiling, words: Mapping[str, str]) -> Iterator[Page]:
    """All pages one after another; only one is held at a time."""
    for number in range(1, tiling.page_count + 1):
        yield draw_page(tiling, number, words)


def draw_table_and_chart(scene: Scene) -> None:
    """Table at the left, time at the right, from the ground up."""
    draw_head(scene)
    draw_grounds(scene)
    with scene.pen.clip(*scene.plot) as pen:
        draw_shading(_with(scene, pen))
    draw_table(scene)
    with scene.pen.clip(*scene.plot) as pen:
        inner = _with(scene, pen)
        draw_grid(inner)
        draw_ghosts(inner)
        draw_links(inner)
        draw_bars(inner)
        draw_labels(inner)
        draw_front_line(inner)
    scene.pen.lines("rule_strong", [scene.cut.plot_x, scene.head_top, scene.cut.plot_x, scene.bottom])
    scene.pen.lines("rule_strong", [scene.left, scene.top, scene.right, scene.top])
    scene.pen.rects(
        "frame_inner", [scene.left, scene.head_top, scene.right - scene.left, scene.bottom - scene.head_top]
    )
    _data_date_flag(scene)
    _context(scene)


def _context(scene: Scene) -> None:
    """Over a table that goes on from another page: under what its first row stands."""
    above: list[str] = []
    chart = scene.chart
    names = next((column.cells for column in chart.columns if column.id == "name"), None)
    first = scene.cut.rows[0]
    if names is None or first == 0:
        return
    depth = int(chart.depth[first])
    for row in range(first - 1, -1, -1):
        if depth == 0:
            break
        if chart.depth[row] < depth and chart.shape[row] in (SUMMARY, HEADING):
            depth = int(chart.depth[row])
            above.insert(0, names[row])
    if above:
        size = round(scene.text * 0.9)
        words = scene.words["continued"].replace("{path}", " › ".join(above))
        shown = fit_text(words, scene.cut.plot_x - scene.left, size)
        scene.pen.text("note", scene.left, scene.head_top - round(size * 0.5), size, shown)


def _with(scene: Scene, pen: Pen) -> Scene:
    return Scene(scene.tiling, scene.cut, pen, scene.words)


def _title(scene: Scene) -> None:
    left, top, right, _ = scene.sheet.frame
    height = title_height(scene.sheet)
    size = round(height * 0.42)
    title = scene.sheet.title
    words = fit_text(f"{title.project} {title.drawing}".strip(), right - left - 400, size, True)
    middle = (height - _flag_height(scene)) / 2 + 40
    scene.pen.text("title", (left + right) / 2, top + middle + size * 0.36, size, words, anchor="middle")


def _flag_height(scene: Scene) -> int:
    return round(scene.text * 1.35)


def _data_date_flag(scene: Scene) -> None:
    """The data date on a flag over its line, between title and head."""
    day = scene.chart.data_day
    if day is None or scene.chart.data_date is None:
        return
    x = int(scene.x_of(np.array([day]))[0])
    if not scene.cut.plot_x <= x <= scene.right:
        return
    size = round(scene.text * 0.92)
    words = scene.words["data_date"].replace("{date}", f"{civil(scene.chart.data_date // 1440):%m-%d}")
    half = text_width(words, size, True) // 2 + 90
    middle = min(max(x, scene.cut.plot_x + half), scene.right - half)
    top = scene.head_top - _flag_height(scene)
    scene.pen.rects("flag", [middle - half, top, 2 * half, scene.head_top - top - 20])
    scene.pen.text("flag_text", middle, top + (scene.head_top - top) / 2 + size * 0.33, size, words, anchor="middle")
    scene.pen.lines("data_date_thin", [x, scene.head_top - 20, x, scene.top])
