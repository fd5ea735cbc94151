"""Local minutes since 1970-01-01T00:00 as the rows hold them, and how they are shown."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_EPOCH = datetime(1970, 1, 1)
_FIRST_DAY = date(1970, 1, 1)


def minutes(instant: datetime | None) -> int | None:
    """Minutes of a local instant; seconds are cut."""
    if instant is None:
        return None
    passed = instant - _EPOCH
    return passed.days * 1440 + passed.seconds // 60


def instant_of(value: int | None) -> datetime | None:
    """The local instant of a number of minutes."""
    return None if value is None else _EPOCH + timedelta(minutes=value)


def iso(value: int | None) -> str | None:
    """`2026-11-20T17:00` for the API; a plan's instants carry no zone."""
    return None if value is None else (_EPOCH + timedelta(minutes=value)).isoformat(timespec="minutes")


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _FIRST_DAY).days


def day_of(number: int) -> date:
    """The day of a day number."""
    return _FIRST_DAY + timedelta(days=number)


def site_day(finish: int) -> date:
    """The site's day on which an instant falls; work that ends at midnight ended the day before."""
    return (_EPOCH + timedelta(minutes=finish - 1)).date()


def lateness_days(finish: int | None, contract_finish: date | None) -> int | None:
    """Calendar days by which a finish misses the contract's; negative when it is early.

    Example: finish 2026-06-12 17:00 against 2026-06-10 is 2.
    """
    if finish is None or contract_finish is None:
        return None
    return (site_day(finish) - contract_finish).days
