"""The spelling of server-sent events and of positions in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs

import orjson

from headway.kernel.outbox import Event

RETRY_MILLISECONDS = 2_000
_POSITION = re.compile(r"([0-9]{1,20})-([0-9]{1,20})")


@dataclass(frozen=True, slots=True)
class Position:
    """Everything recorded before the transaction `transaction` of the database `cluster` has been passed on."""

    cluster: str
    transaction: int

    def __str__(self) -> str:
        return f"{self.cluster}-{self.transaction}"


def read_position(words: str) -> Position | None:
    """The position that a browser came back with; None when it is not one of ours."""
    found = _POSITION.fullmatch(words)
    return Position(found[1], int(found[2])) if found else None


def asked_position(last_event_id: str | None, query: str) -> str:
    """What the browser says it has: the header of a reconnection, else `?after=` of a stream opened anew."""
    return last_event_id or parse_qs(query).get("after", [""])[0]


def greeting(position: Position) -> bytes:
    """The first bytes of a stream: the pause before a reconnection, and where it stands."""
    return b"retry: %d\nid: %s\n\n" % (RETRY_MILLISECONDS, str(position).encode())


def heartbeat(position: Position) -> bytes:
    """Keeps proxies from closing the stream, moves the position on, and shows the browser that the line lives."""
    return b":\nevent: pulse\ndata: {}\nid: %s\n\n" % str(position).encode()


def reset(position: Position) -> bytes:
    """The client must read anew what it shows."""
    return b"event: reset\ndata: {}\nid: %s\n\n" % str(position).encode()


def messages(events: list[Event], position: Position) -> bytes:
    """The events; the position stands with the last one only: before it the batch is not complete."""
    parts = [b"data: %s\n" % _content(event) for event in events]
    parts[-1] += b"id: %s\n" % str(position).encode()
    return b"\n".join(parts) + b"\n"


def _content(event: Event) -> bytes:
    return orjson.dumps({"id": event.id, "kind": event.kind, "project_id": event.project_id, "subject": event.subject})
