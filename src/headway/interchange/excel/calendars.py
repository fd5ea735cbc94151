"""The sheets 日历 and 日历例外."""

from __future__ import annotations

from headway.engine.document import Calendar, CalendarException, Shift
from headway.interchange.excel.cells import DateRule, day_and_minute, name_of, shifts_of
from headway.interchange.excel.table import Table

USUAL_DAY: tuple[Shift, ...] = ((480, 720), (780, 1020))
STANDARD = "标准日历"


def read_calendars(table: Table | None, exceptions: Table | None, rule: DateRule) -> list[Calendar]:
    """Calendars by the order of the sheet; without any, the usual week of seven working days on site."""
    found: dict[str, Calendar] = {}
    for row in table.rows() if table else ():
        name = name_of(row.value("name"))
        if not name or name in found:
            row.fail("name", "calendar_name")
            continue
        week = tuple(row.read(f"day{index}", shifts_of) or () for index in range(7))
        found[name] = Calendar(uid=f"calendar:{len(found) + 1}", name=name, week=week, kind="global")
    if not found:
        found[STANDARD] = Calendar(uid="calendar:1", name=STANDARD, week=(USUAL_DAY,) * 7, kind="global")
    for row in exceptions.rows() if exceptions else ():
        name = name_of(row.value("name"))
        first = row.read("first", lambda value: day_and_minute(value, rule))
        last = row.read("last", lambda value: day_and_minute(value, rule)) or first
        if first is None or last is None:
            continue
        if last[0] < first[0] or (last[0] - first[0]).days > 3660:
            row.fail("last", "period")
            continue
        shifts = row.read("shifts", shifts_of) or ()
        targets = [found[name]] if name in found else list(found.values()) if not name else []
        if not targets:
            row.fail("name", "calendar_unknown")
        for calendar in targets:
            calendar.exceptions.append(CalendarException(first[0], last[0], shifts, row.text("note")))
    return list(found.values())
