"""Two people at once: what one does, the other sees without reloading; one stream for all tabs of a browser."""

from __future__ import annotations

import re

import pytest
from journey import import_block, sign_in
from playwright.sync_api import Browser, Page, expect

from conftest import watch

pytestmark = pytest.mark.browser

SOON_MS = 3_000
"""The event arrives within a second; reading anew and painting take the rest on a busy machine."""


def test_a_change_by_one_person_appears_on_the_other_ones_page(browser: Browser, page: Page, product: str) -> None:
    sign_in(page, "planner")
    import_block(page, code="LV-1", name="联动 1# 楼")

    history = page.url.replace("/plan", "/history").split("?")[0]
    page.goto(history)

    # the executive of the same firm looks at the same history and at the portfolio, in two tabs
    other = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    looking = other.new_page()
    faults = watch(looking, product)
    looking.goto(product)
    sign_in(looking, "executive")
    second_tab = other.new_page()
    second_tab.goto(product)
    looking.goto(history)
    expect(looking.locator(".live")).to_have_attribute("title", "实时更新已连接")
    expect(second_tab.locator(".live")).to_have_attribute("title", "实时更新已连接")
    expect(looking.locator("tbody tr")).to_have_count(1)

    page.get_by_role("button", name="撤销").first.click()
    page.locator(".el-dialog .el-button--primary, .el-dialog .el-button--danger").click()

    expect(looking.locator("tbody tr")).to_have_count(2, timeout=SOON_MS)
    expect(looking.locator("tbody tr.undone")).to_have_count(1)
    assert faults == []
    other.close()


def test_the_stream_ends_with_the_session_and_begins_with_the_next(page: Page) -> None:
    sign_in(page, "planner")
    expect(page.locator(".live")).to_have_attribute("title", "实时更新已连接")
    page.locator(".avatar").click()
    page.get_by_role("menuitem", name="退出登录").click()
    page.wait_for_url(re.compile("sign-in"))
    expect(page.locator(".live")).to_have_count(0)

    sign_in(page, "planner")

    expect(page.locator(".live")).to_have_attribute("title", "实时更新已连接")
