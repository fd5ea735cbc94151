"""What people bring to the screen: a first block of rows, another baseline, a narrow window, a finger."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from journey import grid_row, import_block, sign_in
from playwright.sync_api import Browser, Page, expect

from conftest import watch

pytestmark = pytest.mark.browser

PLANNER = "planner"
TABLET = {"width": 1024, "height": 768}
FIRST_ROWS = "工作名称\t工期\t紧前工作\r\n挖土\t3天\t\r\n垫层\t1天\t1\r\n底板\t5天\t2FS+1d"


def enter(page: Page, language: str = "中文") -> None:
    """In a language of one's own, whatever the account spoke last."""
    page.get_by_role("button", name=language).click()
    sign_in(page, PLANNER)


def to_clipboard(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def test_an_empty_plan_begins_with_a_block_of_a_spreadsheet(page: Page) -> None:
    enter(page)
    page.get_by_role("button", name="新建项目").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("编码", exact=True).fill("YX-72")
    dialog.get_by_label("名称").fill("云栖雅苑 71# 楼")
    dialog.get_by_role("button", name="新建", exact=True).click()
    page.wait_for_url(re.compile(r"/projects/\d+/settings"))
    page.goto(re.sub("/settings.*", "/plan", page.url))
    expect(page.locator(".hw-empty")).to_contain_text("Ctrl+V")
    to_clipboard(page, FIRST_ROWS)

    page.keyboard.press("Control+v")

    expect(page.get_by_role("treegrid")).to_have_attribute("aria-rowcount", "4")
    expect(grid_row(page, "底板").locator(".hwg-cell-duration")).to_have_text("5")
    grid_row(page, "底板").click()
    expect(page.locator("aside.inspector [data-side=before]")).to_contain_text("垫层")


def test_another_baseline_goes_with_the_link(page: Page) -> None:
    enter(page)
    page.locator(".hw-table tr", has_text="市二院门诊楼装饰改造").first.click()
    page.wait_for_url(re.compile(r"/projects/\d+/plan"))
    choice = page.get_by_role("button", name=re.compile("对比的基线"))
    expect(choice).to_have_attribute("title", re.compile("调整基线"))

    choice.click()
    page.get_by_role("menuitem", name="合同基线").click()

    page.wait_for_url(re.compile(r"baseline=\d+"))
    page.reload()
    expect(page.get_by_role("button", name=re.compile("对比的基线"))).to_have_attribute("title", re.compile("合同基线"))


@pytest.mark.parametrize("language", ["English", "中文"])  # the account keeps the last one
def test_no_tool_of_the_plan_is_cut_off(page: Page, language: str) -> None:
    enter(page, language)
    page.goto(f"{page.url.rstrip('/')}/projects/1/plan")
    expect(page.get_by_role("treegrid")).to_be_visible()
    bar = page.locator(".toolbar")

    for width in (1920, 1440, 1280, 1024, 768, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        assert bar.evaluate("bar => bar.scrollWidth - bar.clientWidth") <= 0, width
        assert page.evaluate("document.querySelector('main').scrollWidth") <= width


@pytest.fixture
def tablet(browser: Browser, product: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport=TABLET, has_touch=True, is_mobile=True, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    faults = watch(page, product)
    page.goto(product)
    yield page
    context.close()
    assert faults == []


_BAR = """(canvas, y) => {
  const scale = canvas.width / canvas.clientWidth;
  const line = canvas.getContext("2d").getImageData(0, Math.round(y * scale), canvas.width, 1).data;
  const isBar = x => ["236,138,117", "127,168,214"].includes(line.slice(4 * x, 4 * x + 3).join());
  const hits = [...Array(canvas.width).keys()].filter(isBar);
  return hits.length === 0 ? null : (hits[0] + hits.at(-1)) / 2 / scale;
}"""


def bar_of(page: Page, name: str) -> tuple[float, float]:
    """The middle of the bar of an activity, in the window; found by its colour."""
    row = grid_row(page, name).bounding_box()
    canvas = page.locator("canvas.hwg-time-body")
    box = canvas.bounding_box()
    assert row and box
    y = row["y"] + row["height"] / 2
    x = canvas.evaluate(_BAR, y - box["y"])
    assert x is not None, name
    return box["x"] + x, y


def drag_by_finger(page: Page, start: tuple[float, float], by: float) -> None:
    fingers = page.context.new_cdp_session(page)
    x, y = start

    def touch(kind: str, at: float | None) -> None:
        points = [] if at is None else [{"x": at, "y": y}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", x)
    for step in range(1, 11):
        touch("touchMove", x + by * step / 10)
    touch("touchEnd", None)


def test_a_finger_chooses_a_row_and_moves_the_bar_that_was_chosen(tablet: Page) -> None:
    enter(tablet)
    import_block(tablet, code="YX-73", name="云栖雅苑 73# 楼")
    start = grid_row(tablet, "A 区 铝模安装").locator(".hwg-cell-start")
    before = start.inner_text()

    grid_row(tablet, "A 区 铝模安装").locator(".hwg-cell-name").tap()

    expect(tablet.locator("aside.inspector h2")).to_have_text("A 区 铝模安装")
    tablet.wait_for_timeout(400)
    drag_by_finger(tablet, bar_of(tablet, "A 区 铝模安装"), 70)
    expect(start).not_to_have_text(before)

    tablet.locator(".toolbar").get_by_role("button", name="撤销").tap()
    expect(start).to_have_text(before)
