"""The wall clock of a site and UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(time_zone: str) -> ZoneInfo:
    """The zone of a project; one that this machine does not know counts as UTC."""
    try:
        return ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def utc_of_site(local: datetime, time_zone: str) -> datetime:
    """The instant of a minute on the site's clock."""
    return local.replace(tzinfo=zone_of(time_zone)).astimezone(UTC)


def site_clock(instant: datetime, time_zone: str) -> datetime:
    """The wall clock of the site at an instant."""
    return instant.astimezone(zone_of(time_zone))


def site_today(instant: datetime, time_zone: str) -> date:
    """The site's day at an instant."""
    return site_clock(instant, time_zone).date()
