"""What a uid names must be one row: uids given twice and calendars that are not there are refused."""

from __future__ import annotations

from collections import Counter

from headway.engine.document import ScheduleProject
from headway.engine.errors import DuplicateUid, MissingCalendar


def refuse_unclear_uids(project: ScheduleProject) -> None:
    """Raises DuplicateUid when activities or calendars share a uid, MissingCalendar for one that is not there."""
    for what, rows in (("activity", project.activities), ("calendar", project.calendars)):
        uids = [row.uid for row in rows]
        if len(set(uids)) < len(uids):
            raise DuplicateUid(what, [uid for uid, count in Counter(uids).items() if count > 1])
    known = {calendar.uid for calendar in project.calendars} | {None}
    if project.default_calendar_uid not in known:
        raise MissingCalendar(project.default_calendar_uid or "")
    missing = [activity for activity in project.activities if activity.calendar_uid not in known]
    if missing:
        calendar = missing[0].calendar_uid
        raise MissingCalendar(calendar or "", [a.uid for a in missing if a.calendar_uid == calendar])
