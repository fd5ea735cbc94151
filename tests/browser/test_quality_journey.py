"""From a check that failed to its activities: the page of a plan's quality and the plan that shows the findings."""

from __future__ import annotations

import re

import pytest
from journey import sign_in
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_finding_leads_to_its_activities_in_the_plan(page: Page, block: str) -> None:
    page.get_by_role("button", name="中文").click()
    sign_in(page, "planner")
    page.goto(re.sub("/plan.*", "/quality", block))
    logic = page.locator("[data-check=logic]")
    expect(logic).to_contain_text("缺前后关系")
    expect(page.locator("[data-check=bei]")).to_contain_text("不适用：没有基线可比")
    logic.get_by_role("button").click()
    page.get_by_role("link", name=re.compile(r"在计划中查看 \d+ 项")).first.click()

    page.wait_for_url(re.compile(r"/plan\?.*rows="))
    strip = page.locator(".strip")
    expect(strip).to_contain_text("质量检查：缺前后关系")
    grid = page.get_by_role("treegrid")
    expect(grid).to_have_attribute("aria-rowcount", re.compile(r"^\d+$"))
    shown = grid.get_attribute("aria-rowcount")
    strip.get_by_role("button").click()
    expect(strip).to_have_count(0)
    expect(grid).to_have_attribute("aria-rowcount", re.compile(rf"^(?!{shown}$)\d+$"))
    assert int(shown or 0) < int(grid.get_attribute("aria-rowcount") or 0)
