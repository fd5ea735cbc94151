"""The field app on a phone: installed once, it starts, enters and keeps without a server."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from conftest import CHROMIUM, FLAGS, ROOT, watch

sys.path.insert(0, str(ROOT))
from tests.server.installation import Installation

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
READY = "() => navigator.serviceWorker.ready.then(found => found.active.scriptURL)"


@pytest.fixture(scope="module")
def server() -> Iterator[Installation]:
    """A product with the demo that a test may stop and start again."""
    with tempfile.TemporaryDirectory(prefix="headway-field-") as folder:
        Path(folder).chmod(0o711)
        installation = Installation(Path(folder) / "data")
        installation.serve(demo=True, patience=180)
        yield installation
        if installation.process and installation.process.poll() is None:
            installation.stop()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


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


def sign_in(page: Page, username: str = "demo-foreman") -> None:
    page.locator(f'[data-username="{username}"]').click()
    page.get_by_test_id("sync-badge").wait_for()


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
    sign_in(phone)

    server.stop()
    try:
        phone.reload()
        expect(phone.get_by_test_id("sync-badge")).to_be_visible()
    finally:
        server.serve(demo=True, patience=180)
