"""Holiday packs of China, against published notices and well-known festival dates."""

from datetime import date

import pytest

from headway.engine.document import Shift
from headway.projects.holidays import HolidayKind, HolidayYearUnknown, china_holidays, exceptions_for_week

pytestmark = pytest.mark.quick

DAY: tuple[Shift, ...] = ((480, 720), (780, 1020))
SHORT: tuple[Shift, ...] = ((480, 720),)
FIVE_DAYS = (DAY, DAY, DAY, DAY, DAY, (), ())
SIX_DAYS = (DAY, DAY, DAY, DAY, DAY, DAY, ())


def days_of(first: int, last: int, kind: HolidayKind) -> set[str]:
    return {day.date.isoformat() for day in china_holidays(first, last).days if day.kind is kind}


def test_the_notice_for_2026_stands_day_by_day() -> None:
    holidays = days_of(2026, 2026, HolidayKind.HOLIDAY)
    make_up = days_of(2026, 2026, HolidayKind.MAKE_UP_WORKDAY)

    assert len(holidays) == 3 + 9 + 3 + 5 + 3 + 3 + 7
    assert {"2026-02-15", "2026-02-23", "2026-05-05", "2026-06-19", "2026-09-25", "2026-10-07"} <= holidays
    assert make_up == {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}


def test_the_lengthened_spring_festival_of_2020_is_in_the_pack() -> None:
    holidays = days_of(2020, 2020, HolidayKind.HOLIDAY)

    assert {"2020-01-31", "2020-02-01", "2020-02-02"} <= holidays


def test_a_festival_on_a_weekend_rests_a_six_day_week_too() -> None:
    """端午 of 2012 was Saturday 06-23, in the middle of a rest of three days."""
    assert {"2012-06-22", "2012-06-23", "2012-06-24"} <= days_of(2012, 2012, HolidayKind.HOLIDAY)


def test_a_make_up_workday_is_never_a_holiday_and_always_a_weekend_day() -> None:
    pack = china_holidays(2004, 2026)

    workdays = [day.date for day in pack.days if day.kind is HolidayKind.MAKE_UP_WORKDAY]
    assert len(workdays) == 150
    assert all(day.weekday() >= 5 for day in workdays)
    assert len({day.date for day in pack.days}) == len(pack.days)


def test_a_year_without_a_notice_has_the_thirteen_statutory_days_marked_provisional() -> None:
    days = china_holidays(2027, 2027).days

    assert [day.date.isoformat()[5:] for day in days] == [
        *("01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02"),
        *("06-09", "09-15", "10-01", "10-02", "10-03"),
    ]
    assert all(day.provisional for day in days)
    assert not any(day.provisional for day in china_holidays(2026, 2026).days)


def test_mid_autumn_inside_the_national_days_is_one_day_with_both_names() -> None:
    days = {day.date: day.name for day in china_holidays(2031, 2031).days}

    assert days[date(2031, 10, 1)] == "国庆节、中秋"
    assert len(days) == 12


@pytest.mark.parametrize(
    ("year", "festivals"),
    [
        (2028, {"2028-01-26": "春节", "2028-04-04": "清明", "2028-05-28": "端午", "2028-10-03": "国庆节、中秋"}),
        (2033, {"2033-01-31": "春节", "2033-06-01": "端午", "2033-09-08": "中秋"}),  # the year of the late leap month
        (2034, {"2034-02-19": "春节", "2034-04-05": "清明"}),
        (2050, {"2050-01-23": "春节", "2050-06-23": "端午", "2050-09-30": "中秋"}),
        (2100, {"2100-02-09": "春节", "2100-06-12": "端午"}),
    ],
)
def test_festivals_far_ahead_follow_the_lunar_calendar(year: int, festivals: dict[str, str]) -> None:
    names = {day.date.isoformat(): day.name for day in china_holidays(year, year).days}

    assert {day: names.get(day) for day in festivals} == festivals


def test_every_festival_of_the_table_rested_in_the_years_that_were_published() -> None:
    """The table of festivals against 19 notices: since 2008 all four are public holidays."""
    from headway.projects.holidays import china

    holidays = days_of(2008, 2026, HolidayKind.HOLIDAY)
    festivals = {day.date.isoformat() for year in range(2008, 2027) for day in china._statutory(year)}
    eve_and_second_of_may = {f"{year}-05-02" for year in range(2008, 2025)}

    missing = festivals - holidays - eve_and_second_of_may
    # 除夕 was an ordinary working day by the notices of 2014 and 2024.
    assert missing == {"2014-01-30", "2024-02-09"}


def test_years_outside_the_table_are_refused_by_name() -> None:
    with pytest.raises(HolidayYearUnknown) as refusal:
        china_holidays(2026, 2101)

    assert refusal.value.parameters == {"year": 2101, "first_known": 2004, "last_known": 2100}


def test_a_make_up_saturday_works_like_a_weekday_in_a_five_day_week_only() -> None:
    pack = china_holidays(2026, 2026)

    five, six = exceptions_for_week(pack, FIVE_DAYS), exceptions_for_week(pack, SIX_DAYS)

    assert [e.shifts for e in five if e.first_day == date(2026, 2, 14)] == [DAY]
    assert not [e for e in six if e.first_day == date(2026, 2, 14)]
    # A make-up Sunday is an exception in both.
    assert [e.shifts for e in six if e.first_day == date(2026, 2, 28)] == []
    assert [e.shifts for e in six if e.first_day == date(2026, 1, 4)] == [DAY]


def test_a_make_up_day_takes_the_shifts_of_the_first_working_weekday() -> None:
    week = ((), SHORT, SHORT, DAY, DAY, (), ())

    exceptions = exceptions_for_week(china_holidays(2026, 2026), week)

    assert next(e.shifts for e in exceptions if e.first_day == date(2026, 2, 14)) == SHORT


def test_neighbouring_days_of_a_holiday_are_one_exception() -> None:
    exceptions = exceptions_for_week(china_holidays(2026, 2026), FIVE_DAYS)

    spring = [e for e in exceptions if e.name == "春节"]
    assert [(e.first_day, e.last_day, e.shifts) for e in spring] == [(date(2026, 2, 15), date(2026, 2, 23), ())]


def test_the_version_of_a_pack_does_not_depend_on_the_years_asked() -> None:
    assert china_holidays(2026, 2026).version == china_holidays(2004, 2050).version
    assert china_holidays(2026, 2026).version.startswith("cn-2026-")
