"""A planner ties two projects together: the other one's activity moves his, and both panels tell of it."""

from __future__ import annotations

import re

import pytest
from journey import BLOCK_CODE, BLOCK_NAME, grid_row, import_block, open_form, sign_in
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_relation_to_another_project_is_found_made_and_moves_this_one(page: Page, block: str) -> None:
    sign_in(page, "planner")
    import_block(page, code="YX-82", name="云栖雅苑 82# 楼")
    finish = page.get_by_role("heading", level=1)
    expect(finish).to_contain_text("2026-08-14")
    grid_row(page, "A 区 铝模安装").click()
    open_form(page)
    external = page.locator("aside.inspector .external")

    external.get_by_role("combobox", name="其他项目的前置工作").fill(f"{BLOCK_CODE} 铝模")
    external.get_by_role("option", name=re.compile("ST-01A-02")).click()
    external.get_by_role("button", name="添加").click()

    expect(external.locator(".relation")).to_contain_text(BLOCK_NAME)
    expect(finish).to_contain_text("2026-08-21")  # a job carried the date over, the page heard of it

    external.locator(".remove").click()
    expect(external.locator(".relation")).to_have_count(0)
    expect(finish).to_contain_text("2026-08-14")
