"""An MSPDI file as a document with one project."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from headway.engine.document import (
    Activity,
    ActivityKind,
    Assignment,
    Calendar,
    CriticalRule,
    ExternalRelation,
    FloatRule,
    LagCalendar,
    Profile,
    RecordedBaseline,
    RecordedDates,
    RecordedResults,
    Relation,
    Resource,
    ResourceKind,
    ScheduleDocument,
    ScheduleOptions,
    ScheduleProject,
)
from headway.interchange.errors import ImportRefused
from headway.interchange.msp.baselines import take_baselines
from headway.interchange.msp.calendars import read_calendar
from headway.interchange.msp.elements import stream_parts
from headway.interchange.msp.fields import FieldNames
from headway.interchange.msp.resources import NOBODY, read_assignment, read_resource
from headway.interchange.msp.splits import Span, set_splits, worked_spans
from headway.interchange.msp.tasks import ghost_instant, read_recorded, read_relation, read_task
from headway.interchange.msp.values import clock_minute, flag, instant, number, whole
from headway.interchange.quality import note_progress
from headway.interchange.report import Findings
from headway.interchange.worktime import WorkClocks
from headway.interchange.xml_parts import Part, declared_encoding, encoding_override


@dataclass(slots=True)
class _Build:
    findings: Findings
    names: FieldNames = field(default_factory=FieldNames)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    ghosts: dict[str, tuple[str, RecordedDates]] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    external: list[ExternalRelation] = field(default_factory=list)
    resources: dict[str, Resource] = field(default_factory=dict)
    assignments: list[Assignment] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    span_calendar: dict[str, str | None] = field(default_factory=dict)
    recorded: dict[str, RecordedDates] = field(default_factory=dict)
    baselines: dict[int, RecordedBaseline] = field(default_factory=dict)  # by number
    above: list[tuple[int, str]] = field(default_factory=list)  # open summaries: outline level, uid
    head: Part | None = None


def read_mspdi(
    path: Path, findings: Findings, *, encoding: str | None = None
) -> tuple[ScheduleDocument, RecordedResults]:
    """Read one file; raises ImportRefused when it is cut off, damaged or in an unknown encoding."""
    override = encoding or encoding_override(path)
    with path.open("rb") as file:
        findings.encoding = override or declared_encoding(file.read(200))
    build = _Build(findings)
    for name, part in stream_parts(path, encoding=override):
        _TAKE[name](build, part)
    if build.head is None:
        raise ImportRefused("truncated")
    project = _project(build, build.head)
    build_version = build.head["BuildNumber"].strip() or {"12": "2007", "14": "2010+", "9": "2003"}.get(
        build.head["SaveVersion"].strip(), ""
    )
    application = f"Microsoft Project {build_version}".strip()
    document = ScheduleDocument(projects=[project], application=application, file_format="mspdi")
    baselines = [build.baselines[number] for number in sorted(build.baselines)]
    if baselines:
        findings.count("baselines", len(baselines))
    return document, RecordedResults(projects=[build.recorded], baselines=[baselines])


def _take_calendar(build: _Build, part: Part) -> None:
    calendar = read_calendar(part)
    known = calendar.uid in build.calendars
    build.findings.count("calendars", 1, int(not known))
    if known:
        build.findings.quality(
            "duplicate_id", {"thing": "calendar", "uid": calendar.uid, "name": calendar.name}, severity="error"
        )
        return
    build.calendars[calendar.uid] = calendar
    build.findings.count(
        "exception_days", sum((item.last_day - item.first_day).days + 1 for item in calendar.exceptions)
    )


def _take_task(build: _Build, part: Part) -> None:
    if flag(part["IsNull"]) or not part["UID"].strip():
        return
    uid = part["UID"].strip()
    if flag(part["ExternalTask"]):
        build.ghosts[uid] = (part["Name"].strip(), read_recorded(part))
        return
    summary = flag(part["Summary"])
    thing = "wbs" if summary else "activities"
    if uid in build.activities:
        build.findings.count(thing, 1, 0)
        build.findings.quality(
            "duplicate_id", {"thing": "activity", "uid": uid, "name": part["Name"]}, severity="error"
        )
        return
    build.findings.count(thing, 1)
    activity = read_task(part)
    activity.source_row = whole(part["ID"]) or None
    _place(build, activity, whole(part["OutlineLevel"]))
    build.names.add_to(activity, part, build.findings)
    _note(activity, part, build.findings)
    build.activities[uid] = activity
    build.recorded[uid] = read_recorded(part)
    take_baselines(part, uid, build.baselines, build.findings)
    for position, link in enumerate(part.parts("PredecessorLink"), start=1):
        _take_link(build, link, uid, position)


def _place(build: _Build, activity: Activity, level: int) -> None:
    """The parent is the nearest row above with a lower outline level."""
    while build.above and build.above[-1][0] >= level:
        build.above.pop()
    activity.parent_uid = build.above[-1][1] if build.above else None
    build.above.append((level, activity.uid))


def _note(activity: Activity, part: Part, findings: Findings) -> None:
    if part["ConstraintType"].strip() not in ("", "0"):
        findings.count("constraints", 1, int(activity.constraint is not None))
    if activity.notes:
        findings.count("notes", 1)
    if flag(part["IsSubproject"]):
        findings.loss("subproject_left_out", {"uid": activity.uid, "name": activity.name}, severity="warning")
    if flag(part["Milestone"]) and activity.kind is ActivityKind.TASK:
        activity.custom.setdefault("milestone", "1")
        findings.loss("milestone_with_duration", {"uid": activity.uid, "code": activity.code, "name": activity.name})
    note_progress(activity, findings)


def _take_link(build: _Build, link: Part, uid: str, position: int) -> None:
    build.findings.count("relations", 1)
    relation = read_relation(link, uid, position)
    if flag(link["CrossProject"]):
        build.external.append(
            ExternalRelation(
                uid,
                link["CrossProjectName"].strip(),
                relation.predecessor_uid,
                "predecessor",
                relation.type,
                relation.lag_minutes,
            )
        )
        build.findings.loss(
            "external_relation", {"uid": uid, "other": relation.predecessor_uid, "project": link["CrossProjectName"]}
        )
    else:
        build.relations.append(relation)


def _take_resource(build: _Build, part: Part) -> None:
    if flag(part["IsNull"]) or part["UID"].strip() in NOBODY:
        return
    resource = read_resource(part)
    build.findings.count("resources", 1, int(resource.uid not in build.resources))
    build.resources.setdefault(resource.uid, resource)


def _take_assignment(build: _Build, part: Part) -> None:
    task, resource = part["TaskUID"].strip(), build.resources.get(part["ResourceUID"].strip())
    if task not in build.activities:
        return
    if baselines := part.parts("Baseline"):
        build.findings.loss("baseline_assignment_left_out", count=len(baselines))
    if resource is None or resource.kind in (ResourceKind.LABOUR, ResourceKind.CREW, ResourceKind.MACHINE):
        build.spans[task] += worked_spans(part)
        build.span_calendar[task] = resource.calendar_uid if resource else None
    if resource is not None:
        build.findings.count("assignments", 1)
        build.assignments.append(read_assignment(part, resource.kind))


def _take_head(build: _Build, part: Part) -> None:
    build.head = part


_TAKE = {
    "Calendar": _take_calendar,
    "Task": _take_task,
    "Resource": _take_resource,
    "Assignment": _take_assignment,
    "ExtendedAttribute": lambda build, part: build.names.learn_field(part),
    "OutlineCode": lambda build, part: build.names.learn_code(part),
    "Project": _take_head,
}


def _project(build: _Build, head: Part) -> ScheduleProject:
    build.findings.count("projects", 1)
    default = _default_calendar(build, head)
    options = _options(head)
    _note_options(build, head)
    for calendar in build.calendars.values():
        calendar.minutes_per_day, calendar.minutes_per_week = options.minutes_per_day, options.minutes_per_week
        calendar.minutes_per_month = round(options.minutes_per_day * options.days_per_month)
    _mend_calendars(build)
    project = ScheduleProject(
        id=head["Title"].strip(),
        name=(head["Title"] or head["Name"]).strip().removesuffix(".mpp").removesuffix(".xml"),
        default_calendar_uid=default,
        start=None if options.schedules_from_finish else instant(head["StartDate"]),
        finish=instant(head["FinishDate"]) if options.schedules_from_finish else None,
        data_date=instant(head["StatusDate"]),
        options=options,
        calendars=list(build.calendars.values()),
        activities=list(build.activities.values()),
        resources=list(build.resources.values()),
        assignments=build.assignments,
        external_relations=build.external,
    )
    _settle_ghosts(build, project)
    _add_splits(build, project)
    return project


def _default_calendar(build: _Build, head: Part) -> str | None:
    uid = head["CalendarUID"].strip()
    if uid in build.calendars:
        return uid
    build.findings.quality("missing_default_calendar", {"uid": uid})
    bases = [calendar.uid for calendar in build.calendars.values() if calendar.kind == "global"]
    if not bases:
        build.calendars["default"] = Calendar(
            "default", "5 × 8", (((480, 720), (780, 1020)),) * 5 + ((),) * 2, kind="global"
        )
        return "default"
    return bases[0]


def _mend_calendars(build: _Build) -> None:
    """References to calendars that the file does not hold are taken away and reported."""
    for calendar in build.calendars.values():
        if calendar.parent_uid is not None and calendar.parent_uid not in build.calendars:
            build.findings.quality("missing_parent_calendar", {"uid": calendar.uid, "name": calendar.name})
            calendar.parent_uid = None
    for activity in build.activities.values():
        if activity.calendar_uid is not None and activity.calendar_uid not in build.calendars:
            build.findings.quality(
                "missing_calendar",
                {"uid": activity.uid, "code": activity.code, "name": activity.name, "calendar": activity.calendar_uid},
            )
            activity.calendar_uid = None
    for resource in build.resources.values():
        if resource.calendar_uid not in build.calendars:
            resource.calendar_uid = None


MOVES_BY_STATUS = (
    "MoveCompletedEndsBack",
    "MoveRemainingStartsBack",
    "MoveRemainingStartsForward",
    "MoveCompletedEndsForward",
)
"""Microsoft Project moves parts of begun tasks to the status date when progress is entered; Headway never does."""


def _note_options(build: _Build, head: Part) -> None:
    for option in MOVES_BY_STATUS:
        if flag(head[option]):
            build.findings.loss("option_not_followed", {"option": option, "value": head[option]}, severity="warning")


def _options(head: Part) -> ScheduleOptions:
    per_day = whole(head["MinutesPerDay"], 480) or 480
    limit_days = number(head["CriticalSlackLimit"] or "0") or 0.0
    return ScheduleOptions(
        profile=Profile.MSP,
        minutes_per_day=per_day,
        minutes_per_week=whole(head["MinutesPerWeek"], 2400) or 2400,
        days_per_month=number(head["DaysPerMonth"] or "20") or 20.0,
        default_start_minute=clock_minute(head["DefaultStartTime"], 480),
        default_finish_minute=clock_minute(head["DefaultFinishTime"], 1020),
        lag_calendar=LagCalendar.SUCCESSOR,
        float_rule=FloatRule.SMALLEST,
        critical_rule=CriticalRule.TOTAL_FLOAT,
        critical_float_minutes=round(limit_days * per_day),
        multiple_critical_paths=flag(head["MultipleCriticalPaths"]),
        honours_constraint_dates=flag(head["HonorConstraints"], default=True),
        splits_in_progress_tasks=flag(head["SplitsInProgressTasks"], default=True),
        schedules_from_finish=not flag(head["ScheduleFromStart"], default=True),
        use_expected_finish=False,
    )


def _settle_ghosts(build: _Build, project: ScheduleProject) -> None:
    """Links to tasks of other projects become external relations; what they hold back stays as an external date."""
    for relation in build.relations:
        if relation.successor_uid in build.activities and relation.predecessor_uid in build.ghosts:
            name, dates = build.ghosts[relation.predecessor_uid]
            at = ghost_instant(dates, relation.type)
            activity = build.activities[relation.successor_uid]
            if at and (activity.external_early_start is None or at > activity.external_early_start):
                activity.external_early_start = at
            project.external_relations.append(
                ExternalRelation(activity.uid, "", name, "predecessor", relation.type, relation.lag_minutes)
            )
            build.findings.loss("external_relation", {"uid": activity.uid, "other": name, "project": ""})
        else:
            project.relations.append(relation)


def _add_splits(build: _Build, project: ScheduleProject) -> None:
    clocks = WorkClocks(project.calendars, project.default_calendar_uid)
    for uid, spans in build.spans.items():
        activity = build.activities[uid]
        if activity.kind is ActivityKind.WBS or activity.manual:
            continue
        set_splits(activity, spans, clocks.of(activity.calendar_uid or build.span_calendar.get(uid)))
