"""Sends what is due. A piece is claimed, sent outside of any transaction, then its fate is written.

What was tried once stays one piece under one `batch`: nothing joins it. A worker that dies in between leaves it in
`sending`: whether it left is not known. Mail carries the batch as its Message-ID and push as its topic, the same when
sent again, so it is tried again; a robot cannot tell a second post, so a
person decides (`unsure`).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from headway.kernel.clock import uuid7
from headway.notify.actions.by_mail import send_mail
from headway.notify.actions.by_push import send_push
from headway.notify.actions.by_robot import send_post
from headway.notify.models import Attempt, Channel, Delivery
from headway.notify.queries.pieces import Piece, get_piece
from headway.notify.rules.tries import HELD, MOST_TRIES, Breaker, Tried, after_result, after_try, is_open
from headway.notify.rules.ways import MAIL, PUSH, ROBOTS

_log = logging.getLogger("headway.notify")
MOST_IN_A_PIECE = 50
Send = Callable[[Piece, datetime], Tried]
_SENDERS: dict[str, Send] = {MAIL: send_mail, PUSH: send_push, **dict.fromkeys(ROBOTS, send_post)}
_CLAIM = """
WITH first AS (
  SELECT id, way, channel_id, recipient_id, batch FROM notify_delivery
   WHERE state = 'waiting' AND due_at <= %(now)s AND way = %(way)s AND organization_id = %(firm)s
     AND channel_id IS NOT DISTINCT FROM %(channel)s
   ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
), together AS (
  SELECT d.id FROM notify_delivery d JOIN first f
      ON d.way = f.way AND d.channel_id IS NOT DISTINCT FROM f.channel_id
     AND d.recipient_id IS NOT DISTINCT FROM f.recipient_id AND d.batch IS NOT DISTINCT FROM f.batch
   WHERE d.state = 'waiting' AND d.due_at <= %(now)s AND d.organization_id = %(firm)s
   ORDER BY d.id LIMIT %(most)s FOR UPDATE OF d SKIP LOCKED
)
UPDATE notify_delivery d SET state = 'sending', claimed_at = %(now)s, batch = coalesce(d.batch, %(batch)s),
       tries = tries + 1
  FROM together t WHERE d.id = t.id RETURNING d.id
"""
_DUE = """
SELECT DISTINCT organization_id, way, channel_id FROM notify_delivery WHERE state = 'waiting' AND due_at <= %s
"""


@dataclass(frozen=True)
class Line:
    """One way of one organisation: its mail, its push, one robot. Pieces of one line leave one after another."""

    organization_id: UUID
    way: str
    channel_id: int | None


def list_due_lines(*, now: datetime) -> list[Line]:
    """Lines on which something is due, but for those whose breaker is open."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [now])
        lines = [Line(*row) for row in cursor.fetchall()]
    robots = Channel.objects.in_bulk({one.channel_id for one in lines if one.channel_id is not None})
    firms = {one.organization_id for one in lines}
    servers = {one.organization_id: one for one in Channel.objects.filter(
        kind=MAIL, removed_at=None, organization_id__in=firms)}  # fmt: skip
    guards = {line: _guard(line, robots, servers) for line in lines}
    return [line for line in lines if not is_open(_breaker(guards[line]), now)]


def _guard(line: Line, robots: Mapping[int, Channel], servers: Mapping[UUID, Channel]) -> Channel | None:
    if line.channel_id is not None:
        return robots.get(line.channel_id)
    return servers.get(line.organization_id) if line.way == MAIL else None


def send_line(line: Line, *, clock: Callable[[], datetime]) -> int:
    """Send everything that is due on a line, until nothing is left or its breaker opens; returns how many pieces."""
    sent = 0
    while not is_open(_breaker(_channel(line)), clock()):
        ids = _claim(line, clock())
        if not ids:
            break
        sent += _send(line, ids, clock)
    return sent


@transaction.atomic
def take_up_again(*, now: datetime) -> int:
    """Deliveries that a worker took with it: tried again where a second copy is recognised, else left to a person; so is
    what took a worker with it each time."""
    lost = Delivery.objects.select_for_update(skip_locked=True).filter(state="sending", claimed_at__lt=now - HELD)
    again = [one.pk for one in lost if one.way in (MAIL, PUSH) and one.tries < MOST_TRIES]
    unsure = [one.pk for one in lost if one.pk not in again]
    Delivery.objects.filter(pk__in=again).update(state="waiting", due_at=now, claimed_at=None)
    Delivery.objects.filter(pk__in=unsure).update(state="dead", error="unsure", claimed_at=None)
    return len(again) + len(unsure)


def _claim(line: Line, now: datetime) -> list[int]:
    values: dict[str, Any] = {
        "now": now, "way": line.way, "firm": line.organization_id, "channel": line.channel_id, "batch": uuid7(),
        "most": 1 if line.way in ROBOTS else MOST_IN_A_PIECE,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, values)
        return [row[0] for row in cursor.fetchall()]


def _send(line: Line, ids: Sequence[int], clock: Callable[[], datetime]) -> int:
    piece, dropped = get_piece(ids)
    if dropped:  # out of sight, withdrawn, or the person is gone: decided when it leaves, with the rights of now
        for error, some in dropped.items():
            Delivery.objects.filter(pk__in=some).update(state="dropped", error=error, claimed_at=None)
    if piece is None:
        return 0
    began = time.monotonic()
    try:
        tried = _SENDERS[line.way](piece, clock())
    except Exception:  # a fault of ours: the piece is not lost, and the others go on
        _log.exception("sending by %s", line.way)
        tried = Tried("later", "our_fault")
    _write(line, piece, tried, round((time.monotonic() - began) * 1000), clock())
    return int(tried.outcome == "sent")


@transaction.atomic
def _write(line: Line, piece: Piece, tried: Tried, milliseconds: int, now: datetime) -> None:
    Attempt.objects.create(
        batch=piece.batch, channel_id=line.channel_id, organization_id=line.organization_id, way=line.way,
        outcome=tried.outcome, error=tried.error, milliseconds=milliseconds, at=now,
    )  # fmt: skip
    after = after_try(tried, piece.tries, now)
    rows = Delivery.objects.filter(  # not another worker's try, nor one after a person had it sent again
        pk__in=piece.ids, state="sending", tries=piece.tries, claimed_at=piece.claimed_at
    )
    if after.state == "sent":
        rows.update(state="sent", sent_at=now, error="", claimed_at=None)
    else:
        rows.update(state=after.state, error=tried.error, claimed_at=None, due_at=after.due_at or now)
    channel = _channel(line, lock=True)
    if channel is not None:
        breaker = after_result(_breaker(channel), tried, now)
        Channel.objects.filter(pk=channel.pk).update(
            failures=breaker.failures, open_until=breaker.open_until,
            last_error="" if tried.outcome == "sent" else tried.error,
        )  # fmt: skip


def _channel(line: Line, *, lock: bool = False) -> Channel | None:
    """The channel whose breaker guards the line; push has none of its own, each browser's service stands alone."""
    rows = Channel.objects.select_for_update() if lock else Channel.objects
    if line.channel_id is not None:
        return rows.filter(pk=line.channel_id).first()
    if line.way != MAIL:
        return None
    return rows.filter(organization_id=line.organization_id, kind=MAIL, removed_at=None).first()


def _breaker(channel: Channel | None) -> Breaker:
    return Breaker() if channel is None else Breaker(channel.failures, channel.open_until)
