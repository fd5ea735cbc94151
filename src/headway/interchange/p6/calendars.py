"""P6's calendars: `clndr_data`, a nest of `(0||name(attributes)(children))`.

Days of the week are numbered 1 = Sunday; an exception names a day by its serial number (days since
1899-12-30) and holds its shifts, none for a holiday. Line breaks stand as U+007F.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from headway.engine.document import Calendar, CalendarException, Shift
from headway.interchange.p6.tables import CalendarHours, P6Tables, Row
from headway.interchange.p6.values import flag, minutes
from headway.interchange.report import Findings
from headway.interchange.worktime import merged_shifts

USUAL_DAY: tuple[Shift, ...] = ((480, 720), (780, 1020))
USUAL_WEEK: tuple[tuple[Shift, ...] | None, ...] = (USUAL_DAY,) * 5 + ((),) * 2
KINDS = {"CA_Base": "global", "CA_Project": "project", "CA_Rsrc": "resource"}
EPOCH = date(1899, 12, 30)
LAST_SERIAL = 110_000  # in the year 2201

_PARTS = re.compile(r"[()]|[^()]+")


@dataclass(slots=True)
class _Node:
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node] = field(default_factory=list)


def read_calendars(tables: P6Tables, findings: Findings) -> dict[str, Calendar]:
    """All calendars of the file by id."""
    calendars: dict[str, Calendar] = {}
    for row in tables.rows("CALENDAR"):
        uid = row["clndr_id"].strip()
        if not uid or uid in calendars:
            findings.quality(
                "duplicate_id", {"thing": "calendar", "uid": uid, "name": row["clndr_name"]}, severity="error"
            )
            continue
        calendars[uid] = _calendar(uid, row, tables.hours.get(uid) or _hours(row["clndr_data"]), findings)
    findings.count("calendars", tables.number("CALENDAR"), len(calendars))
    for calendar in calendars.values():
        if calendar.parent_uid and calendar.parent_uid not in calendars:
            findings.quality("missing_parent_calendar", {"uid": calendar.uid, "name": calendar.name})
            calendar.parent_uid = None
    return calendars


def calendar_of_nothing(uid: str) -> Calendar:
    """The usual five-day week, for a file whose calendars are missing."""
    return Calendar(uid=uid, name="5 × 8", week=USUAL_WEEK)


def _calendar(uid: str, row: Row, hours: CalendarHours, findings: Findings) -> Calendar:
    week, exceptions = hours
    if week is None:
        findings.quality("calendar_without_hours", {"uid": uid, "name": row["clndr_name"]})
        week = USUAL_WEEK
    findings.count("exception_days", sum((item.last_day - item.first_day).days + 1 for item in exceptions))
    return Calendar(
        uid=uid,
        name=row["clndr_name"].strip() or uid,
        week=week,
        exceptions=exceptions,
        parent_uid=row["base_clndr_id"].strip() or None,
        kind=KINDS.get(row["clndr_type"], "global"),
        minutes_per_day=minutes(row["day_hr_cnt"]) or 480,
        minutes_per_week=minutes(row["week_hr_cnt"]) or 2400,
        minutes_per_month=minutes(row["month_hr_cnt"]) or 9600,
    )


def _hours(clndr_data: str) -> CalendarHours:
    root = _tree(clndr_data)
    return _week(root), _exceptions(root)


def is_default(row: Row) -> bool:
    return flag(row["default_flag"], default=False)


def _week(root: _Node) -> tuple[tuple[Shift, ...] | None, ...] | None:
    days = next((node for node in _walk(root) if node.name == "DaysOfWeek"), None)
    if days is None or not days.children:
        return None
    by_number = {node.name: _shifts(node) for node in days.children}
    return tuple(by_number.get(str(number), ()) for number in (2, 3, 4, 5, 6, 7, 1))


def _exceptions(root: _Node) -> list[CalendarException]:
    listed = next((node for node in _walk(root) if node.name == "Exceptions"), None)
    by_day: dict[int, tuple[Shift, ...]] = {}
    for node in listed.children if listed else ():
        serial = node.attributes.get("d", "")
        if serial.isascii() and serial.isdigit() and 0 < int(serial) < LAST_SERIAL:
            by_day[int(serial)] = _shifts(node)
    return joined_days(by_day)


def joined_days(by_day: dict[int, tuple[Shift, ...]]) -> list[CalendarException]:
    """Neighbouring days with the same shifts as one exception."""
    spans: list[CalendarException] = []
    for serial in sorted(by_day):
        day, shifts = EPOCH + timedelta(days=serial), by_day[serial]
        if spans and spans[-1].shifts == shifts and spans[-1].last_day + timedelta(days=1) == day:
            spans[-1].last_day = day
        else:
            spans.append(CalendarException(day, day, shifts))
    return spans


def _shifts(node: _Node) -> tuple[Shift, ...]:
    found: list[Shift] = []
    for child in node.children:
        start, finish = _minute(child.attributes.get("s", "")), _minute(child.attributes.get("f", ""))
        if start is not None and finish is not None:
            found.append((start, finish or 1440))
    return merged_shifts(found)


def _minute(text: str) -> int | None:
    """`08:00`, `8:00 AM`, `17:00`."""
    match = re.match(r"\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp])?", text)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        hour = hour % 12 + (12 if match[3] in "Pp" else 0)
    return hour * 60 + minute if hour * 60 + minute <= 1440 else None


def _walk(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _tree(text: str) -> _Node:
    """The nest as nodes. Every node is `(0||name(attributes)(children))`; damage ends the reading quietly.

    Depths alternate: an opening bracket before `0||` starts a node, the first one inside a node
    holds its attributes, the second its children.
    """
    root = _Node()
    stack: list[_Node | None] = [root]  # None = an attribute or children bracket of the node below it
    for part in _PARTS.findall(text.replace("\x7f", "").replace("\n", "").replace("\r", "")):
        if part == "(":
            stack.append(None)
        elif part == ")":
            if len(stack) > 1:
                stack.pop()
        elif part.strip():
            _take(part.strip(), stack)
        if len(stack) > 60:
            break
    return root


def _take(part: str, stack: list[_Node | None]) -> None:
    owner = next(node for node in reversed(stack) if node is not None)
    if "||" in part and len(stack) > 1:
        node = _Node(name=part.split("||", 1)[1].strip())
        owner.children.append(node)
        stack[-1] = node
    else:
        pairs = part.split("|")
        owner.attributes.update(zip(pairs[::2], pairs[1::2], strict=False))
