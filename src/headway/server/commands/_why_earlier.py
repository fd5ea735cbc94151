"""`headway why FILE ACTIVITY --earlier 3d`: the cheapest shortenings, in words and as JSON."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.engine.document import ScheduleProject
from headway.server.commands._plan_files import iso
from headway.words import text

if TYPE_CHECKING:
    from headway.engine.why.shorten import Room, Shortening

_MOST_NAMES = 8
_COLUMNS = ("activity", "days", "cost")


class PricesNotTaken(Exception):
    """The file of possible shortenings cannot be read; `line` from 1, `code` of a text under `why.`."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code, self.parameters = code, parameters


def days_of(wanted: str) -> int:
    """`3d`, `3` or `3天` as whole working days; raises ValueError for anything else."""
    found = re.fullmatch(r"(\d{1,4})\s*(d|天)?", wanted.strip())
    if not found or not int(found[1]):
        raise ValueError(wanted)
    return int(found[1])


def read_room(path: Path, project: ScheduleProject) -> dict[int, Room]:
    """Possible shortenings by row, from CSV with the columns activity (code or uid:N), days, cost per day.

    Raises PricesNotTaken, naming the line.
    """
    from headway.engine.why.shorten import Room

    rows = {f"uid:{activity.uid}": row for row, activity in enumerate(project.activities)}
    rows |= {activity.code: row for row, activity in enumerate(project.activities) if activity.code}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        if not table.fieldnames or not set(_COLUMNS) <= set(table.fieldnames):
            raise PricesNotTaken("prices_columns", columns=", ".join(_COLUMNS))
        room = {}
        for number, line in enumerate(table, 2):
            if line["activity"] not in rows:
                raise PricesNotTaken("prices_activity", line=number, activity=line["activity"])
            try:
                days, cost = int(line["days"]), float(line["cost"])
            except (TypeError, ValueError):
                raise PricesNotTaken("prices_number", line=number) from None
            if days < 0 or cost < 0 or not math.isfinite(cost):
                raise PricesNotTaken("prices_number", line=number)
            room[rows[line["activity"]]] = Room(days, cost)
    return room


def earlier_in_words(
    project: ScheduleProject, found: Shortening, row: int, days: int, language: str, *, priced: bool
) -> list[str]:
    """Question, one line per activity, and what the calculation makes of it."""

    def say(key: str, **parameters: object) -> str:
        return text(key, language, **parameters)

    def name(of: int) -> str:
        activity = project.activities[of]
        return f"{activity.code} {activity.name}".strip()

    lines = ["", say("why.earlier.question", name=name(row), days=days)]
    lines.append(say("why.earlier.priced" if priced else "why.earlier.unpriced"))
    if not found.reached:
        if not found.blocked:
            return [*lines, say("why.earlier.given_up")]
        chain = " ← ".join(name(reason.row) for reason in found.blocked[:_MOST_NAMES])
        chain += " ← …" if len(found.blocked) > _MOST_NAMES else ""
        return [*lines, say("why.earlier.blocked", names=chain)]
    lines += [say("why.earlier.step", name=name(one), days=count) for one, count in sorted(found.days.items())]
    dates = {"before": (iso(found.before) or "").replace("T", " "), "after": (iso(found.after) or "").replace("T", " ")}
    total = sum(found.days.values())
    lines.append(
        say("why.earlier.total.cost", days=total, cost=f"{found.cost:g}", **dates)
        if priced
        else say("why.earlier.total", days=total, **dates)
    )
    return lines if found.proven else [*lines, say("why.earlier.unproven")]


def earlier_as_json(project: ScheduleProject, found: Shortening, days: int, *, priced: bool) -> dict[str, Any]:
    def named(of: int) -> dict[str, Any]:
        activity = project.activities[of]
        return {"uid": activity.uid, "id": activity.code, "name": activity.name}

    return {
        "days": days,
        "reached": found.reached,
        "proven": found.proven,
        "cost": found.cost if priced else None,
        "before": iso(found.before),
        "after": iso(found.after),
        "shortened": [{**named(row), "days": count} for row, count in sorted(found.days.items())],
        "blocked": [named(reason.row) for reason in found.blocked],
    }
