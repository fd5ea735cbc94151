"""Baselines of a file beside those of the plan: as columns, whether they say anything new, under which name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from headway.engine.document import RecordedBaseline, ScheduleProject
from headway.schedule.rules.contents import clean
from headway.schedule.rules.instants import minutes
from headway.schedule.rules.packed import NONE

Columns = Mapping[str, Iterable[int]]
LONGEST_NAME = 200
LONGEST = 2**31 - 1


def row_numbers(document: ScheduleProject, rows: Iterable[tuple[str, str, int]]) -> dict[str, int]:
    """The number that each row of the file has in the plan; `rows`: uid, code and number of the plan's rows.

    The code decides, too: an older file may have left the same uid on another row.
    """
    known = {(uid, code): number for uid, code, number in rows}
    keys = ((activity.uid, (clean(activity.uid), clean(activity.code))) for activity in document.activities)
    return {uid: known[key] for uid, key in keys if key in known}


def new_baselines(
    told: Iterable[RecordedBaseline], numbers: Mapping[str, int], known: Sequence[Columns]
) -> list[tuple[RecordedBaseline, dict[str, list[int]]]]:
    """Those of the file that say what no baseline of the plan says, with their columns."""
    found = [(one, columns_of_baseline(one, numbers)) for one in told]
    return [
        (one, columns)
        for one, columns in found
        if columns and not any(says_nothing_new(columns, there) for there in known)
    ]


def columns_of_baseline(baseline: RecordedBaseline, numbers: Mapping[str, int]) -> dict[str, list[int]]:
    """The columns that are kept, of the rows whose uid has a number; without rows no columns.

    `duration` is there when the file tells any; minutes, NONE where it does not.
    """
    rows = sorted((numbers[row.uid], row) for row in baseline.rows if row.uid in numbers)
    if not rows:
        return {}
    columns = {
        "activity": [number for number, _ in rows],
        "start": [minutes(row.start) or 0 for _, row in rows],
        "finish": [minutes(row.finish) or 0 for _, row in rows],
    }
    if any(row.duration_minutes is not None for _, row in rows):
        columns["duration"] = [_kept(row.duration_minutes) for _, row in rows]
    return columns


def _kept(minutes: int | None) -> int:
    """What no column holds is a slip of the file, not a duration."""
    return minutes if minutes is not None and abs(minutes) <= LONGEST else NONE


def says_nothing_new(told: Columns, known: Columns) -> bool:
    """Whether each row of `told` stands in `known` with the same start and finish."""
    return _dates(told).items() <= _dates(known).items()


def _dates(columns: Columns) -> dict[int, tuple[int, int]]:
    if "activity" not in columns:
        return {}
    starts, finishes = columns["start"], columns["finish"]
    return {
        int(number): (int(start), int(finish))
        for number, start, finish in zip(columns["activity"], starts, finishes, strict=True)
    }


def free_name(name: str, taken: Collection[str]) -> str:
    """`name`, or with the first number behind it that nobody has: 合同 (2)."""
    name = name.strip()[:LONGEST_NAME]
    found, number = name, 1
    while found in taken:
        number += 1
        ending = f" ({number})"
        found = name[: LONGEST_NAME - len(ending)] + ending
    return found
