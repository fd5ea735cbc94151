"""Public holidays as versioned packs: plain dates in, calendar exceptions out. No Django."""

from headway.projects.holidays.china import PROVISIONAL_UNTIL, PUBLISHED, china_holidays
from headway.projects.holidays.exceptions import exceptions_for_week
from headway.projects.holidays.pack import HolidayDay, HolidayKind, HolidayPack, HolidayYearUnknown

__all__ = [
    "PROVISIONAL_UNTIL",
    "PUBLISHED",
    "HolidayDay",
    "HolidayKind",
    "HolidayPack",
    "HolidayYearUnknown",
    "china_holidays",
    "exceptions_for_week",
]
