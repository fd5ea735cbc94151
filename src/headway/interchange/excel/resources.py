"""The sheets 资源 and 资源分配 of our own export: resources with what they are, assignments with their work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.engine.document import Assignment, Resource, ResourceKind, ScheduleProject
from headway.interchange.excel.cells import name_of, number_of
from headway.interchange.excel.columns import plain
from headway.interchange.excel.more import code_of, flag_of
from headway.interchange.excel.table import Table, TableRow

if TYPE_CHECKING:
    from headway.interchange.excel.activities import ActivityRows


class ResourceSheets:
    """Reads the two sheets of one workbook; either may be missing."""

    def __init__(self, resources: Table | None, assignments: Table | None, project: ScheduleProject) -> None:
        self.table, self.assignments, self.project = resources, assignments, project
        self._found: dict[str, Resource] = {}

    def activities(self, rows: ActivityRows) -> set[str]:
        """Which activities have assignments here, so that the column 资源 is not read for them as well."""
        references = {row.text("activity") for row in self.assignments.rows()} if self.assignments else set()
        return {reference.removeprefix("#") for reference in references} | {
            row.text("uid") for row in rows.table.rows() if row.text("uid") and row.text("code") in references
        }

    def read(self, rows: ActivityRows) -> None:
        """Resources first, then who works where."""
        calendars = {plain(calendar.name): calendar.uid for calendar in self.project.calendars}
        for row in self.table.rows() if self.table else ():
            self._resource(row, calendars)
        for number, row in enumerate(self.assignments.rows() if self.assignments else (), start=1):
            self._assignment(row, rows, number)

    def _resource(self, row: TableRow, calendars: dict[str, str]) -> None:
        name, uid = name_of(row.value("name")), row.text("uid")
        kind = code_of(row.text("kind"))
        capacity = row.read("capacity", number_of)
        resource = Resource(
            uid=uid or f"resource:{name}",
            name=name,
            kind=ResourceKind(kind) if kind in set(ResourceKind) else ResourceKind.LABOUR,
            code=name_of(row.value("code")),
            calendar_uid=calendars.get(plain(row.text("calendar"))),
            unit=name_of(row.value("unit")),
            capacity=1.0 if capacity is None else capacity,
            price=row.read("price", number_of),
        )
        known = next((one for one in self.project.resources if one.uid == resource.uid), None)
        if known is None:
            self.project.resources.append(resource)
        self._found[f"#{uid}"] = self._found[name] = known or resource

    def _assignment(self, row: TableRow, rows: ActivityRows, number: int) -> None:
        activity = rows.uid_of(row.text("activity"))
        resource = self._found.get(name_of(row.value("resource")))
        if activity is None:
            row.fail("activity", "predecessor")
        if resource is None:
            row.fail("resource", "resource_unknown")
        if activity is None or resource is None:
            return
        units = row.read("units", number_of)
        self.project.assignments.append(
            Assignment(
                uid=f"sheet:{number}",
                activity_uid=activity,
                resource_uid=resource.uid,
                units=1.0 if units is None else units,
                work_minutes=_minutes(row, "work"),
                remaining_work_minutes=_minutes(row, "remaining"),
                actual_work_minutes=_minutes(row, "actual"),
                quantity=row.read("quantity", number_of),
                delay_minutes=_minutes(row, "delay"),
                drives_dates=row.read("drives", flag_of) is not False,
                cost=row.read("cost", number_of),
            )
        )


def _minutes(row: TableRow, key: str) -> int:
    return round((row.read(key, number_of) or 0.0) * 60)
