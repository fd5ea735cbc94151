"""What `headway schedule` tells of a calculated project: JSON, a table, CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from headway.engine.document import ScheduleProject
from headway.engine.outline import depths_of
from headway.server.commands._columns import aligned
from headway.server.commands._plan_files import NOTHING, iso

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.engine.ranked_paths import FloatPaths

_DATES = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
_CSV = (
    "project",
    "uid",
    "code",
    "name",
    "kind",
    *_DATES,
    "total_float_minutes",
    "free_float_minutes",
    "critical",
    "longest_path",
)


def as_json(project: ScheduleProject, calculated: CalculatedProject, paths: FloatPaths | None) -> dict[str, Any]:
    """One project as the documented JSON (docs/engine.md); completed work has no floats and is never critical."""
    driving = _driving(project, calculated)
    rows = []
    for i, row in enumerate(_rows(project, calculated)):
        line: dict[str, Any] = {"uid": row.pop("uid"), "id": row.pop("code"), "name": row.pop("name")}
        del row["kind"]
        line |= row
        line["driving"] = driving.get(line["uid"], [])
        if paths is not None and paths.path[i]:
            line["float_path"], line["float_path_order"] = int(paths.path[i]), int(paths.order[i])
        rows.append(line)
    return {"id": project.id, "name": project.name, "activities": rows}


def as_csv(calculated: list[tuple[ScheduleProject, CalculatedProject]]) -> bytes:
    """All projects as CSV in UTF-8 with a mark of it, as spreadsheets expect; floats in minutes of work."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _CSV)
    writer.writeheader()
    for project, result in calculated:
        writer.writerows({"project": project.id, **row} for row in _rows(project, result))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _rows(project: ScheduleProject, calculated: CalculatedProject) -> list[dict[str, Any]]:
    picture = calculated.picture
    dates = [[iso(v) for v in getattr(picture, name).tolist()] for name in _DATES]
    floats = [[None if v == NOTHING else v for v in c.tolist()] for c in (picture.total_float, picture.free_float)]
    critical, longest = picture.critical.tolist(), picture.longest_path.tolist()
    rows = []
    for i, activity in enumerate(project.activities):
        complete = activity.actual_finish is not None
        row: dict[str, Any] = {
            "uid": activity.uid,
            "code": activity.code,
            "name": activity.name,
            "kind": activity.kind.value,
        }
        row.update({name: column[i] for name, column in zip(_DATES, dates, strict=True)})
        row["total_float_minutes"] = None if complete else floats[0][i]
        row["free_float_minutes"] = None if complete else floats[1][i]
        row["critical"] = critical[i] and not complete
        row["longest_path"] = longest[i]
        rows.append(row)
    return rows


def _driving(project: ScheduleProject, calculated: CalculatedProject) -> dict[str, list[str]]:
    """uid of an activity -> uids of the predecessors that drive it, in the order of the relations."""
    found: dict[str, list[str]] = {}
    for position, drives in zip(calculated.relations, calculated.picture.driving.tolist(), strict=True):
        relation = project.relations[position]
        if drives and relation.predecessor_uid not in found.setdefault(relation.successor_uid, []):
            found[relation.successor_uid].append(relation.predecessor_uid)
    return found


def table(
    project: ScheduleProject, calculated: CalculatedProject, paths: FloatPaths | None, language: str
) -> list[str]:
    """The plan as text: outline by indent, start, finish, total float in days, ● on critical work; with paths those only."""
    from headway.words import text

    picture, depth = calculated.picture, depths_of(project.activities)
    per_day = max(1, project.options.minutes_per_day)
    names = ["code", "name", "start", "finish", "total_float"]
    order: list[int] = list(range(len(project.activities)))
    if paths is not None:
        names.insert(0, "float_path")
        order = sorted((row for row in order if paths.path[row]), key=lambda row: (paths.path[row], paths.order[row]))
    rows = [[text(f"schedule.column_{name}", language) for name in names]]
    for i in order:
        activity, total = project.activities[i], int(picture.total_float[i])
        indent = "  " * depth[i] if paths is None else ""
        cells = [
            activity.code,
            indent + activity.name + (" ●" if picture.critical[i] else ""),
            (iso(int(picture.start[i])) or "").replace("T", " "),
            (iso(int(picture.finish[i])) or "").replace("T", " "),
            "" if total == NOTHING or activity.actual_finish else f"{total / per_day:.1f}".removesuffix(".0"),
        ]
        rows.append([f"{paths.path[i]}.{paths.order[i]}", *cells] if paths is not None else cells)
    return [*aligned(rows), _totals(project, calculated, language)]


def _totals(project: ScheduleProject, calculated: CalculatedProject, language: str) -> str:
    from headway.words import text

    picture, works = calculated.picture, [activity.kind != "wbs" for activity in project.activities]
    return text(
        "schedule.totals",
        language,
        project=project.id,
        activities=sum(works),
        relations=len(calculated.relations),
        critical=sum(bool(c) for c, is_work in zip(picture.critical, works, strict=True) if is_work),
        start=(iso(picture.project_start) or "").replace("T", " "),
        finish=(iso(picture.project_finish) or "").replace("T", " "),
    )
