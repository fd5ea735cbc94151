"""Public holidays of mainland China.

2004-2026: the yearly notices of the State Council's general office (部分节假日安排的通知), with the
make-up workdays 调休. Later years: the statutory days of 全国年节及纪念日放假办法 as amended with
effect from 2025 (13 days), computed from the calendar of festivals and marked provisional. Whether a
bridge day is added, and which weekend then works, only the notice says; so none is guessed.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from headway.projects.holidays.pack import HolidayDay, HolidayKind, HolidayPack, HolidayYearUnknown

Years = dict[str, list[Any]]

_PUBLISHED_FILE = "china_published.json"
_FESTIVALS_FILE = "china_festivals.json"
PUBLISHED = range(2004, 2027)
"""Years whose notice is in the pack."""
PROVISIONAL_UNTIL = 2100
"""Last year of the table of festivals."""


def china_holidays(first_year: int, last_year: int) -> HolidayPack:
    """Holidays and make-up workdays of the calendar years `first_year`..`last_year`, both included.

    Raises HolidayYearUnknown outside 2004-2100. Example: 2026 gives 春节 02-15..02-23 with work on
    Saturdays 02-14 and 02-28; 2027 gives 除夕 02-05 and 初一 to 初三 02-06..02-08, provisional.
    """
    for year in (first_year, last_year):
        if not PUBLISHED.start <= year <= PROVISIONAL_UNTIL:
            raise HolidayYearUnknown(year, PUBLISHED.start, PROVISIONAL_UNTIL)
    by_date: dict[date, HolidayDay] = {}
    # A notice may reach into the neighbouring year (2023's 元旦 began on 2022-12-31): the data file
    # keeps each day under its own calendar year, so years can be read one by one.
    for year in range(first_year, last_year + 1):
        for day in _published(year) if year in PUBLISHED else _statutory(year):
            _add(by_date, day)
    return HolidayPack(version=_version(), days=[by_date[day] for day in sorted(by_date)])


def _add(by_date: dict[date, HolidayDay], day: HolidayDay) -> None:
    """Two festivals on one date (中秋 in the 国庆 days of 2031) become one day with both names."""
    before = by_date.get(day.date)
    name = f"{before.name}、{day.name}" if before and before.name != day.name else day.name
    by_date[day.date] = HolidayDay(day.date, day.kind, name, day.provisional)


def _published(year: int) -> list[HolidayDay]:
    days = []
    for arrangement in _read(_PUBLISHED_FILE)[str(year)]:
        first, last = date.fromisoformat(arrangement["first_day"]), date.fromisoformat(arrangement["last_day"])
        name = arrangement["name"]
        for offset in range((last - first).days + 1):
            days.append(HolidayDay(first + timedelta(days=offset), HolidayKind.HOLIDAY, name))
        for workday in arrangement["make_up_workdays"]:
            days.append(HolidayDay(date.fromisoformat(workday), HolidayKind.MAKE_UP_WORKDAY, name))
    return days


def _statutory(year: int) -> list[HolidayDay]:
    spring, tomb_sweeping, dragon_boat, mid_autumn = (
        date.fromisoformat(f"{year}-{day}") for day in _read(_FESTIVALS_FILE)[str(year)]
    )
    spans = [
        ("元旦", date(year, 1, 1), 1),
        ("春节", spring - timedelta(days=1), 4),  # 除夕, 正月初一 to 初三
        ("清明", tomb_sweeping, 1),
        ("劳动节", date(year, 5, 1), 2),
        ("端午", dragon_boat, 1),
        ("国庆节", date(year, 10, 1), 3),
        ("中秋", mid_autumn, 1),
    ]
    return [
        HolidayDay(first + timedelta(days=offset), HolidayKind.HOLIDAY, name, provisional=True)
        for name, first, length in spans
        for offset in range(length)
    ]


@cache
def _version() -> str:
    digest = sha256()
    for name in (_PUBLISHED_FILE, _FESTIVALS_FILE):
        digest.update(files(__package__).joinpath(name).read_bytes())
    return f"cn-{PUBLISHED.stop - 1}-{digest.hexdigest()[:8]}"


@cache
def _read(name: str) -> Years:
    parsed: Years = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return parsed
