"""The rows of the sheet 工作 as values by column."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from headway.engine.document import Activity, ActivityKind, Constraint, RecordedDates, Relation, ScheduleProject
from headway.interchange.excel.cells import text_of
from headway.interchange.excel.columns import ACTIVITIES, CONSTRAINTS, KINDS, WBS_COLUMNS, Column, heading_keys, plain
from headway.interchange.excel.links import SPLIT
from headway.interchange.excel.more import CALCULATED, CODE_PREFIX, FIELD_PREFIX, MORE, WORDS, YES
from headway.interchange.excel.writer.values import duration_cell, instant_text, link_text
from headway.interchange.report import Findings
from headway.interchange.writing import leave_out

NAMELESS = "（无名称）"
NO_CONSTRAINT = "越早越好"
LONGEST_CELL = 32_767
_INSTANTS = (
    *("expected_finish", "external_early_start", "external_late_finish", "stop", "suspend", "resume"),
    *("manual_start", "manual_finish"),
)
_FLAGS = ("manual", "inactive", "duration_estimated")


class ActivityValues:
    """Turns activities into cells; links that a cell cannot say are left in `far_links`."""

    def __init__(
        self, project: ScheduleProject, dates: dict[str, RecordedDates], calendars: dict[str, str], findings: Findings
    ) -> None:
        self.project, self.dates, self.calendars, self.findings = project, dates, calendars, findings
        self.per_day = project.options.minutes_per_day
        self.references = _references(project.activities)
        self.codes = set(self.references.values())
        self.has_identities = any(activity.uid != activity.code for activity in project.activities)
        self.far_links: list[Relation] = []
        self.links: dict[str, list[Relation]] = {}
        self.resources = _resource_texts(project)
        self._open: list[str] = []
        self._known = set(heading_keys((*ACTIVITIES, *MORE, *CALCULATED))) | {
            plain(name) for names in WBS_COLUMNS for name in names
        }
        self._place_links()

    def _place_links(self) -> None:
        for relation in self.project.relations:
            if relation.predecessor_uid in self.references and relation.successor_uid in self.references:
                self.links.setdefault(relation.successor_uid, []).append(relation)
            else:
                leave_out(self.findings, "relations")

    def row(self, activity: Activity) -> dict[str, Any]:
        """The cells of one activity by column key; fields and codes by their heading."""
        while self._open and self._open[-1] != activity.parent_uid:
            self._open.pop()
        self._open.append(activity.uid)
        values: dict[str, Any] = {
            "level": len(self._open),
            "code": activity.code,
            "name": activity.name or NAMELESS,
            "kind": KINDS[activity.kind.value][0],
            "predecessors": self._predecessors(activity),
            "calendar": self.calendars.get(activity.calendar_uid or ""),
            "resources": self.resources.get(activity.uid),
            "uid": activity.uid if self.has_identities else None,
        }
        if not activity.name:
            self.findings.loss("export_nameless", {"code": activity.code, "name": ""})
        values |= self._durations(activity) | self._limits(activity) | self._results(activity)
        values |= self._site(activity) | self._more(activity) | self._texts(activity)
        if not values["predecessors"] and activity.constraint is None and activity.kind is not ActivityKind.WBS:
            values["constraint"] = NO_CONSTRAINT
        return {key: self._cut(activity, value) for key, value in values.items() if value not in (None, "")}

    def _cut(self, activity: Activity, value: Any) -> Any:
        if isinstance(value, str) and len(value) > LONGEST_CELL:
            self.findings.loss("export_text_cut", {"code": activity.code, "name": activity.name})
            return value[:LONGEST_CELL]
        return value

    def _predecessors(self, activity: Activity) -> str:
        """Links on WBS rows stand in the sheet of links: our template refuses them here."""
        texts = []
        for relation in self.links.get(activity.uid, []):
            predecessor = self.references[relation.predecessor_uid]
            text = None
            if activity.kind is not ActivityKind.WBS and not SPLIT.search(predecessor):
                text = link_text(relation, predecessor, self.per_day, self.codes)
            if text is None:
                self.far_links.append(relation)
            else:
                texts.append(text)
        return ",".join(texts)

    def _durations(self, activity: Activity) -> dict[str, Any]:
        if activity.kind is ActivityKind.WBS and not activity.manual:
            return {}
        elapsed = activity.duration_elapsed
        worked = activity.kind is not ActivityKind.WBS
        remaining, total = activity.remaining_minutes, activity.duration_minutes
        usual = max(0, total - remaining) if activity.actual_start else 0
        return {
            "duration": duration_cell(total, self.per_day, elapsed=elapsed),
            "remaining": duration_cell(remaining, self.per_day, elapsed=elapsed),
            "actual_minutes": None if activity.actual_minutes == usual else self._minutes(activity.actual_minutes),
            "percent": activity.percent_complete if worked else None,
            "percent_kind": WORDS.get(activity.percent_kind) if activity.percent_kind != "duration" else None,
            "actual_start": activity.actual_start,
            "actual_finish": activity.actual_finish,
        }

    def _minutes(self, minutes: int) -> float | str:
        return duration_cell(minutes, self.per_day)

    def _limits(self, activity: Activity) -> dict[str, Any]:
        kind, at = _constraint(activity.constraint)
        second, second_at = _constraint(activity.secondary_constraint)
        return {
            "constraint": kind,
            "constraint_date": at,
            "second_constraint": second,
            "second_constraint_date": second_at,
            "deadline": activity.deadline,
        }

    def _results(self, activity: Activity) -> dict[str, Any]:
        dates = self.dates.get(activity.uid)
        if dates is None:
            return {}
        total = dates.total_float_minutes
        return {
            "planned_start": dates.start,
            "planned_finish": dates.finish,
            "total_float": None if total is None or activity.kind is ActivityKind.WBS else self._minutes(total),
            "critical": YES if dates.critical else None,
        }

    def _site(self, activity: Activity) -> dict[str, Any]:
        names = ("quantity", "unit", "weight", "location", "trade", "responsible", "notes")
        return {name: getattr(activity, name) for name in names}

    def _more(self, activity: Activity) -> dict[str, Any]:
        delay = activity.levelling_delay_minutes
        return {
            **{name: getattr(activity, name) for name in _INSTANTS},
            **{name: YES if getattr(activity, name) else None for name in _FLAGS},
            "uses_resource_calendars": None if activity.ignores_resource_calendars else YES,
            "levelling_delay": duration_cell(delay, self.per_day, elapsed=activity.levelling_delay_elapsed)
            if delay
            else None,
            "priority": None if activity.priority == 500 else activity.priority,
            "splits": ";".join(f"{instant_text(one.start)}~{instant_text(one.finish)}" for one in activity.splits),
        }

    def _texts(self, activity: Activity) -> dict[str, str]:
        texts = {f"{CODE_PREFIX}{name}": value for name, value in activity.codes.items()}
        for name, value in activity.custom.items():
            taken = plain(name) in self._known or name.startswith((CODE_PREFIX, FIELD_PREFIX))
            texts[f"{FIELD_PREFIX}{name}" if taken else name] = value
        return texts


def written_columns(rows: list[dict[str, Any]]) -> list[Column]:
    """The template's columns, the calculated ones, then those of ours that some row needs, codes and fields."""
    used = {key for row in rows for key in row}
    usual = [column for column in ACTIVITIES if column.key in used or column.key in ("code", "duration", "percent")]
    place = next((i for i, column in enumerate(usual) if column.key == "planned_finish"), len(usual) - 1) + 1
    usual[place:place] = [column for column in CALCULATED if column.key in used]
    more = [column for column in MORE if column.key in used]
    known = {column.key for column in (*ACTIVITIES, *CALCULATED, *MORE)}
    texts = [
        Column(name, name, "", 14) for name in dict.fromkeys(key for row in rows for key in row) if name not in known
    ]
    return [*usual, *texts, *more]


def _references(activities: list[Activity]) -> dict[str, str]:
    """How a row is named elsewhere: its code where no other row has it, else `#identity`."""
    codes = Counter(text_of(activity.code) for activity in activities)
    return {
        activity.uid: activity.code
        if activity.code and codes[text_of(activity.code)] == 1 and text_of(activity.code) == activity.code
        else f"#{activity.uid}"
        for activity in activities
    }


def _constraint(constraint: Constraint | None) -> tuple[str | None, datetime | None]:
    return (CONSTRAINTS[constraint.kind.value][0], constraint.at) if constraint else (None, None)


def _resource_texts(project: ScheduleProject) -> dict[str, str]:
    names = {resource.uid: resource.name for resource in project.resources}
    texts: dict[str, list[str]] = {}
    for one in project.assignments:
        if one.resource_uid in names:
            units = "" if one.units == 1 else f"×{one.units:g}"
            texts.setdefault(one.activity_uid, []).append(f"{names[one.resource_uid]}{units}")
    return {uid: "；".join(listed) for uid, listed in texts.items()}
