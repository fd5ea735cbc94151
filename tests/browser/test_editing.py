"""Journeys of people who change a plan: typed in place, refused in place, taken back."""

from __future__ import annotations

import re

import pytest
from block_file import block_file
from journey import grid_row, import_block, open_form, sign_in, type_into
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PLANNER = "planner"


def finish(page: Page) -> Locator:
    """The title line, which tells the day of the finish."""
    return page.get_by_role("heading", level=1)


def duration(page: Page) -> Locator:
    return page.locator("aside.inspector input[name=duration]")


def add_predecessor(page: Page, words: str) -> None:
    new = page.locator("[data-side=before] .new")
    new.get_by_role("combobox").first.fill(words)
    page.keyboard.press("Enter")
    new.get_by_role("button", name="添加").click()


def test_a_planner_edits_and_is_refused_in_place_and_takes_back(page: Page) -> None:
    sign_in(page, PLANNER)
    import_block(page, code="YX-31", name="云栖雅苑 31# 楼")
    expect(finish(page)).to_contain_text("2026-08-14")

    # a longer duration moves the finish, without a reload and without a dialogue
    grid_row(page, "A 区 铝模安装").click()
    open_form(page)
    type_into(page, "duration", "8")
    expect(finish(page)).to_contain_text("2026-08-19")
    expect(duration(page)).to_have_value("8")

    # a relation that is new
    add_predecessor(page, "ST-01B-01")
    expect(page.locator("[data-side=before] .relation")).to_have_count(2)

    # a relation that closes a loop: told where it was tried, nothing else changed
    add_predecessor(page, "ST-02A-02")
    refusal = page.locator("[data-side=before] .new [role=alert]")
    expect(refusal).to_contain_text("ST-01A-02 A 区 铝模安装 → ")
    expect(page.locator("[data-side=before] .relation")).to_have_count(2)
    refusal.get_by_role("button").click()
    expect(refusal).to_have_count(0)

    # a value that is none is refused at its field and leaves the plan alone
    type_into(page, "duration", "abc")
    field = page.locator(".edit-field", has=page.locator("input[name=duration]"))
    expect(field.get_by_role("alert")).to_contain_text("工期")
    page.keyboard.press("Escape")
    expect(duration(page)).to_have_value("8")

    # undo twice, redo once: of the relation, of the duration
    grid_row(page, "A 区 铝模安装").click()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-side=before] .relation")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(finish(page)).to_contain_text("2026-08-14")
    page.keyboard.press("Control+y")
    expect(finish(page)).to_contain_text("2026-08-19")
    expect(duration(page)).to_have_value("8")

    # progress and limits where they are shown; what is not typed follows
    grid_row(page, "A 区 钢筋绑扎").click()
    type_into(page, "percent", "40")
    expect(page.locator("input[name=remaining]")).to_have_value("3")
    expect(page.locator("input[name=actual_start]")).to_have_value("2026-03-02")
    page.locator("select[name=constraint]").select_option("start_on_or_after")
    expect(page.locator("input[name=constraint_at]")).to_have_value("2026-03-02")
    page.locator(".mode").click()
    expect(page.locator("aside.inspector")).to_contain_text("开始不早于 2026-03-02")

    # what the page made of all these answers is what a fresh page shows
    rows = page.get_by_role("row").all_text_contents()
    page.wait_for_timeout(400)
    page.reload()
    expect(page.get_by_role("row")).to_have_text(rows)


def test_rows_come_and_go_by_the_keyboard(page: Page) -> None:
    sign_in(page, PLANNER)
    plan = import_block(page, code="YX-32", name="云栖雅苑 32# 楼")
    grid_row(page, "A 区 混凝土浇筑").click()

    page.keyboard.press("Insert")
    expect(page.locator(".hwg-editor input").first).to_be_focused()
    page.keyboard.type("养护")
    page.keyboard.press("Enter")
    expect(grid_row(page, "养护")).to_be_visible()

    # under an activity nothing can stand: refused in words under the tools
    grid_row(page, "养护").click()
    page.keyboard.press("Alt+Shift+ArrowRight")
    expect(page.locator(".notices").get_by_role("alert")).to_contain_text("A 区 混凝土浇筑")

    # one level out, after its floor
    page.keyboard.press("Alt+Shift+ArrowLeft")
    expect(grid_row(page, "养护")).to_have_attribute("aria-level", "2")

    page.keyboard.press("Delete")
    expect(grid_row(page, "养护")).to_have_count(0)
    offer = page.locator(".notices .offer")
    offer.get_by_role("button", name="撤销").click()
    expect(grid_row(page, "养护")).to_be_visible()

    # the history names it all; one edit in the middle is taken back
    page.goto(plan.replace("/plan", "/history"))
    row = page.locator("tr", has_text="新增工作“新工作”")
    row.get_by_role("button", name="撤销").click()
    page.locator(".el-dialog .el-button--danger").click()
    expect(page.locator(".el-dialog").get_by_role("alert")).to_contain_text("挡在前面的修改")
    page.locator(".el-dialog").get_by_role("button", name="取消").click()

    # the first version again, whole
    page.locator("tr", has_text="r1").last.get_by_role("button", name="恢复到此版本").click()
    expect(page.locator(".el-dialog")).to_contain_text("r1")
    page.locator(".el-dialog .el-button--danger").click()
    expect(page.locator(".el-dialog")).to_have_count(0)
    page.goto(plan)
    expect(grid_row(page, "A 区 混凝土浇筑")).to_be_visible()
    expect(grid_row(page, "养护")).to_have_count(0)


def test_a_baseline_is_frozen_a_scenario_promoted_and_a_newer_file_taken(page: Page) -> None:
    sign_in(page, PLANNER)
    plan = import_block(page, code="YX-34", name="云栖雅苑 34# 楼")
    page.goto(plan.replace("/plan", "/baselines"))
    page.get_by_role("button", name="冻结为基线").first.click()
    page.locator(".el-dialog input").fill("B1")
    page.locator(".el-dialog .el-button--primary").click()
    expect(page.locator("tr", has_text="B1")).to_contain_text("2026-08-14")

    page.goto(plan.replace("/plan", "/scenarios"))
    page.get_by_role("button", name="新建方案").first.click()
    page.locator(".el-dialog input").fill("少一班")
    page.locator(".el-dialog .el-button--primary").click()
    expect(page.locator(".banner")).to_contain_text("少一班")
    grid_row(page, "A 区 铝模安装").click()
    open_form(page)
    type_into(page, "duration", "8")
    expect(finish(page)).to_contain_text("2026-08-19")

    page.locator(".banner").get_by_role("button", name="采用").click()
    page.locator(".el-dialog .el-button--primary").click()
    expect(page.locator(".banner")).to_have_count(0)
    expect(finish(page)).to_contain_text("2026-08-19")
    page.goto(plan.replace("/plan", "/baselines"))
    expect(page.locator("tr", has_text="ST-01A-02")).to_contain_text("+5")

    # a newer file, in which nobody knows of that: the difference is shown, then written
    page.goto(plan.replace("/plan", "/import"))
    content = block_file("YX-34", "云栖雅苑 34# 楼")
    page.set_input_files(
        "input[type=file]", {"name": "YX-34.xer", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.locator(".form .el-button--primary").click()
    line = page.locator(".report tr", has_text="ST-01A-02").filter(has_text="工期")
    expect(line).to_contain_text("8 天")
    expect(line).to_contain_text("5 天")

    page.locator(".report footer .el-button--primary").click()
    page.wait_for_url(re.compile(r"/projects/\d+/plan"))
    expect(finish(page)).to_contain_text("2026-08-14")


def test_who_may_only_read_sees_no_tool_for_editing(page: Page) -> None:
    sign_in(page, "supervisor")
    page.locator(".hw-table tbody a, .hw-table tbody tr").first.click()
    page.wait_for_url(re.compile(r"/projects/\d+/plan"))
    expect(page.locator(".toolbar")).to_be_visible()

    expect(page.locator(".toolbar").get_by_role("button", name="在下方新增工作")).to_have_count(0)
    expect(page.locator(".toolbar").get_by_role("button", name="撤销")).to_have_count(0)


def test_a_foreman_changes_nothing_and_reports_progress_from_the_site_only(page: Page) -> None:
    sign_in(page, "foreman")
    page.locator(".hw-table tbody a, .hw-table tbody tr").first.click()
    expect(page.locator(".toolbar")).to_be_visible()
    page.keyboard.press("Control+f")
    page.keyboard.type("ST-15B-02")
    page.keyboard.press("Enter")
    open_form(page)
    expect(page.locator("input[name=duration]")).to_have_count(0)
    expect(page.locator("aside.inspector .relations")).to_have_count(0)

    before = page.locator("input[name=remaining]").input_value()
    type_into(page, "percent", "50")
    expect(page.locator("aside.inspector").get_by_role("alert").first).to_contain_text("现场填报")
    page.reload()
    open_form(page)
    expect(page.locator("input[name=remaining]")).to_have_value(before)
