"""The sheet 工作: rows as activities, groups by level, links by the column 紧前工作."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import partial

from headway.engine.document import (
    Activity,
    ActivityKind,
    Assignment,
    Constraint,
    ConstraintKind,
    RecordedDates,
    Relation,
    Resource,
    ScheduleProject,
)
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
    percent_of,
    text_of,
)
from headway.interchange.excel.columns import CONSTRAINTS, KINDS, WBS_COLUMNS, plain, word_keys
from headway.interchange.excel.links import read_links
from headway.interchange.excel.more import CODE_PREFIX, FIELD_PREFIX, read_more, read_results
from headway.interchange.excel.outline import levels_of
from headway.interchange.excel.table import Table, TableRow
from headway.interchange.quality import note_progress
from headway.interchange.report import Findings
from headway.interchange.worktime import WorkClocks

KIND_WORDS, CONSTRAINT_WORDS = word_keys(KINDS), word_keys(CONSTRAINTS)
MILESTONES = (ActivityKind.START_MILESTONE, ActivityKind.FINISH_MILESTONE)
_RESOURCE = re.compile(r"(.+?)\s*(?:[×xX*]\s*([\d.]+)|[\[(（]\s*([\d.]+)\s*%?\s*[\])）])?")


class ActivityRows:
    """Reads the rows of one table into a project."""

    def __init__(self, table: Table, project: ScheduleProject, rule: DateRule, findings: Findings) -> None:
        self.table, self.project, self.rule, self.findings = table, project, rule, findings
        self.recorded: dict[str, RecordedDates] = {}
        self.constrained_by_dates = 0
        self.without_data_date = False
        self._uids: dict[str, str] = {}
        self._clocks = WorkClocks(project.calendars, project.default_calendar_uid)
        self._calendars = {plain(calendar.name): calendar.uid for calendar in project.calendars}
        self._resources: dict[str, Resource] = {}
        self.assigned: set[str] = set()  # activities whose assignments stand in a sheet of their own

    def read(self) -> None:
        rows = [row for row in self.table.rows() if row.text("name")]
        self._fill_merged()
        levels = self._levels(rows)
        kinds = self._kinds(rows, levels)
        points = any(isinstance(row.value("percent"), (int, float)) and float(row.text("percent")) > 1 for row in rows)
        self._learn_codes(rows)
        open_rows: list[tuple[int, str]] = []
        for row, level, kind in zip(rows, levels, kinds, strict=True):
            while open_rows and open_rows[-1][0] >= level:
                open_rows.pop()
            activity = self._activity(row, kind, points=points)
            activity.parent_uid = open_rows[-1][1] if open_rows else self._group_of(row)
            if kind is ActivityKind.WBS:
                open_rows.append((level, activity.uid))
            self.project.activities.append(activity)
        for row, kind in zip(rows, kinds, strict=True):
            self._link(row, kind)
        self.project.resources += [one for one in self._resources.values() if one not in self.project.resources]
        self._count()
        self._place_plan()

    def _learn_codes(self, rows: list[TableRow]) -> None:
        """Codes name rows; those that several rows share do so only when each row has an identity of its own."""
        shared: set[str] = set()
        for row in rows:
            code, uid = row.text("code"), row.text("uid")
            if code in self._uids and not uid:
                row.fail("code", "duplicate_code")
            elif code in self._uids:
                shared.add(code)
            elif code:
                self._uids[code] = _uid(row)
            if uid:
                self._uids[f"#{uid}"] = uid
        for code in shared:
            del self._uids[code]

    def uid_of(self, code: str) -> str | None:
        return self._uids.get(code)

    def _fill_merged(self) -> None:
        """A merged cell's value belongs to all rows it covers, only in the columns that name groups."""
        columns = {
            self.table.columns[key] for key in ("location", "trade", *self._group_keys()) if key in self.table.columns
        }
        rows = self.table.sheet.rows
        for top, left, bottom, _ in self.table.sheet.merged:
            if left in columns and top >= self.table.first_row:
                for index in range(top + 1, min(bottom + 1, len(rows))):
                    rows[index][left] = rows[top][left]

    def _group_keys(self) -> list[str]:
        return [f"wbs{number}" for number in range(1, len(WBS_COLUMNS) + 1) if f"wbs{number}" in self.table.columns]

    def _group_of(self, row: TableRow) -> str | None:
        """The WBS row of a path named in columns such as 分部工程, 分项工程; made when first met."""
        parent, path = None, ""
        for key in self._group_keys():
            name = name_of(row.value(key))
            if not name:
                continue
            path = f"{path}/{name}"
            uid = f"group:{path}"
            if path not in self._uids:
                self._uids[path] = uid
                self.project.activities.append(
                    Activity(uid=uid, code="", name=name, kind=ActivityKind.WBS, parent_uid=parent)
                )
            parent = uid
        return parent

    def _levels(self, rows: list[TableRow]) -> list[int]:
        given = [row.read("level", _level) for row in rows]
        names = [str(row.value("name")) for row in rows]
        codes = [row.text("code") for row in rows]
        for row in rows:
            value = row.value("code")
            if isinstance(value, float) and not value.is_integer():
                self.findings.loss(
                    "code_as_number",
                    {"sheet": self.table.sheet.name, "cell": row.cell("code"), "value": row.text("code")},
                    severity="warning",
                )
        return levels_of(names, codes, given)

    def _kinds(self, rows: list[TableRow], levels: list[int]) -> list[ActivityKind]:
        """A row with deeper rows below it is a group, whatever else it says."""
        kinds: list[ActivityKind] = []
        for index, row in enumerate(rows):
            has_children = index + 1 < len(rows) and levels[index + 1] > levels[index]
            named = row.read("kind", _kind)
            duration = row.read("duration", lambda value: minutes_of(value, self.project.options.minutes_per_day))
            if has_children or named is ActivityKind.WBS:
                kinds.append(ActivityKind.WBS)
            elif named is None and duration is not None and duration.minutes == 0:
                kinds.append(ActivityKind.FINISH_MILESTONE)
            else:
                kinds.append(named or ActivityKind.TASK)
        return kinds

    def _activity(self, row: TableRow, kind: ActivityKind, *, points: bool) -> Activity:
        code = row.text("code")
        activity = Activity(
            uid=_uid(row),
            code=code or str(row.index + 1),
            name=name_of(row.value("name")),
            kind=kind,
            calendar_uid=row.read("calendar", self._calendar),
            quantity=row.read("quantity", number_of),
            unit=name_of(row.value("unit")),
            weight=row.read("weight", number_of),
            location=name_of(row.value("location")),
            trade=name_of(row.value("trade")),
            responsible=name_of(row.value("responsible")),
            notes=name_of(row.value("notes")),
            source_row=row.index + 1,
        )
        for name, column in self.table.others.items():
            value = name_of(self.table.sheet.text_at(row.index, column))
            if value and name.startswith(CODE_PREFIX):
                activity.codes[name.removeprefix(CODE_PREFIX)] = value
            elif value:
                activity.custom[name.removeprefix(FIELD_PREFIX)] = value
        if kind is not ActivityKind.WBS:
            self._set_time(activity, row, points=points)
        else:
            self._set_group(activity, row)
        per_day = self.project.options.minutes_per_day
        read_more(activity, row, partial(self._instant, activity=activity), per_day)
        return activity

    def _set_group(self, activity: Activity, row: TableRow) -> None:
        """A WBS row may have limits; a duration of its own only when it was set by hand."""
        activity.deadline = row.read("deadline", lambda value: self._instant(value, activity, at_start=False))
        self._set_constraint(activity, row, None)
        if row.text("manual"):
            self._set_duration(activity, row, None, None)

    def _set_time(self, activity: Activity, row: TableRow, *, points: bool) -> None:
        start = row.read("planned_start", lambda value: self._instant(value, activity, at_start=True))
        finish = row.read("planned_finish", lambda value: self._instant(value, activity, at_start=False))
        activity.actual_start = row.read("actual_start", lambda value: self._instant(value, activity, at_start=True))
        activity.actual_finish = row.read("actual_finish", lambda value: self._instant(value, activity, at_start=False))
        activity.deadline = row.read("deadline", lambda value: self._instant(value, activity, at_start=False))
        activity.percent_complete = row.read("percent", lambda value: percent_of(value, points=points)) or 0.0
        self._set_duration(activity, row, start, finish)
        self._set_constraint(activity, row, start)
        if start and finish and finish < start:
            row.fail("planned_finish", "period")
        if start or finish:
            self.recorded[activity.uid] = RecordedDates(start=start, finish=finish)
            read_results(self.recorded[activity.uid], row, self.project.options.minutes_per_day)
        if activity.uid not in self.assigned:
            self._assign(activity, row)

    def _set_duration(self, activity: Activity, row: TableRow, start: datetime | None, finish: datetime | None) -> None:
        per_day = self.project.options.minutes_per_day
        duration = row.read("duration", lambda value: minutes_of(value, per_day))
        clock = self._clocks.of(activity.calendar_uid)
        if duration is None and start and finish and clock:
            duration = Minutes(clock.minutes_between(start, finish))
        if duration is None and activity.kind in (ActivityKind.TASK, ActivityKind.RESOURCE_DEPENDENT):
            row.fail("duration" if "duration" in self.table.columns else "name", "duration_missing")
        total = duration or Minutes(0)
        if total.minutes < 0:
            row.fail("duration", "duration")
        activity.duration_minutes, activity.duration_elapsed = max(0, total.minutes), total.elapsed
        if activity.kind in MILESTONES:
            activity.duration_minutes = 0
        remaining = row.read("remaining", lambda value: minutes_of(value, per_day))
        if activity.actual_finish:
            activity.percent_complete, activity.remaining_minutes = 1.0, 0
        elif remaining is not None:
            activity.remaining_minutes = max(0, remaining.minutes)
        else:
            activity.remaining_minutes = round(activity.duration_minutes * (1 - activity.percent_complete))
        activity.actual_minutes = (
            max(0, activity.duration_minutes - activity.remaining_minutes) if activity.actual_start else 0
        )

    def _set_constraint(self, activity: Activity, row: TableRow, start: datetime | None) -> None:
        kind = row.read("constraint", _constraint_kind)
        if kind is None:
            said = row.text("constraint") or row.text("predecessors") or activity.actual_start
            if start and not said:
                activity.constraint = Constraint(ConstraintKind.START_ON_OR_AFTER, start)
                self.constrained_by_dates += 1
            return
        self.findings.count("constraints", 1)
        if kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
            activity.constraint = Constraint(kind)
            return
        at_start = "start" in kind.value
        at = row.read("constraint_date", lambda value: self._instant(value, activity, at_start=at_start))
        if at is None:
            row.fail("constraint_date", "constraint_without_date")
        else:
            activity.constraint = Constraint(kind, at)

    def _instant(self, value: Value, activity: Activity, *, at_start: bool) -> datetime | None:
        """A day without a time means the first or last working minute of that day."""
        found = day_and_minute(value, self.rule)
        if found is None:
            return None
        day, minute = found
        if minute is None:
            minute = self._edge(day, activity, at_start=at_start)
        return instant_of(day, minute)

    def _edge(self, day: date, activity: Activity, *, at_start: bool) -> int:
        clock = self._clocks.of(activity.calendar_uid)
        shifts = clock.shifts_of(day) if clock else ()
        options = self.project.options
        if at_start:
            return shifts[0][0] if shifts else options.default_start_minute
        return min(1439, shifts[-1][1]) if shifts else options.default_finish_minute

    def _calendar(self, value: Value) -> str | None:
        name = plain(text_of(value))
        if not name:
            return None
        if name not in self._calendars:
            raise NotUnderstood("calendar_unknown")
        return self._calendars[name]

    def _assign(self, activity: Activity, row: TableRow) -> None:
        for part in re.split(r"[,;，；、\n]+", row.text("resources")):
            match = _RESOURCE.fullmatch(part.strip())
            if not part.strip() or match is None:
                continue
            name = match[1].strip()
            resource = self._resources.setdefault(name, Resource(uid=f"resource:{name}", name=name))
            units = (
                float(match[2] or match[3] or 1) if (match[2] or match[3] or "1").replace(".", "", 1).isdigit() else 1.0
            )
            number = len(self.project.assignments) + 1
            work = round(units * activity.duration_minutes)
            self.project.assignments.append(
                Assignment(
                    f"assignment:{number}",
                    activity.uid,
                    resource.uid,
                    units,
                    work,
                    round(units * activity.remaining_minutes),
                )
            )
            resource.capacity = max(resource.capacity, units)

    def _link(self, row: TableRow, kind: ActivityKind) -> None:
        per_day = self.project.options.minutes_per_day
        text = row.text("predecessors")
        links = (
            row.read("predecessors", lambda value: read_links(text_of(value), self._uids.__contains__, per_day))
            if text
            else None
        )
        if links and kind is ActivityKind.WBS:
            row.fail("predecessors", "link_on_group")
            return
        for number, link in enumerate(links or (), start=1):
            self.findings.count("relations", 1)
            self.project.relations.append(
                Relation(
                    uid=f"row:{row.index + 1}/{number}",
                    predecessor_uid=self._uids[link.predecessor],
                    successor_uid=_uid(row),
                    type=link.type,
                    lag_minutes=link.lag.minutes,
                    lag_elapsed=link.lag.elapsed,
                    lag_percent=link.lag.percent,
                )
            )

    def _count(self) -> None:
        groups = sum(activity.kind is ActivityKind.WBS for activity in self.project.activities)
        self.findings.count("wbs", groups)
        self.findings.count("activities", len(self.project.activities) - groups)
        self.findings.count("calendars", len(self.project.calendars))
        self.findings.count("resources", len(self.project.resources))
        self.findings.count("assignments", len(self.project.assignments))
        for activity in self.project.activities:
            note_progress(activity, self.findings)

    def _place_plan(self) -> None:
        """Without a planned start the earliest date of the sheet is one."""
        if self.project.start is None:
            dates = [item.start for item in self.recorded.values() if item.start]
            dates += [item.actual_start for item in self.project.activities if item.actual_start]
            self.project.start = min(dates, default=None)
        if self.project.data_date is None and not self.without_data_date:
            self.project.data_date = self.project.start


def _uid(row: TableRow) -> str:
    """Its own identity, else the code, which stays when rows move; a row without one is known by its number."""
    return row.text("uid") or row.text("code") or f"row:{row.index + 1}"


def _level(value: Value) -> int | None:
    found = number_of(value)
    if found is None:
        return None
    if not 0 < found <= 50 or not float(found).is_integer():
        raise NotUnderstood("level")
    return int(found)


def _kind(value: Value) -> ActivityKind | None:
    word = plain(text_of(value))
    if not word:
        return None
    if word not in KIND_WORDS:
        raise NotUnderstood("kind")
    return ActivityKind(KIND_WORDS[word])


def _constraint_kind(value: Value) -> ConstraintKind | None:
    word = plain(text_of(value))
    if not word or word in ("越早越好", "asap", "无"):
        return None
    if word not in CONSTRAINT_WORDS:
        raise NotUnderstood("constraint")
    return ConstraintKind(CONSTRAINT_WORDS[word])
