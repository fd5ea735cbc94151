"""Resources, roles and assignments of P6."""

from __future__ import annotations

from headway.engine.document import Assignment, Resource, ResourceKind
from headway.interchange.p6.tables import P6Tables, Row
from headway.interchange.p6.values import flag, minutes, number
from headway.interchange.report import Findings

KINDS = {"RT_Labor": ResourceKind.LABOUR, "RT_Equip": ResourceKind.MACHINE, "RT_Mat": ResourceKind.MATERIAL}


def role_uid(role_id: str) -> str:
    return f"role:{role_id}"


def read_resources(tables: P6Tables, calendars: set[str], findings: Findings) -> dict[str, Resource]:
    """Resources and roles by uid; a role is a crew of its own, `role:<id>`."""
    units = {row["unit_id"]: row["unit_abbrev"] or row["unit_name"] for row in tables.rows("UMEASURE")}
    rates = _latest_rates(tables)
    found: dict[str, Resource] = {}
    for row in tables.rows("RSRC"):
        resource = _resource(row, units, rates.get(row["rsrc_id"]))
        if resource.calendar_uid not in calendars:
            resource.calendar_uid = None
        found.setdefault(resource.uid, resource)
    for row in tables.rows("ROLES"):
        uid = role_uid(row["role_id"])
        found[uid] = Resource(uid=uid, name=row["role_name"], code=row["role_short_name"], kind=ResourceKind.CREW)
    findings.count("resources", tables.number("RSRC") + tables.number("ROLES"), len(found))
    return found


def read_assignments(
    tables: P6Tables, activities: dict[str, str], resources: dict[str, Resource], findings: Findings
) -> dict[str, list[Assignment]]:
    """Assignments by project id; `activities` maps task ids to project ids."""
    by_project: dict[str, list[Assignment]] = {}
    kept = 0
    for row in tables.rows("TASKRSRC"):
        resource = resources.get(row["rsrc_id"]) or resources.get(role_uid(row["role_id"]))
        if resource is None or row["task_id"] not in activities:
            findings.loss("assignment_without_end", {"uid": row["taskrsrc_id"]}, severity="warning")
            continue
        by_project.setdefault(activities[row["task_id"]], []).append(_assignment(row, resource))
        kept += 1
    findings.count("assignments", tables.number("TASKRSRC"), kept)
    return by_project


def _latest_rates(tables: P6Tables) -> dict[str, Row]:
    latest: dict[str, Row] = {}
    for row in tables.rows("RSRCRATE"):
        before = latest.get(row["rsrc_id"])
        if before is None or row["start_date"] >= before["start_date"]:
            latest[row["rsrc_id"]] = row
    return latest


def _resource(row: Row, units: dict[str, str], rate: Row | None) -> Resource:
    capacity = number(rate["max_qty_per_hr"]) if rate else None
    return Resource(
        uid=row["rsrc_id"],
        name=row["rsrc_name"].strip(),
        kind=KINDS.get(row["rsrc_type"], ResourceKind.LABOUR),
        code=row["rsrc_short_name"].strip(),
        calendar_uid=row["clndr_id"].strip() or None,
        unit=units.get(row["unit_id"], ""),
        capacity=1.0 if capacity is None else capacity,
        price=number(rate["cost_per_qty"]) if rate else None,
    )


def _assignment(row: Row, resource: Resource) -> Assignment:
    actual = (number(row["act_reg_qty"]) or 0.0) + (number(row["act_ot_qty"]) or 0.0)
    remaining, planned = number(row["remain_qty"]) or 0.0, number(row["target_qty"]) or 0.0
    assignment = Assignment(
        uid=row["taskrsrc_id"],
        activity_uid=row["task_id"],
        resource_uid=resource.uid,
        units=_units(row),
        delay_minutes=minutes(row["target_lag_drtn_hr_cnt"]) or 0,
        drives_dates=flag(row["rollup_dates_flag"], default=True),
        cost=number(row["target_cost"]),
    )
    if resource.kind is ResourceKind.MATERIAL:
        assignment.quantity = planned
    else:
        assignment.work_minutes = round(60 * ((actual + remaining) or planned))
        assignment.remaining_work_minutes = round(60 * remaining)
        assignment.actual_work_minutes = round(60 * actual)
    return assignment


def _units(row: Row) -> float:
    for column in ("remain_qty_per_hr", "target_qty_per_hr"):
        found = number(row[column])
        if found:
            return found
    return 0.0
