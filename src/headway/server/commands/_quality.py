"""The quality of a calculated project as lines of text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from headway.engine.document import ScheduleProject
from headway.server.commands._columns import aligned

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.engine.quality import Check

NAMED = 4  # findings that a line names


def quality_lines(
    project: ScheduleProject, calculated: CalculatedProject, checks: list[Check], language: str
) -> list[str]:
    """A heading, the fourteen points and the further checks, each with its first findings."""
    from headway.words import text

    points = [check for check in checks if check.number is not None]
    applicable = [check for check in points if check.reason is None]
    title = text(
        "quality.title",
        language,
        project=project.id,
        applicable=len(applicable),
        passed=sum(check.verdict in ("passed", "told") for check in applicable),
    )
    names = ("check", "value", "count", "limit", "verdict", "findings")
    head = ["", *(text(f"quality.column.{name}", language) for name in names)]
    rows = [head, *(_row(project, calculated, check, language) for check in checks)]
    lines = aligned(rows, right=(0, 2, 3, 4))
    return [title, *lines[: len(points) + 1], text("quality.extras", language), *lines[len(points) + 1 :]]


def _row(project: ScheduleProject, calculated: CalculatedProject, check: Check, language: str) -> list[str]:
    from headway.words import text

    named = [_name(project, calculated, check, row) for row in check.rows[:NAMED].tolist()]
    if len(check.rows) > NAMED:
        named.append(text("quality.more", language, count=len(check.rows) - NAMED))
    return [
        "" if check.number is None else str(check.number),
        text(f"quality.check.{check.code}", language),
        "" if check.value is None else value_text(check, check.value, language),
        f"{check.count} / {check.denominator}" if check.denominator else "",
        _limit(check, language),
        text(f"quality.verdict.{check.verdict}", language),
        text(f"quality.reason.{check.reason}", language) if check.reason else ", ".join(named),
    ]


def _limit(check: Check, language: str) -> str:
    if not check.limit:
        return "" if check.limit is None else "0"
    return f"{'≥' if check.at_least else '≤'} {value_text(check, check.limit, language)}"


def value_text(check: Check, value: float, language: str) -> str:
    """A value or limit in the check's unit: 5.3 %, 12, 0.97, 600 天."""
    from headway.words import text

    if check.unit == "share":
        return f"{value * 100:.1f}".removesuffix(".0") + "%"
    if check.unit == "index":
        return f"{value:.2f}"
    whole = f"{value:.1f}".removesuffix(".0")
    return text("quality.days", language, days=whole) if check.unit == "days" else whole


def _name(project: ScheduleProject, calculated: CalculatedProject, check: Check, row: int) -> str:
    if not check.of_relations:
        return project.activities[row].code
    relation = project.relations[calculated.relations[row]]
    codes = {a.uid: a.code for a in project.activities if a.uid in (relation.predecessor_uid, relation.successor_uid)}
    return f"{codes[relation.predecessor_uid]}→{codes[relation.successor_uid]}"


def quality_as_json(
    project: ScheduleProject, calculated: CalculatedProject, checks: list[Check]
) -> list[dict[str, Any]]:
    """Every check with its findings: uids of activities, or predecessor and successor of relations."""
    return [
        check.told() | {"findings": [_finding(project, calculated, check, row) for row in check.rows.tolist()]}
        for check in checks
    ]


def _finding(project: ScheduleProject, calculated: CalculatedProject, check: Check, row: int) -> Any:
    if not check.of_relations:
        return project.activities[row].uid
    relation = project.relations[calculated.relations[row]]
    return [relation.predecessor_uid, relation.successor_uid, str(relation.type)]
