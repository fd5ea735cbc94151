"""Forward and backward pass, floats, criticality, roll-up; one activity after the other."""

from __future__ import annotations

from datetime import datetime, timedelta

from engine.reference import msp, p6
from engine.reference.network import Link, Node, ReferenceDates, ReferencePicture, linked
from headway.engine.document import (
    ActivityKind,
    ConstraintKind,
    CriticalRule,
    FloatRule,
    Profile,
    RelationType,
    ScheduleProject,
)

Kind = ConstraintKind


def calculate(project: ScheduleProject) -> ReferencePicture:
    """Dates of every activity and WBS row by the project's profile."""
    profile = project.options.profile
    rules = msp if profile is Profile.MSP else p6
    nodes = linked(project, profile)
    floor = rules.earliest_instant(project)
    if profile is not Profile.MSP:
        p6.use_up_lags(project, nodes, floor)
    for node in nodes:
        rules.place_early(project, node, floor)
    finish = max(node.finish for node in nodes)
    if rules is p6:
        p6.move_as_late(nodes, finish)
    _backward(project, rules, nodes, project.must_finish_by or finish)
    if rules is msp and any(node.as_late_as_possible for node in nodes):
        for node in nodes:
            msp.place_early(project, node, floor, late=True)
        finish = max(node.finish for node in nodes)
        _backward(project, rules, nodes, project.must_finish_by or finish)
    return _picture(project, nodes, finish)


def _backward(project: ScheduleProject, rules: object, nodes: list[Node], finish: datetime) -> None:
    for node in reversed(nodes):
        place_late(project, node, finish, drops_complete=rules is msp)


def place_late(project: ScheduleProject, node: Node, finish: datetime, *, drops_complete: bool) -> None:
    """The latest dates that keep every successor's late dates, the caps, and the project's finish."""
    options, profile = project.options, project.options.profile
    links = [link for link in node.links_out if not (drops_complete and link.after.complete)]
    finish_caps = [link.needed(link.after.late_start, link.after.late_finish) for link in links if link.from_finish]
    start_caps = [link.needed(link.after.late_start, link.after.late_finish) for link in links if not link.from_finish]
    finish_caps += [finish, *node.constraints(Kind.FINISH_ON_OR_BEFORE, Kind.FINISH_ON)]
    start_caps += node.constraints(Kind.START_ON_OR_BEFORE, Kind.START_ON)
    if profile is Profile.MSP:
        finish_caps += node.constraints(Kind.MANDATORY_FINISH)
        start_caps += node.constraints(Kind.MANDATORY_START)
        if node.activity.deadline and not node.complete:
            finish_caps.append(node.activity.deadline)
    elif node.activity.external_late_finish and not node.complete:
        finish_caps.append(node.activity.external_late_finish)
    open_ended = options.multiple_critical_paths if profile is Profile.MSP else options.open_ends_critical
    if open_ended and not node.links_out:
        finish_caps.append(node.finish)
    _set_late(node, min(finish_caps), min(start_caps, default=None))
    if node.duration:
        node.late_start = min([node.late_start, *(_start_before(node, link) for link in links if _holds_start(link))])
    if profile is Profile.MSP:
        msp.fix_late(node)
    elif p6.stands_at_actual_dates(project, node) or node.constraints(Kind.MANDATORY_START, Kind.MANDATORY_FINISH):
        node.late_start, node.late_finish = node.start, node.finish


def _holds_start(link: Link) -> bool:
    return link.relation.type is RelationType.SS and link.lag <= 0


def _start_before(node: Node, link: Link) -> datetime:
    """An instant on an idle day by which work must have begun: on the first idle day the next work start is too late."""
    instant = link.needed(link.after.late_start, link.after.late_finish)
    following = node.time.next_start(instant)
    previous = node.time.last_finish(following)
    is_first_idle_day = following.date() != instant.date() and instant.date() - previous.date() <= timedelta(days=1)
    return previous if is_first_idle_day else following


def _set_late(node: Node, finish_cap: datetime, start_cap: datetime | None) -> None:
    time = node.time
    latest = time.last_finish(finish_cap)
    if start_cap is not None:
        by_start = time.next_start(start_cap)
        by_start = time.add(by_start, node.duration) if node.duration else time.last_finish(by_start)
        latest = min(latest, by_start)
    node.late_finish = latest
    node.late_start = time.subtract(latest, node.duration) if node.duration else latest
    if not node.duration and (node.complete or not node.keeps_finish):
        node.late_start = node.late_finish = min(time.next_start(latest), finish_cap)


def _picture(project: ScheduleProject, nodes: list[Node], finish: datetime) -> ReferencePicture:
    dates = {node.activity.uid: _dates(project, node, finish) for node in nodes}
    driving = {link.relation.uid for node in nodes for link in node.links_in if drives(link)}
    for node in _longest_path(nodes, driving):
        dates[node.activity.uid].longest_path = True
    for node in nodes:
        own = dates[node.activity.uid]
        own.critical = _is_critical(project, node, own)
    for activity in reversed(project.activities):
        if activity.kind is ActivityKind.WBS:
            children = [dates[a.uid] for a in project.activities if a.parent_uid == activity.uid and a.uid in dates]
            starts = [child.start for child in children if child.start]
            finishes = [child.finish for child in children if child.finish]
            dates[activity.uid] = ReferenceDates(min(starts, default=None), max(finishes, default=None))
    return ReferencePicture(dates, driving, finish)


def _dates(project: ScheduleProject, node: Node, finish: datetime) -> ReferenceDates:
    activity = node.activity
    dates = ReferenceDates(
        start=activity.actual_start or node.start,
        finish=activity.actual_finish or node.finish,
        early_start=node.start,
        early_finish=node.finish,
        late_start=node.late_start,
        late_finish=node.late_finish,
    )
    is_msp = project.options.profile is Profile.MSP
    if node.complete:
        dates.total_float = dates.free_float = 0 if is_msp else None
        return dates
    of_start = node.time.between(node.start, node.late_start)
    of_finish = node.time.between(node.finish, node.late_finish)
    rule = FloatRule.SMALLEST if is_msp else project.options.float_rule
    if node.started or rule is FloatRule.FINISH:
        dates.total_float = of_finish
    else:
        dates.total_float = of_start if rule is FloatRule.START else min(of_start, of_finish)
    if is_msp:
        dates.free_float = msp.free_float(node, dates.total_float)
    else:
        dates.free_float = 0 if _has_no_free_float(project, node) else free_float(node, finish)
    return dates


def _has_no_free_float(project: ScheduleProject, node: Node) -> bool:
    """A mandatory or expected finish leaves nothing to slip into."""
    expected = project.options.use_expected_finish and node.activity.expected_finish is not None
    return expected or bool(node.constraints(Kind.MANDATORY_FINISH))


def free_float(node: Node, finish: datetime) -> int:
    """Working minutes on its own calendar that the activity may slip before a successor's early date moves."""
    slacks = [slack for link in node.links_out if (slack := link.slack()) is not None]
    return max(0, min(slacks) if slacks else node.time.between(node.finish, finish))


def drives(link: Link) -> bool:
    """No working minute of the successor lies between what the relation allows and the successor's date."""
    reached = link.after.start if link.to_start else link.after.finish
    return link.after.time.between(link.allowed(), reached) <= 0


def _longest_path(nodes: list[Node], driving: set[str]) -> list[Node]:
    """Back along driving relations from all that ends last."""
    latest = max(node.finish for node in nodes)
    path = [node for node in nodes if node.finish == latest]
    for node in path:  # grows while it is walked
        path += [link.before for link in node.links_in if link.relation.uid in driving and link.before not in path]
    return path


def _is_critical(project: ScheduleProject, node: Node, dates: ReferenceDates) -> bool:
    if node.complete:
        return False
    if project.options.critical_rule is CriticalRule.LONGEST_PATH:
        return dates.longest_path
    return dates.total_float is not None and dates.total_float <= project.options.critical_float_minutes
