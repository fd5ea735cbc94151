"""The foreman reports, the supervisor decides, the planner sees bar and front line move: at the desk and on a phone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from journey import findings, sign_in
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from site_people import Person

from conftest import served, watch

pytestmark = pytest.mark.browser

PROJECT = 1
MINUTE_MS = 60_000
PHONE: ViewportSize = {"width": 390, "height": 844}
SITE = timedelta(hours=8)


def photo(shade: int) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (320, 240), (shade, 120, 110)).save(content, "JPEG")
    return content.getvalue()


class Works:
    """Activities in progress of the demo's first project, and a foreman who reports on them."""

    def __init__(self, address: str) -> None:
        self.manager = Person(address, "demo-project-manager")
        if not self.manager.get(f"/api/projects/{PROJECT}/site")["is_site_reporting"]:
            self.manager.post(f"/api/projects/{PROJECT}/progress/site-reporting", {"is_on": True})
        self.foreman = Person(address, "demo-foreman")
        self.today = (datetime.now(UTC) + SITE).date().isoformat()
        plan = self.manager.get(f"/api/plans/{self.manager.get(f'/api/projects/{PROJECT}')['plan_id']}/window")
        rows = plan["activities"]
        begun = [n for n, flags in enumerate(rows["flags"]) if flags & 4 and not flags & 8]
        tasks = [n for n in begun if plan["kinds"][rows["kind"][n]] == "task" and rows["percent"][n] < 0.9]
        self._free = [(rows["id"][n], rows["name"][n], rows["percent"][n]) for n in tasks]

    def report(self, step: float, **told: Any) -> tuple[int, str, str]:
        """A further step on work that is going on, without doubts: (activity, name, entry)."""
        while self._free:
            activity, name, percent = self._free.pop(0)
            answer = self.foreman.report(
                PROJECT,
                activity,
                self.today,
                percent=round(min(0.97, percent + step), 2),
                photos=[photo(activity % 200)],
                **told,
            )
            assert answer["status"].startswith("applied"), answer
            doubts = self.foreman.get(f"/api/progress/entries/{answer['entry_id']}")["doubts"]
            if not doubts:
                return activity, name, answer["entry_id"]
        raise AssertionError("no work is left to report on")

    def waiting(self, *, is_clean: bool) -> tuple[int, str, str]:
        """A report of the demo that nobody has decided on, with or without doubts: (activity, name, entry)."""
        told = self.manager.get(f"/api/projects/{PROJECT}/progress/reports?state=waiting")["reports"]
        found = next(one for one in told if is_clean is not bool(one["doubts"]))
        return found["activity_id"], found["name"], found["entry_id"]


@pytest.fixture(scope="module")
def product() -> Iterator[str]:
    """A product of their own: what waits on the demo's sites is what these journeys need."""
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def works(product: str) -> Works:
    return Works(product)


def line_of(page: Page, entry: str) -> Locator:
    return page.locator(f"[data-entry='{entry}']")


def open_acceptance(page: Page) -> None:
    page.get_by_role("button", name="中文").click()
    sign_in(page, "supervisor")
    page.goto(re.sub(r"^(https?://[^/]+).*", rf"\1/projects/{PROJECT}/acceptance", page.url))
    expect(page.get_by_role("heading", level=1)).to_have_text("哪些填报可以验收？")


@pytest.fixture
def planner_page(browser: Browser, product: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    faults = watch(page, product)
    page.goto(product)
    page.get_by_role("button", name="中文").click()
    sign_in(page, "planner")
    yield page
    context.close()
    assert faults == []


def test_the_supervisor_decides_and_the_planner_sees_the_bar_and_the_front_line_move(
    page: Page, planner_page: Page, works: Works
) -> None:
    activity, name, first = works.report(0.05, note="东侧只剩收头")
    _, other_name, second = works.report(0.05)
    _, _, third = works.report(0.05)
    planner_page.goto(
        re.sub(r"^(https?://[^/]+).*", rf"\1/projects/{PROJECT}/plan?activity={activity}", planner_page.url)
    )
    reports = planner_page.locator("[data-section=site]")
    expect(reports).to_contain_text("待验收")
    waiting = planner_page.locator(".waiting b")
    expect(waiting).to_be_visible()
    before = int(waiting.inner_text())
    canvas = planner_page.locator("canvas.hwg-time-body")
    picture = canvas.screenshot()

    open_acceptance(page)
    line_of(page, first).get_by_role("button", name=name).click()
    panel = page.locator("aside.panel")
    expect(panel).to_contain_text("东侧只剩收头")
    expect(panel.locator("figure img").first).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("a")

    expect(line_of(page, first)).to_have_count(0)
    expect(page.locator(".told").first).to_contain_text("已验收 1 项")
    expect(reports).to_contain_text("已验收", timeout=MINUTE_MS)
    expect(waiting).to_have_text(str(before - 1), timeout=MINUTE_MS)
    planner_page.wait_for_timeout(500)
    assert canvas.screenshot() != picture

    # another value needs its reason
    line_of(page, second).get_by_role("button", name=other_name).click()
    panel.get_by_label("多 5 %").click()
    panel.get_by_label("少 5 %").click()
    panel.get_by_label("少 5 %").click()
    panel.locator("footer .el-button--primary").click()
    expect(panel.get_by_role("alert")).to_contain_text("先选一个理由")
    panel.locator("[data-reason=quantity]").click()
    panel.locator("footer .el-button--primary").click()
    expect(line_of(page, second)).to_have_count(0)
    expect(page.locator(".told").first).to_contain_text("已验为")

    # and so does a return, which is told to the reporter
    line_of(page, third).locator("td.doubt").click()
    page.keyboard.press("r")
    expect(panel.get_by_role("alert")).to_contain_text("先选一个理由")
    panel.locator("[data-reason=photo]").click()
    panel.locator("footer .return").click()
    expect(line_of(page, third)).to_have_count(0)
    detail = works.foreman.get(f"/api/progress/entries/{third}")
    assert (detail["state"], detail["decision"]["reason_code"]) == ("returned", "photo")


def test_the_doubtful_stay_when_the_clean_go_together(page: Page, works: Works) -> None:
    _, _, clean = works.waiting(is_clean=True)
    _, _, hasty = works.waiting(is_clean=False)

    open_acceptance(page)
    expect(line_of(page, clean).locator("input")).to_be_checked()
    expect(line_of(page, hasty).locator("input")).not_to_be_checked()
    line_of(page, hasty).locator("input").check()
    expect(page.locator("footer.decide")).to_contain_text("其中 1 项有疑点")
    page.locator("footer.decide .el-button--primary").click()

    expect(page.locator(".told").first).to_contain_text("已验收")
    expect(line_of(page, clean)).to_have_count(0)
    expect(line_of(page, hasty)).to_be_visible()


def test_on_a_phone_one_report_at_a_time(browser: Browser, product: str, works: Works) -> None:
    _, name, entry = works.waiting(is_clean=False)
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    page = context.new_page()
    faults = watch(page, product)
    page.goto(product)
    open_acceptance(page)
    assert page.evaluate("document.querySelector('main').scrollWidth") <= PHONE["width"]

    line_of(page, entry).get_by_role("button", name=name).tap()
    panel = page.locator("aside.panel")
    expect(panel.get_by_role("button", name="返回列表")).to_be_visible()
    expect(page.locator(".list")).not_to_be_visible()
    assert findings(page) == []
    panel.locator("footer .el-button--primary").tap()

    expect(page.locator(".list")).to_be_visible()
    expect(line_of(page, entry)).to_have_count(0)
    context.close()
    assert faults == []
