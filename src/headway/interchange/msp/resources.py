"""Resources and assignments of Microsoft Project."""

from __future__ import annotations

from headway.engine.document import Assignment, Resource, ResourceKind
from headway.interchange.msp.values import flag, minutes, number, tenths
from headway.interchange.xml_parts import Part

KINDS = {"0": ResourceKind.MATERIAL, "1": ResourceKind.LABOUR, "2": ResourceKind.COST}
NOBODY = ("-65535", "", "0")
"""Resource 0 is the empty row that every file has."""


def read_resource(part: Part) -> Resource:
    capacity = number(part["MaxUnits"])
    kind = ResourceKind.COST if flag(part["IsCostResource"]) else KINDS.get(part["Type"].strip(), ResourceKind.LABOUR)
    calendar = part["CalendarUID"].strip()
    return Resource(
        uid=part["UID"].strip(),
        name=part["Name"].strip(),
        kind=kind,
        code=(part["Code"] or part["Initials"]).strip(),
        calendar_uid=calendar if calendar not in ("", "-1") else None,
        unit=part["MaterialLabel"].strip(),
        capacity=1.0 if capacity is None else capacity,
        price=number(part["StandardRate"]) if part["StandardRate"] else None,
    )


def read_assignment(part: Part, kind: ResourceKind) -> Assignment:
    assignment = Assignment(
        uid=part["UID"].strip(),
        activity_uid=part["TaskUID"].strip(),
        resource_uid=part["ResourceUID"].strip(),
        units=number(part["Units"]) if number(part["Units"]) is not None else 1.0,  # type: ignore[arg-type]
        delay_minutes=tenths(part["Delay"]),
        cost=number(part["Cost"]) if part["Cost"] else None,
    )
    if kind is ResourceKind.MATERIAL:
        assignment.quantity = (minutes(part["Work"]) or 0) / 60  # material is written as hours
        assignment.drives_dates = False
    elif kind is ResourceKind.COST:
        assignment.drives_dates = False
    else:
        assignment.work_minutes = minutes(part["Work"]) or 0
        assignment.remaining_work_minutes = minutes(part["RemainingWork"]) or 0
        assignment.actual_work_minutes = minutes(part["ActualWork"]) or 0
    return assignment
