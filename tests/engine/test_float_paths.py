"""Multiple float paths: by hand, and against those that P6 stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.neutral import CORPUS
from engine.site import Site, days, site
from headway.engine import calculate_project, float_paths
from headway.interchange import read_file

pytestmark = pytest.mark.quick

BRANCHES = [
    days(name, length)
    for name, length in (("A", 5), ("B", 5), ("C", 5), ("D", 20), ("A1", 3), ("B1", 5), ("C1", 2), ("C2", 2))
]
LOGIC = "A-B, B-C, C-D, A-A1, B-B1, A1-C1, B1-C1, C1-C2"


def paths(yard: Site, end: str, most: int = 10, rule: str = "free_float") -> dict[str, tuple[int, int]]:
    """Path and place on it by activity, of those on a path."""
    assert yard.calculated is not None
    row = {activity.uid: row for row, activity in enumerate(yard.project.activities)}
    found = float_paths(yard.calculated.network, row[end], most, rule)
    ranks = zip(row, found.path.tolist(), found.order.tolist(), strict=True)
    return {uid: (path, order) for uid, path, order in ranks if path}


def test_the_first_path_is_what_drives_the_end_also_off_the_critical_path() -> None:
    """A drives B drives B1 drives C1: A1, ready seven days before C1, is the second path."""
    yard = site(BRANCHES, LOGIC)

    assert paths(yard, "C2") == {"A": (1, 1), "B": (1, 2), "B1": (1, 3), "C1": (1, 4), "C2": (1, 5), "A1": (2, 1)}


def test_a_branch_of_a_later_path_comes_before_a_far_branch_of_the_first() -> None:
    activities = [days(name, length) for name, length in (("A", 20), ("END", 1), ("B", 17), ("B0", 16), ("C", 5))]
    yard = site(activities, "A-END, B-END, B0-B SS+1, B0-END, C-END")

    assert paths(yard, "END") == {"A": (1, 1), "END": (1, 2), "B0": (2, 1), "B": (2, 2), "C": (3, 1)}
    assert set(paths(yard, "END", most=2)) == {"A", "END", "B0", "B"}


def test_by_total_float_a_path_follows_the_least_total_float() -> None:
    """M drives E on the day, but N, which waits on nothing, has the tighter deadline behind it."""
    activities = [days("M", 9), days("N", 6), days("E", 2), days("N2", 30)]
    yard = site(activities, "M-E, N-E, N-N2")

    assert paths(yard, "E")["M"] == (1, 1)
    assert paths(yard, "E", rule="total_float")["N"] == (1, 1)


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "files").is_dir(), reason="the schedule corpus is not beside the repository")
@pytest.mark.parametrize("update", [7, 8, 9, 10, 11, 12])
def test_the_paths_are_those_that_p6_stored(update: int) -> None:
    file = CORPUS / f"files/p6_prjA_update_{update}.xer"
    stored = stored_paths(file)
    project = read_file(file).document.projects[0]
    row = {activity.uid: row for row, activity in enumerate(project.activities)}
    end = max((order, uid) for uid, (path, order) in stored.items() if path == 1)[1]

    found = float_paths(calculate_project(project).network, row[end], 10)

    got = {uid: (int(found.path[place]), int(found.order[place])) for uid, place in row.items() if found.path[place]}
    assert len(stored) >= 6
    assert got == stored


def stored_paths(file: Path) -> dict[str, tuple[int, int]]:
    """Path and place by task id, out of the columns of the file's TASK table."""
    fields: list[str] = []
    table, stored = "", {}
    for line in file.read_text("utf-8", errors="replace").splitlines():
        mark, *cells = line.split("\t")
        if mark == "%T":
            table = cells[0]
        elif mark == "%F":
            fields = cells
        elif mark == "%R" and table == "TASK":
            task = dict(zip(fields, cells, strict=False))
            if task.get("float_path"):
                stored[task["task_id"]] = (int(task["float_path"]), int(task["float_path_order"]))
    return stored
