"""A piece as a web push to the browsers that a person allowed (RFC 8030, 8188, 8291, 8292)."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from headway.kernel.outgoing import AddressRefused, NameUnknown, NoAnswer, post
from headway.kernel.secrets import CannotOpen, open_secret
from headway.notify.models import PushSubscription
from headway.notify.queries.pieces import Piece
from headway.notify.queries.vapid import vapid_keys
from headway.notify.rules.places import site_path_of
from headway.notify.rules.tries import Tried, seconds_asked
from headway.words import text

_LIVES = 24 * 3600
_LARGEST = 2_400
"""Bytes of the words; a push service takes 4,096 with title, path and cipher, which have at most 1,400."""


def send_push(piece: Piece, now: datetime) -> Tried:
    """Wake each browser of the person; sent when one of them took it, later when one of them may yet."""
    rows = list(PushSubscription.objects.filter(account_id=piece.reader.pk).order_by("pk"))
    if not rows:
        return Tried("never", "no_browser")
    tried = [_wake(row, piece, now) for row in rows]
    for word in ("sent", "later", "token"):
        for one in tried:
            if one.outcome == word:
                return one
    return tried[0]


def _wake(row: PushSubscription, piece: Piece, now: datetime) -> Tried:
    try:
        endpoint = open_secret(row.endpoint)
    except CannotOpen:
        return Tried("token", "secret_of_another_key")
    body = encrypt(
        json.dumps(_words(piece, is_field=row.is_field), ensure_ascii=False).encode(), p256dh=row.p256dh, auth=row.auth
    )
    headers = {
        **vapid_keys().headers(endpoint, now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(_LIVES),
        "Urgency": "normal",
        "Topic": piece.batch.hex,  # sent again before it was read, it replaces the first
    }
    try:
        answer = post(endpoint, body, headers=headers, allowed=settings.OUTGOING_NETWORKS)
    except NameUnknown:
        return Tried("later", "no_connection")
    except AddressRefused:
        row.delete()
        return Tried("never", "address_refused")
    except NoAnswer:
        return Tried("later", "no_connection")
    if answer.status in (200, 201, 202):
        PushSubscription.objects.filter(pk=row.pk).update(used_at=now)
        return Tried("sent")
    if answer.status in (404, 410):  # the browser took its permission back
        row.delete()
        return Tried("never", "browser_gone")
    if answer.status == 429 or answer.status >= 500:
        return Tried("later", f"push_{answer.status}", seconds_asked(answer.headers))
    return Tried("token" if answer.status in (401, 403) else "never", f"push_{answer.status}")


def encrypt(words: bytes, *, p256dh: str, auth: str) -> bytes:
    """One record of aes128gcm under the browser's keys (RFC 8291)."""
    import http_ece
    from cryptography.hazmat.primitives.asymmetric import ec

    own = ec.generate_private_key(ec.SECP256R1())
    encrypted: bytes = http_ece.encrypt(
        words, salt=os.urandom(16), private_key=own, dh=_bytes(p256dh), auth_secret=_bytes(auth), version="aes128gcm"
    )
    return encrypted


def _words(piece: Piece, *, is_field: bool) -> Mapping[str, Any]:
    first, more = piece.items[0], len(piece.items) - 1
    words = first.words if not more else text("notify.push.more", piece.language, first=first.words, count=more)
    target = "/inbox" if more else first.path
    return {
        "title": first.project, "body": words.encode()[:_LARGEST].decode(errors="ignore"),
        "path": site_path_of(first.kind, first.path) if is_field else target, "tag": piece.batch.hex,
    }  # fmt: skip


def _bytes(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))
