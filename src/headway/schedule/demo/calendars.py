"""Working time of a Chinese building site."""

from __future__ import annotations

from datetime import date

from headway.engine.document import Calendar, CalendarException, Shift
from headway.projects.holidays import china_holidays, exceptions_for_week

DAY: tuple[Shift, ...] = ((480, 720), (780, 1020))
"""08:00-12:00, 13:00-17:00."""
SIX_DAYS: tuple[tuple[Shift, ...], ...] = (DAY, DAY, DAY, DAY, DAY, DAY, ())
FIVE_DAYS: tuple[tuple[Shift, ...], ...] = (DAY, DAY, DAY, DAY, DAY, (), ())
ROUND_THE_CLOCK: tuple[tuple[Shift, ...], ...] = (((0, 1440),),) * 7

SITE, INDOOR, OFFICE, CONTINUOUS = "C1", "C2", "C3", "C4"

# Crews leave in the last lunar month and come back around 正月十五 (2027-02-20).
_SPRING_BREAK_SITE = CalendarException(date(2027, 1, 30), date(2027, 2, 21), (), "春节停工")
_SPRING_BREAK_INDOOR = CalendarException(date(2027, 1, 27), date(2027, 2, 23), (), "春节停工")


def site_calendars(first_year: int = 2026, last_year: int = 2027) -> list[Calendar]:
    """Site 单休, indoor trades 单休 with a longer spring break, office 双休 with 调休, round the clock."""
    pack = china_holidays(first_year, last_year)
    six, five = exceptions_for_week(pack, SIX_DAYS), exceptions_for_week(pack, FIVE_DAYS)
    return [
        Calendar(SITE, "单休 8 小时", SIX_DAYS, [*six, _SPRING_BREAK_SITE], minutes_per_week=2880),
        Calendar(INDOOR, "室内工序 单休 8 小时", SIX_DAYS, [*six, _SPRING_BREAK_INDOOR], minutes_per_week=2880),
        Calendar(OFFICE, "检测与验收 双休 8 小时", FIVE_DAYS, five),
        Calendar(
            CONTINUOUS,
            "连续作业 7×24 小时",
            ROUND_THE_CLOCK,
            minutes_per_day=1440,
            minutes_per_week=10080,
            minutes_per_month=43200,
        ),
    ]
