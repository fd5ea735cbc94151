"""A planner's day without the mouse: a block from a spreadsheet, links by keyboard, both themes, both languages.

HEADWAY_PICTURES names a folder in which the screens are kept as pictures.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from journey import findings, grid_row, import_block, sign_in
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PLANNER = "planner"
PASTED = 200


def cell(page: Page, name: str, column: str) -> Locator:
    return grid_row(page, name).locator(f".hwg-cell-{column}")


def editor(page: Page) -> Locator:
    return page.locator(".hwg-editor input[type=text]")


def to_clipboard(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("HEADWAY_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def count_of_rows(page: Page) -> int:
    return int(page.get_by_role("treegrid").get_attribute("aria-rowcount") or 0)


def test_two_hundred_rows_of_a_spreadsheet_are_one_step(page: Page) -> None:
    """Given a block of names and durations, one of them no duration; pasted below the last row and taken back."""
    sign_in(page, PLANNER)
    import_block(page, code="YX-51", name="云栖雅苑 51# 楼")
    before = count_of_rows(page)
    lines = [f"精装 {number:03d}\t{number % 9 + 1}天" for number in range(PASTED)]
    lines[7] = "精装 007\t两周多"
    cell(page, "1 层", "name").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Insert")
    expect(editor(page)).to_be_focused()
    expect(editor(page)).to_have_value("新工作")
    page.keyboard.press("Escape")
    expect(editor(page)).to_be_hidden()
    to_clipboard(page, "\r\n".join(lines))

    page.keyboard.press("Control+v")

    # the one cell that is no duration is named with its reason, the rest is offered
    check = page.locator(".paste-check")
    expect(check).to_contain_text("两周多")
    keep(page, "paste-check")
    check.locator(".el-button--primary").click()
    expect(check).to_have_count(0)
    expect(page.get_by_role("treegrid")).to_have_attribute("aria-rowcount", str(before + PASTED))
    page.keyboard.press("Control+End")
    expect(grid_row(page, "精装 199")).to_be_visible()
    expect(cell(page, "精装 199", "duration")).to_have_text("2")

    page.keyboard.press("Control+z")

    expect(page.get_by_role("treegrid")).to_have_attribute("aria-rowcount", str(before + 1))
    expect(grid_row(page, "精装 199")).to_have_count(0)


def test_activities_are_linked_and_changed_by_the_keyboard_alone(page: Page) -> None:
    sign_in(page, PLANNER)
    import_block(page, code="YX-52", name="云栖雅苑 52# 楼")
    finish = page.get_by_role("heading", level=1)
    expect(finish).to_contain_text("2026-08-14")

    # a duration typed over the old one: the first change after an import
    cell(page, "A 区 铝模安装", "duration").click()
    page.keyboard.type("8d")
    page.keyboard.press("Enter")
    expect(cell(page, "A 区 铝模安装", "duration")).to_have_text("8")
    expect(finish).to_contain_text("2026-08-19")

    # two rows chosen from the keyboard and linked
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+F2")
    expect(page.locator(".notices").get_by_role("alert")).to_have_count(0)

    # what cannot be typed is refused at the cell and nothing is lost
    cell(page, "A 区 铝模安装", "duration").click()
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    expect(editor(page)).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Escape")
    expect(cell(page, "A 区 铝模安装", "duration")).to_have_text("8")


IN_BOTH_THEMES = ("/", "/inbox", "/projects/1/plan")
IN_ONE = ("/portfolio/gantt", "/projects/1/history", "/projects/1/settings", "/projects/1/baselines",
          "/projects/1/scenarios", "/import", "/calendars", "/people", "/account")  # fmt: skip


@pytest.mark.parametrize(
    ("theme", "paths"), [("light", IN_BOTH_THEMES + IN_ONE), ("dark", IN_BOTH_THEMES)], ids=["light", "dark"]
)
def test_the_pages_are_sound_for_who_cannot_see_them(page: Page, theme: str, paths: tuple[str, ...]) -> None:
    """axe-core finds nothing serious or critical on any main page; the theme changes colours only."""
    page.emulate_media(color_scheme=theme)
    assert findings(page) == [], "sign-in"
    sign_in(page, "project_manager")
    grave = {}
    for path in paths:
        page.goto(_origin(page) + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_timeout(1_200)
        keep(page, f"{theme}{path.replace('/', '-')}")
        if found := findings(page):
            grave[path] = found
    assert grave == {}


def test_the_whole_screen_speaks_english(page: Page) -> None:
    sign_in(page, PLANNER)
    page.locator(".avatar").click()
    with page.expect_response(
        lambda answer: answer.request.method == "PATCH"
    ):  # kept, before the next page asks for it
        page.get_by_role("menuitem", name="English").click()

    page.goto(_origin(page) + "/projects/1/plan")
    expect(page.get_by_role("treegrid")).to_be_visible()
    page.wait_for_timeout(500)
    keep(page, "english-plan")

    chrome = page.locator(".toolbar, .statusbar, [role=columnheader], .rail").all_inner_texts()
    assert [words for words in chrome if re.search(r"[一-鿿]", words)] == []


def _origin(page: Page) -> str:
    origin = re.match(r"https?://[^/]+", page.url)
    assert origin is not None
    return origin.group()
