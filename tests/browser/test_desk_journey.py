"""Two people differ, entries are parked: the desk shows both whole, and one click settles each."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from journey import findings, sign_in
from playwright.sync_api import Page, expect
from site_people import Person

pytestmark = pytest.mark.browser

PROJECT = 1


def open_desk(page: Page) -> None:
    page.get_by_role("button", name="中文").click()
    sign_in(page, "project_manager")
    page.goto(re.sub(r"^(https?://[^/]+).*", rf"\1/projects/{PROJECT}/desk", page.url))
    expect(page.get_by_role("heading", level=1)).to_have_text("哪些填报还没入账，听谁的？")


@pytest.fixture(scope="module")
def trouble(product: str) -> dict[str, int]:
    """Two claims of one day by two phones that had not seen each other, and an entry that nobody can read."""
    manager = Person(product, "demo-project-manager")
    if not manager.get(f"/api/projects/{PROJECT}/site")["is_site_reporting"]:
        manager.post(f"/api/projects/{PROJECT}/progress/site-reporting", {"is_on": True})
    foreman, lead = Person(product, "demo-foreman"), Person(product, "demo-technical-lead")
    day = (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()
    plan = manager.get(f"/api/plans/{manager.get(f'/api/projects/{PROJECT}')['plan_id']}/window")
    rows = plan["activities"]
    begun = [
        n for n, flags in enumerate(rows["flags"])
        if flags & 4 and not flags & 8 and plan["kinds"][rows["kind"][n]] == "task"
    ]  # fmt: skip
    activity = rows["id"][begun[-1]]
    foreman.report(PROJECT, activity, day, percent=0.5, remaining_days=3, note="东侧只剩收头")
    lead.report(PROJECT, activity, day, percent=0.8, remaining_days=5, note="基层要晾一天", headcount=8)
    conflicts = manager.get(f"/api/projects/{PROJECT}/conflicts")["conflicts"]
    parked = foreman.enter(
        PROJECT, {"kind": "fact", "id": str(uuid.uuid4())}, "report",
        {"activity_id": [None, activity], "day": [None, day], "quantity": [None, "十块"], "unit": [None, "块"]},
    )  # fmt: skip
    assert parked["status"] == "parked", parked
    return {"conflict": conflicts[0]["conflict_id"], "parked": parked["parked_id"], "conflicts": len(conflicts)}


def test_both_values_stand_side_by_side_until_a_person_decides(page: Page, trouble: dict[str, int]) -> None:
    open_desk(page)
    page.locator(f"[data-conflict='{trouble['conflict']}']").click()

    mine, theirs = page.locator("[data-side=mine]"), page.locator("[data-side=theirs]")
    expect(mine).to_contain_text("王立新")
    expect(theirs).to_contain_text("赵大勇")
    widths = [side.bounding_box() for side in (mine, theirs)]
    assert widths[0] and widths[1] and abs(widths[0]["width"] - widths[1]["width"]) <= 1
    expect(page.locator(".conflict table")).to_contain_text("人数")
    expect(page.locator("[data-lost]")).to_contain_text("0")
    assert findings(page) == []

    mine.get_by_role("button").click()

    expect(page.get_by_role("status").filter(has_text="已裁定")).to_be_visible()
    expect(page.locator(f"[data-conflict='{trouble['conflict']}']")).to_have_count(0)


def test_a_parked_entry_is_corrected_and_carried_out_under_its_authors_name(
    page: Page, trouble: dict[str, int]
) -> None:
    open_desk(page)
    line = page.locator(f"[data-parked-line='{trouble['parked']}']")
    expect(line).to_contain_text("赵大勇")

    line.locator("[data-way=carry_out_as]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("工程量").fill("10")
    dialog.get_by_label("理由").fill("电话问过，十块就是 10 块")
    dialog.locator(".el-button--primary").click()

    expect(line).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="已处理")).to_be_visible()


def test_what_the_settings_of_the_site_show_can_be_read_by_everybody(page: Page, trouble: dict[str, int]) -> None:
    open_desk(page)
    for path in ("settings?tab=site", "work", "work?view=load", "diary", "attendance"):
        page.goto(re.sub(r"/projects/.*", f"/projects/{PROJECT}/{path}", page.url))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        assert findings(page) == [], path
