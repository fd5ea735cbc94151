"""The house: departments by floor and phase, its calendars and contract dates."""

from __future__ import annotations

from datetime import date, datetime

from headway.engine.document import Calendar, CalendarException
from headway.projects.holidays import china_holidays, exceptions_for_week
from headway.schedule.demo.calendars import FIVE_DAYS, ROUND_THE_CLOCK, SITE, SIX_DAYS

START = datetime(2026, 3, 2, 8, 0)
CONTRACT_FINISH = datetime(2026, 12, 31, 17, 0)
THEATRES_DUE = datetime(2026, 12, 12, 17, 0)
"""The hospital's own date: from then on the theatres are to be disinfected and equipped."""
MRI_DELIVERY = datetime(2026, 11, 26, 8, 0)

QUIET, OFFICE, CLOCK = "C2", "C3", "C4"
CLEAN_FIRM = "洁源净化科技"

AREAS = {
    # code -> department, floor, m², phase
    "YK": ("药库与物资库", "B1 层", 520, 1),
    "SB": ("设备机房区", "B1 层", 460, 1),
    "IC": ("重症医学科", "6 层", 760, 1),
    "GY": ("消毒供应中心", "6 层", 640, 1),
    "BL": ("病理科", "4 层", 420, 1),
    "JY": ("检验科", "4 层", 690, 2),
    "YX": ("影像科候诊区", "4 层", 560, 2),
    "WK": ("外科门诊", "3 层", 720, 2),
    "KQ": ("口腔科", "3 层", 540, 2),
    "EN": ("眼耳鼻喉科", "3 层", 480, 2),
    "NK": ("内科门诊", "2 层", 780, 3),
    "EK": ("儿科门诊", "2 层", 620, 3),
    "FK": ("妇产科门诊", "2 层", 560, 3),
    "DT": ("门诊大厅与挂号收费", "1 层", 940, 3),
    "JZ": ("急诊科", "1 层", 820, 3),
    "YF": ("门诊药房", "1 层", 380, 3),
}
THEATRES = {number: ("百级" if number <= 2 else "万级") for number in range(1, 9)}


def hospital_calendars() -> list[Calendar]:
    """单休 8 h; quiet hours beside wards in use (six hours); office 双休; round the clock."""
    pack = china_holidays(2026, 2027)
    quiet = ((510, 690), (840, 1020))
    six_quiet = (*((quiet,) * 6), ())
    spring = CalendarException(date(2027, 1, 30), date(2027, 2, 21), (), "春节停工")
    six, five = exceptions_for_week(pack, SIX_DAYS), exceptions_for_week(pack, FIVE_DAYS)
    reduced = [CalendarException(e.first_day, e.last_day, quiet if e.shifts else (), e.name, e.weekdays) for e in six]
    return [
        Calendar(SITE, "单休 8 小时", SIX_DAYS, [*six, spring], minutes_per_week=2880),
        Calendar(
            QUIET,
            "在用病区旁限时 单休 6 小时",
            six_quiet,
            [*reduced, spring],
            minutes_per_day=360,
            minutes_per_week=2160,
            minutes_per_month=9360,
        ),
        Calendar(OFFICE, "检测与验收 双休 8 小时", FIVE_DAYS, five),
        Calendar(
            CLOCK,
            "连续作业 7×24 小时",
            ROUND_THE_CLOCK,
            minutes_per_day=1440,
            minutes_per_week=10080,
            minutes_per_month=43200,
        ),
    ]
