"""What follows when something of an activity's progress or duration is told: the other values of its row.

Values are columns: instants in minutes, durations in working minutes, percent as a fraction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headway.engine.columns import CONSTRAINTS, KINDS
from headway.engine.document import ActivityKind
from headway.schedule.rules.summaries import WBS, WEIGHTLESS
from headway.schedule.rules.values import ValueRefused

Values = dict[str, Any]
MILESTONES = (KINDS.index(ActivityKind.START_MILESTONE), KINDS.index(ActivityKind.FINISH_MILESTONE))
_UNSTARTED: Values = {
    "actual_start": None, "actual_finish": None, "percent_complete": 0.0, "actual": 0, "stop": None, "suspend": None,
    "resume": None, "splits": None,
}  # fmt: skip


@dataclass(frozen=True)
class Calculated:
    """Where the plan puts the activity now, and up to when facts are known; None = not known."""

    start: int | None
    finish: int | None
    data_date: int | None


def progressed(row: Mapping[str, Any], told: Mapping[str, Any], calculated: Calculated) -> Values:
    """All values that change when `told` (some of PROGRESS_FIELDS) becomes true of `row`.

    What is not told follows: percent from remaining duration and the other way round, a start for work with
    percent, a finish for work at 100 %. Example: duration 4800, percent 0.25 told: remaining 3600, actual 1200,
    actual start = the calculated one. Raises ValueRefused.
    """
    if row["kind"] in WEIGHTLESS:
        raise ValueRefused("percent_complete", "no_own_progress")
    if "actual_start" in told and told["actual_start"] is None:
        return _checked(row, _not_begun(row, told))
    if _becomes_complete(row, told):
        return _checked(row, _complete(row, told, calculated))
    return _checked(row, _under_way(row, told, calculated))


def _not_begun(row: Mapping[str, Any], told: Mapping[str, Any]) -> Values:
    contradicting = [name for name in ("actual_finish", "suspend") if told.get(name) is not None]
    if contradicting or told.get("percent_complete"):
        raise ValueRefused("actual_start", "progress_without_start")
    return _UNSTARTED | {"remaining": told.get("remaining", row["duration"])}


def _becomes_complete(row: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    if "actual_finish" in told:
        return told["actual_finish"] is not None
    if "percent_complete" in told:
        return bool(told["percent_complete"] >= 1)
    if "remaining" in told:
        return bool(told["remaining"] == 0 and row["duration"] > 0)
    return row["actual_finish"] is not None


def _complete(row: Mapping[str, Any], told: Mapping[str, Any], calculated: Calculated) -> Values:
    if told.get("percent_complete", 1) < 1 or told.get("remaining", 0) > 0:
        raise ValueRefused("actual_finish", "finish_below_100_percent")
    start = _first(told.get("actual_start"), row["actual_start"])
    finish = _first(told.get("actual_finish"), row["actual_finish"])
    if finish is None:
        finish = _finish_until_now(_first(start, calculated.start), calculated)
    if start is None:
        start = finish if calculated.start is None else min(calculated.start, finish)
    if finish is None or start is None:
        raise ValueRefused("actual_finish", "dates_missing")
    return {
        "actual_start": start, "actual_finish": finish, "percent_complete": 1.0, "remaining": 0,
        "actual": told.get("actual", row["duration"]), "suspend": told.get("suspend", row["suspend"]),
        "resume": told.get("resume", row["resume"]),
    }  # fmt: skip


def _finish_until_now(start: int | None, calculated: Calculated) -> int | None:
    """The calculated finish, or the data date when the plan would finish later than anybody can know."""
    now, finish = calculated.data_date, calculated.finish
    if finish is None or now is None or (start is not None and now <= start):
        return finish
    return min(finish, now)


def _under_way(row: Mapping[str, Any], told: Mapping[str, Any], calculated: Calculated) -> Values:
    reopened = row["actual_finish"] is not None
    start = _first(told.get("actual_start"), row["actual_start"])
    begun = start is not None or told.get("percent_complete", 0) > 0 or "remaining" in told
    if not begun and (told.get("suspend") is not None or told.get("resume") is not None):
        raise ValueRefused("suspend", "progress_without_start")
    if not begun:
        return _UNSTARTED | {"remaining": row["duration"]}
    if row["kind"] in MILESTONES:
        raise ValueRefused("percent_complete", "milestone_done_or_not")
    percent, remaining = _share(row, told, reopened)
    return {
        "actual_start": _first(start, calculated.start, calculated.data_date), "actual_finish": None,
        "percent_complete": percent, "remaining": remaining,
        "actual": told.get("actual", max(0, row["duration"] - remaining)),
        "stop": None, "suspend": told.get("suspend", None if reopened else row["suspend"]),
        "resume": told.get("resume", None if reopened else row["resume"]), "splits": None,
    }  # fmt: skip


def _share(row: Mapping[str, Any], told: Mapping[str, Any], reopened: bool) -> tuple[float, int]:
    """Percent and remaining duration: of work measured by its duration one gives the other."""
    duration = row["duration"]
    percent = told.get("percent_complete")
    remaining = told.get("remaining")
    if percent is None and remaining is None:
        return (0.0, duration) if reopened else (row["percent_complete"], row["remaining"])
    if row["percent_kind"] != "duration":
        kept = duration if reopened else row["remaining"]
        return _first(percent, row["percent_complete"]), _first(remaining, kept)
    if percent is None:
        percent = max(0.0, 1 - remaining / duration) if duration else 0.0
    if remaining is None:
        remaining = round(duration * (1 - percent))
    return percent, remaining


def _checked(row: Mapping[str, Any], values: Values) -> Values:
    after = {**row, **values}
    if after["actual_finish"] is not None and after["actual_finish"] < after["actual_start"]:
        raise ValueRefused("actual_finish", "finish_before_start")
    if after["suspend"] is not None and after["resume"] is not None and after["resume"] < after["suspend"]:
        raise ValueRefused("resume", "finish_before_start")
    return {name: value for name, value in values.items() if row.get(name) != value}


def lasting(row: Mapping[str, Any], duration: int) -> Values:
    """What follows from another duration: unstarted work keeps all of it, work under way what it has not done."""
    if row["kind"] in MILESTONES and duration:
        raise ValueRefused("duration_minutes", "milestone_without_duration")
    if row["actual_finish"] is not None:
        return {"duration": duration, "actual": duration}
    if row["actual_start"] is None:
        return {"duration": duration, "remaining": duration}
    remaining = max(0, duration - row["actual"])
    values: Values = {"duration": duration, "remaining": remaining}
    if row["percent_kind"] == "duration" and duration:
        values["percent_complete"] = max(0.0, 1 - remaining / duration)
    return values


def of_kind(row: Mapping[str, Any], kind: int) -> Values:
    """What follows from another kind: a milestone and a WBS row have no duration of their own."""
    values: Values = {"kind": kind}
    if kind in MILESTONES or kind == WBS:
        values |= {"duration": 0, "remaining": 0, "actual": 0}
    if kind in WEIGHTLESS and row["actual_start"] is not None:
        values |= _UNSTARTED
    return values


def check_constraints(row: Mapping[str, Any]) -> None:
    """A constraint needs its date, as late as possible has none, and two may not contradict. Raises ValueRefused."""
    for name in ("constraint", "secondary_constraint"):
        kind, at = row[name], row[f"{name}_at"]
        if kind and kind != _AS_LATE and at is None:
            raise ValueRefused(f"{name}_at", "constraint_without_date")
    earliest = max((row[f"{n}_at"] for n in _BOTH if row[n] in _NOT_BEFORE), default=None)
    latest = min((row[f"{n}_at"] for n in _BOTH if row[n] in _NOT_AFTER), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueRefused("secondary_constraint_at", "constraints_contradict")
    if None not in (row["manual_start"], row["manual_finish"]) and row["manual_finish"] < row["manual_start"]:
        raise ValueRefused("manual_finish", "finish_before_start")


def _codes(*words: str) -> tuple[int, ...]:

    return tuple(CONSTRAINTS.index(kind) + 1 for kind in CONSTRAINTS if kind.value in words)


_BOTH = ("constraint", "secondary_constraint")
_AS_LATE = _codes("as_late_as_possible")[0]
_NOT_BEFORE = _codes("start_on", "start_on_or_after", "mandatory_start")
_NOT_AFTER = _codes("start_on", "start_on_or_before", "finish_on", "finish_on_or_before", "mandatory_start",
                    "mandatory_finish")  # fmt: skip


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)
