"""One exchange: a device hands over what was entered, each entry gets its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from headway.field.actions.bringing import Bringing, Sent, sent_now
from headway.field.actions.meeting import Browser, Met, SignOfLife, count_taken, meet_device
from headway.field.actions.operations import release_one, take_operation
from headway.field.errors import EntriesOfTheDay, ProtocolUnknown
from headway.field.models import Watermark
from headway.field.queries.epoch import server_epoch
from headway.field.queries.log import Answer
from headway.field.rules.order import MOST_HELD, REOFFERED
from headway.field.rules.wire import OLDER_VERSIONS_TAKEN, PROTOCOL, SCHEMA_VERSION
from headway.people.queries import get_account

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Exchange:
    """What a device says. `server_epoch`: the life of the server that it knows; `operations`: as they were sent."""

    protocol: int
    device_id: UUID
    epoch: UUID
    server_epoch: UUID | None
    life: SignOfLife
    operations: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Answered:
    """What it is answered. `reoffer_since`: the server was restored from a backup; send everything since then again."""

    server_epoch: UUID
    watermark: int
    answers: list[Answer]
    reoffer_since: datetime | None
    must_update: bool
    is_revoked: bool


def take_exchange(
    *, sender: Account, browser: Browser, session_device: UUID | None, exchange: Exchange, now: datetime
) -> Answered:
    """Take operations in exactly once and in the device's order, each in a transaction of its own.

    An entry that cannot be carried out is parked and never stands in the way of the next. Raises ProtocolUnknown, EntriesOfTheDay;
    database errors pass: what was answered before them stands, the device sends the whole again.
    """
    if exchange.protocol != PROTOCOL:
        raise ProtocolUnknown(protocol=exchange.protocol)
    met = meet_device(
        sender=sender,
        device_id=exchange.device_id,
        session_device=session_device,
        epoch=exchange.epoch,
        browser=browser,
        life=exchange.life,
        now=now,
    )
    bringing = _bringing(sender, browser, exchange, met, now)
    if exchange.operations and met.taken >= settings.FIELD_ENTRIES_PER_DAY:
        raise EntriesOfTheDay(limit=settings.FIELD_ENTRIES_PER_DAY)
    answers = take_sent(bringing, [sent_now(bringing, raw) for raw in exchange.operations])
    if bringing.taken and not met.is_foreign:  # nobody uses up the day of somebody else's phone
        count_taken(met.device_pk, bringing.taken, now)
    present = server_epoch()
    was_restored = exchange.server_epoch is not None and exchange.server_epoch != present
    return Answered(
        server_epoch=present,
        watermark=bringing.last_seq,
        answers=answers,
        reoffer_since=now - REOFFERED if was_restored else None,
        must_update=exchange.life.schema_version < SCHEMA_VERSION - OLDER_VERSIONS_TAKEN,
        is_revoked=met.is_revoked,
    )


def bring_held(mark: Watermark, *, now: datetime) -> int:
    """Answer in order everything that waits behind a watermark, whatever is missing; returns how many."""
    first = mark.waiting.order_by("seq").first()
    if first is None:
        return 0
    bringing = Bringing(
        device_pk=mark.device_id,
        device_id=mark.device.device_id,
        epoch=mark.epoch,
        watermark_id=mark.pk,
        sender=get_account(first.sent_by_id),
        is_proven=lambda account_id: False,  # each operation carries what was known when it came
        offset_ms=0,
        now=now,
        refused_as="device_revoked" if mark.device.revoked_at is not None else "",
    )
    count = 0
    while release_one(bringing, whatever_is_missing=True) is not None:
        count += 1
    return count


def take_sent(bringing: Bringing, sent: Sequence[Sent]) -> list[Answer]:
    """Take operations in, in the device's order; an answer for each, as they were sent."""
    _release(bringing)
    for one in sorted(sent, key=lambda one: one.seq or 0):
        bringing.answers[one.op_id] = take_operation(bringing, one)
        _release(bringing)
    return [bringing.answers[one.op_id] for one in sent]


def _bringing(sender: Account, browser: Browser, exchange: Exchange, met: Met, now: datetime) -> Bringing:
    refused_as = "foreign_device" if met.is_foreign else "device_revoked" if met.is_revoked else ""
    return Bringing(
        device_pk=met.device_pk,
        device_id=exchange.device_id,
        epoch=exchange.epoch,
        watermark_id=met.watermark_id,
        sender=sender,
        is_proven=lambda account_id: met.was_here(account_id, browser),
        offset_ms=exchange.life.offset_ms,
        now=now,
        refused_as=refused_as,
        held=met.held,
        last_seq=met.last_seq,
    )


def _release(bringing: Bringing) -> None:
    """Answer what waited for the operation before it; when too much waits, also what waits for one that is missing."""
    while bringing.held and bringing.refused_as != "foreign_device":
        answer = release_one(bringing, whatever_is_missing=bringing.held >= MOST_HELD or bringing.refused_as != "")
        if answer is None:
            return
        bringing.answers[answer.op_id] = answer
