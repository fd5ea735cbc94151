"""What the engine cannot calculate, named for what stops it; texts stand in the catalogue under `engine.<code>`."""

from __future__ import annotations

from collections.abc import Sequence


class ScheduleError(Exception):
    """A plan that cannot be calculated. `code` names the text, `parameters` fills it."""

    code = "cannot_calculate"

    def __init__(self, **parameters: object) -> None:
        self.parameters = parameters
        super().__init__(f"{self.code}: {parameters}")


class LoopFound(ScheduleError):
    """Relations run in circles. `loops`: one list of uids per loop, in the order of the relations."""

    code = "loop_found"

    def __init__(self, loops: Sequence[Sequence[str]]) -> None:
        self.loops = [list(loop) for loop in loops]
        super().__init__(
            loops=self.loops, count=len(self.loops), activities=sorted({uid for loop in self.loops for uid in loop})
        )


class CalendarWithoutWork(ScheduleError):
    """An activity needs working time and its calendar has none."""

    code = "calendar_without_work"

    def __init__(self, uid: str) -> None:
        self.uid = uid
        super().__init__(uid=uid)


class InstantOutOfRange(ScheduleError):
    """A given or calculated instant lies outside the years the engine calculates in, or a lag is absurd.

    `what` names the column ("lag", "actual_start", "calculated", ...), `uid` the activity where known.
    """

    code = "instant_out_of_range"

    def __init__(self, what: str, value: int, uid: str = "") -> None:
        self.what, self.value, self.uid = what, value, uid
        super().__init__(what=what, value=value, uid=uid)


class UnknownCalendar(ScheduleError):
    """A calendar names a parent that is not there, or its parents run in a circle."""

    code = "unknown_calendar"

    def __init__(self, uid: str) -> None:
        self.uid = uid
        super().__init__(uid=uid)
