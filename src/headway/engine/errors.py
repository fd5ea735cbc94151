"""What the engine cannot calculate, named for what stops it; texts stand in the catalogue under `engine.<code>`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headway.engine.document import ScheduleProject

Name = Callable[[str], str]


class ScheduleError(Exception):
    """A plan that cannot be calculated. `code` names the text, `parameters` fills it.

    A parameter `what_key` is the key of the text that `what` stands for.
    """

    code = "cannot_calculate"

    def __init__(self, **parameters: object) -> None:
        self.parameters = parameters
        super().__init__(f"{self.code}: {parameters}")

    def uids_of_activities(self) -> list[str]:
        """The activities that it names."""
        return []

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        """The same error with what people call the activities and calendars where it has their uids."""
        return self

    def with_names_of(self, *projects: ScheduleProject) -> ScheduleError:
        """The same error with codes and names of the projects' activities and the names of their calendars."""
        rows = [activity for project in projects for activity in project.activities]
        activities = {activity.uid: f"{activity.code} {activity.name}".strip() for activity in rows}
        calendars = {calendar.uid: calendar.name for project in projects for calendar in project.calendars}
        return self.with_names(lambda uid: activities.get(uid) or uid, lambda uid: calendars.get(uid) or uid)


_SPANS = ("duration", "remaining", "actual", "levelling_delay", "lag", "assignment_work")


def _as_text(minutes: int) -> str:
    try:
        return (datetime(1970, 1, 1) + timedelta(minutes=minutes)).isoformat(" ", timespec="minutes")
    except OverflowError:  # no calendar of ours knows that year
        return f"{minutes} min"


class _OfOneValue(ScheduleError):
    """`value` of the column `what` of the activity `uid` ("" where it belongs to the project)."""

    def __init__(self, what: str, value: int, uid: str = "") -> None:
        self.what, self.value, self.uid = what, value, uid
        super().__init__(what=what, what_key=f"engine.what.{what}", value=value, uid=uid)

    def uids_of_activities(self) -> list[str]:
        return [self.uid] if self.uid else []

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return type(self)(self.what, self.value, activity(self.uid) if self.uid else "")


class _OfOneCalendar(ScheduleError):
    """`uid` of the calendar."""

    def __init__(self, uid: str) -> None:
        self.uid = uid
        super().__init__(uid=uid)

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return type(self)(calendar(self.uid))


class LoopFound(ScheduleError):
    """Relations run in circles. `loops`: one list of uids per loop, in the order of the relations."""

    code = "loop_found"

    def __init__(self, loops: Sequence[Sequence[str]]) -> None:
        self.loops = [list(loop) for loop in loops]
        super().__init__(
            loops=self.loops, count=len(self.loops), activities=sorted({uid for loop in self.loops for uid in loop})
        )

    def uids_of_activities(self) -> list[str]:
        return [uid for loop in self.loops for uid in loop]

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return LoopFound([[activity(uid) for uid in loop] for loop in self.loops])


class CalendarWithoutWork(ScheduleError):
    """Activities need working time and their calendar `uid` has none."""

    code = "calendar_without_work"

    def __init__(self, uid: str, activities: Sequence[str] = ()) -> None:
        self.uid, self.activities = uid, list(activities)
        super().__init__(uid=uid, activities=self.activities)

    def uids_of_activities(self) -> list[str]:
        return self.activities

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return CalendarWithoutWork(calendar(self.uid), [activity(uid) for uid in self.activities])


class MissingCalendar(ScheduleError):
    """An activity, or the project (no activity named), asks for a calendar that the plan does not hold."""

    code = "missing_calendar"

    def __init__(self, calendar: str, activities: Sequence[str] = ()) -> None:
        self.calendar, self.activities = calendar, list(activities)
        super().__init__(calendar=calendar, activities=self.activities)

    def uids_of_activities(self) -> list[str]:
        return self.activities

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return MissingCalendar(self.calendar, [activity(uid) for uid in self.activities])


class InstantOutOfRange(_OfOneValue):
    """A given or calculated instant lies outside the years the engine calculates in, or a lag is absurd.

    `what` names the column ("lag", "actual_start", "calculated", ...), `uid` the activity where known.
    """

    code = "instant_out_of_range"

    def __init__(self, what: str, value: int, uid: str = "") -> None:
        super().__init__(what, value, uid)
        self.parameters["value"] = str(value) if what in _SPANS else _as_text(value)


class LagOutOfRange(InstantOutOfRange):
    """A lag longer than 100 years, between `predecessor` and `uid`."""

    code = "lag_out_of_range"

    def __init__(self, value: int, predecessor: str, uid: str) -> None:
        super().__init__("lag", value, uid)
        self.predecessor = predecessor
        self.parameters |= {"predecessor": predecessor}

    def uids_of_activities(self) -> list[str]:
        return [self.predecessor, self.uid]

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return LagOutOfRange(self.value, activity(self.predecessor), activity(self.uid))


class NegativeDuration(_OfOneValue):
    """A duration, or a part of one, is below zero. `what`: duration, remaining, actual or levelling_delay."""

    code = "negative_duration"


class UnknownPosition(_OfOneValue):
    """A column refers to a row, calendar or code that is not there. `what` names the column."""

    code = "unknown_position"


class ParentCircle(ScheduleError):
    """Rows stand under each other in a circle. `circles`: one list of uids per circle, each row under the next."""

    code = "parent_circle"

    def __init__(self, circles: Sequence[Sequence[str]]) -> None:
        self.circles = [list(circle) for circle in circles]
        super().__init__(circles=self.circles, count=len(self.circles))

    def uids_of_activities(self) -> list[str]:
        return [uid for circle in self.circles for uid in circle]

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return ParentCircle([[activity(uid) for uid in circle] for circle in self.circles])


class DuplicateUid(ScheduleError):
    """Rows share a uid, so that nothing can be said of one of them. `what`: activity or calendar."""

    code = "duplicate_uid"

    def __init__(self, what: str, uids: Sequence[str]) -> None:
        self.what, self.uids = what, list(uids)
        super().__init__(what=what, what_key=f"engine.what.{what}", uids=self.uids, count=len(self.uids))


class FinishBeforeStart(ScheduleError):
    """Activities whose actual finish lies before their actual start."""

    code = "finish_before_start"

    def __init__(self, uids: Sequence[str]) -> None:
        self.uids = list(uids)
        super().__init__(uids=self.uids, count=len(self.uids))

    def uids_of_activities(self) -> list[str]:
        return self.uids

    def with_names(self, activity: Name, calendar: Name) -> ScheduleError:
        return FinishBeforeStart([activity(uid) for uid in self.uids])


class UnknownCalendar(_OfOneCalendar):
    """A calendar names a parent that is not there, or its parents run in a circle."""

    code = "unknown_calendar"
