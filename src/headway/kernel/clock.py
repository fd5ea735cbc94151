"""What time it is, and identities that sort by it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID


def _real() -> datetime:
    return datetime.now(UTC)


_read: Callable[[], datetime] = _real


def now() -> datetime:
    """The present instant, aware, UTC."""
    return _read()


@contextmanager
def clock_of(read: Callable[[], datetime]) -> Iterator[None]:
    """Inside, `now` tells what `read` tells; for rehearsals, which live through weeks within seconds."""
    global _read  # noqa: PLW0603 - one clock for the whole process
    before, _read = _read, read
    try:
        yield
    finally:
        _read = before


def uuid7() -> UUID:
    """A UUID version 7 (RFC 9562): 48 bits of milliseconds, 74 random bits."""
    return uuid7_of(time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10)))


def uuid7_of(milliseconds: int, random_bits: int) -> UUID:
    """A UUID version 7 from its parts; of `random_bits` (80) six give way to version and variant."""
    value = (milliseconds << 80 | random_bits) & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
