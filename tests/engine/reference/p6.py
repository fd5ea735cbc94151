"""Rules of Primavera P6 for the forward pass: retained logic."""

from __future__ import annotations

from datetime import datetime

from engine.reference.network import Link, Node
from headway.engine.document import ConstraintKind, ProgressLogic, RelationType, ScheduleProject, SsLagRule

Kind = ConstraintKind


def earliest_instant(project: ScheduleProject) -> datetime:
    """Unstarted and remaining work never lies before the data date."""
    return max(instant for instant in (project.start, project.data_date) if instant)


def use_up_lags(project: ScheduleProject, nodes: list[Node], data_date: datetime) -> None:
    """Progress uses up positive lags: after finished work by the time since, beside running work by its own."""
    options = project.options
    by_actual_dates = options.progress_logic is ProgressLogic.ACTUAL_DATES
    for node in nodes:
        for link in node.links_in:
            before = link.before.activity
            if by_actual_dates and node.started and not link.before.complete:
                link.overtaken_at = node.activity.actual_start
            elif options.ss_lag_rule is SsLagRule.ACTUAL_START and link.before.running and not link.from_finish:
                link.counts_from = before.actual_start
                continue
            if by_actual_dates and link.before.complete:
                continue
            since = before.actual_finish if link.from_finish else before.actual_start
            if link.before.complete and since is not None:
                spent = link.time.between(since, data_date) if since < data_date else 0
                link.lag = max(0, link.lag - spent)  # a lead leaves nothing either
            elif link.before.running and link.lag > 0 and not link.from_finish:
                link.lag = max(0, link.lag - before.actual_minutes)


def stands_at_actual_dates(project: ScheduleProject, node: Node) -> bool:
    return node.complete and project.options.progress_logic is ProgressLogic.ACTUAL_DATES


def place_early(project: ScheduleProject, node: Node, floor: datetime) -> None:
    if stands_at_actual_dates(project, node):
        assert node.activity.actual_start is not None
        assert node.activity.actual_finish is not None
        node.start, node.finish = node.activity.actual_start, node.activity.actual_finish
        return
    starts = [floor, *node.constraints(Kind.START_ON_OR_AFTER, Kind.START_ON)]
    if node.activity.external_early_start and not node.complete:
        starts.append(node.activity.external_early_start)
    if node.running and node.activity.resume:
        starts.append(node.activity.resume)
    starts += [link.allowed() for link in node.links_in if link.to_start]
    finishes = [link.allowed() for link in node.links_in if not link.to_start]
    finishes += node.constraints(Kind.FINISH_ON_OR_AFTER, Kind.FINISH_ON)
    if _place_mandatory(node):
        return
    if node.duration:
        _place_work(node, starts, finishes)
        _stretch_to_expected_finish(project, node, floor)
    else:
        _place_instant(node, [*starts, *finishes], floor)


def _place_work(node: Node, starts: list[datetime], finishes: list[datetime]) -> None:
    time = node.time
    node.start = time.next_start(max([*starts, *(time.subtract(finish, node.duration) for finish in finishes)]))
    node.finish = time.add(node.start, node.duration)
    if any(_ends_behind_the_shift(node, link) for link in node.links_in):
        node.finish = time.next_start(node.finish)


def _ends_behind_the_shift(node: Node, link: Link) -> bool:
    """A finish that this relation decides, handing on an instant after the last shift: the next start is the same."""
    lands_on_a_start = link.lag <= 0 if link.relation.type is RelationType.FF else link.lag < 0
    if link.to_start or not lands_on_a_start:
        return False
    return link.allowed() > node.finish and node.time.between(node.finish, link.allowed()) == 0


def _stretch_to_expected_finish(project: ScheduleProject, node: Node, data_date: datetime) -> None:
    """An expected finish replaces the remaining duration, unless a relation already sets the finish."""
    expected = node.activity.expected_finish
    if not project.options.use_expected_finish or expected is None or node.as_late_as_possible:
        return
    if expected >= data_date and expected > node.start and all(link.to_start for link in node.links_in):
        node.duration = node.time.between(node.start, expected)
        node.finish = node.time.last_finish(expected)


def _place_instant(node: Node, bounds: list[datetime], floor: datetime) -> None:
    """No duration: a finish milestone stays at the end of a shift, everything else waits for the next one.

    It waits too when a predecessor hands it an instant after that end.
    """
    time = node.time
    instant = time.next_start(max(bounds))
    if node.keeps_finish:
        kept = time.last_finish(instant)
        is_pushed = not node.complete and any(link.allowed() > kept for link in node.links_in)
        if kept >= floor and not is_pushed:
            instant = kept
        elif node.complete:
            instant = min(floor, instant)
    node.start = node.finish = instant


def _place_mandatory(node: Node) -> bool:
    """Mandatory dates hold whatever the logic says."""
    time = node.time
    for start in node.constraints(Kind.MANDATORY_START):
        node.start = time.next_start(start) if node.duration else start
        node.finish = time.add(node.start, node.duration) if node.duration else node.start
        return True
    for finish in node.constraints(Kind.MANDATORY_FINISH):
        node.finish = finish
        node.start = time.subtract(finish, node.duration) if node.duration else finish
        return True
    return False


def move_as_late(nodes: list[Node], finish: datetime) -> None:
    """As late as possible: later, but never so late that a successor's early dates move."""
    for node in reversed(nodes):
        if not node.as_late_as_possible or node.constraints(Kind.MANDATORY_START, Kind.MANDATORY_FINISH):
            continue
        holding = [link for link in node.links_out if link.slack() is not None]
        ends = [link.needed(link.after.start, link.after.finish) for link in holding if link.from_finish]
        begins = [link.needed(link.after.start, link.after.finish) for link in holding if not link.from_finish]
        slack = [node.time.between(node.finish, end) for end in ends or ([] if begins else [finish])]
        slack += [node.time.between(node.start, begin) for begin in begins]
        if min(slack) > 0:
            _shift(node, min(slack))


def _shift(node: Node, minutes: int) -> None:
    node.finish = node.time.add(node.finish, minutes)
    node.start = node.time.subtract(node.finish, node.duration) if node.duration else node.finish
    if not node.duration and not node.keeps_finish:
        node.start = node.finish = node.time.next_start(node.finish)
