"""PlanBuilder: writes a plan row by row, durations from quantity and norm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from headway.engine.document import (
    Activity,
    ActivityKind,
    Assignment,
    LagCalendar,
    Relation,
    RelationType,
    Resource,
    ResourceKind,
    ScheduleProject,
)
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.norms import NORMS, Norm

CREW_OF_ZONE = {"A": "一", "B": "二"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where work is done. `zone` is A, B or empty for both."""

    floor: str
    zone: str = ""

    def path(self, building: str) -> str:
        parts = [building, self.floor, f"{self.zone} 区" if self.zone else ""]
        return "/".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A relation by codes; either end may be written later."""

    predecessor: str
    successor: str
    type: RelationType
    days: float = 0
    hours: float = 0


class PlanBuilder:
    """Adds WBS rows, activities and relations to `project`; everything is named by its code."""

    def __init__(
        self, project: ScheduleProject, building: str, norms: Mapping[str, Norm] = NORMS, resources: str = "R"
    ) -> None:
        """`resources`: what the codes of its resources begin with."""
        self.project = project
        self.building = building
        self.norms = norms
        self._resources_begin = resources
        self._minutes_per_day = {calendar.uid: calendar.minutes_per_day for calendar in project.calendars}
        self._resources: dict[str, Resource] = {}
        self._uid_of: dict[str, str] = {}
        self._wishes: list[_Wish] = []
        self._wbs = ""
        self._calendar = SITE
        self._codes: dict[str, str] = {}

    def wbs(self, code: str, name: str, parent: str = "") -> None:
        """Open a WBS row; what is added next stands under it."""
        row = Activity(self._new_uid(code), code, name, ActivityKind.WBS)
        row.parent_uid = self._uid_of[parent] if parent else None
        self.project.activities.append(row)
        self._wbs = row.uid

    def under(self, code: str) -> None:
        """What is added next stands under this WBS row again."""
        self._wbs = self._uid_of[code]

    def works_on(self, calendar_uid: str) -> None:
        """The calendar of the activities added next."""
        self._calendar = calendar_uid

    def coded(self, **codes: str) -> None:
        """The activity codes of the activities added next, over those that stand; an empty value takes one away."""
        self._codes = {name: value for name, value in {**self._codes, **codes}.items() if value}

    def work(self, code: str, name: str, norm: str, quantity: float, place: Place, *, team: str = "") -> str:
        """An activity whose duration is quantity ÷ daily output, in whole days. Returns its code.

        `team` names the crew among several of its kind (一, 二, …); without it the zone does.
        """
        rule, quantity = self.norms[norm], round(quantity, 1)
        days = max(1, ceil(quantity / rule.daily_output))
        activity = self._activity(code, name, days, place)
        activity.quantity, activity.unit, activity.trade = quantity, rule.unit, rule.trade
        activity.responsible = rule.crew.format(team or CREW_OF_ZONE.get(place.zone, "一"))
        self._assign(activity, activity.responsible, ResourceKind.CREW, rule.headcount)
        if rule.machine:
            self._assign(activity, rule.machine, ResourceKind.MACHINE, 1)
        if rule.material:
            self._assign(activity, rule.material, ResourceKind.MATERIAL, quantity)
        return code

    def step(self, code: str, name: str, days: int, trade: str, place: Place) -> str:
        """An activity of fixed length: curing, tests, inspections, orders. `days` are those of its calendar."""
        activity = self._activity(code, name, days, place)
        activity.quantity, activity.unit, activity.trade = 1.0, "项", trade
        return code

    def milestone(self, code: str, name: str, trade: str, place: Place) -> str:
        activity = self._activity(code, name, 0, place)
        activity.kind, activity.trade = ActivityKind.FINISH_MILESTONE, trade
        return code

    def after(self, code: str, *predecessors: str, days: float = 0, hours: float = 0) -> str:
        """Finish to start, with `days` of the predecessor's calendar or `hours` on the clock between."""
        for predecessor in predecessors:
            self._wishes.append(_Wish(predecessor, code, RelationType.FS, days, hours))
        return code

    def along(self, code: str, predecessor: str, *, start_days: float, finish_days: float | None = None) -> str:
        """Flow: starts `start_days` after the predecessor's start, ends `finish_days` after its finish."""
        self._wishes.append(_Wish(predecessor, code, RelationType.SS, start_days))
        if finish_days is not None:
            self._wishes.append(_Wish(predecessor, code, RelationType.FF, finish_days))
        return code

    def until(self, code: str, predecessor: str, *, days: float) -> str:
        """Start to finish: goes on at least until `days` after the predecessor's start."""
        self._wishes.append(_Wish(predecessor, code, RelationType.SF, days))
        return code

    def _activity(self, code: str, name: str, days: int, place: Place) -> Activity:
        minutes = days * self._minutes_per_day[self._calendar]
        activity = Activity(self._new_uid(code), code, name, ActivityKind.TASK)
        activity.parent_uid, activity.calendar_uid = self._wbs, self._calendar
        activity.duration_minutes = activity.remaining_minutes = minutes
        activity.location, activity.codes = place.path(self.building), dict(self._codes)
        self.project.activities.append(activity)
        return activity

    def connect(self) -> ScheduleProject:
        """Turn the relations, written by code and in any order, into relations by uid. Call it last."""
        per_day = {a.uid: self._minutes_per_day.get(a.calendar_uid or "", 0) for a in self.project.activities}
        for wish in self._wishes:
            relation = Relation(
                uid=str(len(self.project.relations) + 1),
                predecessor_uid=self._uid_of[wish.predecessor],
                successor_uid=self._uid_of[wish.successor],
                type=wish.type,
                lag_minutes=round(wish.days * per_day[self._uid_of[wish.predecessor]] + wish.hours * 60),
                lag_elapsed=bool(wish.hours),
                lag_calendar=LagCalendar.ELAPSED if wish.hours else None,
            )
            self.project.relations.append(relation)
        self._wishes.clear()
        return self.project

    def _assign(self, activity: Activity, name: str, kind: ResourceKind, amount: float) -> None:
        material = kind is ResourceKind.MATERIAL
        work = 0 if material else round(activity.duration_minutes * amount)
        self.project.assignments.append(
            Assignment(
                uid=str(len(self.project.assignments) + 1),
                activity_uid=activity.uid,
                resource_uid=self._resource(name, kind, amount, activity.unit),
                units=1.0 if material else float(amount),
                work_minutes=work,
                remaining_work_minutes=work,
                quantity=activity.quantity if kind is not ResourceKind.MACHINE else None,
                drives_dates=kind is ResourceKind.CREW,
            )
        )

    def _resource(self, name: str, kind: ResourceKind, amount: float, unit: str) -> str:
        """The resource of that name; its capacity is the largest crew that any activity needs."""
        if name not in self._resources:
            uid = f"{self._resources_begin}{len(self._resources) + 1:02d}"
            units = {ResourceKind.CREW: "人", ResourceKind.MACHINE: "台"}
            self._resources[name] = Resource(uid, name, kind, code=uid, unit=units.get(kind, unit), capacity=0.0)
            self.project.resources.append(self._resources[name])
        resource = self._resources[name]
        resource.capacity = max(resource.capacity, float(amount))
        return resource.uid

    def _new_uid(self, code: str) -> str:
        if code in self._uid_of:
            raise ValueError(f"code {code} is used twice")
        self._uid_of[code] = str(1000 + len(self._uid_of))
        return self._uid_of[code]
