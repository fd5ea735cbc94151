"""One project as an MSPDI file, part by part, so that a plan of any length takes little memory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from lxml import etree

from headway.engine.document import Activity, ActivityKind, Profile, ScheduleOptions, ScheduleProject
from headway.interchange.msp.writer.calendars import calendar_element, written_calendars
from headway.interchange.msp.writer.elements import NAMESPACE, Element, add, at, clock, element, numbered, plain
from headway.interchange.msp.writer.fields import head_elements, plan_fields
from headway.interchange.msp.writer.links import kept_links, note_lags
from headway.interchange.msp.writer.resources import AssignmentWriter, resource_element
from headway.interchange.msp.writer.tasks import TaskWriter
from headway.interchange.report import Findings
from headway.interchange.writing import Export, WrittenBaseline

SAVE_VERSION = 14  # of Microsoft Project 2010 and later
LAST_BASELINE = 10
_KINDS = {
    ActivityKind.START_MILESTONE: "export_start_milestone",
    ActivityKind.LEVEL_OF_EFFORT: "export_level_of_effort",
    ActivityKind.WBS_SUMMARY_ACTIVITY: "export_level_of_effort",
}
_LOST_DATES = {
    "expected_finish": "export_expected_finish",
    "external_early_start": "export_external_date",
    "external_late_finish": "export_external_date",
    "suspend": "export_suspend",
}


def write_mspdi(export: Export, target: Path) -> None:
    """Write the project; what finds no place goes to `export.findings`."""
    project, findings = export.project, export.findings
    tasks = numbered((a.uid for a in project.activities), zero=_project_row(project))
    calendars = numbered(calendar.uid for calendar in project.calendars)
    resources = numbered(resource.uid for resource in project.resources)
    links = kept_links(project, export.dates, findings)
    _note_losses(export)
    note_lags(project, links, findings)
    fields = plan_fields(project.activities, findings)
    writer = TaskWriter(
        project,
        export.dates,
        tasks,
        calendars,
        links,
        fields,
        _numbered_baselines(export.baselines),
        findings,
        empty_groups=_empty_groups(project),
        has_project_row=0 in tasks.values(),
    )
    assignments = AssignmentWriter(project, tasks, resources, findings)
    with target.open("wb") as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="{NAMESPACE}">'.encode())
        _put(file, _head(export, calendars))
        _put(file, head_elements(fields))
        written = written_calendars(project, findings)
        _list(file, "Calendars", (calendar_element(one, calendars, findings) for one in written))
        _list(file, "Tasks", map(writer.task, project.activities))
        _list(
            file,
            "Resources",
            (
                resource_element(one, resources[one.uid], calendars.get(one.calendar_uid or ""), findings)
                for one in project.resources
            ),
        )
        _list(file, "Assignments", assignments.elements(numbered(one.uid for one in project.assignments)))
        file.write(b"</Project>\n")


def _put(file: IO[bytes], parts: Iterable[Element]) -> None:
    for part in parts:
        file.write(etree.tostring(part, encoding="utf-8"))
        file.write(b"\n")


def _list(file: IO[bytes], name: str, parts: Iterable[Element]) -> None:
    file.write(f"<{name}>".encode())
    _put(file, parts)
    file.write(f"</{name}>\n".encode())


def _project_row(project: ScheduleProject) -> str | None:
    """The first row, when it is the one above all others and was number 0 before: the project's own row."""
    first = project.activities[0] if project.activities else None
    if first is None or first.uid != "0" or first.kind is not ActivityKind.WBS:
        return None
    return None if any(activity.parent_uid is None for activity in project.activities[1:]) else first.uid


def _head(export: Export, calendars: dict[str, int]) -> list[Element]:
    """The simple fields of the project, in the schema's order."""
    project, options, part = export.project, export.project.options, element("head")
    start, finish = _ends(export)
    add(part, "SaveVersion", SAVE_VERSION)
    add(part, "Name", project.name or project.id)
    add(part, "Title", project.id or project.name)
    add(part, "CreationDate", at(export.written_at))
    add(part, "ScheduleFromStart", not options.schedules_from_finish)
    add(part, "StartDate", start)
    add(part, "FinishDate", finish)
    add(part, "CriticalSlackLimit", round(options.critical_float_minutes / options.minutes_per_day))
    add(part, "CalendarUID", calendars.get(project.default_calendar_uid or "", -1))
    _add_options(part, options)
    add(part, "StatusDate", at(project.data_date))
    add(part, "NewTasksAreManual", False)
    return list(part)


def _add_options(part: Element, options: ScheduleOptions) -> None:
    add(part, "DefaultStartTime", clock(options.default_start_minute))
    add(part, "DefaultFinishTime", clock(options.default_finish_minute))
    add(part, "MinutesPerDay", options.minutes_per_day)
    add(part, "MinutesPerWeek", options.minutes_per_week)
    add(part, "DaysPerMonth", plain(options.days_per_month))
    add(part, "DefaultTaskType", 1)
    add(part, "HonorConstraints", options.honours_constraint_dates)
    add(part, "MultipleCriticalPaths", options.multiple_critical_paths)
    add(part, "SplitsInProgressTasks", options.splits_in_progress_tasks)


def _ends(export: Export) -> tuple[str | None, str | None]:
    dates = [dates for uid, dates in export.dates.items() if dates.start and dates.finish]
    first = export.project.start or min((one.start for one in dates if one.start), default=None)
    last = export.project.finish or max((one.finish for one in dates if one.finish), default=None)
    return at(first), at(last)


def _note_losses(export: Export) -> None:
    """What Microsoft Project has no place for, as far as it is seen before writing."""
    project, findings = export.project, export.findings
    if project.options.profile is not Profile.MSP:
        findings.loss("export_rules", severity="warning", rules=project.options.profile.value.upper())
    elif project.options.critical_float_minutes % project.options.minutes_per_day:
        findings.loss("export_critical_limit", severity="info")
    if project.must_finish_by is not None:
        findings.loss("export_must_finish_by", severity="warning", at=f"{project.must_finish_by:%Y-%m-%d}")
    for relation in project.external_relations:
        findings.loss("export_external_relation", {"code": relation.other_activity, "name": relation.other_project})
    empty = _empty_groups(project)
    for activity in project.activities:
        _note_activity(activity, empty, findings)
    kept = _numbered_baselines(export.baselines)
    for baseline in export.baselines[len(kept) :]:
        findings.loss("export_baseline_without_room", {"name": baseline.name}, severity="warning")
    for number, baseline in kept.items():
        findings.loss("export_baseline_names", {"code": _baseline_code(number), "name": baseline.name})


def _numbered_baselines(baselines: list[WrittenBaseline]) -> dict[int, WrittenBaseline]:
    """Microsoft Project compares with Baseline, number 0: the active one stands there, the others from 1 to 10."""
    first = 0 if baselines and baselines[0].is_active else 1
    return {number: one for number, one in enumerate(baselines, start=first) if number <= LAST_BASELINE}


def _baseline_code(number: int) -> str:
    return f"Baseline{number or ''}"


def _empty_groups(project: ScheduleProject) -> set[str]:
    """WBS rows without rows below them. To Microsoft Project they are work; it gets them as inactive."""
    with_children = {activity.parent_uid for activity in project.activities}
    groups = {activity.uid for activity in project.activities if activity.kind is ActivityKind.WBS}
    return set() if project.options.profile is Profile.MSP else groups - with_children


def _note_activity(activity: Activity, empty: set[str], findings: Findings) -> None:
    row = {"code": activity.code, "name": activity.name}
    if activity.kind in _KINDS:
        is_work = activity.kind is not ActivityKind.START_MILESTONE
        findings.loss(_KINDS[activity.kind], row, severity="warning" if is_work else "info")
    if activity.uid in empty:
        findings.loss("export_empty_wbs", row)
    for name, code in _LOST_DATES.items():
        if getattr(activity, name) is not None:
            findings.loss(code, row, severity="warning")
