"""The engine against the dates that P6 and MS Project stored, by state of the work (see docs/fidelity.md).

The neutral networks of the corpus hold no results; the stored ones stand beside them and are only
compared. Shares are floors: a change that lowers one fails here before the official score is run.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

from engine.neutral import CORPUS, expected_rows, instant, load_network
from headway.engine import calculate_project
from headway.engine.document import ScheduleProject
from headway.engine.lookups import work_at

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.quick,
    pytest.mark.skipif(not (CORPUS / "networks").is_dir(), reason="the schedule corpus is not beside the repository"),
]
NAMES = {"ES": "early_start", "EF": "early_finish", "LS": "late_start", "LF": "late_finish"}
# family -> state (not started, in progress, complete) -> smallest share of rows with all four dates right
FLOORS = {
    "p6_": {"N": 0.999, "P": 0.99, "C": 0.99},
    "msp_": {"N": 0.97, "P": 0.94, "C": 0.99},
    "syn_2k": {"N": 0.999},
}


def tally(project: ScheduleProject, rows: list[dict[str, str]]) -> Counter[str]:
    """Rows and right rows by state; right = no working minute between stored and calculated, four times."""
    typed = {row["uid"]: row for row in rows}
    for activity in project.activities:  # the networks carry no typed dates; manual work keeps its stored ones
        if activity.manual and activity.uid in typed:
            activity.manual_start, activity.manual_finish = (
                instant(typed[activity.uid][n]) for n in ("start", "finish")
            )
    calculated = calculate_project(project)
    tables = calculated.network.tables.for_kernels
    position = {calendar.uid: row for row, calendar in enumerate(project.calendars)}
    found: Counter[str] = Counter()
    row_of = {activity.uid: row for row, activity in enumerate(project.activities)}
    for row in rows:
        if row["kind"] == "summary" or not (row["ES"] or row["LS"]):
            continue
        calendar = position.get(row["calendar"].removesuffix(".0"), 0)
        found[row["status"]] += 1
        found["right " + row["status"]] += all(
            same(tables, calendar, row[short], int(getattr(calculated.picture, name)[row_of[row["uid"]]]))
            for short, name in NAMES.items()
            if row[short]
        )
    return found


def same(tables: object, calendar: int, stored: str, got: int) -> bool:
    wanted = int((datetime.fromisoformat(stored[:16]) - datetime(1970, 1, 1)) / timedelta(minutes=1))
    return wanted == got or bool(work_at(tables, calendar, wanted) == work_at(tables, calendar, got))


@pytest.mark.parametrize("family", FLOORS)
def test_stored_dates_are_reproduced(family: str) -> None:
    found: Counter[str] = Counter()
    for path in sorted((CORPUS / "networks").glob(f"{family}*.json.gz")):
        key = path.name.removesuffix(".json.gz")
        if (CORPUS / "expected" / f"{key}.csv").exists():
            found += tally(load_network(path), expected_rows(key))

    shares = {state: found["right " + state] / found[state] for state in FLOORS[family]}

    assert {state: share for state, share in shares.items() if share < FLOORS[family][state]} == {}, shares
