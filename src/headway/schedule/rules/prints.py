"""What a person wants printed, and the way of a print from the wish to the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from headway.schedule.rules.runs import Way

MOVING = ("queued", "drawing")
PRINT_WAY = Way(
    {
        "queued": frozenset({"drawing", "cancelled", "failed"}),
        "drawing": frozenset({"drawing", "ready", "refused", "failed", "cancelled"}),
        "ready": frozenset(),
        "refused": frozenset(),
        "failed": frozenset(),
        "cancelled": frozenset(),
    },
    failed="schedule.print_failed",
    given_up="schedule.print_failed",
)
MOST_MOVING_PER_PERSON = 3
KEPT = timedelta(hours=24)
"""How long a finished print can be fetched."""
MOST_ROWS = 100_000
FORMATS = {"pdf": "application/pdf", "svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True)
class PrintHeading:
    """A line that groups the rows under it."""

    title: str
    depth: int = 0


@dataclass(frozen=True)
class PrintColumn:
    """A column of the table, as wide as on the screen (CSS pixels).

    One that the server does not know brings its head and a text for each of the view's rows.
    """

    id: str
    width: float
    title: str = ""
    align: str = "start"
    cells: Sequence[str] | None = None


@dataclass(frozen=True)
class PrintView:
    """The view as it stands on the screen, and how it is put on paper.

    `rows` holds activity numbers in the order of the screen, a heading as minus its place in `headings` (from 1);
    None = every row of the plan. Days are site days, both included; None = as far as the rows reach.
    """

    rows: Sequence[int] | None = None
    headings: Sequence[PrintHeading] = ()
    depths: Sequence[int] | None = None
    columns: Sequence[PrintColumn] = ()
    first_day: int | None = None
    last_day: int | None = None
    baseline_id: int | None = None
    labels: str = "none"
    layers: Sequence[str] = ()
    paper: str = "A3"
    landscape: bool = True
    binding: bool = True
    pages_wide: int | None = 1
    pages_high: int | None = None
    day_mm: float = 1.0
    row_mm: float = 5.0
    repeat: str = "all"
    theme: str = "colour"
    language: str = "zh-CN"
    title: Mapping[str, str] = field(default_factory=dict)

    def stored(self) -> dict[str, Any]:
        """As JSON for the job."""
        return asdict(self)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> PrintView:
        """The view that was stored."""
        parts = {
            "headings": [PrintHeading(**each) for each in stored["headings"]],
            "columns": [PrintColumn(**each) for each in stored["columns"]],
        }
        return cls(**{**stored, **parts})


def print_file_name(project_code: str, paper: str, data_date: str, kind: str) -> str:
    """A name that every system takes. Example: `YQ-3 2026-11-20 A3.pdf`."""
    code = re.sub(r"[^\w\-.]+", "-", project_code).strip("-.") or "plan"
    return " ".join(part for part in (code[:60], data_date[:10], paper) if part) + f".{kind}"
