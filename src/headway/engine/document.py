"""ScheduleDocument: a plan as a file holds it, as plain values.

`interchange` fills it from other tools' files, `schedule` fills it from the Plan, the engine turns
it into a `Network`. It holds intent and progress only. What another tool *calculated* (early and
late dates, floats, critical flags) stands in `RecordedResults`, which the engine never receives.

Units: instants are naive local `datetime` to the minute; durations, lags and works are whole
minutes; fractions are 0-1; uids are strings, unique within one project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Shift = tuple[int, int]
"""Half-open working span of a day in minutes after midnight, 0 <= start < finish <= 1440."""


class Profile(StrEnum):
    """Whose rules calculate the plan."""

    P6 = "p6"
    MSP = "msp"
    JGJ121 = "jgj121"


class ActivityKind(StrEnum):
    WBS = "wbs"  # a summary row: sums its children, may carry links and constraints in MS Project
    TASK = "task"
    START_MILESTONE = "start_milestone"
    FINISH_MILESTONE = "finish_milestone"
    LEVEL_OF_EFFORT = "level_of_effort"
    RESOURCE_DEPENDENT = "resource_dependent"
    WBS_SUMMARY_ACTIVITY = "wbs_summary_activity"  # P6 TT_WBS: spans the activities of its WBS node


class RelationType(StrEnum):
    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class LagCalendar(StrEnum):
    PREDECESSOR = "predecessor"
    SUCCESSOR = "successor"
    PROJECT = "project"
    ELAPSED = "elapsed"  # 24 hours, every day


class ConstraintKind(StrEnum):
    START_ON = "start_on"
    START_ON_OR_AFTER = "start_on_or_after"
    START_ON_OR_BEFORE = "start_on_or_before"
    FINISH_ON = "finish_on"
    FINISH_ON_OR_AFTER = "finish_on_or_after"
    FINISH_ON_OR_BEFORE = "finish_on_or_before"
    MANDATORY_START = "mandatory_start"
    MANDATORY_FINISH = "mandatory_finish"
    AS_LATE_AS_POSSIBLE = "as_late_as_possible"


class ProgressLogic(StrEnum):
    RETAINED_LOGIC = "retained_logic"
    PROGRESS_OVERRIDE = "progress_override"
    ACTUAL_DATES = "actual_dates"


class FloatRule(StrEnum):
    START = "start"
    FINISH = "finish"
    SMALLEST = "smallest"


class CriticalRule(StrEnum):
    TOTAL_FLOAT = "total_float"
    LONGEST_PATH = "longest_path"


class SsLagRule(StrEnum):
    """From which start of a running predecessor an SS lag counts (P6 option)."""

    EARLY_START = "early_start"
    ACTUAL_START = "actual_start"


class ResourceKind(StrEnum):
    LABOUR = "labour"
    CREW = "crew"
    MACHINE = "machine"
    MATERIAL = "material"
    COST = "cost"


@dataclass(slots=True)
class CalendarException:
    """Days `first_day`..`last_day` (both included) with other shifts; none = no work.

    `weekdays` restricts it to some days of the week (0 = Monday), as MS Project's work weeks do.
    A later entry of the list wins over an earlier one on the same day.
    """

    first_day: date
    last_day: date
    shifts: tuple[Shift, ...] = ()
    name: str = ""
    weekdays: tuple[int, ...] | None = None


@dataclass(slots=True)
class Calendar:
    """Working time. A day follows: own exception, own `week` entry, the parent's rule for that day.

    `week` has seven entries, Monday first; `None` = as in the parent (no work without a parent).
    """

    uid: str
    name: str
    week: tuple[tuple[Shift, ...] | None, ...]
    exceptions: list[CalendarException] = field(default_factory=list)
    parent_uid: str | None = None
    kind: str = "project"  # project | global | resource
    minutes_per_day: int = 480
    minutes_per_week: int = 2400
    minutes_per_month: int = 9600


@dataclass(slots=True)
class Constraint:
    kind: ConstraintKind
    at: datetime | None = None


@dataclass(slots=True)
class Split:
    """One worked span of an activity that is interrupted, as MS Project draws it."""

    start: datetime
    finish: datetime


@dataclass(slots=True)
class Activity:
    """One row of the plan, WBS rows included; the list order of a project is the outline order."""

    uid: str
    code: str
    name: str
    kind: ActivityKind = ActivityKind.TASK
    parent_uid: str | None = None
    calendar_uid: str | None = None  # None = the project's default calendar
    ignores_resource_calendars: bool = True

    duration_minutes: int = 0  # P6: at completion; MS Project: duration
    duration_elapsed: bool = False  # counts on 24 h x 7 d
    duration_estimated: bool = False
    remaining_minutes: int = 0
    actual_minutes: int = 0

    percent_complete: float = 0.0
    percent_kind: str = "duration"  # duration | physical | units
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    stop: datetime | None = None  # where progress stands (MS Project)
    suspend: datetime | None = None  # P6
    resume: datetime | None = None  # where remaining work goes on (MS Project and P6)
    splits: list[Split] = field(default_factory=list)

    constraint: Constraint | None = None
    secondary_constraint: Constraint | None = None
    deadline: datetime | None = None
    expected_finish: datetime | None = None
    external_early_start: datetime | None = None
    external_late_finish: datetime | None = None
    manual: bool = False  # MS Project: dates as typed, not scheduled
    manual_start: datetime | None = None
    manual_finish: datetime | None = None
    inactive: bool = False
    levelling_delay_minutes: int = 0
    levelling_delay_elapsed: bool = True
    priority: int = 500

    quantity: float | None = None
    unit: str = ""
    weight: float | None = None
    location: str = ""
    trade: str = ""
    responsible: str = ""
    notes: str = ""
    codes: dict[str, str] = field(default_factory=dict)  # dictionary name -> value
    custom: dict[str, str] = field(default_factory=dict)  # what the tool's user-defined fields held
    source_row: int | None = None  # 1-based row or record in the source file


@dataclass(slots=True)
class Relation:
    """`predecessor` -> `successor`; several between the same two are kept."""

    uid: str
    predecessor_uid: str
    successor_uid: str
    type: RelationType = RelationType.FS
    lag_minutes: int = 0
    lag_elapsed: bool = False
    lag_percent: float | None = None  # fraction of the predecessor's duration; wins over lag_minutes
    lag_calendar: LagCalendar | None = None  # None = the project's option


@dataclass(slots=True)
class Resource:
    uid: str
    name: str
    kind: ResourceKind = ResourceKind.LABOUR
    code: str = ""
    calendar_uid: str | None = None
    unit: str = ""
    capacity: float = 1.0  # units at the same time; 1.0 = one full-time unit
    price: float | None = None  # per hour (labour, crew, machine) or per unit


@dataclass(slots=True)
class Assignment:
    uid: str
    activity_uid: str
    resource_uid: str
    units: float = 1.0
    work_minutes: int = 0
    remaining_work_minutes: int = 0
    actual_work_minutes: int = 0
    quantity: float | None = None
    delay_minutes: int = 0
    drives_dates: bool = True
    cost: float | None = None


@dataclass(slots=True)
class ExternalRelation:
    """A link whose other end lies outside the project; its effect is in the external dates."""

    activity_uid: str
    other_project: str
    other_activity: str
    direction: str  # predecessor | successor
    type: RelationType
    lag_minutes: int = 0


@dataclass(slots=True)
class ScheduleOptions:
    """Every setting that moves dates, with the defaults of the tool that wrote the file."""

    profile: Profile = Profile.P6
    minutes_per_day: int = 480
    minutes_per_week: int = 2400
    days_per_month: float = 20.0
    default_start_minute: int = 480
    default_finish_minute: int = 1020
    progress_logic: ProgressLogic = ProgressLogic.RETAINED_LOGIC
    lag_calendar: LagCalendar = LagCalendar.PREDECESSOR
    ss_lag_rule: SsLagRule = SsLagRule.EARLY_START
    float_rule: FloatRule = FloatRule.FINISH
    critical_rule: CriticalRule = CriticalRule.TOTAL_FLOAT
    critical_float_minutes: int = 0
    open_ends_critical: bool = False
    multiple_critical_paths: bool = False
    use_expected_finish: bool = True
    honours_constraint_dates: bool = True  # MS Project: tasks always honour their constraint dates
    splits_in_progress_tasks: bool = True  # MS Project
    schedules_from_finish: bool = False
    ignores_external_relations: bool = False
    float_to_own_project_finish: bool = True


@dataclass(slots=True)
class ScheduleProject:
    """One project of a file. `id`: P6's short name, MS Project's title, else the file's name."""

    id: str
    name: str
    default_calendar_uid: str | None
    start: datetime | None = None  # planned start
    data_date: datetime | None = None  # P6 data date, MS Project status date
    must_finish_by: datetime | None = None
    finish: datetime | None = None  # MS Project, when it schedules from the finish
    options: ScheduleOptions = field(default_factory=ScheduleOptions)
    calendars: list[Calendar] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    external_relations: list[ExternalRelation] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    time_zone: str = "Asia/Shanghai"


@dataclass(slots=True)
class ScheduleDocument:
    """What one file holds: one or more projects, and who wrote it."""

    projects: list[ScheduleProject]
    application: str = ""  # as the file says: "Primavera P6 22.12", "Microsoft Project 16.0"
    file_format: str = ""  # xer | pmxml | mspdi | mpp | xlsx | …


@dataclass(slots=True)
class RecordedDates:
    """What the file's own tool had calculated for one activity."""

    start: datetime | None = None
    finish: datetime | None = None
    early_start: datetime | None = None
    early_finish: datetime | None = None
    late_start: datetime | None = None
    late_finish: datetime | None = None
    total_float_minutes: int | None = None
    free_float_minutes: int | None = None
    critical: bool | None = None
    longest_path: bool | None = None


@dataclass(slots=True)
class BaselineRow:
    """Where one row of the plan stood in a baseline."""

    uid: str
    start: datetime
    finish: datetime
    duration_minutes: int | None = None


@dataclass(slots=True)
class RecordedBaseline:
    """A baseline that the file's own tool froze. `number`: MS Project's, which numbers them and gives no names."""

    name: str = ""
    number: int | None = None
    is_compared: bool = False  # the one that the tool compares the plan with
    rows: list[BaselineRow] = field(default_factory=list)


@dataclass(slots=True)
class RecordedResults:
    """Per project (in file order) and activity uid. For comparison only; the engine never sees it."""

    projects: list[dict[str, RecordedDates]] = field(default_factory=list)
    baselines: list[list[RecordedBaseline]] = field(default_factory=list)
