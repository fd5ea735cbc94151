"""Small plans for the engine's tests: activities by name, relations as text, dates as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from headway.engine import CalculatedProject, calculate_project
from headway.engine.document import (
    Activity,
    ActivityKind,
    Calendar,
    Constraint,
    ConstraintKind,
    Profile,
    Relation,
    RelationType,
    ScheduleOptions,
    ScheduleProject,
)

DAY = ((480, 720), (780, 1020))
WORKDAYS = Calendar("workdays", "8 h x 5 d", (DAY,) * 5 + ((), ()))
UNITS = Calendar("units", "one minute is one unit", (((0, 1440),),) * 7)
MONDAY = datetime(2026, 1, 5, 8)  # a Monday
EPOCH = datetime(1970, 1, 1)
NOTHING = -(2**31)


@dataclass
class Site:
    """A plan under test and, once calculated, its dates by activity."""

    project: ScheduleProject
    calculated: CalculatedProject | None = None

    def calculate(self) -> Site:
        self.calculated = calculate_project(self.project)
        return self

    def column(self, name: str) -> dict[str, Any]:
        assert self.calculated is not None
        values = getattr(self.calculated.picture, name).tolist()
        return {a.uid: v for a, v in zip(self.project.activities, values, strict=True)}

    def dates(self, uid: str, *names: str) -> tuple[str, ...]:
        """Instants as '2026-01-05 08:00', early start and finish unless named."""
        chosen = names or ("early_start", "early_finish")
        return tuple(shown(self.column(name)[uid]) for name in chosen)

    def units(self, uid: str, *names: str) -> tuple[int, ...]:
        """Early start and finish as units from the project's start, as network textbooks count."""
        start = minutes(self.project.start or MONDAY)
        chosen = names or ("early_start", "early_finish")
        return tuple(self.column(name)[uid] - start for name in chosen)


def minutes(instant: datetime) -> int:
    return int((instant - EPOCH).total_seconds() // 60)


def shown(value: int) -> str:
    return "" if value == NOTHING else (EPOCH + timedelta(minutes=value)).strftime("%Y-%m-%d %H:%M")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def task(uid: str, minutes_of_work: int = 0, **fields: Any) -> Activity:
    """An activity whose remaining duration is its duration unless said otherwise."""
    fields.setdefault("remaining_minutes", 0 if fields.get("actual_finish") else minutes_of_work)
    return Activity(uid=uid, code=uid, name=uid, duration_minutes=minutes_of_work, **fields)


def days(uid: str, count: float, **fields: Any) -> Activity:
    return task(uid, round(count * 480), **fields)


def milestone(uid: str, **fields: Any) -> Activity:
    return task(uid, 0, kind=ActivityKind.FINISH_MILESTONE, **fields)


def wbs(uid: str, **fields: Any) -> Activity:
    return task(uid, 0, kind=ActivityKind.WBS, **fields)


def links(text: str, unit: int = 480) -> list[Relation]:
    """'A-B, B-C SS+2, C-D FF-1' with lags in units of `unit` minutes (days)."""
    found = []
    for number, part in enumerate(part.strip() for part in text.split(",") if part.strip()):
        ends, _, rest = part.partition(" ")
        before, after = ends.split("-")
        kind, lag = (rest[:2] or "FS"), float(rest[2:] or 0)
        found.append(Relation(f"r{number}", before, after, RelationType(kind), round(lag * unit)))
    return found


def limit(kind: ConstraintKind, when: str | None = None) -> Constraint:
    return Constraint(kind, at(when) if when else None)


def site(activities: list[Activity], relations: str = "", *, profile: Profile = Profile.P6, **fields: Any) -> Site:
    """A calculated plan on the calendar 8 h x 5 d from Monday 2026-01-05 08:00."""
    calendars = fields.pop("calendars", [WORKDAYS])
    options = ScheduleOptions(profile=profile, **fields.pop("options", {}))
    unit = fields.pop("unit", 480)
    project = ScheduleProject(
        id="yard",
        name="yard",
        default_calendar_uid=calendars[0].uid,
        start=fields.pop("start", MONDAY),
        options=options,
        calendars=calendars,
        activities=activities,
        relations=fields.pop("known_relations", None) or links(relations, unit),
        **fields,
    )
    return Site(project).calculate()


def textbook(activities: list[Activity], relations: str = "", **fields: Any) -> Site:
    """The same under the profile of JGJ/T 121 in plain integer units."""
    return site(activities, relations, profile=Profile.JGJ121, calendars=[UNITS], unit=1, **fields)
