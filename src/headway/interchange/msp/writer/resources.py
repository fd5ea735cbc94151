"""Resources and assignments; interruptions of tasks as work per period, the way Microsoft Project keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from headway.engine.document import Activity, Assignment, Resource, ResourceKind, ScheduleProject
from headway.interchange.msp.writer.elements import Element, add, at, child, element, plain, span, tenths
from headway.interchange.report import Findings
from headway.interchange.worktime import WorkClocks
from headway.interchange.writing import leave_out

TYPES = {ResourceKind.MATERIAL: 0, ResourceKind.COST: 2}
WORK = 1
NOBODY = -65535
REMAINING, ACTUAL, HOURS = 1, 2, 1


def resource_element(resource: Resource, number: int, calendar: int | None, findings: Findings) -> Element:
    """One `Resource`."""
    if resource.kind in (ResourceKind.CREW, ResourceKind.MACHINE):
        findings.loss("export_resource_kind", {"code": resource.code, "name": resource.name})
    part = element("Resource")
    add(part, "UID", number)
    add(part, "ID", number)
    add(part, "Name", resource.name)
    add(part, "Type", TYPES.get(resource.kind, WORK))
    add(part, "IsNull", False)
    add(part, "MaterialLabel", resource.unit or None)
    add(part, "Code", resource.code or None)
    add(part, "MaxUnits", plain(resource.capacity))
    add(part, "StandardRate", None if resource.price is None else plain(resource.price))
    add(part, "CalendarUID", -1 if calendar is None else calendar)
    add(part, "IsCostResource", resource.kind is ResourceKind.COST)
    return part


class AssignmentWriter:
    """Writes assignments; the first one with work of an interrupted task carries its worked spans."""

    def __init__(
        self, project: ScheduleProject, tasks: dict[str, int], resources: dict[str, int], findings: Findings
    ) -> None:
        self.project, self.tasks, self.numbers, self.findings = project, tasks, resources, findings
        self.activities = {activity.uid: activity for activity in project.activities}
        self.resources = {resource.uid: resource for resource in project.resources}
        self.clocks = WorkClocks(project.calendars, project.default_calendar_uid)
        self._drawn: set[str] = set()

    def elements(self, numbers: dict[str, int]) -> Iterator[Element]:
        for assignment in self.project.assignments:
            if assignment.activity_uid in self.tasks and assignment.resource_uid in self.numbers:
                yield self._assignment(assignment, numbers[assignment.uid])
            else:
                leave_out(self.findings, "assignments")
        following = max(numbers.values(), default=0) + 1
        for activity in self.project.activities:
            if activity.splits and activity.uid not in self._drawn:
                yield self._nobody(activity, following)
                following += 1

    def _assignment(self, assignment: Assignment, number: int) -> Element:
        kind = self.resources[assignment.resource_uid].kind
        part = element("Assignment")
        add(part, "UID", number)
        add(part, "TaskUID", self.tasks[assignment.activity_uid])
        add(part, "ResourceUID", self.numbers[assignment.resource_uid])
        is_work = kind not in (ResourceKind.MATERIAL, ResourceKind.COST)
        add(part, "ActualWork", span(assignment.actual_work_minutes) if is_work else None)
        add(part, "Cost", None if assignment.cost is None else plain(assignment.cost))
        add(part, "Delay", tenths(assignment.delay_minutes))
        add(part, "RemainingWork", span(assignment.remaining_work_minutes) if is_work else None)
        add(part, "Units", plain(assignment.units))
        if kind is ResourceKind.MATERIAL:
            add(part, "Work", span((assignment.quantity or 0) * 60))  # material is written as hours
        else:
            add(part, "Work", span(assignment.work_minutes) if is_work else None)
            if assignment.quantity is not None:
                self.findings.loss("export_assignment_quantity", self._row(assignment))
        activity = self.activities[assignment.activity_uid]
        if is_work and activity.splits and activity.uid not in self._drawn:
            self._add_spans(part, activity, number, assignment.units or 1.0)
        return part

    def _nobody(self, activity: Activity, number: int) -> Element:
        part = element("Assignment")
        add(part, "UID", number)
        add(part, "TaskUID", self.tasks[activity.uid])
        add(part, "ResourceUID", NOBODY)
        add(part, "Units", 1)
        self._add_spans(part, activity, number, 1.0)
        return part

    def _add_spans(self, part: Element, activity: Activity, number: int, units: float) -> None:
        self._drawn.add(activity.uid)
        self.findings.loss("export_splits", {"code": activity.code, "name": activity.name})
        clock, stop = self.clocks.of(activity.calendar_uid), _stop_of(activity)
        for worked in activity.splits:
            minutes = clock.minutes_between(worked.start, worked.finish) if clock else 0
            data = child(part, "TimephasedData")
            add(data, "Type", ACTUAL if stop and worked.finish <= stop else REMAINING)
            add(data, "UID", number)
            add(data, "Start", at(worked.start))
            add(data, "Finish", at(worked.finish))
            add(data, "Unit", HOURS)
            add(data, "Value", span(max(1, minutes * units)))

    def _row(self, assignment: Assignment) -> dict[str, str]:
        activity = self.activities[assignment.activity_uid]
        return {"code": activity.code, "name": f"{activity.name} · {self.resources[assignment.resource_uid].name}"}


def _stop_of(activity: Activity) -> datetime | None:
    return activity.actual_finish or activity.stop
