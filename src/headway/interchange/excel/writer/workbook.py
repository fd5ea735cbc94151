"""The workbook itself: sheets of the template, what is calculated, baselines, and what found no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import xlsxwriter

from headway.engine.document import Activity, ActivityKind, Calendar, Relation, Resource, ScheduleProject
from headway.engine.flat_calendars import exception_days, flattened, overlap, spans_of
from headway.interchange.excel.columns import CALENDARS, EXCEPTIONS, PROJECT, RELATIONS, SHEETS, Column
from headway.interchange.excel.more import ASSIGNMENTS, NO, NOTHING, OPTIONS, RESOURCES, WORDS, YES
from headway.interchange.excel.writer.rows import ActivityValues, written_columns
from headway.interchange.excel.writer.sheets import Book
from headway.interchange.excel.writer.values import lag_text, shifts_text
from headway.interchange.report import Findings
from headway.interchange.writing import Export, WrittenBaseline, leave_out
from headway.words import text

LONGEST_SPAN = timedelta(days=3660)
_HIDDEN = ("uid",)


def write_workbook(export: Export, target: Path) -> None:
    """Write the project; what finds no place goes to `export.findings` and stands in the last sheet."""
    project, findings = export.project, export.findings
    calendars = _calendar_names(project, findings)
    values = ActivityValues(project, export.dates, calendars, findings)
    rows = [values.row(activity) for activity in project.activities]
    _note_losses(project, findings)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(str(target), options) as workbook:
        book = Book(workbook)
        _project_sheet(book, project, calendars)
        _activity_sheet(book, project.activities, rows)
        _relation_sheet(book, values)
        _calendar_sheets(book, project, calendars, findings)
        _resource_sheets(book, project, values, calendars)
        _baseline_sheet(book, project.activities, export.baselines)
        _loss_sheet(book, findings, export.language)
        book.show(SHEETS["activities"][0])


def _activity_sheet(book: Book, activities: list[Activity], rows: list[dict[str, Any]]) -> None:
    columns = written_columns(rows)
    sheet = book.table(SHEETS["activities"][0], columns, frozen_columns=_frozen(columns), hidden=_HIDDEN)
    for activity, row in zip(activities, rows, strict=True):
        group = activity.kind is ActivityKind.WBS
        sheet.put(row, bold=group, indent=row["level"] - 1, late=row.get("critical") == YES and not group)
    sheet.filter()


def _frozen(columns: Sequence[Column]) -> int:
    return next(place for place, column in enumerate(columns, start=1) if column.key == "name")


def _project_sheet(book: Book, project: ScheduleProject, calendars: dict[str, str]) -> None:
    options = project.options
    values: dict[str, Any] = {
        "id": project.id,
        "name": project.name,
        "start": project.start,
        "data_date": project.data_date or NOTHING,
        "must_finish_by": project.must_finish_by,
        "calendar": calendars.get(project.default_calendar_uid or ""),
        "hours_per_day": options.minutes_per_day / 60,
        "finish": project.finish,
        "time_zone": project.time_zone,
    }
    values |= {column.key: _option(getattr(options, column.key)) for column in OPTIONS if hasattr(options, column.key)}
    book.settings(SHEETS["project"][0], (*PROJECT, *OPTIONS), values)


def _option(value: Any) -> Any:
    if isinstance(value, bool):
        return YES if value else NO
    return WORDS[value.value] if isinstance(value, StrEnum) else value


def _relation_sheet(book: Book, values: ActivityValues) -> None:
    """Only the links that the column 紧前工作 cannot say; both places are read."""
    sheet = book.table(SHEETS["relations"][0], RELATIONS)
    for relation in values.far_links:
        sheet.put(_relation_row(relation, values))


def _relation_row(relation: Relation, values: ActivityValues) -> dict[str, Any]:
    lag = lag_text(relation.lag_minutes, values.per_day, elapsed=relation.lag_elapsed, percent=relation.lag_percent)
    return {
        "predecessor": values.references[relation.predecessor_uid],
        "successor": values.references[relation.successor_uid],
        "type": relation.type.value,
        "lag": lag.removeprefix("+"),
        "lag_calendar": WORDS[relation.lag_calendar.value] if relation.lag_calendar else None,
    }


def _calendar_names(project: ScheduleProject, findings: Findings) -> dict[str, str]:
    """A name of its own for every calendar: the sheet knows them by nothing else."""
    names: dict[str, str] = {}
    for number, calendar in enumerate(project.calendars, start=1):
        name = calendar.name.strip() or f"日历 {number}"
        while name in names.values():
            name = f"{name} ({number})"
        if name != calendar.name:
            findings.loss("export_calendar_renamed", {"code": calendar.name, "name": name})
        names[calendar.uid] = name
    return names


def _calendar_sheets(book: Book, project: ScheduleProject, names: dict[str, str], findings: Findings) -> None:
    by_uid = {calendar.uid: calendar for calendar in project.calendars}
    flat = [flattened(calendar, by_uid) for calendar in project.calendars]
    sheet = book.table(SHEETS["calendars"][0], CALENDARS)
    for calendar, written in zip(project.calendars, flat, strict=True):
        if written is not calendar:
            findings.loss("export_calendar_flattened", {"name": calendar.name})
        week = {f"day{index}": shifts_text(shifts or ()) for index, shifts in enumerate(written.week)}
        sheet.put({"name": names[calendar.uid]} | week)
    sheet = book.table(SHEETS["exceptions"][0], EXCEPTIONS)
    for written in flat:
        for row in _exception_rows(written):
            sheet.put({"name": names[written.uid]} | row)
    count = sum((item.last_day - item.first_day).days + 1 for one in flat for item in one.exceptions)
    findings.count("exception_days", count)


def _exception_rows(calendar: Calendar) -> Iterable[dict[str, Any]]:
    exceptions = calendar.exceptions
    if overlap(exceptions):
        exceptions = spans_of(exception_days(calendar))
    for item in exceptions:
        first = item.first_day
        while first <= item.last_day:
            last = min(item.last_day, first + LONGEST_SPAN)
            yield {"first": first, "last": last, "shifts": shifts_text(item.shifts), "note": item.name}
            first = last + timedelta(days=1)


def _resource_sheets(book: Book, project: ScheduleProject, values: ActivityValues, calendars: dict[str, str]) -> None:
    if not project.resources:
        leave_out(values.findings, "assignments", len(project.assignments))
        return
    shared = Counter(resource.name for resource in project.resources)
    names = {one.uid: one.name if one.name and shared[one.name] == 1 else f"#{one.uid}" for one in project.resources}
    sheet = book.table(SHEETS["resources"][0], RESOURCES, hidden=_HIDDEN)
    for resource in project.resources:
        sheet.put(_resource_row(resource, calendars))
    sheet = book.table(SHEETS["assignments"][0], ASSIGNMENTS)
    for one in project.assignments:
        if one.activity_uid not in values.references or one.resource_uid not in names:
            leave_out(values.findings, "assignments")
            continue
        sheet.put(
            {
                "activity": values.references[one.activity_uid],
                "resource": names[one.resource_uid],
                "units": one.units,
                "work": one.work_minutes / 60,
                "remaining": one.remaining_work_minutes / 60,
                "actual": one.actual_work_minutes / 60,
                "quantity": one.quantity,
                "delay": one.delay_minutes / 60 if one.delay_minutes else None,
                "drives": None if one.drives_dates else NO,
                "cost": one.cost,
            }
        )


def _resource_row(resource: Resource, calendars: dict[str, str]) -> dict[str, Any]:
    return {
        "name": resource.name or f"#{resource.uid}",
        "uid": resource.uid,
        "kind": WORDS[resource.kind.value],
        "code": resource.code,
        "unit": resource.unit,
        "capacity": resource.capacity,
        "price": resource.price,
        "calendar": calendars.get(resource.calendar_uid or ""),
    }


def _baseline_sheet(book: Book, activities: list[Activity], baselines: list[WrittenBaseline]) -> None:
    """For people: the reader leaves this sheet alone."""
    if not baselines:
        return
    columns = [Column("code", "编码", "Code", 14), Column("name", "工作名称", "Name", 36)]
    for number, baseline in enumerate(baselines):
        columns += [
            Column(f"start{number}", f"{baseline.name} 开始", "Start", 14),
            Column(f"finish{number}", f"{baseline.name} 完成", "Finish", 14),
        ]
    sheet = book.table(SHEETS["baselines"][0], columns, frozen_columns=2)
    for activity in activities:
        row: dict[str, Any] = {"code": activity.code, "name": activity.name}
        for number, baseline in enumerate(baselines):
            start, finish = baseline.dates.get(activity.uid, (None, None))
            row |= {f"start{number}": start, f"finish{number}": finish}
        sheet.put(row, bold=activity.kind is ActivityKind.WBS)


def _note_losses(project: ScheduleProject, findings: Findings) -> None:
    for relation in project.external_relations:
        findings.loss("export_external_relation", {"code": relation.other_activity, "name": relation.other_project})


def _loss_sheet(book: Book, findings: Findings, language: str) -> None:
    """What the report says, in the file itself: counts, then each loss with its rows."""
    report = findings.report(application="Headway", file_format="xlsx")

    def words(key: str, **values: Any) -> str:
        return text(f"interchange.export.{key}", language, **values)

    columns = (
        Column("what", words("what"), "", 60),
        Column("code", words("code"), "", 18),
        Column("name", words("name"), "", 48),
    )
    sheet = book.table(SHEETS["losses"][0], columns, heads=1)
    for line in report.counts:
        thing = text(f"interchange.count.{line.thing}", language)
        sheet.put({"what": words("kept", thing=thing, kept=line.kept, held=line.in_file)})
    if not report.losses:
        sheet.put({"what": words("nothing_lost")})
    for loss in report.losses:
        sheet.put({"what": text(f"interchange.loss.{loss.code}", language, **loss.parameters)}, bold=True)
        for row in loss.rows:
            sheet.put({"code": str(row.get("code", "")), "name": str(row.get("name", ""))})
