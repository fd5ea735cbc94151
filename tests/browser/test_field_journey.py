"""A day on site with the field app: reported, checked in, written down without a network; returned, corrected, accepted."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from journey import findings
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from site_phone import begin_reporting, demo_session, go, new_phone, photo, sign_in, sync

from conftest import served, watch

pytestmark = pytest.mark.browser

FOREMAN, LEAD = "demo-foreman", "demo-technical-lead"
SUPERVISOR, MANAGER = "demo-supervisor", "demo-project-manager"
MOST_TAPS, MOST_SECONDS = 3, 60
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def product() -> Iterator[str]:
    """A product of their own: what waits on the demo's sites is what these journeys need."""
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def office(browser: Browser, product: str) -> Iterator[Callable[[str], Any]]:
    """What the office reads of the project that reports from the site: `office("progress/reports")`."""
    context = browser.new_context()
    project = begin_reporting(context.request, product, "YQ-3")
    demo_session(context.request, product, MANAGER)
    yield lambda path: context.request.get(f"{product}/api/projects/{project}/{path}").json()
    context.close()


@pytest.fixture
def phones(browser: Browser, product: str, office: Callable[[str], Any]) -> Iterator[Callable[..., Page]]:
    """Phones of people of the demo, signed in; the test fails on a fault in a console or a foreign request."""
    opened: list[BrowserContext] = []
    faults: list[list[str]] = []

    def take(username: str, **profile: Any) -> Page:
        context = new_phone(browser, **profile)
        opened.append(context)
        page = context.new_page()
        faults.append(watch(page, product))
        sign_in(page, product, username)
        return page

    yield take
    for context in opened:
        context.close()
    assert [found for some in faults for found in some] == []


def to_report(page: Page) -> str:
    """The first card that offers 报进度, waits for nobody and has room for ten percent more."""
    cards = page.locator("article").filter(has=page.get_by_role("button", name=re.compile("^报进度")))
    cards.first.wait_for()
    for card in cards.all():
        if int(card.locator(".figure b").inner_text()) <= 85 and "待监理" not in card.inner_text():
            return card.locator("h3").inner_text()
    raise AssertionError("nothing to report")


def of_today(page: Page, name: str) -> Locator:
    """The report of today among those that wait; one of an earlier day is shown with its day."""
    return page.locator("article").filter(has_text=name).filter(has_not_text=re.compile(r"\d\d-\d\d \d\d:\d\d"))


def report(page: Page, name: str, *, with_photo: bool = False) -> tuple[int, float]:
    """Report ten percent more; returns taps and seconds."""
    begun, taps = time.monotonic(), 0
    page.get_by_role("button", name=f"报进度：{name}").click()
    taps += 1
    page.get_by_role("button", name="+10 %").click()
    taps += 1
    if with_photo:
        page.set_input_files("main input[type=file]", photo(len(name)))
        expect(page.locator("main button.thumb img")).to_have_count(1)
    page.get_by_test_id("save-report").click()
    taps += 1
    expect(page.get_by_role("status").filter(has_text="已保存")).to_contain_text(name)
    page.wait_for_url(re.compile("/site/$"))
    return taps, time.monotonic() - begun


def test_a_day_without_a_network_is_on_the_server_once(
    phones: Callable[..., Page], office: Callable[[str], Any]
) -> None:
    page = phones(FOREMAN)
    name = to_report(page)
    day = page.evaluate(TODAY)
    page.context.set_offline(True)

    taps, seconds = report(page, name, with_photo=True)
    assert taps <= MOST_TAPS
    assert seconds <= MOST_SECONDS
    print(f"a report with photo: {taps} taps, {seconds:.1f} s")

    go(page, "/check-in")
    page.get_by_test_id("check").click()
    expect(page.get_by_role("status").filter(has_text="已保存：上班打卡")).to_be_visible()
    page.get_by_test_id("check").click()
    expect(page.get_by_role("status").filter(has_text="已保存：下班打卡")).to_be_visible()

    go(page, "/diary")
    page.get_by_label("上午").select_option("cloudy")
    page.get_by_label("机械").fill("塔吊 2 台")
    page.get_by_test_id("write-diary").click()
    expect(page.get_by_role("status").filter(has_text="已保存").filter(has_text="施工日志")).to_be_visible()
    expect(page.get_by_test_id("sync-badge")).to_contain_text("5 条未同步")

    page.context.set_offline(False)
    sync(page)
    page.reload()
    sync(page)

    mine = [
        one
        for one in office(f"progress/reports?day={day}")["reports"]
        if one["reporter"] == "赵大勇" and name.endswith(one["name"])
    ]
    assert len(mine) == 1
    assert [one["state"] for one in mine[0]["photos"]] == ["verified"]
    present = [one for crew in office(f"attendance?day={day}")["crews"] for one in crew["people"]]
    assert [bool(one["in_at"] and one["out_at"]) for one in present] == [True]
    assert len(office(f"hours?day={day}")["sheets"]) == 1
    diary = office(f"diaries/{day}")
    assert (diary["weather_am"], diary["machines"]) == ("cloudy", "塔吊 2 台")
    assert [len(block["lines"]) for block in diary["blocks"] if block["kind"] == "progress"] == [1]


TODAY = """() => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date())"""


def test_a_returned_report_is_corrected_and_accepted_on_the_supervisors_phone(
    phones: Callable[..., Page], office: Callable[[str], Any]
) -> None:
    foreman = phones(LEAD)
    name, day = to_report(foreman), foreman.evaluate(TODAY)
    report(foreman, name)
    sync(foreman)

    supervisor = phones(SUPERVISOR)
    go(supervisor, "/accept")
    card = of_today(supervisor, name)
    card.get_by_role("button", name="退回…").click()
    supervisor.get_by_role("radio", name="数量与现场不符").click()
    supervisor.get_by_label("补充一句").fill("⑤轴未做")
    supervisor.get_by_test_id("send-reason").click()
    expect(card).to_have_count(0)
    sync(supervisor)

    foreman.reload()
    go(foreman, "/waiting")
    expect(foreman.locator("main")).to_contain_text("⑤轴未做")
    foreman.get_by_role("link", name="改正").click()
    foreman.get_by_role("button", name="−10 %").click()
    foreman.get_by_test_id("save-report").click()
    expect(foreman.get_by_role("status").filter(has_text="已保存")).to_contain_text(name)
    expect(foreman.locator("main")).not_to_contain_text("⑤轴未做")
    sync(foreman)

    go(supervisor, "/sync")
    sync(supervisor)
    go(supervisor, "/accept")
    of_today(supervisor, name).get_by_role("button", name=re.compile("^验为")).click()
    expect(supervisor.get_by_role("status").filter(has_text="已保存")).to_contain_text(name)
    sync(supervisor)

    today = office(f"progress/reports?state=decided&day={day}")["reports"]
    decided = [one for one in today if name.endswith(one["name"])]
    assert sorted(one["decision"]["decision"] for one in decided) == ["accept", "return"]
    sync(foreman)
    go(foreman, "/record")
    expect(foreman.locator("main")).to_contain_text("已验")


def test_every_page_reads_aloud_and_fits_a_narrow_phone(phones: Callable[..., Page]) -> None:
    page = phones(MANAGER, viewport=NARROW)
    to_report(page)
    activity = page.locator("article").first.get_attribute("data-activity")
    paths = ["/", f"/report/{activity}", f"/activities/{activity}", "/check-in", "/diary", "/diaries", "/camera"]
    paths += ["/record", "/waiting", "/accept", "/me"]
    for theme in ("light", "sunlight"):
        page.evaluate("theme => localStorage.setItem('headway.site.theme', theme)", theme)
        for path in paths:
            go(page, path)
            page.get_by_test_id("sync-badge").wait_for()
            page.wait_for_timeout(600)
            assert (path, theme, findings(page)) == (path, theme, [])
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            assert (path, page.evaluate(SMALL)) == (path, [])


SMALL = """() => [...document.querySelectorAll("button, a, input, select, textarea, summary")]
  .filter(one => one.type !== "checkbox" && getComputedStyle(one).clipPath === "none")
  .map(one => [one.getBoundingClientRect(), one])
  .filter(([box]) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
  .map(([box, one]) => `${one.innerText || one.ariaLabel} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
"""What a thumb would have to aim at: targets under 44 px. A check box counts with its label."""
