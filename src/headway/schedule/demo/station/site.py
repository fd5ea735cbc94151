"""The station's geometry, its calendars and what its modules share."""

from __future__ import annotations

from datetime import date

from headway.engine.document import Calendar, CalendarException
from headway.projects.holidays import china_holidays, exceptions_for_week
from headway.schedule.demo.builder import Place
from headway.schedule.demo.calendars import ROUND_THE_CLOCK, SITE, SIX_DAYS

BAYS = range(1, 9)
BAY_LENGTH, BAY_WIDTH = 26.2, 21.3  # m
BAY_AREA = round(BAY_LENGTH * BAY_WIDTH)
LAYERS = {1: 2.0, 2: 4.4, 3: 5.0, 4: 5.6}
"""Layer of the excavation -> depth in m; layer 1 stands under concrete struts, the others under steel ones."""

TWO_SHIFTS, CLOCK, NIGHT = "C2", "C3", "C4"
_SHIFTS = ((360, 720), (780, 1380))
_SPRING = "春节停工"


def station_calendars() -> list[Calendar]:
    """单休 8 h; two shifts of seven days; 24 h; four hours in the night on the track side."""
    six = exceptions_for_week(china_holidays(2025, 2028), SIX_DAYS)
    breaks = [
        CalendarException(date(2026, 2, 8), date(2026, 3, 1), (), _SPRING),
        CalendarException(date(2027, 1, 30), date(2027, 2, 21), (), _SPRING),
    ]
    short = [
        CalendarException(date(2026, 2, 12), date(2026, 2, 24), (), _SPRING),
        CalendarException(date(2027, 2, 2), date(2027, 2, 13), (), _SPRING),
    ]
    night = (((30, 270),),) * 5 + ((), ())
    return [
        Calendar(SITE, "土建与安装 单休 8 小时", SIX_DAYS, [*six, *breaks], minutes_per_week=2880),
        Calendar(
            TWO_SHIFTS,
            "围护与开挖 每周 7 天两班 16 小时",
            (_SHIFTS,) * 7,
            short,
            minutes_per_day=960,
            minutes_per_week=6720,
            minutes_per_month=28800,
        ),
        Calendar(
            CLOCK,
            "连续作业 7×24 小时",
            ROUND_THE_CLOCK,
            minutes_per_day=1440,
            minutes_per_week=10080,
            minutes_per_month=43200,
        ),
        Calendar(
            NIGHT,
            "轨行区夜间要点 0:30～4:30",
            night,
            minutes_per_day=240,
            minutes_per_week=1200,
            minutes_per_month=5280,
        ),
    ]


def bay_place(bay: int, level: str) -> Place:
    return Place(f"主体/{bay:02d} 段/{level}")


def team_of(bay: int) -> str:
    """Bays one to four are the work of the first crew, the rest of the second."""
    return "一" if bay <= len(BAYS) // 2 else "二"
