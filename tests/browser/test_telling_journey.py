"""Words of messages are chosen, a robot is let to listen, an announcement is read on a phone without a network."""

from __future__ import annotations

import re
from typing import Any

import pytest
from journey import findings, sign_in
from playwright.sync_api import Browser, Page, expect
from site_people import Person
from site_phone import go, new_phone
from site_phone import sign_in as sign_in_on_phone

from conftest import watch

pytestmark = pytest.mark.browser
PROJECT = 1


def test_the_words_of_a_message_are_tried_saved_and_taken_back(page: Page, product: str) -> None:
    sign_in(page, "it_admin")
    page.goto(f"{product}/message-words")
    line = page.locator("[data-words=mentioned]")
    line.get_by_role("button").click()
    words = page.locator("textarea[name=words]")
    words.fill("{secret} 请看：")
    preview = page.locator("[data-part=preview]")
    expect(preview.get_by_role("alert")).to_contain_text("正文 {secret}")
    words.fill("请看：")
    page.locator("[data-hole=name]").click()
    expect(words).to_have_value("请看：{name}")
    expect(preview).to_contain_text("请看：三层顶板钢筋绑扎")
    assert findings(page) == []
    page.get_by_role("button", name="保存").click()
    expect(line).to_contain_text("第 1 版")

    line.get_by_role("button").click()
    expect(page.locator("[data-version='1']")).to_contain_text("请看：{name}")
    page.get_by_role("button", name="恢复默认").click()
    expect(line).not_to_contain_text("请看：")
    line.get_by_role("button").click()
    page.get_by_role("button", name="用这一版 1").click()
    expect(words).to_have_value("请看：{name}")


def test_a_robot_listens_at_an_address_that_is_shown_once(page: Page, product: str) -> None:
    sign_in(page, "project_manager")
    said: dict[str, Any] = {}
    robot = {
        "id": 1, "kind": "feishu", "name": "飞书协调群", "hint": "…5aaa", "settings": {}, "kinds": ["overdue"],
        "has_secret": True, "is_listening": False, "is_on": True, "keeper": "周建国",
        "changed_at": "2026-11-22T08:00:00Z", "is_stopped": False, "open_until": None, "error": "", "error_text": "",
        "waiting": 0, "dead": 0,
    }  # fmt: skip

    def listening(route: Any) -> None:
        robot["is_listening"] = route.request.method == "POST"
        said[route.request.method] = route.request.post_data_json if robot["is_listening"] else None
        told = {"address": "/hooks/once"} if robot["is_listening"] else {"channels": [robot]}
        route.fulfill(status=201 if robot["is_listening"] else 200, json=told)

    # No messenger can be reached from here, so that no robot can be set up: its room's tests do that.
    page.route("**/api/projects/1/robots", lambda route: route.fulfill(json={"channels": [robot]}))
    page.route("**/api/projects/1/robots/1/listening", listening)
    page.goto(f"{product}/projects/{PROJECT}/settings?tab=channels")
    page.get_by_role("button", name="听群消息").click()
    page.locator("input[name=encrypt_key]").fill("kudryavka")
    page.get_by_role("button", name="生成地址").click()
    expect(page.locator("[data-link] input, input[data-link]")).to_have_value(f"{product}/hooks/once")
    assert said["POST"] == {"encrypt_key": "kudryavka"}
    page.get_by_role("button", name="知道了", exact=True).click()

    expect(page.locator("[data-card=robots]")).to_contain_text("正在听群消息")
    page.get_by_role("button", name="听群消息").click()
    expect(page.locator("[data-link]")).to_have_count(0)
    page.get_by_role("button", name="不再听").click()
    expect(page.locator("[data-card=robots]")).not_to_contain_text("正在听群消息")
    assert "DELETE" in said


def test_an_announcement_is_read_without_a_network_and_the_writer_sees_it_later(browser: Browser, product: str) -> None:
    manager = Person(product, "demo-project-manager")
    notice = {"title": "25 日全场停电", "words": "8:00–14:00 停电，塔吊停运。", "roles": [], "must_confirm": True}
    number = manager.post(f"/api/projects/{PROJECT}/announcements", notice)["id"]
    readers = f"/api/projects/{PROJECT}/announcements/{number}/readers"

    def confirmed() -> list[str]:
        return [one["role"] for one in manager.get(readers)["readers"] if one["confirmed_at"]]

    context = new_phone(browser)
    page = context.new_page()
    faults = watch(page, product)
    sign_in_on_phone(page, product, "demo-foreman")
    go(page, "/waiting")
    expect(page.get_by_text("25 日全场停电")).to_be_visible()

    context.set_offline(True)
    go(page, f"/announcements/{number}")
    expect(page.get_by_text("塔吊停运")).to_be_visible()
    page.get_by_role("button", name="确认已阅").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("已于 .+ 确认"))).to_be_visible()
    assert confirmed() == []

    with page.expect_response(lambda answer: answer.url.endswith(f"/{number}/readings") and answer.ok):
        context.set_offline(False)
    assert confirmed() == ["foreman"]
    assert faults == []
    context.close()
