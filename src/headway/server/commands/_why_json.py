"""What `headway why` knows of one activity, as the documented JSON."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from headway.engine.document import ScheduleProject
from headway.server.commands._plan_files import iso

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.engine.why.explain import Reasons
    from headway.engine.why.reasons import Driver, Reason
    from headway.engine.why.working_time import IdleDays

Json = dict[str, Any]
_FIRST_DAY = date(1970, 1, 1)


def told_as_json(
    project: ScheduleProject, calculated: CalculatedProject, reasons: Reasons, row: int, most: int
) -> Json:
    """`chain`: reasons back to where it begins; `dates`: one reason per computed date; `standing`: critical or not."""
    from headway.engine.why.reasons import DateName
    from headway.engine.why.rests import rests_of

    def driver_of(driver: Driver) -> Json:
        told: Json = {"kind": driver.kind.value, "bound": driver.bound.value, "at": iso(driver.at)}
        told["holds"] = "finish" if driver.holds_finish else "start"
        if driver.row >= 0:
            told["activity"] = named(driver.row)
        if driver.relation >= 0:
            position = calculated.relations[driver.relation]
            relation = project.relations[position]
            told["relation"] = {
                "position": position,
                "predecessor_uid": relation.predecessor_uid,
                "successor_uid": relation.successor_uid,
                "type": relation.type.value,
                "lag_minutes": driver.lag,
                "lag_calendar": calendar_name(driver.lag_calendar) if driver.lag else None,
            }
        elif driver.lag:
            told["delay_minutes"] = driver.lag
        if driver.constraint is not None:
            told["constraint"] = {"kind": driver.constraint.value, "secondary": driver.secondary}
        if driver.through >= 0:
            told["through_summary"] = named(driver.through)
        return told

    def named(of: int) -> Json:
        activity = project.activities[of]
        return {"uid": activity.uid, "id": activity.code, "name": activity.name}

    def calendar_name(position: int) -> str | None:
        return project.calendars[position].name if 0 <= position < len(project.calendars) else None

    def reason_of(reason: Reason) -> Json:
        rests = rests_of(reasons, reason)
        return {
            **named(reason.row),
            "date": reason.date.value,
            "at": iso(reason.at),
            "drivers": [driver_of(driver) for driver in reason.drivers],
            "skipped": [_days(days) for days in rests.within],
            "waited": [_days(days) for days in rests.before],
        }

    chain, more = reasons.chain(row, most)
    standing = reasons.standing(row)
    return {
        "project": {"id": project.id, "name": project.name, "profile": project.options.profile.value},
        "activity": named(row),
        "chain": [reason_of(reason) for reason in chain],
        "more": more,
        "dates": {name.value: reason_of(reasons.reason(row, name)) for name in DateName},
        "standing": {
            "total_float_minutes": None if standing.total_float == -(2**31) else standing.total_float,
            "critical": standing.critical,
            "longest_path": standing.longest_path,
            "path": [reason_of(reason) for reason in standing.path],
            "meets": named(standing.meets) if standing.meets >= 0 else None,
            "parallel": [reason_of(reason) for reason in standing.parallel],
        },
    }


def _days(days: IdleDays) -> Json:
    first, last = (_FIRST_DAY + timedelta(days=day) for day in (days.first_day, days.last_day))
    return {"first_day": first.isoformat(), "last_day": last.isoformat(), "name": days.name}
