"""Keys of addresses that work without a session: action links, calendars, calls of messengers. Rule 7.15."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import timedelta

LINK_LASTS = timedelta(days=7)
WINDOW = timedelta(minutes=15)
WRONG_KEYS = 30
"""So many wrong keys of one network within the window; then none is looked at. A key has 256 bits: this is for the
load of guessing, not for its success."""
WRONG_KEYS_KEPT = timedelta(days=1)
LONGEST_KEY = 200
_PURPOSE = b"headway action link 1\n"


def key_hash(token: str) -> str:
    """What is stored of a key."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def action_token(secret_key: str, *parts: object) -> str:
    """The key of one action of one message: a signature (HMAC-SHA256, 256 bits) by the installation's key.

    A mail that is sent again carries the same links as the first copy, and nothing of a copy of the database
    opens one.
    """
    told = _PURPOSE + "\n".join(str(part) for part in parts).encode()
    return urlsafe_b64encode(hmac.new(secret_key.encode(), told, hashlib.sha256).digest()).rstrip(b"=").decode()
