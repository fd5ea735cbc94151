"""Whether a person's calendar has an address, and when it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.notify.models import CalendarFeed

if TYPE_CHECKING:
    from headway.people.models import Account


def get_feed(user: Account) -> CalendarFeed | None:
    """One's own; the address itself is nobody's to read."""
    return CalendarFeed.objects.filter(account=user).first()
