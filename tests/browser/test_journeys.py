"""Journeys through the real product in Chromium: what a contractor does on the first day."""

from __future__ import annotations

import re

import pytest
from block_file import ACTIVITIES, WRONG_CODE, block_file
from journey import (
    BAR_COLOURS,
    BLOCK_NAME,
    grid_row,
    hand_over,
    import_block,
    look_at,
    painted_colours,
    selected_name,
    sign_in,
)
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PLANNER = "planner"


def test_a_contractor_hands_over_his_file_and_sees_his_plan(page: Page) -> None:
    sign_in(page, PLANNER)
    expect(page.locator(".hw-table, .hw-empty")).to_be_visible()

    hand_over(page, "YX-11.xer", block_file("YX-11", "云栖雅苑 11# 楼"), code="YX-11", name="云栖雅苑 11# 楼")

    # the report: everything kept, one recorded date that the logic does not allow, nothing written yet
    strip = page.locator(".strip")
    expect(strip).to_contain_text("100%")
    expect(strip).to_contain_text(f"{ACTIVITIES - 1} / {ACTIVITIES}")
    difference = page.locator("tr", has_text=WRONG_CODE)
    expect(difference).to_contain_text("+3")
    expect(page.locator(".report")).not_to_contain_text("interchange.")

    page.locator(".report footer .el-button--primary").click()
    page.wait_for_url(re.compile(r"/projects/\d+/plan"))

    expect(grid_row(page, "1 层")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2026-08-14")
    page.wait_for_timeout(300)
    assert painted_colours(page) >= BAR_COLOURS


def test_the_grid_obeys_the_keyboard_and_the_view_survives_f5(page: Page, block: str) -> None:
    sign_in(page, PLANNER)
    look_at(page, block)

    grid_row(page, "A 区 钢筋绑扎").click()
    expect(page.locator("aside.inspector h2")).to_have_text("A 区 钢筋绑扎")
    page.keyboard.press("ArrowDown")
    expect(page.locator("aside.inspector h2")).to_have_text("A 区 铝模安装")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")  # from the cell to its row
    page.keyboard.press("ArrowLeft")
    expect(page.locator("aside.inspector h2")).to_have_text("1 层")
    page.keyboard.press("ArrowLeft")
    expect(grid_row(page, "1 层")).to_have_attribute("aria-expanded", "false")
    page.get_by_role("button", name="月", exact=True).click()
    page.wait_for_url(re.compile(r"closed=.*"))
    page.wait_for_timeout(600)
    address = page.url

    page.reload()

    expect(page.locator("aside.inspector h2")).to_have_text("1 层")
    expect(grid_row(page, "1 层")).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("button", name="月", exact=True)).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(600)
    assert page.url == address


def test_ctrl_f_finds_an_activity_and_opens_its_row(page: Page, block: str) -> None:
    sign_in(page, PLANNER)
    look_at(page, block)

    page.keyboard.press("Control+f")
    page.keyboard.type("st-08b-03")
    page.keyboard.press("Enter")

    expect(page.locator("aside.inspector")).to_contain_text("ST-08B-03")
    assert selected_name(page) == "B 区 混凝土浇筑"
    expect(grid_row(page, "主体封顶")).to_be_visible()
    page.locator("aside.inspector [data-side=after] button").last.click()
    expect(page.locator("aside.inspector h2")).to_have_text("主体封顶")


def test_an_import_is_undone_whole_and_the_same_file_is_known_again(page: Page) -> None:
    sign_in(page, PLANNER)
    plan = import_block(page, code="YX-14", name="云栖雅苑 14# 楼")
    hand_over(page, "again.xer", block_file("YX-14", "云栖雅苑 14# 楼"), code="YX-15", name="另一个项目")
    expect(page.locator(".seen")).to_contain_text("云栖雅苑 14# 楼")

    page.goto(plan.replace("/plan", "/history"))
    page.get_by_role("button", name="撤销").click()
    page.locator(".el-dialog .el-button--danger").click()
    expect(page.locator(".el-dialog")).to_have_count(0)

    page.goto(plan)
    expect(page.locator(".hw-empty")).to_be_visible()


def test_a_stranger_does_not_learn_that_the_project_exists(page: Page, block: str) -> None:
    sign_in(page, "supervisor")

    page.goto(block)

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(BLOCK_NAME)
    identity = re.search(r"/projects/(\d+)/", block)
    assert identity is not None
    origin = block.split("/projects", maxsplit=1)[0]
    assert page.request.get(f"{origin}/api/projects/{identity.group(1)}").status == 404


def test_a_broken_file_is_refused_with_a_cure_and_nothing_is_written(page: Page) -> None:
    sign_in(page, PLANNER)

    hand_over(page, "letter.xer", b"Dear Sir, this is not a schedule." * 50, code="YX-17", name="不是计划")

    refusal = page.get_by_role("alert")
    expect(refusal).to_be_visible()
    expect(refusal.locator("h2")).not_to_contain_text("interchange.")
    expect(refusal).to_contain_text("没有写入任何内容")
    page.goto(page.url.split("/import")[0])
    expect(page.locator("body")).not_to_contain_text("不是计划")


def test_english_and_dark_are_remembered(page: Page, context: BrowserContext) -> None:
    page.get_by_role("button", name="English").click()
    sign_in(page, "finance")
    page.locator(".avatar").click()
    page.get_by_role("menuitem", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Which projects will be late, by how much, and what must I decide?"
    )
    assert re.search("[\\u4e00-\\u9fff]", page.locator("thead").first.inner_text()) is None


def test_a_phone_shows_portfolio_and_plan_without_sideways_scrolling(page: Page, block: str) -> None:
    sign_in(page, PLANNER)
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (block, block.split("/projects", maxsplit=1)[0]):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_timeout(500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.querySelector('main').scrollWidth") <= 390


def test_wrong_password_is_told_in_place(page: Page) -> None:
    page.locator("input[name=username]").fill("nobody")
    page.locator("input[name=password]").fill("wrong-passphrase")
    page.locator("form button[type=submit]").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("input[name=username]")).to_have_value("nobody")
