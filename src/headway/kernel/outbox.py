"""The outbox as live streams read it: what became visible since a position, on a connection of their own.

A position is a transaction: everything that was recorded by transactions before it has been read. Ids would not
do, because an event with a lower id may be committed later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

CHANNEL = "headway_events"
KEPT = timedelta(days=7)
"""How long a browser that was away may come back and receive what it missed."""
MOST_AT_ONCE = 2_000
"""A browser that missed more than this reads its page anew instead."""

_VISIBLE = f"""
SELECT m.xmin::text, e.id, e.kind, e.organization_id, e.project_id, e.subject, e.transaction_id::text
  FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin) m
  LEFT JOIN kernel_outboxevent e ON e.transaction_id >= (%s::text)::xid8 AND e.id <> ALL(%s)
 ORDER BY e.id LIMIT {MOST_AT_ONCE + 1}
"""
_OLDEST = "SELECT transaction_id::text, at FROM kernel_outboxevent ORDER BY transaction_id LIMIT 1"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the outbox: kind, ids and revision, never text or values."""

    id: int
    kind: str
    organization_id: UUID
    project_id: int | None
    subject: dict[str, Any]
    transaction_id: int


@dataclass(frozen=True)
class Reading:
    """Events in the order of their ids; with all of them passed on, everything before `position` has been."""

    position: int
    events: list[Event]

    @property
    def is_whole(self) -> bool:
        return len(self.events) <= MOST_AT_ONCE


async def read_events(
    connection: psycopg.AsyncConnection[Any], *, since: int, known: frozenset[int] = frozenset()
) -> Reading:
    """The events of transactions from `since` on that are visible now, without the `known` ones."""
    rows = await (await connection.execute(_VISIBLE, [str(since), list(known)])).fetchall()
    events = [_event(row) for row in rows if row[1] is not None]
    return Reading(int(rows[0][0]), events)


def _event(row: tuple[Any, ...]) -> Event:
    _, number, kind, organization_id, project_id, subject, transaction_id = row
    return Event(number, kind, organization_id, project_id, subject, int(transaction_id))


async def is_known(connection: psycopg.AsyncConnection[Any], position: int, *, kept_since: datetime) -> bool:
    """Whether every event from `position` on is still there.

    The pruning leaves the newest of the old events behind: what it removed is not younger than that one. As
    long as the oldest event is younger than the pruning's limit, nothing was ever removed.
    """
    row = await (await connection.execute(_OLDEST)).fetchone()
    return row is None or position > int(row[0]) or row[1] >= kept_since


async def cluster_name(connection: psycopg.AsyncConnection[Any]) -> str:
    """Names the database cluster: a position of another one means nothing here."""
    try:
        row = await (await connection.execute("SELECT system_identifier::text FROM pg_control_system()")).fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return "0"
    return str(row[0]) if row is not None else "0"
