"""The order of a device's operations, and what its clock is worth."""

from __future__ import annotations

from datetime import datetime, timedelta

MOST_HELD = 500
HELD_FOR = timedelta(days=5)
"""So many operations, so long, wait for one that is missing; then they are carried out in order, marked `gap`."""
CLOCK_TOLERANCE = timedelta(minutes=5)
REOFFERED = timedelta(days=30)
"""A device keeps what was answered so long, and offers it again to a server that was restored from a backup."""
SILENT_AFTER = timedelta(hours=72)


def is_silent(seen_at: datetime, waiting: int, *, now: datetime) -> bool:
    """Whether a device that has something to send stays away longer than anybody should wait."""
    return waiting > 0 and now - seen_at > SILENT_AFTER


NEXT, EARLY, LATE = "next", "early", "late"


def place_of(seq: int, *, last_seq: int) -> str:
    """Where an operation stands: the next one, too early (one before it is missing), or late (numbers passed it by).

    A late one is taken like the next: a phone whose storage was put back may use a number twice.
    """
    if seq == last_seq + 1:
        return NEXT
    return EARLY if seq > last_seq else LATE


def clock_flags(
    *,
    offset_ms: int,
    client_time: datetime,
    monotonic_ms: int,
    last_client_time: datetime | None,
    last_monotonic_ms: int,
) -> set[str]:
    """`clock_off`: more than five minutes from ours when it was sent. `clock_backwards`: the device's clock went back
    between two entries though its counter since the start went on. Neither orders anything."""
    flags = set()
    if abs(offset_ms) > CLOCK_TOLERANCE.total_seconds() * 1000:
        flags.add("clock_off")
    if (
        last_client_time is not None
        and monotonic_ms >= last_monotonic_ms > 0
        and client_time < last_client_time - CLOCK_TOLERANCE
    ):
        flags.add("clock_backwards")
    return flags


def offset_ms_of(*, sent_at: datetime, now: datetime) -> int:
    """How far a device's clock is ahead of ours, in milliseconds, the way of the message included (it reads behind)."""
    return round((sent_at - now).total_seconds() * 1000)
