"""Calendar tables: what each look-up promises, on drawn calendars and on named ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.site import DAY
from headway.engine.calendars import build_calendar_tables
from headway.engine.document import Calendar, CalendarException, Shift
from headway.engine.errors import UnknownCalendar
from headway.engine.lookups import finish_at, start_at, work_at

pytestmark = pytest.mark.quick

FIRST = (date(2026, 1, 1) - date(1970, 1, 1)).days
DAYS = 60
LAST_MINUTE = DAYS * 1440


@st.composite
def shifts(draw: st.DrawFn) -> tuple[Shift, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 1440), max_size=6)))
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = tuple(draw(st.lists(shifts(), min_size=7, max_size=7)))
    exceptions = []
    for _ in range(draw(st.integers(0, 3))):
        day = date(2026, 1, 1) + timedelta(draw(st.integers(0, DAYS - 1)))
        last = day + timedelta(draw(st.integers(0, 6)))
        weekdays = draw(st.none() | st.sets(st.integers(0, 6)).map(lambda s: tuple(sorted(s))))
        exceptions.append(CalendarException(day, last, draw(shifts()), weekdays=weekdays))
    return Calendar("drawn", "drawn", week, exceptions)


def shifts_on(calendar: Calendar, day: date) -> tuple[Shift, ...]:
    """The rule of the document, written a second time: the last matching exception, else the week."""
    for exception in reversed(calendar.exceptions):
        named = exception.weekdays is None or day.weekday() in exception.weekdays
        if exception.first_day <= day <= exception.last_day and named:
            return exception.shifts
    return calendar.week[day.weekday()] or ()


def worked_minutes(calendar: Calendar) -> list[int]:
    """Every working minute of the horizon, counted one by one."""
    found = []
    for number in range(DAYS):
        day = date(2026, 1, 1) + timedelta(number)
        worked = sorted({m for start, finish in shifts_on(calendar, day) for m in range(start, finish)})
        found += [(FIRST + number) * 1440 + minute for minute in worked]
    return found


@settings(max_examples=25, deadline=None)
@given(calendars(), st.data())
def test_look_ups_agree_with_counting_minute_by_minute(calendar: Calendar, data: st.DataObject) -> None:
    tables = build_calendar_tables([calendar], FIRST, DAYS).for_kernels
    worked = worked_minutes(calendar)

    instant = FIRST * 1440 + data.draw(st.integers(0, LAST_MINUTE - 1))
    assert work_at(tables, 0, instant) == sum(minute < instant for minute in worked)
    if worked:
        work = data.draw(st.integers(0, len(worked) - 1))
        assert start_at(tables, 0, work) == worked[work]
        assert finish_at(tables, 0, work + 1) == worked[work] + 1


@settings(max_examples=25, deadline=None)
@given(calendars(), st.lists(st.integers(0, LAST_MINUTE), min_size=2, max_size=8))
def test_later_instants_never_have_less_work_behind_them(calendar: Calendar, offsets: list[int]) -> None:
    tables = build_calendar_tables([calendar], FIRST, DAYS).for_kernels

    works = [work_at(tables, 0, FIRST * 1440 + offset) for offset in sorted(offsets)]

    assert works == sorted(works)


@settings(max_examples=25, deadline=None)
@given(calendars(), st.integers(0, LAST_MINUTE - 1))
def test_start_and_finish_hold_an_instant_between_them(calendar: Calendar, offset: int) -> None:
    tables = build_calendar_tables([calendar], FIRST, DAYS).for_kernels
    instant = FIRST * 1440 + offset
    work = work_at(tables, 0, instant)

    if 0 < work < work_at(tables, 0, FIRST * 1440 + LAST_MINUTE):
        assert finish_at(tables, 0, work) <= instant or start_at(tables, 0, work) == instant
        assert start_at(tables, 0, work) >= instant or finish_at(tables, 0, work) == instant
        assert work_at(tables, 0, start_at(tables, 0, work)) == work
        assert work_at(tables, 0, finish_at(tables, 0, work)) == work


def test_the_noon_break_is_a_finish_and_a_start() -> None:
    """240 minutes of Friday 2 January 2026 are done at 12:00; the next minute starts at 13:00."""
    calendar = Calendar("workdays", "", (DAY,) * 5 + ((), ()))
    tables = build_calendar_tables([calendar], FIRST + 1, 7).for_kernels
    midnight = (FIRST + 1) * 1440

    assert finish_at(tables, 0, 240) == midnight + 720
    assert start_at(tables, 0, 240) == midnight + 780


def test_a_child_takes_what_it_does_not_say_from_its_parent() -> None:
    """Own exception first, own weekday next, then the parent's rule for that day, holidays included."""
    holiday = CalendarException(date(2026, 1, 5), date(2026, 1, 6))
    parent = Calendar("parent", "", (DAY,) * 5 + ((), ()), [holiday])
    works = CalendarException(date(2026, 1, 6), date(2026, 1, 6), ((480, 540),))
    child = Calendar("child", "", (None, None, None, ((0, 60),), None, None, None), [works], parent_uid="parent")

    tables = build_calendar_tables([child, parent], FIRST, 10).for_kernels
    per_day = [work_at(tables, 0, (FIRST + d + 1) * 1440) - work_at(tables, 0, (FIRST + d) * 1440) for d in range(10)]

    assert per_day == [60, 480, 0, 0, 0, 60, 480, 60, 480, 0]  # from Thursday 1 January


def test_a_missing_parent_and_a_circle_of_parents_are_named() -> None:
    lost = Calendar("lost", "", (None,) * 7, parent_uid="nowhere")
    snake = Calendar("snake", "", (None,) * 7, parent_uid="tail")
    tail = Calendar("tail", "", (None,) * 7, parent_uid="snake")

    for found in ([lost], [snake, tail]):
        with pytest.raises(UnknownCalendar) as refused:
            build_calendar_tables(found, FIRST, DAYS)
        assert refused.value.uid == found[0].uid
