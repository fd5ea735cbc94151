"""From a missed finish to escalation to action: told to the foreman, then to the manager, done, counted as an effect.

The looks of the worker are brought forward: each is made in the installation, at an instant to come.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from journey import findings, sign_in
from playwright.sync_api import Browser, expect
from site_people import Person
from tests.prepared import open_home
from tests.server.installation import Installation

from conftest import copy_demo, watch

pytestmark = pytest.mark.browser

PROJECT = 1
LOOK = """
import sys
from datetime import timedelta
from headway.server.commands._installation import in_installation
def look():
    from headway.kernel.clock import now
    from headway.warnings.actions.remind import remind_projects
    remind_projects(project_ids=[1], now=now() + timedelta(hours=float(sys.argv[1])))
    return 0
sys.exit(in_installation(look))
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Installation]:
    """A product with the demo whose people are looked after."""
    with open_home("reminders") as home:
        copy_demo(home / "data")
        site = Installation(home / "data")
        site.serve(demo=True, patience=240.0)
        yield site
        site.stop()


def look(site: Installation, hours: float) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(hours)], env=site.environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def line_of(manager: Person, kind: str, wanted: Any, state: str = "open") -> Any:
    lines = manager.get(f"/api/projects/{PROJECT}/reminders?state={state}")["reminders"]
    return next(line for line in lines if line["kind"] == kind and wanted(line))


def test_a_missed_finish_is_told_escalated_and_done(site: Installation, browser: Browser) -> None:
    address = f"http://127.0.0.1:{site.port}"
    manager, foreman = Person(address, "demo-project-manager"), Person(address, "demo-foreman")
    look(site, 1)
    name = foreman.get("/api/session")["account"]["display_name"]
    told = line_of(manager, "overdue", lambda line: line["people"] == [name])
    assert [(step["rung"], step["name"]) for step in told["steps"]] == [("person", name)]

    look(site, 80)
    told = line_of(manager, "overdue", lambda line: line["id"] == told["id"])
    assert [step["rung"] for step in told["steps"]] == ["person", "manager"]

    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    faults = watch(page, address)
    page.goto(f"{address}/sign-in")
    sign_in(page, "project_manager")
    page.goto(f"{address}/projects/{PROJECT}/reminders?kind=overdue")
    line = page.locator(f"[data-reminder='{told['id']}']")
    expect(line).to_contain_text("应于")
    expect(line).to_contain_text("项目经理")
    assert findings(page) == []

    today = (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()
    answer = foreman.report(PROJECT, told["place"]["id"], today, percent=1.0)
    assert answer["status"].startswith("applied"), answer
    look(site, 81)
    expect(line).to_have_count(0)  # the page is live

    page.goto(f"{address}/projects/{PROJECT}/reminders?view=closed&kind=overdue")
    expect(page.locator(f"[data-reminder='{told['id']}']")).to_contain_text("已办")
    page.goto(f"{address}/projects/{PROJECT}/reminders?view=effect")
    expect(page.locator("tr", has_text="逾期").first).to_contain_text(re.compile("合计"))
    assert faults == []
    context.close()


def test_a_rule_is_looked_at_before_it_is_saved(site: Installation, browser: Browser) -> None:
    address = f"http://127.0.0.1:{site.port}"
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    faults = watch(page, address)
    page.goto(f"{address}/sign-in")
    sign_in(page, "project_manager")
    page.goto(f"{address}/projects/{PROJECT}/reminders?view=rules")
    page.locator("[data-rule=overdue] button").click()
    page.locator(".preview button").click()
    expect(page.locator(".preview")).to_contain_text("过去 7 天会有")
    page.locator(".el-dialog .row input").first.fill("30")
    page.get_by_role("button", name="保存规则").click()
    expect(page.locator("[data-rule=overdue]")).to_contain_text("回看 30 天")
    expect(page.locator("[data-rule=overdue]")).to_contain_text("本项目")
    assert faults == []
    context.close()
