"""A push arrives at the field app's worker and a tap on it opens what it is about."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect
from site_phone import go, new_phone, sign_in

from conftest import watch

pytestmark = pytest.mark.browser
TOLD = {"title": "云栖雅苑 3# 楼", "body": "周师傅派给你“二层顶板钢筋”，请答复", "tag": "h12", "path": "/site/record"}


def deliver(page: Page, address: str, words: str) -> CDPSession:
    """What a push service would send, by the browser's own protocol."""
    cdp = page.context.new_cdp_session(page)
    registrations: list[dict[str, Any]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda told: registrations.extend(told["registrations"]))
    cdp.send("ServiceWorker.enable")
    page.wait_for_timeout(300)
    mine = next(one for one in registrations if one["scopeURL"] == f"{address}/site/")
    told = {"origin": address, "registrationId": mine["registrationId"], "data": words}
    cdp.send("ServiceWorker.deliverPushMessage", told)
    return cdp


def shown(page: Page) -> list[dict[str, Any]]:
    """The notifications that stand on the phone."""
    found: list[dict[str, Any]] = page.evaluate(
        """async () => (await (await navigator.serviceWorker.ready).getNotifications())
             .map(({title, body, tag, data}) => ({title, body, tag, data}))"""
    )
    return found


def test_a_push_is_shown_once_with_its_words(browser: Browser, product: str) -> None:
    context = new_phone(browser, permissions=["notifications", "geolocation"])
    page = context.new_page()
    faults = watch(page, product)
    sign_in(page, product, "demo-foreman")

    deliver(page, product, json.dumps(TOLD, ensure_ascii=False))
    page.wait_for_timeout(700)
    deliver(page, product, json.dumps(TOLD | {"body": "仍未答复"}, ensure_ascii=False))  # the same thing, told again
    page.wait_for_timeout(700)
    assert shown(page) == [{"title": TOLD["title"], "body": "仍未答复", "tag": "h12", "data": {"path": "/site/record"}}]

    deliver(page, product, json.dumps(TOLD | {"tag": "h13", "path": "https://evil.example/"}))
    page.wait_for_timeout(700)
    assert {one["data"]["path"] for one in shown(page)} == {"/site/record", "/site/"}
    assert faults == []
    context.close()


def test_the_permission_is_asked_for_by_a_tap_only(browser: Browser, product: str) -> None:
    context = new_phone(browser, permissions=["geolocation"])
    page = context.new_page()
    page.add_init_script(
        """window.asked = 0;
           Notification.requestPermission = () => { window.asked += 1; return Promise.resolve("denied"); };"""
    )
    sign_in(page, product, "demo-foreman")
    go(page, "/me")
    switch = page.get_by_test_id("waking")
    expect(switch).to_be_visible()
    assert page.evaluate("() => window.asked") == 0
    if switch.is_enabled():
        switch.click()
        expect(switch).not_to_be_checked()
        assert page.evaluate("() => window.asked") == 1
    context.close()
