"""On the phone when people differ, rights end, the store refuses, the clock is wrong; offers, signatures, a swipe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from site_people import Person
from site_phone import begin_reporting, go, new_phone, sign_in, sync

from conftest import served, watch

pytestmark = pytest.mark.browser

FOREMAN, LEAD = "demo-foreman", "demo-technical-lead"
SUPERVISOR, MANAGER = "demo-supervisor", "demo-project-manager"
TODAY = """() => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date())"""


@pytest.fixture(scope="module")
def product() -> Iterator[str]:
    """A product of their own; each journey has a work, an offer or a day that no other touches."""
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def project(browser: Browser, product: str) -> int:
    context = browser.new_context()
    number = begin_reporting(context.request, product, "YQ-3")
    context.close()
    return number


@pytest.fixture
def phones(browser: Browser, product: str, project: int) -> Iterator[Callable[..., Page]]:
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


def work(page: Page) -> int:
    """Work of the list with room for ten percent more."""
    cards = page.locator("article[data-activity]")
    cards.first.wait_for()
    for card in cards.all():
        if int(card.locator(".figure b").inner_text()) <= 85:
            return int(card.get_attribute("data-activity") or 0)
    raise AssertionError("nothing to report")


def begin_report(page: Page, activity: int) -> int:
    """Opens the form of a work; returns the percent that it is about to save."""
    go(page, f"/report/{activity}")
    page.get_by_role("button", name="+10 %").click()
    words = page.get_by_test_id("save-report").inner_text()
    return int(re.findall(r"(\d+) %", words)[0])


def told(page: Page, *words: str) -> None:
    message = page.get_by_role("status").filter(has_text="已保存")
    for word in words:
        message = message.filter(has_text=word)
    expect(message).to_be_visible()


def test_who_differs_sees_the_other_value_and_agrees_with_one_tap(
    phones: Callable[..., Page], product: str, project: int
) -> None:
    page = phones(FOREMAN)
    day = page.evaluate(TODAY)
    activity = work(page)
    page.context.set_offline(True)
    percent = begin_report(page, activity)
    page.get_by_test_id("save-report").click()
    told(page, f"{percent} %")
    theirs = percent - 7
    Person(product, LEAD).report(project, activity, day, percent=theirs / 100)
    page.context.set_offline(False)
    sync(page)

    conflict = page.locator("main li.conflict").filter(has_text=f"你填 {percent} %，别人填 {theirs} %")
    expect(conflict).to_be_visible()
    conflict.get_by_role("link").click()
    expect(page.get_by_test_id("agree")).to_have_text(f"改成 {theirs} %")
    page.get_by_test_id("agree").click()
    told(page, f"{theirs} %")
    expect(page.get_by_test_id("agree")).to_have_count(0)
    sync(page)

    of_work = [one for one in Person(product, MANAGER).get(f"/api/projects/{project}/progress/reports?day={day}")["reports"]
               if one["activity_id"] == activity]  # fmt: skip
    said = sorted((one["reporter"], round(one["facts"]["percent"] * 100), one["state"]) for one in of_work)
    assert ("赵大勇", theirs, "claimed") in said
    assert ("王立新", theirs, "claimed") in said


def test_an_entry_that_the_store_refuses_stays_in_the_form_and_the_page_says_so_aloud(
    phones: Callable[..., Page],
) -> None:
    page = phones(FOREMAN)
    percent = begin_report(page, work(page))
    page.evaluate(REFUSE)

    page.get_by_test_id("save-report").click()
    expect(page.get_by_test_id("storage-fault")).to_contain_text("手机存满了")
    expect(page.get_by_role("alert").filter(has_text="没存进本机")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="已保存")).to_have_count(0)

    page.evaluate("globalThis.refusing = false")
    page.get_by_role("button", name="重试").click()
    told(page, f"{percent} %")
    expect(page.get_by_test_id("storage-fault")).to_have_count(0)


REFUSE = """() => {
  globalThis.refusing = true;
  for (const way of ["add", "put"]) {
    const given = IDBObjectStore.prototype[way];
    IDBObjectStore.prototype[way] = function (...row) {
      if (globalThis.refusing) throw new DOMException("no room", "QuotaExceededError");
      return given.apply(this, row);
    };
  }
}"""


def test_the_language_of_the_account_stays_without_a_network(phones: Callable[..., Page]) -> None:
    page = phones(FOREMAN, locale="en-US")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.context.set_offline(True)

    go(page, "/sync")

    expect(page.get_by_role("heading", level=1)).to_have_text("我填的都到了吗？")


def test_a_phone_whose_clock_is_an_hour_ahead_is_told_so(phones: Callable[..., Page]) -> None:
    page = phones(FOREMAN)
    page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=1))

    sync(page)

    expect(page.locator("main")).to_contain_text(re.compile("手机时间快了 (59|60|61) 分钟"))


@pytest.mark.parametrize(("button", "state"), [("接", "accepted"), ("不接…", "refused"), ("改日期", "proposed")])
def test_an_offer_is_answered_without_a_network(
    phones: Callable[..., Page], product: str, project: int, button: str, state: str
) -> None:
    page = phones(FOREMAN)
    manager, day = Person(product, MANAGER), page.evaluate(TODAY)
    activity = work(page)
    (offer,) = manager.post(f"/api/projects/{project}/assignment-offers", {
        "activities": [{"activity_id": activity}], "person": Person(product, FOREMAN).id,
        "first_day": day, "last_day": day, "message": f"journey: {state}",
    })["offer_ids"]  # fmt: skip
    sync(page)
    page.context.set_offline(True)

    go(page, "/waiting")
    card = page.locator("article").filter(has_text=f"journey: {state}")
    card.get_by_role("button", name=button, exact=True).click()
    if state != "accepted":
        page.get_by_role("dialog").get_by_label("原因").fill("人手不够")
        page.get_by_role("dialog").locator("button.primary").click()
    told(page)
    expect(card).to_have_count(0)
    page.context.set_offline(False)
    sync(page)

    offers = manager.get(f"/api/projects/{project}/assignment-offers")["offers"]
    assert [one["state"] for one in offers if one["offer_id"] == offer] == [state]


def test_a_signed_diary_takes_addenda_only(phones: Callable[..., Page], product: str, project: int) -> None:
    page = phones(FOREMAN)
    day = page.evaluate(TODAY)
    go(page, "/diary")
    page.get_by_label("上午").select_option("sunny")
    page.get_by_role("button", name="签字归档").click()
    page.get_by_test_id("sign-diary").click()
    told(page, "签字")
    expect(page.get_by_text("赵大勇 已签字")).to_be_visible()
    expect(page.get_by_test_id("write-diary")).to_have_count(0)

    page.get_by_role("button", name="补记").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("夜里又浇了一车")
    page.get_by_role("dialog").locator("button.primary").click()
    told(page, "补记")
    sync(page)

    diary = Person(product, MANAGER).get(f"/api/projects/{project}/diaries/{day}")
    assert (diary["signed"]["by"], [one["text"] for one in diary["addenda"]]) == ("赵大勇", ["夜里又浇了一车"])


def test_a_report_is_accepted_by_a_swipe(phones: Callable[..., Page], product: str, project: int) -> None:
    page = phones(SUPERVISOR)
    go(page, "/accept")
    card = page.locator(".van-swipe-cell").first
    card.wait_for()
    count = page.locator(".van-swipe-cell").count()

    swipe(page, card)
    card.locator(".swiped.take").click()

    told(page)
    expect(page.locator(".van-swipe-cell")).to_have_count(count - 1)
    sync(page)


def swipe(page: Page, card: Locator) -> None:
    """A thumb that draws the card to the right."""
    box = card.bounding_box()
    assert box
    touch = page.context.new_cdp_session(page)
    y = box["y"] + 24
    for step in range(9):
        kind = "touchStart" if step == 0 else "touchMove"
        point = {"x": box["x"] + 40 + 22 * step, "y": y}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_who_lost_his_right_while_he_was_away_finds_his_entry_parked(
    phones: Callable[..., Page], product: str, project: int
) -> None:
    """The last of the file: its foreman is no member any more."""
    page = phones(FOREMAN)
    activity = work(page)
    page.context.set_offline(True)
    percent = begin_report(page, activity)
    page.get_by_test_id("save-report").click()
    told(page, f"{percent} %")
    manager = Person(product, MANAGER)
    members = manager.get(f"/api/projects/{project}/members")["members"]
    (foreman,) = [one["id"] for one in members if one["display_name"] == "赵大勇"]
    manager._ask("DELETE", f"/api/projects/{project}/members/{foreman}")
    page.context.set_offline(False)

    sync(page)

    entry = page.locator("main li").filter(has_text=f"{percent} %").filter(has_text="已停放")
    expect(entry).to_be_visible()
    expect(page.locator("main")).to_contain_text("要你看一眼")
    entry.get_by_role("link", name="看原因").click()
    expect(page.locator("main")).to_contain_text("内容没丢：服务器和本机各有一份")
    parked = manager.get(f"/api/projects/{project}/parked")["parked"]
    mine = [one for one in parked if one["changes"].get("percent", [0, 0])[1] == percent / 100]
    assert [(one["author"], one["reason"]) for one in mine] == [("赵大勇", "denied")]
