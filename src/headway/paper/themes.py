"""What ink a role of the display list is drawn with. The same file is read by the painter of the client."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

THEMES = ("colour", "mono")
Ink = dict[str, Any]


@cache
def theme_of(name: str) -> dict[str, Ink]:
    """Role -> fill, stroke, width (hundredths of a millimetre), dash, bold."""
    themes: dict[str, dict[str, Ink]] = json.loads((Path(__file__).parent / "themes.json").read_text("utf-8"))
    return themes[name]
