"""A person allows a browser to wake him, or takes that back."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F

from headway.kernel.actions import record_audit
from headway.kernel.errors import NotFound
from headway.kernel.outgoing import AddressRefused, check_address
from headway.kernel.secrets import seal_secret
from headway.notify.errors import AddressNotCalled, BrowserNotTaken
from headway.notify.models import PushSubscription

if TYPE_CHECKING:
    from headway.people.models import Account

MOST_BROWSERS = 10
_LONGEST_ENDPOINT = 1_000
_POINT_BYTES, _AUTH_BYTES = 65, 16


@dataclass(frozen=True)
class Browser:
    """What the browser's push manager gave. `name`: as it calls itself; `is_field`: within the field app."""

    endpoint: str
    p256dh: str
    auth: str
    name: str
    is_field: bool


@transaction.atomic
def allow_browser(*, user: Account, browser: Browser, now: datetime) -> PushSubscription:
    """Let messages wake this browser. One that somebody else had allowed wakes only the new person from now on; of more
    than ten the one that was used least lately goes.

    Raises AddressNotCalled (no push service of the world outside), BrowserNotTaken (keys that encrypt nothing).
    """
    if len(browser.endpoint) > _LONGEST_ENDPOINT:
        raise AddressNotCalled
    try:
        check_address(browser.endpoint, allowed=settings.OUTGOING_NETWORKS)
    except AddressRefused as refused:
        raise AddressNotCalled from refused
    _require_keys(browser)
    row, _ = PushSubscription.objects.update_or_create(
        endpoint_hash=hashlib.sha256(browser.endpoint.encode()).hexdigest(),
        defaults={
            "account": user, "endpoint": seal_secret(browser.endpoint), "p256dh": browser.p256dh, "auth": browser.auth,
            "browser": browser.name[:200], "is_field": browser.is_field, "made_at": now, "used_at": None,
        },
    )  # fmt: skip
    mine = PushSubscription.objects.filter(account=user).exclude(pk=row.pk)
    spare = mine.order_by(F("used_at").desc(nulls_last=True), "-made_at")[MOST_BROWSERS - 1 :]
    PushSubscription.objects.filter(pk__in=[one.pk for one in spare]).delete()
    _record(user, "notify.browser_allowed", row.pk, now)
    return row


@transaction.atomic
def forget_browser(*, user: Account, browser_id: int, now: datetime) -> None:
    """Never wake one of the own browsers again. Raises NotFound."""
    gone, _ = PushSubscription.objects.filter(pk=browser_id, account=user).delete()
    if not gone:
        raise NotFound
    _record(user, "notify.browser_forgotten", browser_id, now)


def _require_keys(browser: Browser) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        point, auth = (base64.urlsafe_b64decode(one + "=" * (-len(one) % 4)) for one in (browser.p256dh, browser.auth))
        if len(point) != _POINT_BYTES or len(auth) != _AUTH_BYTES:
            raise BrowserNotTaken
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise BrowserNotTaken from error


def _record(user: Account, action: str, number: int, now: datetime) -> None:
    record_audit(
        action=action, actor_id=user.pk, organization_id=user.organization_id, subject={"browser_id": number}, now=now
    )
