"""A crew's link is taken back while its phone has no network: entry and photo reach the desk all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from site_people import Person
from site_phone import begin_reporting, go, new_phone, photo, sync

from conftest import served, watch

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def product() -> Iterator[str]:
    """A product of its own: what lies at its desk is of this journey."""
    with served() as address:
        yield address


@pytest.fixture
def phone(browser: Browser, product: str) -> Iterator[Page]:
    context = new_phone(browser)
    page = context.new_page()
    faults = watch(page, product)
    yield page
    context.close()
    assert faults == []


def work_of_a_crew(product: str, project: int) -> tuple[int, int]:
    """(activity, crew): one with room for ten percent more."""
    foreman = Person(product, "demo-foreman")
    foreman.hello()
    told: dict[str, Any] = {"scope": "", "cursor": 0}
    records: list[Any] = []
    for _ in range(20):
        query = f"project={project}&device={foreman.device}&cursor={told['cursor']}&scope={told['scope']}&limit=500"
        told = foreman.get(f"/api/field/feed?{query}")
        records += told["records"]
        if not told["more"]:
            break
    works = [one["value"] for one in records if one["kind"] == "activity" and one["value"]]
    begun = [one for one in works if one["crew"] and one["state"] == "active" and not one["claimed"]]
    work = next(one for one in begun if one["accepted"] and one["accepted"]["percent"] <= 0.85)
    return work["activity_id"], work["crew"]["id"]


def test_entry_and_photo_of_a_link_that_was_taken_back_are_seen_at_the_desk(
    phone: Page, context: BrowserContext, product: str
) -> None:
    project = begin_reporting(context.request, product, "YQ-3")
    activity, crew = work_of_a_crew(product, project)
    manager, today = Person(product, "demo-project-manager"), datetime.now(UTC).date()
    wanted = {
        "crew_id": crew,
        "activity_ids": [activity],
        "first_day": str(today - timedelta(days=1)),
        "last_day": str(today + timedelta(days=2)),
    }
    link = manager.post(f"/api/projects/{project}/crew-links", wanted)

    phone.goto(f"{product}/c/{link['address'].rpartition('/')[2]}")
    phone.locator("main input").fill("李四")
    phone.locator("form button[type=submit]").click()
    phone.get_by_test_id("sync-badge").wait_for()
    phone.evaluate("() => navigator.serviceWorker.ready.then(found => found.active.scriptURL)")
    phone.locator("article[data-activity]").first.wait_for()
    phone.context.set_offline(True)
    go(phone, f"/report/{activity}")
    phone.get_by_role("button", name="+10 %").click()
    phone.set_input_files("main input[type=file]", photo(7))
    expect(phone.locator("main button.thumb img")).to_have_count(1)
    phone.get_by_test_id("save-report").click()
    expect(phone.get_by_role("status").filter(has_text="已保存")).to_be_visible()
    manager._ask("DELETE", f"/api/projects/{project}/crew-links/{link['id']}")
    phone.context.set_offline(False)

    sync(phone)

    expect(phone.get_by_test_id("link-closed")).to_be_visible()
    entry = phone.locator("main li").filter(has_text="已停放")
    expect(entry).to_contain_text("照片 1 张已传到")
    parked = manager.get(f"/api/projects/{project}/parked")["parked"]
    mine = [one for one in parked if one["reporter"] == "李四"]
    assert [[blob["state"] for blob in one["blobs"]] for one in mine] == [["verified"]]

    desk = context.new_page()
    desk.goto(f"{product}/projects/{project}/desk")
    line = desk.locator(f"[data-parked-line='{mine[0]['parked_id']}']")
    expect(line).to_contain_text("李四")
    picture = line.get_by_role("img")
    expect(picture).to_be_visible()
    desk.wait_for_function(
        "() => [...document.querySelectorAll('[data-parked-line] img')].some(one => one.naturalWidth)"
    )
    expect(line.get_by_role("link")).to_have_attribute("href", re.compile("large=true"))
