"""The tables of P6 as a document: projects, WBS, activities, relations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from headway.engine.document import (
    Activity,
    ActivityKind,
    Calendar,
    ExternalRelation,
    RecordedDates,
    RecordedResults,
    Relation,
    RelationType,
    ScheduleDocument,
    ScheduleProject,
)
from headway.interchange.errors import ImportRefused
from headway.interchange.p6.activities import read_activity, set_durations, shown, wbs_uid
from headway.interchange.p6.baselines import part_baselines, read_baselines
from headway.interchange.p6.calendars import calendar_of_nothing, is_default, read_calendars
from headway.interchange.p6.details import add_details
from headway.interchange.p6.options import WITHOUT_DATES, options_not_followed, read_options
from headway.interchange.p6.recorded import read_recorded
from headway.interchange.p6.resources import read_assignments, read_resources
from headway.interchange.p6.tables import SETTINGS_OF_P6, P6Tables, Row
from headway.interchange.p6.values import flag, instant, minutes, number
from headway.interchange.quality import note_progress
from headway.interchange.report import Findings
from headway.interchange.worktime import WorkClocks

RELATION_TYPES = {
    "PR_FS": RelationType.FS,
    "PR_SS": RelationType.SS,
    "PR_FF": RelationType.FF,
    "PR_SF": RelationType.SF,
}


@dataclass(slots=True)
class _Build:
    """Everything known while the projects of one file are put together."""

    tables: P6Tables
    findings: Findings
    calendars: dict[str, Calendar]
    projects: dict[str, ScheduleProject] = field(default_factory=dict)  # by proj_id, in file order
    project_of: dict[str, str] = field(default_factory=dict)  # task_id -> proj_id
    activity_of: dict[str, Activity] = field(default_factory=dict)  # uid, WBS rows too


def build_document(
    tables: P6Tables, findings: Findings, *, file_format: str
) -> tuple[ScheduleDocument, RecordedResults]:
    """One ScheduleProject per exported project, in the order of the file; projects that are baselines go with theirs."""
    pairs = part_baselines(tables)
    build = _Build(tables, findings, read_calendars(tables, findings))
    _read_projects(build)
    if not build.projects:
        raise ImportRefused("no_projects")
    _read_activities(build)
    _read_relations(build)
    resources = read_resources(tables, set(build.calendars), findings)
    assignments = read_assignments(tables, build.project_of, resources, findings)
    for proj_id, project in build.projects.items():
        project.assignments = assignments.get(proj_id, [])
        used = {item.resource_uid for item in project.assignments}
        project.resources = [item for uid, item in resources.items() if uid in used or len(build.projects) == 1]
    add_details(tables, build.activity_of, findings)
    _note_left_out(tables, findings)
    application = f"Primavera P6 {tables.version}".strip()
    document = ScheduleDocument(
        projects=list(build.projects.values()), application=application, file_format=file_format
    )
    baselines = read_baselines(tables, pairs, findings)
    recorded = _recorded(build)
    recorded.baselines = [baselines.get(proj_id, []) for proj_id in build.projects]
    return document, recorded


def _read_projects(build: _Build) -> None:
    options = {row["proj_id"]: row for row in build.tables.rows("SCHEDOPTIONS")}
    holding = {row["proj_id"] for row in build.tables.rows("TASK")}
    default = next((row["clndr_id"] for row in build.tables.rows("CALENDAR") if is_default(row)), None)
    # projects that are exported whole come first, those that only hold the other ends of links after them
    for row in sorted(build.tables.rows("PROJECT"), key=lambda row: not flag(row["export_flag"], default=True)):
        proj_id = row["proj_id"]
        if proj_id in build.projects:
            build.findings.quality(
                "duplicate_id", {"thing": "project", "uid": proj_id, "name": row["proj_short_name"]}, severity="error"
            )
        elif proj_id in holding or flag(row["export_flag"], default=True):
            build.projects[proj_id] = _project(build, row, options.get(proj_id), default)
            _note_options(build, row["proj_short_name"], options.get(proj_id))
    build.findings.count("projects", build.tables.number("PROJECT"), len(build.projects))


def _note_options(build: _Build, project: str, chosen: Row | None) -> None:
    """Settings that Headway calculates otherwise, or does not know."""
    if chosen is None:
        return
    unknown = [(name, "") for name in build.tables.options if name not in WITHOUT_DATES]
    for option, value in [*options_not_followed(chosen), *unknown]:
        build.findings.loss(
            "option_not_followed", {"project": project, "option": option, "value": value}, severity="warning"
        )


def _project(build: _Build, row: Row, options: Row | None, default: str | None) -> ScheduleProject:
    calendars = _calendars_of(build, row["proj_id"])
    if not calendars:
        calendars = [calendar_of_nothing("default")]
        build.findings.quality("missing_calendars", severity="warning")
    known = {calendar.uid: calendar for calendar in calendars}
    chosen = next((uid for uid in (row["clndr_id"].strip(), default) if uid in known), calendars[0].uid)
    if row["clndr_id"].strip() not in known:
        build.findings.quality("missing_default_calendar", {"name": row["proj_short_name"]})
    short = row["proj_short_name"].strip()
    start = instant(row["plan_start_date"])
    return ScheduleProject(
        id=short or row["proj_id"],
        name=row["project_name"].strip() or short,
        default_calendar_uid=chosen,
        start=start,
        data_date=instant(row["last_recalc_date"]) or start,
        must_finish_by=instant(row["plan_end_date"]),
        options=read_options(row, options, known.get(chosen)),
        calendars=calendars,
    )


def _calendars_of(build: _Build, proj_id: str) -> list[Calendar]:
    owner = {row["clndr_id"].strip(): row["proj_id"].strip() for row in build.tables.rows("CALENDAR")}
    return [calendar for uid, calendar in build.calendars.items() if owner.get(uid, "") in ("", proj_id)]


def _read_activities(build: _Build) -> None:
    wbs: dict[str, list[Row]] = defaultdict(list)
    tasks: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in build.tables.rows("PROJWBS"):
        wbs[row["proj_id"]].append(row)
    seen: set[str] = set()
    for number_in_file, row in enumerate(build.tables.rows("TASK"), start=1):
        if row["task_id"] in seen or row["proj_id"] not in build.projects:
            code = "duplicate_id" if row["task_id"] in seen else "activity_without_project"
            build.findings.quality(code, shown(row, thing="activity"), severity="error")
            continue
        seen.add(row["task_id"])
        row["row"] = str(number_in_file)
        tasks[row["proj_id"]][row["wbs_id"]].append(row)
    for proj_id, project in build.projects.items():
        _Outline(build, proj_id, project).fill(wbs[proj_id], tasks[proj_id])
    kept = sum(len(project.activities) for project in build.projects.values())
    build.findings.count("activities", build.tables.number("TASK"), len(build.project_of))
    build.findings.count("wbs", build.tables.number("PROJWBS"), kept - len(build.project_of))


class _Outline:
    """Puts one project's rows in outline order: a node, its activities by code, its sub-nodes."""

    def __init__(self, build: _Build, proj_id: str, project: ScheduleProject) -> None:
        self.build, self.proj_id, self.project = build, proj_id, project
        self.clocks = WorkClocks(project.calendars, project.default_calendar_uid)
        self.calendars = {calendar.uid for calendar in project.calendars}
        self.children: dict[str, list[Row]] = defaultdict(list)

    def fill(self, nodes: list[Row], tasks: dict[str, list[Row]]) -> None:
        known = {row["wbs_id"] for row in nodes}
        self._name_project(nodes)
        for row in nodes:
            parent = row["parent_wbs_id"]
            self.children[parent if parent in known and not flag(row["proj_node_flag"], default=False) else ""].append(
                row
            )
        self._add_nodes(tasks)
        for wbs_id in [uid for uid in tasks if wbs_uid(uid) not in self.build.activity_of]:
            if wbs_id:
                self.build.findings.quality("missing_wbs", {"uid": wbs_id})
            self._add_tasks(tasks[wbs_id], None)

    def _name_project(self, nodes: list[Row]) -> None:
        root = next((row for row in nodes if flag(row["proj_node_flag"], default=False)), None)
        if root is not None and root["wbs_name"].strip():
            self.project.name = root["wbs_name"].strip()

    def _add_nodes(self, tasks: dict[str, list[Row]]) -> None:
        waiting = [(row, "") for row in reversed(_in_order(self.children[""]))]
        while waiting:
            row, above = waiting.pop()
            uid = wbs_uid(row["wbs_id"])
            if uid in self.build.activity_of:
                self.build.findings.quality(
                    "duplicate_id", {"thing": "wbs", "uid": uid, "name": row["wbs_name"]}, severity="error"
                )
                continue
            code = f"{above}.{row['wbs_short_name'].strip()}" if above else row["wbs_short_name"].strip()
            self._add_node(row, uid, code)
            self._add_tasks(tasks.get(row["wbs_id"], []), uid)
            waiting += [(child, code) for child in reversed(_in_order(self.children[row["wbs_id"]]))]

    def _add_node(self, row: Row, uid: str, code: str) -> None:
        parent = wbs_uid(row["parent_wbs_id"])
        node = Activity(
            uid=uid,
            code=code,
            name=row["wbs_name"].strip(),
            kind=ActivityKind.WBS,
            parent_uid=parent if parent in self.build.activity_of else None,
            weight=number(row["est_wt"]),
        )
        self.build.activity_of[uid] = node
        self.project.activities.append(node)

    def _add_tasks(self, rows: list[Row], parent_uid: str | None) -> None:
        for row in sorted(rows, key=lambda row: row["task_code"]):
            activity = read_activity(row, self.build.findings)
            activity.parent_uid = parent_uid
            activity.source_row = int(row["row"])
            if activity.calendar_uid not in self.calendars:
                if activity.calendar_uid:
                    self.build.findings.quality("missing_calendar", shown(row, calendar=activity.calendar_uid))
                activity.calendar_uid = None
            set_durations(activity, row, self.clocks, self.project.data_date)
            note_progress(activity, self.build.findings)
            self.build.activity_of[activity.uid] = activity
            self.build.project_of[activity.uid] = self.proj_id
            self.project.activities.append(activity)


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: number(row["seq_num"]) or 0.0)


def _read_relations(build: _Build) -> None:
    kept = 0
    for row in build.tables.rows("TASKPRED"):
        ends = (build.project_of.get(row["pred_task_id"]), build.project_of.get(row["task_id"]))
        if ends[0] is not None and ends[0] == ends[1]:
            build.projects[ends[0]].relations.append(_relation(row, build.findings))
        elif not _add_external(build, row, ends):
            build.findings.quality(
                "relation_unknown_end",
                {"uid": row["task_pred_id"], "predecessor": row["pred_task_id"], "successor": row["task_id"]},
            )
            continue
        kept += 1
    build.findings.count("relations", build.tables.number("TASKPRED"), kept)


def _relation(row: Row, findings: Findings) -> Relation:
    kind = RELATION_TYPES.get(row["pred_type"])
    if kind is None:
        findings.loss(
            "relation_type_unknown", {"uid": row["task_pred_id"], "text": row["pred_type"]}, severity="warning"
        )
    return Relation(
        uid=row["task_pred_id"] or f"{row['pred_task_id']}>{row['task_id']}",
        predecessor_uid=row["pred_task_id"],
        successor_uid=row["task_id"],
        type=kind or RelationType.FS,
        lag_minutes=minutes(row["lag_hr_cnt"]) or 0,
    )


def _add_external(build: _Build, row: Row, ends: tuple[str | None, str | None]) -> bool:
    """A link that leaves the project; False when neither end is known or it should have been inside."""
    if row["pred_proj_id"] == row["proj_id"] and None in ends:
        return False
    for mine, other, uid, other_uid, direction in (
        (ends[1], row["pred_proj_id"], row["task_id"], row["pred_task_id"], "predecessor"),
        (ends[0], row["proj_id"], row["pred_task_id"], row["task_id"], "successor"),
    ):
        if mine is None:
            continue
        project_name, code = _named(build, other, other_uid)
        build.projects[mine].external_relations.append(
            ExternalRelation(
                activity_uid=uid,
                other_project=project_name,
                other_activity=code,
                direction=direction,
                type=RELATION_TYPES.get(row["pred_type"], RelationType.FS),
                lag_minutes=minutes(row["lag_hr_cnt"]) or 0,
            )
        )
        build.findings.loss(
            "external_relation",
            {"uid": uid, "other": other_uid, "project": project_name},
        )
    return ends != (None, None)


def _named(build: _Build, proj_id: str, task_id: str) -> tuple[str, str]:
    """How the other end is called: project and activity code, as far as the file says."""
    project, activity = build.projects.get(proj_id), build.activity_of.get(task_id)
    if project is not None and activity is not None:
        return project.id, activity.code
    return build.tables.outside.get(task_id, (proj_id, task_id))


def _recorded(build: _Build) -> RecordedResults:
    found: dict[str, dict[str, RecordedDates]] = {proj_id: {} for proj_id in build.projects}
    for row in build.tables.rows("TASK"):
        proj_id = build.project_of.get(row["task_id"])
        if proj_id is not None and row["task_id"] not in found[proj_id]:
            found[proj_id][row["task_id"]] = read_recorded(row, build.projects[proj_id])
    return RecordedResults(projects=list(found.values()))


def _note_left_out(tables: P6Tables, findings: Findings) -> None:
    for table, count in tables.left_out.items():
        if table not in SETTINGS_OF_P6 and count:
            findings.loss("table_left_out", {"table": table, "rows": count})
    findings.count("ignored_tables", sum(1 for count in tables.left_out.values() if count), 0)
