"""Rules of Microsoft Project for both passes."""

from __future__ import annotations

from datetime import datetime

from engine.reference.network import Node
from headway.engine.document import ConstraintKind, ScheduleProject

Kind = ConstraintKind


def earliest_instant(project: ScheduleProject) -> datetime:
    """The project's start; the status date moves nothing by itself."""
    assert project.start is not None
    return project.start


def place_early(project: ScheduleProject, node: Node, floor: datetime, *, late: bool = False) -> None:
    """`late`: the second pass, in which work as late as possible begins at its late start."""
    if _place_started(node):
        return
    time = node.time
    starts = [floor, *node.constraints(Kind.START_ON_OR_AFTER, Kind.START_ON, Kind.MANDATORY_START)]
    starts += [link.allowed() for link in node.links_in if link.to_start]
    if late and node.as_late_as_possible:
        starts.append(node.late_start)
    finishes = [link.allowed() for link in node.links_in if not link.to_start]
    finishes += node.constraints(Kind.FINISH_ON_OR_AFTER, Kind.FINISH_ON, Kind.MANDATORY_FINISH)
    start = time.next_start(max([*starts, *(_begin(node, finish) for finish in finishes)]))
    if project.options.honours_constraint_dates:
        caps = node.constraints(Kind.START_ON_OR_BEFORE, Kind.START_ON, Kind.MANDATORY_START)
        caps += [
            _begin(node, finish)
            for finish in node.constraints(Kind.FINISH_ON_OR_BEFORE, Kind.FINISH_ON, Kind.MANDATORY_FINISH)
        ]
        start = min([start, *(time.next_start(cap) for cap in caps)])
    node.start = start
    if node.duration:
        node.finish = time.add(start, node.duration)
    else:
        kept = time.last_finish(start)
        is_pushed = any(link.allowed() > kept for link in node.links_in)
        node.start = node.finish = kept if kept >= floor and not is_pushed else start


def _begin(node: Node, finish: datetime) -> datetime:
    """Where work that ends at `finish` begins."""
    return node.time.subtract(finish, node.duration) if node.duration else node.time.next_start(finish)


def _place_started(node: Node) -> bool:
    """Actual dates stay; what is left of running work goes on at Resume."""
    activity, time = node.activity, node.time
    if activity.actual_start is None:
        return False
    node.start = activity.actual_start
    if activity.actual_finish is not None:
        node.finish = activity.actual_finish
    elif activity.resume is not None:
        node.finish = time.add(activity.resume, activity.remaining_minutes)
    else:
        node.finish = time.add(node.start, activity.duration_minutes)
    return True


def fix_late(node: Node) -> None:
    """Started work cannot start later; completed work cannot do anything later."""
    if node.started:
        node.late_start = node.start
    if node.complete:
        node.late_finish = node.finish


def free_float(node: Node, total_float: int) -> int:
    """To the nearest unfinished successor, to its late date where that is the earlier one; at most the total float."""
    slacks = []
    for link in node.links_out:
        if not link.after.complete:
            late = node.time.between(node.finish, link.latest_finish())
            slacks.append(min(link.slack() or 0, late))
    if not node.started or not slacks:
        slacks.append(total_float)
    return max(0, min(slacks))
