"""A phone with the field app, and the steps that its journeys share, named as a person would name them."""

from __future__ import annotations

import re
import uuid
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Page, expect

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "geolocation": {"longitude": 121.47, "latitude": 31.23, "accuracy": 18},
    "permissions": ["geolocation"],
}
PATIENCE_MS = 40_000


def new_phone(browser: Browser, **profile: Any) -> BrowserContext:
    """A browser as a phone is one: narrow, touched, with a position."""
    context = browser.new_context(**(PHONE | profile))
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    return context


def sign_in(page: Page, address: str, username: str) -> None:
    """As a person of the demo; returns when the app shows what it was sent."""
    page.goto(f"{address}/site/sign-in")
    page.locator(f'[data-username="{username}"]').click()
    page.get_by_test_id("sync-badge").wait_for()
    page.evaluate("() => navigator.serviceWorker.ready.then(found => found.active.scriptURL)")


def go(page: Page, path: str) -> None:
    """Another page of the app, as by its links: without asking the network."""
    page.goto(re.sub(r"/site/.*", f"/site{path}", page.url))


def sync(page: Page) -> None:
    """Press 现在上传 until nothing waits on the phone any more."""
    go(page, "/sync")
    page.locator("footer button.primary").click()
    expect(page.get_by_test_id("sync-badge")).to_contain_text("都已上传")


def photo(brick: int = 0) -> dict[str, Any]:
    """A picture of a wall as a camera gives it; another `brick` is another picture."""
    wall = Image.new("RGB", (1600, 1200), (150 + brick, 120, 90))
    lines = ImageDraw.Draw(wall)
    for x in range(0, 1600, 80):
        lines.line((x, 0, x, 1200), fill=(90, 60, 40), width=14)
    for y in range(0, 1200, 90):
        lines.line((0, y, 1600, y), fill=(110, 70, 50), width=14)
    content = BytesIO()
    wall.save(content, "JPEG")
    return {"name": "wall.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def demo_session(request: APIRequestContext, address: str, username: str) -> str:
    """Signs the API in; returns the token that writes need."""
    token = request.get(f"{address}/api/session").json()["csrf_token"]
    answer = request.post(f"{address}/api/demo-sessions", data={"username": username}, headers=_headers(token, address))
    return str(answer.json()["csrf_token"])


def begin_reporting(request: APIRequestContext, address: str, code: str) -> int:
    """Has a project of the demo report from the site; returns the project."""
    token = demo_session(request, address, "demo-project-manager")
    projects = request.get(f"{address}/api/projects").json()
    found = projects["projects"] if isinstance(projects, dict) else projects
    project = next(one["id"] for one in found if one["code"] == code)
    answer = request.post(
        f"{address}/api/projects/{project}/progress/site-reporting",
        data={"is_on": True},
        headers=_headers(token, address),
    )
    assert answer.ok, answer.text()
    return int(project)


def _headers(token: str, address: str) -> dict[str, str]:
    return {"X-CSRF-Token": token, "Idempotency-Key": str(uuid.uuid4()), "Origin": address}
