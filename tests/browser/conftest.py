"""The real product for browser journeys: `headway serve` on a free port with a data folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from journey import BLOCK_CODE, BLOCK_NAME, import_block, sign_in
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)
from tests.prepared import copy_installation, new_home, open_home

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
START_SECONDS = 180
SLOWEST_MS = 60_000
"""The first reading of a cold product compiles the engine; everything else is far below."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def product() -> Iterator[str]:
    """Address of a product that was started for these tests and is stopped after them.

    HEADWAY_BROWSER_ADDRESS names a running one instead, with the demo on fresh data.
    """
    if running := os.environ.get("HEADWAY_BROWSER_ADDRESS"):
        yield running
        return
    with served() as address:
        yield address


@contextmanager
def served() -> Iterator[str]:
    """Address of a product of one's own with the demo on fresh data."""
    with open_home("browser") as home:
        copy_demo(home / "data")
        with _serving(home / "data") as address:
            yield address


def copy_demo(data: Path) -> None:
    """A data folder as it is after the first start with the demo: told once a run, and copied from then on."""
    copy_installation(_demo_data(), data)


@cache
def _demo_data() -> Path:
    if not (ROOT / "src/headway/server/client/index.html").is_file():
        pytest.fail("The client is not built: run `npm ci --ignore-scripts && npm run build` in web/")
    folder = new_home("demo")
    with _serving(folder / "data"):
        pass
    return folder / "data"


@contextmanager
def _serving(data: Path) -> Iterator[str]:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    log = data.with_name("serve.log")
    with log.open("w") as written:
        serving = subprocess.Popen(
            [sys.executable, "-m", "headway.server.command", "serve", "--port", str(port)],
            env=_environment(data),
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            _await_answer(address, serving, log)
            yield address
        finally:
            serving.send_signal(signal.SIGTERM)
            serving.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(data: Path) -> dict[str, str]:
    """The caller's environment without what the database tests have put into it."""
    mine = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEADWAY_", "DATABASE_", "DJANGO_"))
    }
    kernels = {name: os.environ[name] for name in ("HEADWAY_KERNEL_CACHE",) if name in os.environ}
    return mine | kernels | {"HEADWAY_DATA": str(data)}


def _await_answer(address: str, serving: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if serving.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/api/session", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"The product did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all: two at once do not get along."""
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing: apt-get install chromium (or name it by CHROMIUM)")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, product: str) -> Iterator[Page]:
    """A page on the product; the test fails on an error in the console, a CSP violation or a foreign request."""
    opened = context.new_page()
    faults = watch(opened, product)
    opened.set_default_timeout(SLOWEST_MS)
    expect.set_options(timeout=SLOWEST_MS)
    opened.goto(product)
    yield opened
    assert faults == []


@pytest.fixture(scope="session")
def block(browser: Browser, product: str) -> str:
    """Address of the plan of a block that journeys look at and none changes: imported once, for the planner."""
    context = browser.new_context(locale="zh-CN")
    opened = context.new_page()
    opened.set_default_timeout(SLOWEST_MS)
    expect.set_options(timeout=SLOWEST_MS)
    opened.goto(product)
    sign_in(opened, "planner")
    address = import_block(opened, code=BLOCK_CODE, name=BLOCK_NAME)
    context.close()
    return address


def watch(page: Page, address: str) -> list[str]:
    """Collects errors of the console (a CSP violation is one), uncaught exceptions and requests to other origins.

    An answer of 4xx that a journey provokes on purpose is logged by Chromium as an error too: it is named
    "Failed to load resource" and left out, since the journey itself judges the answer.
    """
    faults: list[str] = []
    home = urlsplit(address).netloc

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != home:
            faults.append(f"foreign request: {request.url}")

    page.on("console", on_console)
    page.on("request", on_request)
    page.on("pageerror", lambda error: faults.append(f"exception: {error}"))
    return faults
