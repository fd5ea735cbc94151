"""Calendars as versioned sources: what they may say, what they inherit, what a year of them looks like."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from site_of_projects import NOW, block, person

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.projects.actions import (
    CalendarText,
    add_calendar_version,
    copy_calendar,
    create_calendar,
    ensure_national_calendars,
)
from headway.projects.errors import CalendarWrong
from headway.projects.models import CalendarSource, CalendarVersion
from headway.projects.queries import (
    get_calendar_versions_for,
    get_source_for,
    get_version,
    list_calendar_sources,
    list_calendar_versions,
    preview_year,
)
from headway.projects.rules import CalendarLayer, calendar_fault

pytestmark = pytest.mark.django_db
DAY = [[480, 720], [780, 1020]]
SIX: list[Any] = [DAY] * 6 + [[]]
AS_PARENT: list[Any] = [None] * 7
SITE = CalendarText("现场", SIX, [], 480, 2880, 12480)


def number(year: int, month: int, day: int) -> int:
    return (date(year, month, day) - date(1970, 1, 1)).days


@pytest.fixture(autouse=True)
def _national_calendars(db: None) -> None:
    ensure_national_calendars(now=NOW)  # a test that empties the tables may have run before


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


def national(key: str) -> CalendarSource:
    return CalendarSource.objects.get(key=f"national.{key}")


def test_rule_3_21_the_national_calendars_are_there_and_loaded_once() -> None:
    ensure_national_calendars(now=NOW)
    ensure_national_calendars(now=NOW)

    assert CalendarVersion.objects.filter(source__organization=None).count() == 3


def test_rule_3_21_the_national_calendar_of_2026_rests_and_makes_up_as_the_notice_says() -> None:
    row = get_version(national("five_days"), None)
    days = {day.day: day for day in preview_year([CalendarLayer(row.week, row.exceptions)], 2026)}

    assert len(days) == 365
    assert [days[date(2026, 2, d)].shifts for d in (14, 15, 23, 28)] == [DAY, [], [], DAY]  # 调休 on two Saturdays
    assert days[date(2026, 10, 1)].name == "国庆节"
    assert sum(1 for day in days.values() if day.shifts) == 248


def test_rule_3_21_days_without_a_notice_are_marked_provisional() -> None:
    row = get_version(national("five_days"), None)
    days = {day.day: day for day in preview_year([CalendarLayer(row.week, row.exceptions)], 2027)}

    spring = days[date(2027, 2, 6)]
    assert (spring.shifts, spring.provisional, spring.name) == ([], True, "春节（暂定）")


def test_rule_3_21_a_new_notice_is_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    from headway.projects.actions import calendars

    pack = calendars.china_holidays(2022, 2036)
    monkeypatch.setattr(calendars, "china_holidays", lambda *_: replace(pack, version="cn-2027"))
    ensure_national_calendars(now=NOW)

    versions = list_calendar_versions(national("six_days"))
    assert [(row.version, row.holiday_pack) for row in versions] == [(2, "cn-2027"), (1, pack.version)]


def test_rule_3_19_a_change_is_a_version_and_what_stood_still_stands(zhou: Account) -> None:
    first = create_calendar(user=zhou, told=SITE, now=NOW)
    wider = replace(SITE, name="现场二班", week=[DAY] * 7)
    second = add_calendar_version(user=zhou, source_id=first.source_id, told=wider, now=NOW)

    source = get_source_for(zhou, first.source_id)
    assert (second.version, get_version(source, None).name, get_version(source, 1).name) == (2, "现场二班", "现场")
    for statement in ("UPDATE projects_calendarversion SET name = 'x'", "DELETE FROM projects_calendarversion"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_rule_3_19_a_chain_leads_from_the_version_to_its_oldest_parent(zhou: Account) -> None:
    five = national("five_days")
    holiday = [number(2026, 6, 1), number(2026, 6, 3), [], "停工", None]
    firm = create_calendar(
        user=zhou, told=replace(SITE, week=AS_PARENT, exceptions=[holiday], parent_source_id=five.pk), now=NOW
    )
    crew = create_calendar(
        user=zhou,
        told=replace(SITE, week=[*AS_PARENT[:5], DAY, None], parent_source_id=firm.source_id, parent_version=1),
        now=NOW,
    )
    project = block(zhou)

    chain = get_calendar_versions_for(project, crew.source_id, None)

    assert [row.source_id for row in chain] == [crew.source_id, firm.source_id, five.pk]
    days = {d.day: d for d in preview_year([CalendarLayer(row.week, row.exceptions) for row in chain], 2026)}
    assert days[date(2026, 6, 2)].shifts == []  # the firm's stop
    assert days[date(2026, 6, 6)].shifts == DAY  # the crew's Saturday
    assert days[date(2026, 6, 7)].shifts == []  # the nation's Sunday
    assert (days[date(2026, 2, 16)].shifts, days[date(2026, 2, 16)].name) == ([], "春节")  # the nation's, a Monday


def test_rule_3_19_no_calendar_inherits_from_itself(zhou: Account) -> None:
    first = create_calendar(user=zhou, told=SITE, now=NOW)
    second = create_calendar(user=zhou, told=replace(SITE, parent_source_id=first.source_id), now=NOW)

    for parent in (first.source_id, second.source_id):
        with pytest.raises(CalendarWrong):
            add_calendar_version(
                user=zhou, source_id=first.source_id, told=replace(SITE, parent_source_id=parent), now=NOW
            )


@pytest.mark.parametrize(
    ("week", "exceptions", "fault"),
    [
        (SIX[:6], [], "week"),
        (AS_PARENT, [], "week_without_parent"),
        ([[]] * 7, [], "no_work"),
        ([[[720, 480]], *SIX[1:]], [], "shifts"),
        ([[[480, 720], [700, 900]], *SIX[1:]], [], "shifts"),
        ([[[480, 1441]], *SIX[1:]], [], "shifts"),
        (SIX, [[20000, 19999, [], "", None]], "range"),
        (SIX, [[20000, 20000, [[600, 500]], "", None]], "shifts"),
        (SIX, [[20000, 20000, [], "", [7]]], "weekdays"),
        (SIX, [[20000, 20000, [], "", []]], "weekdays"),
        (SIX, [[20000, 20000, [], "", None]] * 2001, "too_many_exceptions"),
        (SIX, [[20000, 20001, [[0, 1440]], "加班", [0, 6]]], None),
    ],
)
def test_rule_3_20_a_calendar_that_nobody_could_work_by_is_refused(
    week: list[Any], exceptions: list[Any], fault: str | None
) -> None:
    assert calendar_fault(week, exceptions, has_parent=False) == fault


def test_calendars_of_another_firm_and_national_ones_are_not_changed(zhou: Account) -> None:
    theirs = create_calendar(user=person("zhao", "planner", "别的公司"), told=SITE, now=NOW)

    with pytest.raises(NotFound):
        add_calendar_version(user=zhou, source_id=theirs.source_id, told=SITE, now=NOW)
    with pytest.raises(NotFound):
        create_calendar(user=zhou, told=replace(SITE, parent_source_id=theirs.source_id), now=NOW)
    with pytest.raises(NotFound):
        copy_calendar(user=zhou, source_id=theirs.source_id, version=None, name="抄", now=NOW)
    with pytest.raises(NotAllowed):
        add_calendar_version(user=zhou, source_id=national("five_days").pk, told=SITE, now=NOW)
    with pytest.raises(NotFound):
        get_calendar_versions_for(block(zhou), theirs.source_id, None)
    assert theirs.source_id not in {row.source_id for row in list_calendar_sources(zhou)}


def test_a_copy_of_a_national_calendar_is_the_firms_own(zhou: Account) -> None:
    copy = copy_calendar(user=zhou, source_id=national("six_days").pk, version=1, name="我司单休", now=NOW)

    assert (copy.organization_id, copy.version, copy.exceptions) == (
        zhou.organization_id,
        1,
        get_version(national("six_days"), 1).exceptions,
    )


def test_a_foreman_makes_no_calendar_and_an_administrator_sees_none() -> None:
    with pytest.raises(NotAllowed):
        create_calendar(user=person("chen", "foreman"), told=SITE, now=NOW)
    with pytest.raises(NotFound):
        list_calendar_sources(person("he", "it_admin"))
