"""One picture, two painters: the golden files are read by the painter of the client, too
(`web/apps/planner/test/paint-sheet.test.ts`). After a wanted change: HEADWAY_WRITE_SHEETS=1 pytest on this file."""

import os
from pathlib import Path

import orjson
import pytest
from small_chart import chart, sheet, words

from headway.engine.drawing import draw_page, tile
from headway.paper import THEMES, svg_of
from headway.paper.svg import escaped

pytestmark = pytest.mark.quick

GOLDEN = Path(__file__).resolve().parents[2] / "web/apps/planner/test/fixtures"


def drawn() -> dict:
    return draw_page(tile(chart(), sheet(pages_wide=2, repeat="name")), 1, words()).told()


def test_the_drawing_is_the_golden_one() -> None:
    page = drawn()
    if os.environ.get("HEADWAY_WRITE_SHEETS"):
        (GOLDEN / "sheet.json").write_bytes(orjson.dumps(page, option=orjson.OPT_INDENT_2) + b"\n")
        for theme in THEMES:
            (GOLDEN / f"sheet.{theme}.svg").write_text(svg_of(page, theme) + "\n", "utf-8")

    assert orjson.loads((GOLDEN / "sheet.json").read_bytes()) == page


@pytest.mark.parametrize("theme", THEMES)
def test_the_painter_of_the_server_paints_the_golden_picture(theme: str) -> None:
    page = orjson.loads((GOLDEN / "sheet.json").read_bytes())

    assert svg_of(page, theme) + "\n" == (GOLDEN / f"sheet.{theme}.svg").read_text("utf-8")


def test_text_cannot_become_markup() -> None:
    assert escaped('<script>&"\x00\x0b') == '&lt;script&gt;&amp;"'
