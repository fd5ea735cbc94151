"""An activity as a `Task` element: intent, progress, the dates that Headway calculated."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from headway.engine.document import (
    Activity,
    ActivityKind,
    Constraint,
    ConstraintKind,
    Profile,
    RecordedDates,
    Relation,
    ScheduleProject,
)
from headway.interchange.msp.tasks import CONSTRAINTS
from headway.interchange.msp.writer.elements import Element, add, at, child, element, span, tenths
from headway.interchange.msp.writer.fields import Fields, add_codes, add_texts
from headway.interchange.msp.writer.links import add_links
from headway.interchange.report import Findings
from headway.interchange.worktime import WorkClocks
from headway.interchange.writing import WrittenBaseline, leave_out

CONSTRAINT_NUMBERS = {kind: number for number, kind in CONSTRAINTS.items()} | {
    ConstraintKind.START_ON: "2",
    ConstraintKind.FINISH_ON: "3",
}
FIXED_DURATION = 1
DAYS, ELAPSED_DAYS, ESTIMATED_DAYS, ESTIMATED_ELAPSED_DAYS = 7, 8, 39, 40
_NOTHING = RecordedDates()
SPANNING = (ActivityKind.LEVEL_OF_EFFORT, ActivityKind.WBS_SUMMARY_ACTIVITY)
"""Their duration follows from the work they span; Microsoft Project gets it as it stands today."""


@dataclass
class TaskWriter:
    """Writes the tasks of one project in the order of the outline."""

    project: ScheduleProject
    dates: dict[str, RecordedDates]
    numbers: dict[str, int]
    calendars: dict[str, int]
    links: dict[str, list[Relation]]
    fields: Fields
    baselines: dict[int, WrittenBaseline]
    findings: Findings
    empty_groups: set[str] = field(default_factory=set)
    has_project_row: bool = False
    clocks: WorkClocks = field(init=False)
    _open: list[str] = field(default_factory=list)
    _outline: list[int] = field(default_factory=lambda: [0])
    _row: int = 0

    def __post_init__(self) -> None:
        self.clocks = WorkClocks(self.project.calendars, self.project.default_calendar_uid)

    def task(self, activity: Activity) -> Element:
        """One `Task`; the children stand in the order of the schema."""
        part, dates = element("Task"), self.dates.get(activity.uid, _NOTHING)
        level, outline = self._place(activity)
        self._add_head(part, activity, level, outline)
        self._add_dates(part, activity, dates)
        self._add_results(part, dates)
        self._add_progress(part, activity)
        self._add_limits(part, activity)
        add_links(part, self.links.get(activity.uid, []), self.numbers, self.project.options)
        add_texts(part, activity, self.fields, self.findings)
        self._add_baselines(part, activity)
        add_codes(part, activity, self.fields)
        return part

    def _place(self, activity: Activity) -> tuple[int, str]:
        """Outline level and number; the project's own row (number 0) is level 0."""
        while self._open and self._open[-1] != activity.parent_uid:
            self._open.pop()
            self._outline.pop()
        top = int(self.has_project_row)
        level = len(self._open) + 1 - top
        self._outline[-1] += 1
        outline = ".".join(str(number) for number in self._outline[top:]) or "0"
        self._open.append(activity.uid)
        self._outline.append(0)
        return level, outline

    def _add_head(self, part: Element, activity: Activity, level: int, outline: str) -> None:
        number = self.numbers[activity.uid]
        add(part, "UID", number)
        add(part, "ID", self._row + (0 if self.has_project_row else 1))
        self._row += 1
        add(part, "Name", activity.name)
        add(part, "Active", not activity.inactive and activity.uid not in self.empty_groups)
        add(part, "Manual", activity.manual)
        add(part, "Type", FIXED_DURATION)
        add(part, "IsNull", False)
        add(part, "Contact", activity.responsible or None)
        add(part, "WBS", activity.code or None)
        add(part, "OutlineNumber", outline)
        add(part, "OutlineLevel", level)
        add(part, "Priority", activity.priority)

    def _add_dates(self, part: Element, activity: Activity, dates: RecordedDates) -> None:
        add(part, "Start", at(dates.start))
        add(part, "Finish", at(dates.finish))
        duration = self._duration(activity, dates)
        add(part, "Duration", span(duration))
        if activity.manual:
            add(part, "ManualStart", at(activity.manual_start))
            add(part, "ManualFinish", at(activity.manual_finish))
            add(part, "ManualDuration", span(duration))
        add(part, "DurationFormat", _format(activity))
        stop, resume = self._interruption(activity, dates)
        add(part, "Stop", at(stop))
        add(part, "Resume", at(resume))
        add(part, "EffortDriven", False)
        add(part, "Estimated", activity.duration_estimated)
        add(part, "Milestone", _is_milestone(activity))
        add(part, "Summary", activity.kind is ActivityKind.WBS)
        add(part, "Critical", dates.critical)

    def _duration(self, activity: Activity, dates: RecordedDates) -> int:
        derived = activity.kind in SPANNING or (activity.kind is ActivityKind.WBS and not activity.manual)
        if not derived:
            return activity.duration_minutes
        clock = self.clocks.of(activity.calendar_uid)
        return clock.minutes_between(dates.start, dates.finish) if clock and dates.start and dates.finish else 0

    def _interruption(self, activity: Activity, dates: RecordedDates) -> tuple[datetime | None, datetime | None]:
        """Where progress stands and where the rest goes on. P6 has no word for it: the rest begins when P6's rules say."""
        running = activity.actual_start is not None and activity.actual_finish is None
        if not running or activity.kind is ActivityKind.WBS:
            return None, None
        if self.project.options.profile is Profile.P6 and activity.resume is None and dates.early_start:
            if dates.early_start > (activity.actual_start or dates.early_start):
                self.findings.loss("export_remaining_placed", {"code": activity.code, "name": activity.name})
                return self.project.data_date, dates.early_start
            return None, None
        return activity.stop, activity.resume

    def _add_results(self, part: Element, dates: RecordedDates) -> None:
        add(part, "EarlyStart", at(dates.early_start))
        add(part, "EarlyFinish", at(dates.early_finish))
        add(part, "LateStart", at(dates.late_start))
        add(part, "LateFinish", at(dates.late_finish))
        for name, minutes in (("FreeSlack", dates.free_float_minutes), ("TotalSlack", dates.total_float_minutes)):
            add(part, name, None if minutes is None else tenths(minutes))

    def _add_progress(self, part: Element, activity: Activity) -> None:
        if activity.kind is ActivityKind.WBS:
            if activity.manual:
                add(part, "ActualDuration", span(activity.actual_minutes))
                add(part, "RemainingDuration", span(activity.remaining_minutes))
            return
        percent = round(activity.percent_complete * 100)
        if activity.percent_kind != "duration" and activity.percent_complete:
            self.findings.loss("export_percent_kind", {"code": activity.code, "name": activity.name})
        elif abs(activity.percent_complete * 100 - percent) > 1e-6:
            self.findings.loss("export_percent_rounded", {"code": activity.code, "name": activity.name})
        add(part, "PercentComplete", percent)
        add(part, "ActualStart", at(activity.actual_start))
        add(part, "ActualFinish", at(activity.actual_finish))
        add(part, "ActualDuration", span(activity.actual_minutes))
        add(part, "RemainingDuration", span(activity.remaining_minutes))

    def _add_limits(self, part: Element, activity: Activity) -> None:
        constraint = activity.constraint or self._held_by_data_date(activity)
        kept = constraint is not None and (constraint.at or constraint.kind is ConstraintKind.AS_LATE_AS_POSSIBLE)
        add(part, "ConstraintType", CONSTRAINT_NUMBERS[constraint.kind] if constraint and kept else 0)
        add(part, "CalendarUID", self.calendars.get(activity.calendar_uid or "", -1))
        add(part, "ConstraintDate", at(constraint.at) if constraint else None)
        add(part, "Deadline", at(activity.deadline or self._late_finish_limit(activity)))
        add(part, "LevelingDelay", tenths(activity.levelling_delay_minutes))
        add(part, "LevelingDelayFormat", ELAPSED_DAYS if activity.levelling_delay_elapsed else DAYS)
        add(part, "IgnoreResourceCalendar", activity.ignores_resource_calendars)
        add(part, "Notes", activity.notes or None)
        if activity.percent_kind == "physical":
            add(part, "PhysicalPercentComplete", round(activity.percent_complete * 100))
        if constraint is not None and constraint.kind in (ConstraintKind.START_ON, ConstraintKind.FINISH_ON):
            self._told("export_constraint_changed", activity, severity="warning")
        if constraint is not None and not kept:
            leave_out(self.findings, "constraints")

    def _held_by_data_date(self, activity: Activity) -> Constraint | None:
        """P6 lets no open work begin before the data date; Microsoft Project needs to be told by each of them."""
        project, start = self.project, self.dates.get(activity.uid, _NOTHING).start
        open_work = activity.actual_start is None and activity.kind is not ActivityKind.WBS and not activity.inactive
        if project.options.profile is Profile.MSP or not open_work or start is None or project.data_date is None:
            return None
        clock = self.clocks.of(activity.calendar_uid)
        if start < project.data_date or clock is None or clock.minutes_between(project.data_date, start):
            return None
        if project.start is None or project.data_date <= project.start:
            return None
        self._told("export_held_by_data_date", activity)
        return Constraint(ConstraintKind.START_ON_OR_AFTER, start)

    def _late_finish_limit(self, activity: Activity) -> datetime | None:
        """A second constraint `finish no later than` does what a deadline does; others have no place."""
        second: Constraint | None = activity.secondary_constraint
        if second is None:
            return None
        if second.kind is ConstraintKind.FINISH_ON_OR_BEFORE and activity.deadline is None:
            self._told("export_second_as_deadline", activity)
            return second.at
        self._told("export_second_constraint", activity, severity="warning")
        return None

    def _told(self, code: str, activity: Activity, severity: str = "info") -> None:
        self.findings.loss(code, {"code": activity.code, "name": activity.name}, severity=severity)

    def _add_baselines(self, part: Element, activity: Activity) -> None:
        for number, frozen in self.baselines.items():
            start, finish = frozen.dates.get(activity.uid, (None, None))
            if start is None and finish is None:
                continue
            baseline = child(part, "Baseline")
            add(baseline, "Number", number)
            add(baseline, "Interim", False)
            add(baseline, "Start", at(start))
            add(baseline, "Finish", at(finish))
            minutes = frozen.durations.get(activity.uid)
            clock = self.clocks.of(activity.calendar_uid)
            if minutes is None and clock and start and finish:
                minutes = clock.minutes_between(start, finish)
            if minutes is not None:
                add(baseline, "Duration", span(minutes))
                add(baseline, "DurationFormat", DAYS)


def _format(activity: Activity) -> int:
    if activity.duration_estimated:
        return ESTIMATED_ELAPSED_DAYS if activity.duration_elapsed else ESTIMATED_DAYS
    return ELAPSED_DAYS if activity.duration_elapsed else DAYS


def _is_milestone(activity: Activity) -> bool:
    return (
        activity.kind in (ActivityKind.START_MILESTONE, ActivityKind.FINISH_MILESTONE)
        or activity.custom.get("milestone") == "1"
    )
