"""A plan's heading, and what a client needs to stand at another revision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema

Instants = list[int | None]
Codes = list[dict[str, str] | None]
"""Code type -> value, or none."""


class PlanHeading(Schema):
    plan_id: int
    project_id: int
    project_code: str
    project_name: str
    plan_name: str
    revision: int
    profile: str
    time_zone: str
    default_calendar_id: int | None
    minutes_per_day: int
    data_date: int | None
    start: int | None
    finish: int | None
    contract_finish: int | None
    calculated_at: datetime | None
    calculation_ms: float | None


class WindowCalendar(Schema):
    id: int
    name: str
    week: list[list[list[int]]]
    exceptions: list[list[Any]]


class DeltaRows(Schema):
    id: list[int]
    parent_id: Instants
    sort_key: list[int]
    kind: list[int]
    code: list[str]
    name: list[str]
    duration: list[int]
    remaining: list[int]
    percent: list[float]
    flags: list[int]
    calendar_id: Instants
    constraint: list[int]
    constraint_at: Instants
    secondary_constraint: list[int]
    secondary_constraint_at: Instants
    deadline: Instants
    actual_start: Instants
    actual_finish: Instants
    quantity: list[float | None]
    unit: list[str]
    location: list[str]
    trade: list[str]
    responsible: list[str]
    codes: Codes


class DeltaDates(Schema):
    id: list[int]
    start: Instants
    finish: Instants
    late_start: Instants
    late_finish: Instants
    total_float: Instants
    free_float: Instants
    flags: list[int]
    wbs_duration: Instants
    wbs_remaining: Instants
    wbs_percent: Instants


class DeltaRelations(Schema):
    id: list[int]
    predecessor_id: list[int]
    successor_id: list[int]
    type: list[int]
    lag: list[int]
    lag_percent: list[float | None]
    lag_calendar: list[int | None]


class DeltaDriving(Schema):
    id: list[int]
    driving: list[int]


class WindowResource(Schema):
    id: int
    name: str
    kind: str
    unit: str


class DeltaAssignments(Schema):
    id: list[int]
    activity_id: list[int]
    resource_id: list[int]
    units: list[float]


class DeltaBaseline(Schema):
    id: list[int]
    start: Instants
    finish: Instants


class DeltaOut(PlanHeading):
    since: int
    rows: DeltaRows
    removed: list[int]
    dates: DeltaDates
    relations: DeltaRelations
    removed_relations: list[int]
    driving: DeltaDriving
    assignments: DeltaAssignments
    removed_assignments: list[int]
    resources: list[WindowResource]
    baseline: DeltaBaseline | None
    calendars: list[WindowCalendar] | None
