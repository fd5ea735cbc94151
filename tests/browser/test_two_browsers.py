"""Two people on one plan: each sees the other's edits at once, nobody overwrites the other unknowingly.

HEADWAY_PICTURES names a folder in which the steps are kept as pictures.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from journey import grid_row, open_form, sign_in, type_into
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import SLOWEST_MS, watch

pytestmark = pytest.mark.browser

PROJECT = "云栖雅苑 3# 楼"
ROW = "ST-14B-02"
WITHIN_SECONDS = 1.0


@dataclass
class Pair:
    """Li plans, Zhou leads the project; both look at the same activity in a browser of their own."""

    li: Page
    zhou: Page


@pytest.fixture
def pair(browser: Browser, product: str) -> Iterator[Pair]:
    pages = []
    faults: list[list[str]] = []
    contexts = []
    for role in ("planner", "project_manager"):
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        page = context.new_page()
        faults.append(watch(page, product))
        page.set_default_timeout(SLOWEST_MS)
        expect.set_options(timeout=SLOWEST_MS)
        page.goto(product)
        sign_in(page, role)
        _open_activity(page)
        contexts.append(context)
        pages.append(page)
    yield Pair(*pages)
    for context in contexts:
        context.close()
    assert faults == [[], []]


def _open_activity(page: Page) -> None:
    page.locator(".hw-table tbody tr", has_text=PROJECT).get_by_role("link").first.click()
    expect(page.locator(".toolbar")).to_be_visible()
    page.keyboard.press("Control+f")
    page.keyboard.type(ROW)
    page.keyboard.press("Enter")
    expect(page.locator("aside.inspector")).to_contain_text(ROW)
    open_form(page)


def _duration(page: Page) -> Locator:
    return page.locator("aside.inspector input[name=duration]")


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("HEADWAY_PICTURES"):
        page.screenshot(path=Path(folder) / f"two-browsers-{name}.png")


def test_two_people_change_one_plan(pair: Pair) -> None:
    li, zhou = pair.li, pair.zhou
    before = _duration(li).input_value()
    assert _duration(zhou).input_value() == before

    # Li edits; Zhou sees it within a second, without reloading, and is told who it was
    longer = str(int(before) + 3)
    type_into(li, "duration", longer)
    expect(_duration(li)).to_have_value(longer)
    done = time.monotonic()
    expect(_duration(zhou)).to_have_value(longer)
    assert time.monotonic() - done < WITHIN_SECONDS
    expect(zhou.locator(".notices .news")).to_contain_text("李雪梅")
    _picture(li, "1-li-edits")
    _picture(zhou, "2-zhou-sees-it")

    # both type over the same field; Zhou is the second and is refused, naming Li
    _duration(zhou).fill("9")
    type_into(li, "duration", "7")
    expect(_duration(li)).to_have_value("7")
    zhou.wait_for_timeout(500)
    expect(_duration(zhou)).to_have_value("9")
    zhou.keyboard.press("Enter")
    refusal = zhou.locator(".edit-field", has=zhou.locator("input[name=duration]")).get_by_role("alert")
    expect(refusal).to_contain_text("李雪梅")
    expect(refusal).to_contain_text("工期")
    _picture(zhou, "3-zhou-is-refused")
    refusal.get_by_role("button", name="查看最新").click()
    expect(_duration(zhou)).to_have_value("7")
    expect(refusal).to_have_count(0)

    # Zhou changes another field of the same row: nothing is in the way
    type_into(zhou, "responsible", "王队")
    expect(zhou.locator("input[name=responsible]")).to_have_value("王队")
    expect(li.locator("input[name=responsible]")).to_have_value("王队")
    _picture(li, "4-li-sees-the-other-field")

    # each takes back his own: Li's go, Zhou's stays until Zhou undoes it
    for value in (longer, before):
        grid_row(li, "铝模安装").first.focus()
        li.keyboard.press("Control+z")
        expect(_duration(li)).to_have_value(value)
        expect(_duration(zhou)).to_have_value(value)
    expect(li.locator("input[name=responsible]")).to_have_value("王队")
    _picture(li, "5-li-has-undone")
    zhou.locator(".toolbar").get_by_role("button", name="撤销").click()
    expect(zhou.locator("input[name=responsible]")).not_to_have_value("王队")
    expect(li.locator("input[name=responsible]")).not_to_have_value("王队")
    _picture(zhou, "6-zhou-has-undone")
