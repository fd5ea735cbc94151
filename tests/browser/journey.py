"""The steps that journeys share, named as a person would name them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from block_file import block_file
from playwright.sync_api import Locator, Page, expect

AXE = Path(__file__).resolve().parents[2] / "web/node_modules/axe-core/axe.min.js"
GRAVE = ("serious", "critical")

BAR_COLOURS = 3
"""Fewer colours than this on the timeline's canvas mean that nothing was painted."""

BLOCK_CODE, BLOCK_NAME = "YX-10", "云栖雅苑 10# 楼"
"""The block of the fixture `block`."""

_COLOURS = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts.values()].filter(count => count > 200).length;
}"""


def sign_in(page: Page, role: str) -> None:
    """By the demo card of a role."""
    page.locator(f"[data-role={role}]").first.click()
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def hand_over(page: Page, file_name: str, content: bytes, *, code: str, name: str) -> None:
    """Choose a file for a new project and have it read."""
    page.goto(_at(page, "/import"))
    page.set_input_files(
        "input[type=file]", {"name": file_name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.locator("input[name=project_code]").fill(code)
    page.locator("input[name=project_name]").fill(name)
    page.locator(".form .el-button--primary").click()


def import_block(page: Page, *, code: str, name: str) -> str:
    """A new project from our block file, written and shown; returns the address of its plan."""
    hand_over(page, f"{code}.xer", block_file(code, name), code=code, name=name)
    page.locator(".report footer .el-button--primary").click()
    page.wait_for_url(re.compile(r"/projects/\d+/plan"))
    expect(grid_row(page, name)).to_be_visible()
    return page.url.split("?")[0]


def look_at(page: Page, plan: str) -> None:
    """The plan at this address, as soon as its rows stand."""
    page.goto(plan)
    expect(page.get_by_role("treegrid").get_by_role("row").nth(1)).to_be_visible()


def grid_row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name).first


def selected_name(page: Page) -> str:
    return page.locator("aside.inspector h2").inner_text()


def painted_colours(page: Page) -> int:
    return int(page.locator("canvas.hwg-time-body").evaluate(_COLOURS))


def findings(page: Page) -> list[Any]:
    """What axe-core calls serious or critical on the page, by rule, with where it stands."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
             ({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 4).map(node => node.target.join(" ")) }))"""
    )
    return [one for one in found if one["impact"] in GRAVE]


def _at(page: Page, path: str) -> str:
    origin = re.match(r"https?://[^/]+", page.url)
    assert origin is not None
    return origin.group() + path


def open_form(page: Page) -> None:
    """The inspector's fields become editable."""
    mode = page.locator("aside.inspector .mode")
    expect(mode).to_be_visible()
    if mode.get_attribute("aria-pressed") == "false":
        mode.click()


def type_into(page: Page, field: str, words: str) -> None:
    """A value typed over a field of the inspector and confirmed by Enter."""
    page.locator(f"aside.inspector input[name={field}]").fill(words)
    page.keyboard.press("Enter")
