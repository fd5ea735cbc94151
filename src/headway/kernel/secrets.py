"""Secrets of other people's systems at rest: sealed with a key that is derived from the installation's own.

A copy of the database opens none of them; a backup of the whole data folder, which holds the key file, does.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_PURPOSE = b"headway secrets at rest 1"


class CannotOpen(Exception):
    """The secret was sealed under another key: the database came here without its key file."""


def seal_secret(secret: str) -> str:
    """The secret, encrypted and authenticated (Fernet: AES-128-CBC, HMAC-SHA256); another text each time."""
    return _box().encrypt(secret.encode()).decode("ascii")


def open_secret(sealed: str) -> str:
    """What was sealed. Raises CannotOpen when it was changed or sealed under another key."""
    from cryptography.fernet import InvalidToken

    try:
        return _box().decrypt(sealed.encode("ascii")).decode()
    except (InvalidToken, ValueError) as error:
        raise CannotOpen from error


def masked(secret: str) -> str:
    """What may be shown of a secret: its last four signs when it is long enough to stay one."""
    return f"…{secret[-4:]}" if len(secret) >= 12 else "…"


def _box() -> Fernet:
    from django.conf import settings

    return _box_of(settings.SECRET_KEY)


@lru_cache(maxsize=4)
def _box_of(key: str) -> Fernet:
    # loaded on use: the supervisor and the command line stay light
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
