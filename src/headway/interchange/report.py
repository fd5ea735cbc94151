"""What a reading kept, what it had no home for, and what looks wrong in the plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

ROWS_SHOWN = 200
"""A line lists at most this many rows; its `count` is always the whole number."""

Row = dict[str, Any]


@dataclass(slots=True)
class CountLine:
    """One kind of thing: how many the file holds, how many the document kept."""

    thing: str
    in_file: int
    kept: int


@dataclass(slots=True)
class LossLine:
    """One finding; `interchange.loss.<code>` or `interchange.quality.<code>` says it in words."""

    code: str
    severity: str  # info | warning | error
    parameters: dict[str, Any] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class LossReport:
    counts: list[CountLine] = field(default_factory=list)
    losses: list[LossLine] = field(default_factory=list)
    quality: list[LossLine] = field(default_factory=list)
    encoding: str = ""
    application: str = ""
    file_format: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> LossReport:
        return cls(
            counts=[CountLine(**line) for line in raw["counts"]],
            losses=[LossLine(**line) for line in raw["losses"]],
            quality=[LossLine(**line) for line in raw["quality"]],
            encoding=raw["encoding"],
            application=raw["application"],
            file_format=raw["file_format"],
        )


THINGS = (
    *("projects", "activities", "wbs", "relations", "calendars", "exception_days", "constraints", "progress"),
    *("baselines", "resources", "assignments", "codes", "custom_fields", "notes", "ignored_tables"),
)
"""The order in which a planner checks the counts."""


class Findings:
    """Collects a report while a reader works; equal findings become one line with rows."""

    def __init__(self) -> None:
        self.encoding = ""
        self.in_file: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()
        self._lines: dict[tuple[str, str], LossLine] = {}

    def count(self, thing: str, in_file: int, kept: int | None = None) -> None:
        self.in_file[thing] += in_file
        self.kept[thing] += in_file if kept is None else kept

    def loss(self, code: str, row: Row | None = None, *, severity: str = "info", **parameters: Any) -> None:
        self._add("loss", code, row, severity, parameters)

    def quality(self, code: str, row: Row | None = None, *, severity: str = "warning", **parameters: Any) -> None:
        self._add("quality", code, row, severity, parameters)

    def has(self, section: str, code: str) -> bool:
        return (section, code) in self._lines

    def _add(self, section: str, code: str, row: Row | None, severity: str, parameters: dict[str, Any]) -> None:
        line = self._lines.setdefault((section, code), LossLine(code, severity, {"count": 0}))
        line.parameters["count"] += parameters.pop("count", 1)
        line.parameters |= parameters
        if row is not None and len(line.rows) < ROWS_SHOWN:
            line.rows.append(row)

    def _counted(self) -> list[str]:
        return sorted(self.in_file, key=lambda thing: THINGS.index(thing) if thing in THINGS else len(THINGS))

    def report(self, *, application: str, file_format: str) -> LossReport:
        chosen = {
            name: [line for (section, _), line in self._lines.items() if section == name]
            for name in ("loss", "quality")
        }
        return LossReport(
            counts=[CountLine(thing, self.in_file[thing], self.kept[thing]) for thing in self._counted()],
            losses=chosen["loss"],
            quality=chosen["quality"],
            encoding=self.encoding,
            application=application,
            file_format=file_format,
        )
