"""The form in which a fact or a decision is sealed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one spelling of a row: JSON, keys sorted, no spaces, UTF-8, instants in UTC with microseconds."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode()


def seal_hash(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 in hex over the previous hash of the chain and the row (rule 6.46)."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(content)).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))
