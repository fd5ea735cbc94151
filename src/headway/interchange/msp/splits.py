"""Interruptions of tasks, from the work per period that assignments hold.

A task is split when working time without work lies between two spans of its work. Only such tasks
get spans; for all others the span would be the calculated start and finish, which is a result.
"""

from __future__ import annotations

from datetime import datetime

from headway.engine.document import Activity, Split
from headway.interchange.msp.values import instant, minutes
from headway.interchange.worktime import WorkClock
from headway.interchange.xml_parts import Part

WORK_KINDS = ("1", "2")  # remaining and actual work of the assignment
Span = tuple[datetime, datetime]


def worked_spans(assignment: Part) -> list[Span]:
    """Spans with work in one assignment, in the order of time."""
    spans: list[Span] = []
    for item in assignment.parts("TimephasedData"):
        start, finish = instant(item["Start"]), instant(item["Finish"])
        if item["Type"] in WORK_KINDS and start and finish and start < finish and minutes(item["Value"]):
            spans.append((start, finish))
    return sorted(spans)


def set_splits(activity: Activity, spans: list[Span], clock: WorkClock | None) -> None:
    """Join spans with no working time between them; keep them when more than one is left."""
    if clock is None or len(spans) < 2:
        return
    joined: list[Span] = []
    for start, finish in sorted(spans):
        if joined and (start <= joined[-1][1] or clock.minutes_between(joined[-1][1], start) == 0):
            joined[-1] = (joined[-1][0], max(joined[-1][1], finish))
        else:
            joined.append((start, finish))
    if len(joined) > 1:
        activity.splits = [Split(start, finish) for start, finish in joined]
