"""The browsers that a person allowed to wake him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.notify.models import PushSubscription

if TYPE_CHECKING:
    from headway.people.models import Account


def list_browsers(user: Account) -> list[PushSubscription]:
    """One's own, the latest first; where they are reached is nobody's to read."""
    return list(PushSubscription.objects.filter(account=user).order_by("-made_at", "-pk").defer("endpoint", "auth"))
