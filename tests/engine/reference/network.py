"""The plan as linked objects, in an order in which every predecessor comes first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from engine.reference.worktime import WorkTime
from headway.engine.document import (
    Activity,
    ActivityKind,
    Calendar,
    Constraint,
    ConstraintKind,
    LagCalendar,
    Profile,
    ProgressLogic,
    Relation,
    RelationType,
    ScheduleProject,
)

UNPLACED = datetime(9999, 1, 1)
NEVER_HELD = datetime(1000, 1, 1)
OUTSIDE = (ActivityKind.WBS, ActivityKind.LEVEL_OF_EFFORT, ActivityKind.WBS_SUMMARY_ACTIVITY)
"""Rows that follow the dates of others."""


@dataclass(slots=True)
class ReferenceDates:
    start: datetime | None = None
    finish: datetime | None = None
    early_start: datetime | None = None
    early_finish: datetime | None = None
    late_start: datetime | None = None
    late_finish: datetime | None = None
    total_float: int | None = None
    free_float: int | None = None
    critical: bool = False
    longest_path: bool = False


@dataclass(slots=True)
class ReferencePicture:
    dates: dict[str, ReferenceDates]
    driving: set[str]
    finish: datetime


@dataclass(slots=True, eq=False)
class Link:
    """A relation; `lag` in minutes as far as progress has not used it up."""

    relation: Relation
    before: Node
    after: Node
    time: WorkTime
    lag: int
    overtaken_at: datetime | None = None
    """When the successor began out of sequence: by actual dates it waits no longer, and it was due by then."""
    counts_from: datetime | None = None
    """The predecessor's actual start, where the lag runs on from there whatever became of its work."""

    @property
    def from_finish(self) -> bool:
        return self.relation.type in (RelationType.FS, RelationType.FF)

    @property
    def to_start(self) -> bool:
        return self.relation.type in (RelationType.FS, RelationType.SS)

    def allowed(self) -> datetime:
        """The instant before which the successor may not start (or finish).

        A milestone that stands at the end of a shift starts others at the start of the next.
        """
        before = self.before
        if self.overtaken_at is not None:
            return NEVER_HELD
        if self.counts_from is not None:
            return moved(self.time, self.counts_from, self.lag)
        start = before.start if before.duration or before.complete else before.time.next_start(before.start)
        return moved(self.time, before.finish if self.from_finish else start, self.lag)

    def needed(self, start: datetime, finish: datetime) -> datetime:
        """The instant by which the predecessor must finish (or start) so that the successor keeps its own."""
        if self.counts_from is not None:
            return UNPLACED
        if self.overtaken_at is not None and self.to_start:
            start = self.overtaken_at
        return moved(self.time, start if self.to_start else finish, -self.lag)

    def latest_finish(self) -> datetime:
        """By when the predecessor must finish so that the successor keeps its late dates."""
        before, after = self.before, self.after
        instant = self.needed(after.late_start, after.late_finish)
        if self.from_finish or not before.duration:
            return instant
        return before.time.add(before.time.next_start(instant), before.duration)

    def slack(self) -> int | None:
        """Working minutes of the predecessor until the successor's early date needs it; None = it holds it no more."""
        before, after = self.before, self.after
        if self.overtaken_at is not None or self.counts_from is not None:
            return None
        own = before.finish if self.from_finish else before.start
        return before.time.between(own, self.needed(after.start, after.finish))


def moved(time: WorkTime, instant: datetime, minutes: int) -> datetime:
    """A positive lag ends with a worked minute, a negative one where a worked minute begins; none moves nothing."""
    if minutes > 0:
        return time.add(instant, minutes)
    if minutes < 0:
        return time.subtract(instant, -minutes)
    return instant


@dataclass(slots=True, eq=False)
class Node:
    activity: Activity
    time: WorkTime
    duration: int
    links_in: list[Link] = field(default_factory=list)
    links_out: list[Link] = field(default_factory=list)
    start: datetime = UNPLACED
    finish: datetime = UNPLACED
    late_start: datetime = UNPLACED
    late_finish: datetime = UNPLACED

    @property
    def complete(self) -> bool:
        return self.activity.actual_finish is not None

    @property
    def running(self) -> bool:
        return self.activity.actual_start is not None and not self.complete

    @property
    def started(self) -> bool:
        return self.complete or self.running

    @property
    def keeps_finish(self) -> bool:
        """Work of no duration that stands at the end of a shift instead of the start of the next."""
        return self.complete or self.activity.kind is ActivityKind.FINISH_MILESTONE

    def constraints(self, *kinds: ConstraintKind) -> list[datetime]:
        """Dates of the constraints of these kinds; those on the start mean nothing once work has begun."""
        wanted: list[Constraint | None] = [self.activity.constraint, self.activity.secondary_constraint]
        if self.complete:
            return []
        about_start = (
            ConstraintKind.START_ON,
            ConstraintKind.START_ON_OR_AFTER,
            ConstraintKind.START_ON_OR_BEFORE,
            ConstraintKind.MANDATORY_START,
        )
        return [
            constraint.at
            for constraint in wanted
            if constraint and constraint.at and constraint.kind in kinds
            if not (self.running and constraint.kind in about_start)
        ]

    @property
    def as_late_as_possible(self) -> bool:
        own = (self.activity.constraint, self.activity.secondary_constraint)
        return any(c is not None and c.kind is ConstraintKind.AS_LATE_AS_POSSIBLE for c in own) and not self.complete


def linked(project: ScheduleProject, profile: Profile) -> list[Node]:
    """The nodes of a plan, every predecessor before its successors."""
    calendars = {calendar.uid: calendar for calendar in project.calendars}
    times = {uid: WorkTime(calendar, calendars) for uid, calendar in calendars.items()}
    default = times[project.default_calendar_uid or next(iter(times))]
    nodes: dict[str, Node] = {}
    for activity in project.activities:
        if activity.kind in OUTSIDE:
            continue
        time = times[activity.calendar_uid] if activity.calendar_uid else default
        nodes[activity.uid] = Node(activity, time, _duration(activity, profile))
    for relation in project.relations:
        before, after = nodes.get(relation.predecessor_uid), nodes.get(relation.successor_uid)
        if before is None or after is None:
            continue
        out_of_sequence = after.started and not before.complete and profile is not Profile.MSP
        if out_of_sequence and project.options.progress_logic is ProgressLogic.PROGRESS_OVERRIDE:
            continue
        link = Link(relation, before, after, _lag_time(relation, project, profile, before, after, default), 0)
        link.lag = relation.lag_minutes
        if relation.lag_percent is not None:
            link.lag = round(relation.lag_percent * before.activity.duration_minutes)
        before.links_out.append(link)
        after.links_in.append(link)
    return _ordered(list(nodes.values()))


def _duration(activity: Activity, profile: Profile) -> int:
    if profile is Profile.MSP:
        return activity.duration_minutes
    return 0 if activity.actual_finish else activity.remaining_minutes


def _lag_time(
    relation: Relation, project: ScheduleProject, profile: Profile, before: Node, after: Node, default: WorkTime
) -> WorkTime:
    wish = relation.lag_calendar or (LagCalendar.SUCCESSOR if profile is Profile.MSP else project.options.lag_calendar)
    if relation.lag_elapsed or wish is LagCalendar.ELAPSED:
        return WorkTime(None, {})
    return {LagCalendar.PREDECESSOR: before.time, LagCalendar.SUCCESSOR: after.time}.get(wish, default)


def _ordered(nodes: list[Node]) -> list[Node]:
    ordered: list[Node] = []
    placed: set[int] = set()
    while len(ordered) < len(nodes):
        ready = [n for n in nodes if id(n) not in placed and all(id(link.before) in placed for link in n.links_in)]
        assert ready, "the plan has a loop"
        ordered += ready
        placed.update(id(node) for node in ready)
    return ordered


__all__ = ["Calendar", "Link", "Node", "ReferenceDates", "ReferencePicture", "linked", "moved"]
