"""Decisions about uploads from plain values: the headers of tus 1.0.0, bounds, quotas."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import timedelta

LARGEST_CHUNK = 1024 * 1024
"""Bytes of one piece; phones send 256 kB to 1 MiB. What a cut costs is one piece at most."""
UNFINISHED_LASTS = timedelta(hours=24)
QUOTA_WINDOW = timedelta(hours=24)
MOST_PIXELS = 300_000_000
"""The largest sensors in phones have 200 million."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Usage:
    """What somebody has open, and has begun in the last day: bytes by what was declared."""

    open_uploads: int
    account_bytes: int
    device_bytes: int


def is_sha256(text: str) -> bool:
    """64 hexadecimal digits in lower case: the one spelling of a hash."""
    return _SHA256.fullmatch(text) is not None


def read_metadata(header: str) -> dict[str, str] | None:
    """`Upload-Metadata`: pairs of a name and its value in Base64, with commas between; None when it is none."""
    told: dict[str, str] = {}
    for pair in header.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(value.strip(), validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return None
    return told


def read_checksum(header: str) -> bytes | None:
    """`Upload-Checksum: sha256 <Base64>` as 32 bytes; None when it is another algorithm, or none."""
    algorithm, _, value = header.strip().partition(" ")
    try:
        digest = base64.b64decode(value.strip(), validate=True)
    except binascii.Error:
        return None
    return digest if algorithm.lower() == "sha256" and len(digest) == 32 else None


def is_over_quota(usage: Usage, size_bytes: int, *, allowed_bytes: int) -> bool:
    """Whether `size_bytes` more would be over what an account, or one device, may send in a day."""
    return max(usage.account_bytes, usage.device_bytes) + size_bytes > allowed_bytes
