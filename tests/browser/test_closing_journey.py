"""A data date is closed: what it would move is shown first, then the plan stands at it, with its snapshot kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from journey import findings, sign_in
from playwright.sync_api import Page, expect
from site_people import Person

from conftest import served

pytestmark = pytest.mark.browser

PROJECT = 1
FRIDAY, MONDAY, TUESDAY = "2026-11-20", "2026-11-23", "2026-11-24"

FRONT = """canvas => {
  const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const [red, green, blue] = getComputedStyle(canvas).getPropertyValue("--hw-front").match(/[0-9a-f]{2}/g)
    .map(part => parseInt(part, 16));
  const counts = new Int32Array(width);
  for (let i = 0; i < data.length; i += 4)
    if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) counts[(i / 4) % width]++;
  return counts.indexOf(Math.max(...counts));
}"""
"""The column in which the front line stands most: that of the data date, to which it returns between its marks."""


@pytest.fixture(scope="module")
def product() -> Iterator[str]:
    """A product of their own: a data date is closed once."""
    with served() as address:
        yield address


def data_date(person: Person) -> str:
    plan = person.get(f"/api/projects/{PROJECT}")["plan_id"]
    minutes = person.get(f"/api/plans/{plan}/window")["data_date"]
    return (date(1970, 1, 1) + timedelta(minutes=minutes)).isoformat()


def front_line(page: Page) -> int:
    return int(page.locator("canvas.hwg-time-body").evaluate(FRONT))


def test_a_data_date_is_closed_after_it_was_shown_what_moves(page: Page, product: str) -> None:
    office = Person(product, "demo-planner")
    assert data_date(office) == FRIDAY
    page.get_by_role("button", name="中文").click()
    sign_in(page, "planner")
    page.goto(re.sub(r"^(https?://[^/]+).*", rf"\1/projects/{PROJECT}/plan", page.url))
    expect(page.locator("canvas.hwg-time-body")).to_be_visible()
    before = front_line(page)

    page.get_by_role("button", name="更多").click()
    page.get_by_role("menuitem", name="结转数据日期…").click()
    dialog = page.get_by_role("dialog", name="结转数据日期")
    day, go = dialog.get_by_label("新的数据日期"), dialog.get_by_role("button", name="结转", exact=True)

    # backwards it does not go
    day.fill(FRIDAY)
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(go).to_be_disabled()

    day.fill(MONDAY)
    shown = dialog.locator("[data-preview]")
    expect(shown).to_contain_text(f"结转到 {MONDAY} 会动什么？")
    expect(go).to_be_enabled()
    told = office.get(f"/api/projects/{PROJECT}/progress/closing?data_date={MONDAY}")
    assert told["moved_count"] > 0 and told["due_entries"] > 0 and told["waiting"] > 0
    expect(shown).to_contain_text(f"{told['moved_count']} 项工作的日期会动")
    expect(shown).to_contain_text(f"{told['due_entries']} 项已验收的进入日期")
    expect(shown).to_contain_text(f"{told['waiting']} 项还待验收，不计入")
    first = told["moved"][0]
    expect(shown.locator("tbody tr").first).to_contain_text(first["name"])
    expect(dialog.locator("summary")).to_contain_text("历次结转 0")
    assert data_date(office) == FRIDAY, "a preview writes nothing"
    assert findings(page) == []
    go.click()

    expect(dialog).to_be_hidden()
    expect(page.get_by_text(f"已结转到 {MONDAY}，快照已留。")).to_be_visible()
    assert data_date(office) == MONDAY
    page.wait_for_function(f"before => ({FRONT})(document.querySelector('canvas.hwg-time-body')) > before", arg=before)

    # the snapshot is kept, and told where the next one is closed
    kept = office.get(f"/api/projects/{PROJECT}/progress/closings")["closings"]
    assert [(one["data_date"][:10], one["finish"]) for one in kept] == [(MONDAY, told["finish_after"])]
    page.get_by_role("button", name="更多").click()
    page.get_by_role("menuitem", name="结转数据日期…").click()
    expect(dialog.locator("summary")).to_contain_text("历次结转 1")
    dialog.locator("summary").click()
    expect(dialog.locator("details")).to_contain_text(f"r{kept[0]['revision']}")
    day.fill(TUESDAY)
    expect(shown).to_contain_text("0 项已验收的进入日期")
