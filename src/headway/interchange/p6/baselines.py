"""P6's baselines: whole projects, which belong to another project of the file.

P6 XML marks them as such; in .xer they are projects like any other, and only the numbers by which projects point
at each other tell. Where those leave a doubt, a project stays a plan of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from headway.engine.document import BaselineRow, RecordedBaseline
from headway.interchange.p6.activities import wbs_uid
from headway.interchange.p6.tables import P6Tables, Row
from headway.interchange.p6.values import flag, instant, minutes
from headway.interchange.report import Findings

Path = tuple[str, ...]
KEPT = ("PROJECT", "PROJWBS", "TASK")
OWNED = (*KEPT, "SCHEDOPTIONS", "CALENDAR", "TASKPRED", "TASKRSRC", "TASKACTV", "UDFVALUE", "TASKMEMO", "WBSMEMO")
"""Tables whose rows belong to one project."""


def part_baselines(tables: P6Tables) -> dict[str, str]:
    """Take the baselines out of the tables, into `tables.frozen`; returns the project of each, by `proj_id`."""
    projects = list(tables.rows("PROJECT"))
    if tables.frozen is not None:  # P6 XML says itself which they are
        here = {row["proj_id"] for row in projects}
        frozen = tables.frozen.rows("PROJECT")
        return {row["proj_id"]: row["orig_proj_id"] for row in frozen if row["orig_proj_id"] in here}
    pairs = pair_baselines(projects, {row["proj_id"] for row in tables.rows("TASK")})
    tables.frozen = P6Tables()
    if pairs:
        _move(tables, tables.frozen, pairs.keys())
    return pairs


def pair_baselines(projects: Iterable[Row], with_work: set[str]) -> dict[str, str]:
    """Baseline → project, where nothing speaks against it.

    A baseline names its original project, or a project names its baseline. Not a baseline: what two projects
    claim, what has a baseline itself, what holds no activities.
    """
    rows = list(projects)
    known = {row["proj_id"] for row in rows}
    claims: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        own, original, chosen = row["proj_id"], row["orig_proj_id"].strip(), row["sum_base_proj_id"].strip()
        if original in known and original != own:
            claims[own].add(original)
        if chosen in known and chosen != own:
            claims[chosen].add(own)
    owners = {owner for several in claims.values() for owner in several}
    return {
        baseline: next(iter(several))
        for baseline, several in claims.items()
        if len(several) == 1 and baseline not in owners and baseline in with_work
    }


def _move(tables: P6Tables, frozen: P6Tables, baselines: Iterable[str]) -> None:
    moved = set(baselines)
    for name in OWNED:
        rows = list(tables.rows(name))
        tables.rows_of[name] = []
        for row in rows:
            if moved.isdisjoint((row["proj_id"], row.get("pred_proj_id", ""))):
                tables.add(name, row)
            elif name in KEPT:
                frozen.add(name, row)


def read_baselines(tables: P6Tables, pairs: Mapping[str, str], findings: Findings) -> dict[str, list[RecordedBaseline]]:
    """The baselines of each project, by `proj_id`, the one that it is compared with first."""
    frozen = tables.frozen or P6Tables()
    types = {row["base_type_id"]: row["base_type"].strip() for row in tables.rows("BASETYPE")}
    chosen = {row["proj_id"]: row["sum_base_proj_id"].strip() for row in tables.rows("PROJECT")}
    found: dict[str, list[RecordedBaseline]] = defaultdict(list)
    for row in frozen.rows("PROJECT"):
        owner = pairs.get(row["proj_id"])
        if owner is None:
            findings.loss("baseline_without_project", {"name": _name(row, types)}, severity="warning")
            continue
        baseline = RecordedBaseline(_name(row, types), is_compared=chosen[owner] == row["proj_id"])
        baseline.rows = _rows(tables, frozen, owner, row["proj_id"], findings)
        found[owner].append(baseline)
    if number := frozen.number("PROJECT"):
        findings.count("baselines", number, sum(map(len, found.values())))
    _note_absent(tables, frozen, findings)
    for listed in found.values():
        listed.sort(key=lambda one: not one.is_compared)
    return found


def _name(row: Row, types: Mapping[str, str]) -> str:
    name = row["project_name"].strip() or row["proj_short_name"].strip()
    kind = row["base_type"].strip() or types.get(row["base_type_id"], "")
    return f"{name} · {kind}" if name and kind and kind not in name else name or kind


def _note_absent(tables: P6Tables, frozen: P6Tables, findings: Findings) -> None:
    """P6 names the baseline of a project also when it was not exported with it."""
    here = {row["proj_id"] for both in (tables, frozen) for row in both.rows("PROJECT")}
    for row in tables.rows("PROJECT"):
        chosen = row["sum_base_proj_id"].strip()
        if chosen and chosen not in here:
            findings.loss("baseline_not_in_file", {"name": row["project_name"].strip() or row["proj_short_name"]})


def _rows(
    tables: P6Tables, frozen: P6Tables, project: str, baseline: str, findings: Findings
) -> list[BaselineRow]:  # fmt: skip
    """Activities are the same by their code, as in P6; a WBS row spans what lay under it in the baseline."""
    uids = _by_code(tables, project)
    paths = _paths(frozen, baseline)
    spans: dict[Path, tuple[datetime, datetime]] = {}
    rows = []
    for row in frozen.rows("TASK"):
        dates = _dates(row) if row["proj_id"] == baseline else None
        if dates is None:
            continue
        for path in _above(paths.get(row["wbs_id"], ())):
            first, last = spans.get(path, dates)
            spans[path] = min(first, dates[0]), max(last, dates[1])
        uid = uids.get(row["task_code"].strip())
        if uid is None:
            findings.loss("baseline_of_no_activity", {"code": row["task_code"], "name": row["task_name"]})
        else:
            rows.append(BaselineRow(uid, *dates, minutes(row["target_drtn_hr_cnt"])))
    groups = [
        BaselineRow(wbs_uid(wbs_id), *spans[path]) for wbs_id, path in _paths(tables, project).items() if path in spans
    ]
    return [*groups, *rows]


def _by_code(tables: P6Tables, project: str) -> dict[str, str]:
    """Activity ids by code; a code that two activities share says nothing."""
    rows = [(row["task_code"].strip(), row["task_id"]) for row in tables.rows("TASK") if row["proj_id"] == project]
    times = Counter(code for code, _ in rows)
    return {code: uid for code, uid in rows if times[code] == 1}


def _dates(row: Row) -> tuple[datetime, datetime] | None:
    """The planned dates, which P6 compares by default; it may leave those of done work empty."""
    start = instant(row["target_start_date"]) or instant(row["act_start_date"]) or instant(row["early_start_date"])
    finish = instant(row["target_end_date"]) or instant(row["act_end_date"]) or instant(row["early_end_date"])
    return (start, finish) if start and finish else None


def _paths(tables: P6Tables, project: str) -> dict[str, Path]:
    """The codes from the first level down to each node; the project's own node has the empty path."""
    nodes = {row["wbs_id"]: row for row in tables.rows("PROJWBS") if row["proj_id"] == project}
    return {wbs_id: _path(nodes, wbs_id) for wbs_id in nodes}


def _path(nodes: Mapping[str, Row], wbs_id: str) -> Path:
    codes: list[str] = []
    while wbs_id in nodes and len(codes) < len(nodes) and not flag(nodes[wbs_id]["proj_node_flag"], default=False):
        codes.append(nodes[wbs_id]["wbs_short_name"].strip())
        wbs_id = nodes[wbs_id]["parent_wbs_id"]
    return tuple(reversed(codes))


def _above(path: Path) -> Iterable[Path]:
    return (path[:length] for length in range(len(path) + 1))
