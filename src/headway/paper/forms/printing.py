"""Forms as PDF, and their first page as a picture."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from headway.paper.sheets import compiled
from headway.paper.svg import without_controls

FORMS = ("diary", "weather")
_FOLDER = Path(__file__).parent


def form_pdf(form: str, values: dict[str, Any], at: datetime) -> bytes:
    """A form filled with `values` as PDF; the same values and instant give the same bytes."""
    return compiled(_files(form, values), format="pdf", timestamp=at.replace(microsecond=0), pdf_tags=False)


def form_png(form: str, values: dict[str, Any], *, dots_per_inch: int = 110) -> bytes:
    """The first page of a form as a picture."""
    return compiled(_files(form, values), format="png", ppi=float(dots_per_inch))


def _files(form: str, values: dict[str, Any]) -> dict[str, bytes]:
    if form not in FORMS:
        raise ValueError(f"no form {form}")
    told = json.dumps(_clean(values), ensure_ascii=False)
    return {"main": (_FOLDER / f"{form}.typ").read_bytes(), "values.json": told.encode()}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value
