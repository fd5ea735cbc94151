"""The field app on a phone: installed once, it starts, enters and keeps without a server."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from conftest import CHROMIUM, FLAGS, ROOT, copy_demo, watch

sys.path.insert(0, str(ROOT))
from tests.prepared import open_home
from tests.server.installation import Installation, processes, wait_for

pytestmark = pytest.mark.browser

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "service_workers": "allow",
}
PATIENCE_MS = 30_000
PATIENCE_S = 400.0
"""A start of the product on a machine that is busy with everything else."""
FOREMAN, LEAD, MANAGER = "demo-foreman", "demo-technical-lead", "demo-project-manager"
"""Whoever checks in does so in one test only, so that each stands alone."""
READY = "() => navigator.serviceWorker.ready.then(found => found.active.scriptURL)"


@pytest.fixture(scope="module")
def server() -> Iterator[Installation]:
    """A product with the demo that a test may stop and start again."""
    with open_home("field") as home:
        copy_demo(home / "data")
        installation = Installation(home / "data")
        installation.serve(demo=True, patience=PATIENCE_S)
        yield installation
        if installation.process and installation.process.poll() is None:
            installation.stop()


def open_phone(playwright: Playwright, profile: Path) -> BrowserContext:
    """A browser with a profile of its own that outlives it, as on a phone."""
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=list(FLAGS), **PHONE
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    return context


def address(server: Installation, path: str = "/site/") -> str:
    return f"http://127.0.0.1:{server.port}{path}"


def sign_in(page: Page, username: str) -> None:
    page.locator(f'[data-username="{username}"]').click()
    page.get_by_test_id("sync-badge").wait_for()
    expect(page.get_by_role("heading", level=1)).to_contain_text("#")  # 3# 楼: its project has come


@pytest.fixture
def phone(playwright: Playwright, server: Installation, tmp_path: Path) -> Iterator[Page]:
    context = open_phone(playwright, tmp_path / "profile")
    page = context.pages[0]
    faults = watch(page, f"http://127.0.0.1:{server.port}")
    yield page
    context.close()
    assert faults == []


def test_the_page_has_head_and_body_and_its_service_worker_is_registered(phone: Page, server: Installation) -> None:
    answer = phone.goto(address(server))
    assert answer is not None
    html = answer.text()
    assert "<head>" in html and "</head>" in html and "<body>" in html
    assert '<link rel="manifest" href="/site/manifest.webmanifest">' in html

    script = phone.evaluate(READY)

    assert script == address(server, "/site/sw.js")
    worker = phone.request.get(script)
    assert worker.headers["cache-control"] == "no-cache"
    assert worker.headers["service-worker-allowed"] == "/site/"
    assert worker.headers["content-type"].startswith("text/javascript")
    manifest = phone.request.get(address(server, "/site/manifest.webmanifest"))
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    for icon in manifest.json()["icons"]:
        assert phone.request.get(address(server, f"/site/{icon['src']}")).ok


def test_it_starts_again_while_the_server_is_stopped(phone: Page, server: Installation) -> None:
    phone.goto(address(server))
    phone.evaluate(READY)
    sign_in(phone, FOREMAN)

    with stopped(server):
        phone.reload()
        expect(phone.get_by_test_id("sync-badge")).to_be_visible()


def test_an_entry_outlives_the_kill_of_the_browser_and_is_entered_once(
    playwright: Playwright, server: Installation, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    page = open_phone(playwright, profile).pages[0]
    page.goto(address(server))
    page.evaluate(READY)
    sign_in(page, LEAD)
    before = entries_at_the_server(server)

    with stopped(server):
        check_in(page, server)
        kill_browser(profile)
        again = open_phone(playwright, profile)
        page = again.pages[0]
        page.goto(address(server, "/site/sync"))
        expect(page.locator("[data-state=waiting], [data-state=sent]")).to_have_count(1)
        expect(page.get_by_test_id("sync-badge")).to_contain_text("1 条未同步")

    # Chromium had not yet written the cookie of the session: the entry waits for its author to sign in again.
    page.goto(address(server, "/site/sign-in"))
    sign_in(page, LEAD)
    page.goto(address(server, "/site/sync"))
    expect(page.locator("[data-state=applied]")).to_have_count(1)
    page.get_by_test_id("send-now").click()
    expect(page.get_by_test_id("send-now")).to_be_enabled()
    again.close()
    assert entries_at_the_server(server) == before + 1


def test_who_leaves_with_unsent_work_finds_it_by_his_pin_without_a_network(phone: Page, server: Installation) -> None:
    phone.goto(address(server))
    phone.evaluate(READY)
    sign_in(phone, FOREMAN)
    phone.goto(address(server, "/site/phone/pin"))
    for _ in range(2):
        type_pin(phone, "402718")
    expect(phone).to_have_url(address(server, "/site/phone"))

    with stopped(server):
        check_in(phone, server)
        phone.goto(address(server, "/site/phone/leave"))
        expect(phone.get_by_role("alert")).to_contain_text("还有 1 条")
        phone.get_by_role("button", name="退出，换人").click()
        phone.get_by_role("link", name="赵大勇").wait_for()
        assert "打卡" not in phone.evaluate(STORED_OPERATIONS)

        phone.get_by_role("link", name="赵大勇").click()
        type_pin(phone, "111222")
        expect(phone.get_by_role("alert")).to_contain_text("PIN 不对")
        type_pin(phone, "402718")
        expect(phone.get_by_test_id("sync-badge")).to_contain_text("1 条未同步")
        assert "打卡" in phone.evaluate(STORED_OPERATIONS)

    phone.goto(address(server, "/site/sync"))  # his session at the server still stands: he was back before it ended
    phone.get_by_test_id("send-now").click()
    expect(phone.get_by_test_id("sync-badge")).to_contain_text("都已上传")


def test_what_is_on_the_phone_leaves_it_as_a_file_with_hashes(phone: Page, server: Installation) -> None:
    phone.goto(address(server))
    phone.evaluate(READY)
    sign_in(phone, MANAGER)

    with stopped(server):
        check_in(phone, server)
        phone.goto(address(server, "/site/sync"))
        with phone.expect_download() as downloading:
            phone.get_by_role("button", name="导出文件").click()
        told = zipfile.ZipFile(downloading.value.path())

    manifest = json.loads(told.read("manifest.json"))
    assert manifest["protocol"] == 1
    assert {path: hashlib.sha256(told.read(path)).hexdigest() for path in manifest["files"]} == manifest["files"]
    (entry,) = json.loads(told.read("ops.json"))
    assert entry["op"]["kind"] == "check_in"


def test_a_crews_link_leads_into_the_app(phone: Page, server: Installation) -> None:
    phone.goto(address(server, "/c/abcdefgh12345678"))

    expect(phone).to_have_url(address(server, "/site/c/abcdefgh12345678"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("班组填报：你叫什么？")


STORED_OPERATIONS = """() => new Promise((resolve, reject) => {
  const opening = indexedDB.open("headway-site");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction("operations").objectStore("operations").getAll();
    asking.onsuccess = () => { resolve(JSON.stringify(asking.result)); opening.result.close(); };
  };
})"""


@contextmanager
def stopped(server: Installation) -> Iterator[None]:
    server.stop()
    try:
        yield
    finally:
        server.serve(demo=True, patience=PATIENCE_S)


def check_in(page: Page, server: Installation) -> None:
    page.goto(address(server, "/site/check-in"))
    page.locator("[data-testid=check]").first.click()
    expect(page.get_by_text("已保存：上班打卡").first).to_be_visible()


def type_pin(page: Page, digits: str) -> None:
    for digit in digits:
        page.get_by_role("button", name=digit, exact=True).click()


def kill_browser(profile: Path) -> None:
    """SIGKILL to every process of the browser with this profile, as a battery that ends."""
    mine = [pid for pid, words in processes() if f"--user-data-dir={profile}" in words]
    assert mine
    for pid in mine:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    assert wait_for(lambda: not any(f"--user-data-dir={profile}" in words for _, words in processes()))
    for lock in profile.glob("Singleton*"):
        lock.unlink()


def entries_at_the_server(server: Installation) -> int:
    """Of all projects that the manager sees, as their statistics count them."""
    with httpx.Client(base_url=f"http://127.0.0.1:{server.port}") as manager:
        manager.headers["X-CSRF-Token"] = manager.get("/api/session").json()["csrf_token"]
        manager.headers["Idempotency-Key"] = str(uuid.uuid4())
        entered = manager.post("/api/demo-sessions", json={"username": "demo-project-manager"})
        assert entered.status_code == 200, entered.text
        projects = [project["id"] for project in manager.get("/api/projects").json()["projects"]]
        counts = [manager.get(f"/api/projects/{one}/sync-statistics").json() for one in projects]
        return sum(count["entries"] for count in counts)
