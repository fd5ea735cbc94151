"""A workbook as a document: our template, or a contractor's own sheet with like headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from headway.engine.document import (
    Calendar,
    FloatRule,
    LagCalendar,
    Profile,
    RecordedResults,
    Relation,
    RelationType,
    ScheduleDocument,
    ScheduleOptions,
    ScheduleProject,
)
from headway.interchange.errors import ImportRefused
from headway.interchange.excel.activities import ActivityRows
from headway.interchange.excel.calendars import read_calendars
from headway.interchange.excel.cells import (
    DateRule,
    Minutes,
    NotUnderstood,
    Value,
    day_and_minute,
    instant_of,
    minutes_of,
    name_of,
    number_of,
    text_of,
)
from headway.interchange.excel.columns import (
    ACTIVITIES,
    CALENDARS,
    EXCEPTIONS,
    PROJECT,
    RELATIONS,
    SHEETS,
    WBS_COLUMNS,
    heading_keys,
    plain,
)
from headway.interchange.excel.more import (
    ASSIGNMENTS,
    CALCULATED,
    MORE,
    NOTHING,
    OPTIONS,
    RESOURCES,
    code_of,
    read_options,
)
from headway.interchange.excel.resources import ResourceSheets
from headway.interchange.excel.sheets import Sheet, Workbook, open_workbook
from headway.interchange.excel.table import CellErrors, Table, TableRow, find_table
from headway.interchange.report import Findings

MOST_ERRORS = 500


@dataclass(slots=True)
class _Settings:
    """The sheet 项目: a name in the first column, its value in the first filled cell after the headings."""

    values: dict[str, Value] = field(default_factory=dict)

    def day(self, key: str, rule: DateRule, *, minute: int) -> datetime | None:
        found = None if self.says_none(key) else day_and_minute(self.values.get(key, ""), rule)
        if found is None:
            return None
        return instant_of(found[0], minute if found[1] is None else found[1])

    def says_none(self, key: str) -> bool:
        return text_of(self.values.get(key, "")) == NOTHING


def read_workbook(path: Path, findings: Findings) -> tuple[ScheduleDocument, RecordedResults]:
    """Read one workbook. Any cell that is not understood refuses it, with the whole list of such cells."""
    workbook = open_workbook(path)
    errors = CellErrors()
    _note_hidden(workbook, findings)
    settings = _settings(workbook)
    rule = DateRule(workbook.is_1904, _year_of(settings, workbook))
    table = _activities_table(workbook, errors)
    if table is None:
        raise ImportRefused("sheet_without_activities", {"sheets": [sheet.name for sheet in workbook.sheets[:20]]})
    project = _project(workbook, settings, rule, errors)
    rows = ActivityRows(table, project, rule, findings)
    rows.without_data_date = settings.says_none("data_date")
    staff = ResourceSheets(*_staff_tables(workbook, errors), project)
    rows.assigned = staff.activities(rows)
    rows.read()
    staff.read(rows)
    _read_relations(workbook, rows, errors, findings)
    _note_columns(table, rows, findings)
    if project.start is None:
        errors.add(SHEETS["project"][0], "", "start_missing", "")
    if errors.rows:
        raise ImportRefused("sheet_has_errors", {"count": len(errors.rows), "rows": errors.rows[:MOST_ERRORS]})
    findings.count("projects", 1)
    document = ScheduleDocument(projects=[project], application="Excel", file_format="xlsx")
    return document, RecordedResults(projects=[rows.recorded])


def _note_hidden(workbook: Workbook, findings: Findings) -> None:
    for name in workbook.hidden_sheets:
        findings.loss("hidden_sheet", {"sheet": name}, severity="warning")
    for sheet in workbook.sheets:
        if sheet.hidden_rows:
            findings.loss("hidden_rows", {"sheet": sheet.name}, severity="warning", count=sheet.hidden_rows)


def _named_sheet(workbook: Workbook, key: str) -> Sheet | None:
    names = {plain(name) for name in SHEETS[key]}
    return next((sheet for sheet in workbook.sheets if plain(sheet.name) in names), None)


def _settings(workbook: Workbook) -> _Settings:
    settings, sheet = _Settings(), _named_sheet(workbook, "project")
    keys = heading_keys((*PROJECT, *OPTIONS))
    for row in sheet.rows if sheet else ():
        key = keys.get(plain(text_of(row[0]))) if row else None
        value = next((item for item in row[1:] if text_of(item) and plain(text_of(item)) not in keys), None)
        if key and value is not None:
            settings.values[key] = value
    return settings


def _year_of(settings: _Settings, workbook: Workbook) -> int | None:
    for key in ("start", "data_date"):
        try:
            found = day_and_minute(settings.values.get(key, ""), DateRule(workbook.is_1904))
        except NotUnderstood:  # said again when the project is read
            found = None
        if found:
            return found[0].year
    return None


def _activities_table(workbook: Workbook, errors: CellErrors) -> Table | None:
    """The sheet 工作; else the one with the most columns that we know."""
    headings = heading_keys((*ACTIVITIES, *MORE, *CALCULATED))
    for number, names in enumerate(WBS_COLUMNS, start=1):
        headings |= {plain(name): f"wbs{number}" for name in names}
    own = _named_sheet(workbook, "activities")
    sheets = (
        [own]
        if own
        else [
            sheet
            for sheet in workbook.sheets
            if plain(sheet.name) not in {plain(name) for key in SHEETS for name in SHEETS[key]}
        ]
    )
    tables = [find_table(sheet, headings, {"name"}, errors) for sheet in sheets]
    usable = [
        table for table in tables if table and {"duration", "planned_finish", "planned_start"} & set(table.columns)
    ]
    return max(usable, key=lambda table: len(table.columns), default=None)


def _staff_tables(workbook: Workbook, errors: CellErrors) -> tuple[Table | None, Table | None]:
    """The sheets 资源 and 资源分配 that our own export writes."""
    resources, assignments = (_named_sheet(workbook, key) for key in ("resources", "assignments"))
    return (
        find_table(resources, heading_keys(RESOURCES), {"name", "uid"}, errors) if resources else None,
        find_table(assignments, heading_keys(ASSIGNMENTS), {"activity", "resource"}, errors) if assignments else None,
    )


def _project(workbook: Workbook, settings: _Settings, rule: DateRule, errors: CellErrors) -> ScheduleProject:
    tables = {}
    for key, columns in (("calendars", CALENDARS), ("exceptions", EXCEPTIONS)):
        sheet = _named_sheet(workbook, key)
        needed = {"name"} if key == "calendars" else {"first"}
        tables[key] = find_table(sheet, heading_keys(columns), needed, errors) if sheet else None
    calendars = read_calendars(tables["calendars"], tables["exceptions"], rule)
    default = _default_calendar(calendars, name_of(settings.values.get("calendar", "")), errors)
    options = ScheduleOptions(profile=Profile.P6, float_rule=FloatRule.FINISH)
    first, last = _edges(default)
    options.default_start_minute, options.default_finish_minute = first, last
    options.minutes_per_day = _minutes_per_day(settings, default)
    options.minutes_per_week = options.minutes_per_day * sum(bool(day) for day in default.week)
    try:
        read_options(settings.values, options)
    except (NotUnderstood, ValueError) as fault:
        errors.add(SHEETS["project"][0], "", getattr(fault, "code", "number"), str(fault)[:80])
    for calendar in calendars:
        calendar.minutes_per_day, calendar.minutes_per_week = options.minutes_per_day, options.minutes_per_week
    project = ScheduleProject(
        id=text_of(settings.values.get("id", "")),
        name=name_of(settings.values.get("name", "")),
        default_calendar_uid=default.uid,
        options=options,
        calendars=calendars,
        time_zone=text_of(settings.values.get("time_zone", "")) or "Asia/Shanghai",
    )
    for key, minute in (("start", first), ("data_date", first), ("must_finish_by", last), ("finish", last)):
        try:
            setattr(project, key, settings.day(key, rule, minute=minute))
        except NotUnderstood as fault:
            errors.add(SHEETS["project"][0], "", fault.code, text_of(settings.values.get(key, "")))
    return project


def _default_calendar(calendars: list[Calendar], name: str, errors: CellErrors) -> Calendar:
    if not name:
        return calendars[0]
    found = next((calendar for calendar in calendars if calendar.name == name), None)
    if found is None:
        errors.add(SHEETS["project"][0], "", "calendar_unknown", name)
    return found or calendars[0]


def _edges(calendar: Calendar) -> tuple[int, int]:
    """First and last working minute of the calendar's fullest day."""
    day = max(
        (day for day in calendar.week if day),
        key=lambda day: sum(end - start for start, end in day),
        default=((480, 1020),),
    )
    return day[0][0], day[-1][1] if day[-1][1] < 1440 else 1439


def _minutes_per_day(settings: _Settings, calendar: Calendar) -> int:
    try:
        given = number_of(settings.values.get("hours_per_day", ""))
    except NotUnderstood:
        given = None
    if given and 0 < given <= 24:
        return round(given * 60)
    return max((sum(end - start for start, end in day) for day in calendar.week if day), default=480) or 480


def _read_relations(workbook: Workbook, rows: ActivityRows, errors: CellErrors, findings: Findings) -> None:
    """The sheet 逻辑关系, beside the column 紧前工作."""
    sheet = _named_sheet(workbook, "relations")
    table = find_table(sheet, heading_keys(RELATIONS), {"predecessor", "successor"}, errors) if sheet else None
    per_day = rows.project.options.minutes_per_day
    for row in table.rows() if table else ():
        findings.count("relations", 1, 0)
        ends = [rows.uid_of(row.text(key)) for key in ("predecessor", "successor")]
        kind = row.read("type", _relation_type) or RelationType.FS
        lag = row.read("lag", lambda value: minutes_of(value, per_day)) or Minutes(0)
        for key, end in zip(("predecessor", "successor"), ends, strict=True):
            if end is None:
                row.fail(key, "predecessor")
        if ends[0] and ends[1]:
            findings.count("relations", 0, 1)
            relation = _relation(row, ends[0], ends[1], kind, lag)
            calendar = code_of(row.text("lag_calendar"))
            relation.lag_calendar = LagCalendar(calendar) if calendar in set(LagCalendar) else None
            rows.project.relations.append(relation)


def _relation(row: TableRow, predecessor: str, successor: str, kind: RelationType, lag: Minutes) -> Relation:
    return Relation(
        uid=f"sheet:{row.index + 1}",
        predecessor_uid=predecessor,
        successor_uid=successor,
        type=kind,
        lag_minutes=lag.minutes,
        lag_elapsed=lag.elapsed,
        lag_percent=lag.percent,
    )


def _relation_type(value: Value) -> RelationType | None:
    text = plain(text_of(value)).upper()
    words = {
        "完成-开始": "FS",
        "开始-开始": "SS",
        "完成-完成": "FF",
        "开始-完成": "SF",
        "FTS": "FS",
        "STS": "SS",
        "FTF": "FF",
        "STF": "SF",
    }
    text = words.get(text, text)
    if not text:
        return None
    if text not in RelationType.__members__:
        raise NotUnderstood("relation_type")
    return RelationType(text)


def _note_columns(table: Table, rows: ActivityRows, findings: Findings) -> None:
    for name in table.unknown:
        findings.loss("column_kept_as_field", {"name": name})
    if rows.constrained_by_dates:
        findings.loss("dates_became_constraints", count=rows.constrained_by_dates, severity="warning")
