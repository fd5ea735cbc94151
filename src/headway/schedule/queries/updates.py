"""What a newer file would change of the plan that is there."""

from __future__ import annotations

from typing import Any

from headway.engine.columns import CONSTRAINTS, KINDS
from headway.kernel.errors import NotFound
from headway.schedule.models import ImportPart, ImportRun, Plan
from headway.schedule.queries.baselines import list_baseline_columns
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import Rows, differing
from headway.schedule.queries.imports import ToldPlan, get_told_plan
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.rules.changes import RowChange
from headway.schedule.rules.contents import Numbers, contents_of
from headway.schedule.rules.file_baselines import new_baselines, row_numbers
from headway.schedule.rules.instants import iso
from headway.schedule.rules.state import INSTANTS
from headway.schedule.rules.updates import Match, counted, duplicates_of, shifted, updated

MOST_ROWS = 500
APART = {"plancalendar": 500_000_000, "externalrelation": 500_000_000}
_FIRST = 1_000_000_000


def preview_update(run: ImportRun, plan: Plan, project_index: int, match: Match) -> dict[str, Any]:
    """Activities that the file adds, changes or no longer has, with the fields; resources are left out.

    Raises NotFound when the file has no such project or has not been read.
    """
    if not ImportPart.objects.filter(run=run, index=project_index).exists():
        raise NotFound
    run.project_index = project_index
    told_plan = get_told_plan(run)
    document = told_plan.document
    document.resources, document.assignments = [], []
    current = _without_resources(rows_of_contents(read_contents(plan)))
    told = shifted(rows_of_contents(contents_of(document, Numbers(_FIRST, _FIRST, {}, run.pk))), APART)
    wanted = updated(current, told, match)
    changes = differing(current, wanted)
    rows = [change for change in changes if change.table == "activity"]
    counts = counted(changes)
    activities = sum(table == "activity" for table, _ in current)
    return {
        **counts,
        "baselines": _count_new_baselines(plan, told_plan, wanted),
        "unchanged": activities - counts["changed"] - counts["removed"],
        "duplicates": duplicates_of(told, match.by)[:MOST_ROWS],
        "count": len(rows),
        "rows": [_line(change, current) for change in rows[:MOST_ROWS]],
    }


def _count_new_baselines(plan: Plan, told: ToldPlan, wanted: Rows) -> int:
    if not told.baselines:
        return 0
    rows = [(row["source_uid"], row["code"], number) for (table, number), row in wanted.items() if table == "activity"]
    return len(new_baselines(told.baselines, row_numbers(told.document, rows), list_baseline_columns(plan)))


def _without_resources(rows: Rows) -> Rows:
    return {key: row for key, row in rows.items() if key[0] not in ("planresource", "assignment")}


def _line(change: RowChange, current: Rows) -> dict[str, Any]:
    row = {**current.get(change.key, {}), **(change.after or {})}
    kind = "added" if change.before is None else "removed" if change.after is None else "changed"
    fields = [
        {"field": name, "before": _told(name, (change.before or {})[name]), "after": _told(name, value)}
        for name, value in (change.after or {}).items()
        if kind == "changed"
    ]
    return {"kind": kind, "code": row["code"], "name": row["name"], "fields": fields}


def _told(name: str, value: Any) -> str | None:
    """A value of a column in words of the API."""
    if value is None or value == "":
        return None
    if name in INSTANTS:
        return iso(value)
    if name == "kind":
        return str(KINDS[value].value)
    if name in ("constraint", "secondary_constraint"):
        return str(CONSTRAINTS[value - 1].value) if value else None
    return str(value)
