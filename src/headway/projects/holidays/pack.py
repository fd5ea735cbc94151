"""What a holiday pack holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HolidayKind(StrEnum):
    HOLIDAY = "holiday"
    MAKE_UP_WORKDAY = "make_up_workday"  # 调休: a weekend day on which everybody works


@dataclass(frozen=True, slots=True)
class HolidayDay:
    """One day that differs from its weekday. `provisional`: by rule, the yearly notice is still to come."""

    date: date
    kind: HolidayKind
    name: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class HolidayPack:
    """Days in date order, at most one per date. Equal versions mean equal content for the same years."""

    version: str
    days: list[HolidayDay]


class HolidayYearUnknown(ValueError):
    """A year was asked for that the pack neither knows nor can compute."""

    code = "projects.holiday_year_unknown"

    def __init__(self, year: int, first_known: int, last_known: int) -> None:
        self.parameters = {"year": year, "first_known": first_known, "last_known": last_known}
        super().__init__(f"holidays are known for {first_known}-{last_known}, not for {year}")
