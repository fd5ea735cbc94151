"""The main pages judged by axe-core in both themes: nothing serious or critical may be left."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from conftest import ROOT

pytestmark = pytest.mark.browser

AXE = (
    (ROOT / "web/node_modules/axe-core/axe.min.js").read_text("utf-8")
    if (ROOT / "web/node_modules/axe-core/axe.min.js").is_file()
    else ""
)
GRAVE = ("serious", "critical")
_JUDGE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 4).map(n => n.target.join(" ")) }));
}"""


def findings(page: Page) -> list[Any]:
    """What axe-core calls serious or critical, by rule, with where it stands."""
    page.evaluate(AXE)
    told = page.evaluate(_JUDGE)
    return [one for one in told if one["impact"] in GRAVE]
