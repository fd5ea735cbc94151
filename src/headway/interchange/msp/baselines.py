"""The baselines of a task: Microsoft Project freezes up to eleven, numbered 0 to 10, without names."""

from __future__ import annotations

from headway.engine.document import BaselineRow, RecordedBaseline
from headway.interchange.msp.values import flag, instant, minutes, number, whole
from headway.interchange.report import Findings
from headway.interchange.xml_parts import Part

COMPARED = 0
"""Microsoft Project compares with Baseline; Baseline 1 to 10 are kept beside it."""


def take_baselines(task: Part, uid: str, baselines: dict[int, RecordedBaseline], findings: Findings) -> None:
    """Put the dates of one task into the baselines by number; what has no place here is told."""
    for part in task.parts("Baseline"):
        if flag(part["Interim"]):
            findings.loss("baseline_interim_left_out")
            continue
        if _has_more(part):
            findings.loss("baseline_work_left_out")
        row = _row(part, uid)
        if row is None:
            findings.loss("baseline_without_dates", {"uid": uid, "name": task["Name"].strip()})
            continue
        which = whole(part["Number"])
        known = baselines.setdefault(which, RecordedBaseline(number=which, is_compared=which == COMPARED))
        known.rows.append(row)


def _row(part: Part, uid: str) -> BaselineRow | None:
    start, finish = instant(part["Start"]), instant(part["Finish"])
    return BaselineRow(uid, start, finish, minutes(part["Duration"])) if start and finish else None


def _has_more(part: Part) -> bool:
    """Whether it holds work, cost or values by day, too."""
    costs = any(number(part[name]) for name in ("Cost", "BCWS", "BCWP"))
    return costs or bool(minutes(part["Work"])) or bool(part.parts("TimephasedData"))
