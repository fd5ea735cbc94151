"""What one piece says: messages of one recipient on one way, read at the moment of sending with his rights of then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.notify.models import Channel, Delivery, Message
from headway.notify.queries.words import chosen_words
from headway.notify.rules.places import path_of
from headway.notify.rules.ways import DINGTALK, PUSH
from headway.notify.rules.words import Worded, filled
from headway.people.queries import list_active_accounts_of
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Item:
    """One message of a piece, in the reader's language."""

    message_id: int
    kind: str
    words: str
    project: str
    path: str
    link: str  # absolute when the installation knows its own address
    at: datetime
    key: str
    title: str = ""  # what the organisation heads it with, instead of the default


@dataclass(frozen=True)
class Piece:
    """What leaves at once. `reader`: whose rights and language it has; of a group, the keeper of its robot."""

    ids: Sequence[int]
    batch: UUID
    tries: int
    claimed_at: datetime | None
    way: str
    reader: Account
    language: str
    channel: Channel | None
    items: Sequence[Item]
    phones: Sequence[str]


def get_piece(ids: Sequence[int]) -> tuple[Piece | None, dict[str, list[int]]]:
    """The piece of these claimed deliveries, and those of them that do not leave, by the reason."""
    rows = list(Delivery.objects.filter(pk__in=ids).select_related("message", "channel").order_by("pk"))
    first = rows[0]
    reader = _reader(first)
    if reader is None:
        return None, {"nobody": [row.pk for row in rows]}
    about = {row.pk: _subject(row.message) for row in rows}
    seen = describe_subjects(reader, about.values())
    dropped: dict[str, list[int]] = {}
    leaving = []
    for row in rows:
        reason = _reason_to_drop(row, about[row.pk] in seen)
        if reason:
            dropped.setdefault(reason, []).append(row.pk)
        else:
            leaving.append(row)
    if not leaving:
        return None, dropped
    language = first.channel.language if first.channel else reader.language
    chosen = _chosen(first, language, {row.message.kind for row in leaving})
    items = [_item(row.message, seen[about[row.pk]], language, chosen) for row in leaving]
    assert first.batch is not None
    phones = _phones(leaving) if first.way == DINGTALK else []
    piece = Piece(
        [row.pk for row in leaving], first.batch, max(row.tries for row in leaving), first.claimed_at, first.way, reader,
        language, first.channel, items, phones,
    )  # fmt: skip
    return piece, dropped


def describe_items(reader: Account, messages: Sequence[Message], language: str) -> list[Item]:
    """Messages as `reader` may see them, in a language: for a preview."""
    about = {one.pk: _subject(one) for one in messages}
    seen = describe_subjects(reader, about.values())
    return [_item(one, seen[about[one.pk]], language) for one in messages if about[one.pk] in seen]


def _reader(row: Delivery) -> Account | None:
    number = row.channel.keeper_id if row.channel else row.recipient_id
    found = list_active_accounts_of([number]) if number else []
    return found[0] if found else None


def _reason_to_drop(row: Delivery, is_seen: bool) -> str:
    if row.message.withdrawn_at is not None:
        return "withdrawn"
    if row.channel is None and row.tries == 1 and row.message.read_at is not None:
        return "read"  # he has seen it in the inbox meanwhile
    if row.channel is not None and (not row.channel.is_on or row.channel.removed_at is not None):
        return "switched_off"
    return "" if is_seen else "out_of_sight"


def _subject(message: Message) -> Subject:
    return Subject(message.subject_kind, message.project_id, message.subject_id)


def _chosen(first: Delivery, language: str, kinds: set[str]) -> dict[str, Worded]:
    """Mails and posts have the organisation's words; a push has room for the short ones only."""
    return {} if first.way == PUSH else chosen_words(first.organization_id, language, kinds)


def _item(message: Message, about: Described, language: str, chosen: Mapping[str, Worded] | None = None) -> Item:
    values = message.parameters | {"actor": message.actor_name, "name": about.name}
    path = path_of(message.kind, message.project_id, about.place.kind, about.place.id, about.parts)
    worded = (chosen or {}).get(message.kind, Worded())
    own = values | {"project": about.project}
    words = filled(worded.words, own) if worded.words else text(f"notify.told.{message.kind}", language, **values)
    return Item(
        message.pk, message.kind, words, about.project, path, f"{settings.ADDRESS}{path}", message.at, message.key,
        filled(worded.title, own),
    )  # fmt: skip


def _phones(rows: Sequence[Delivery]) -> list[str]:
    """The numbers of those whom the same message told and who may see it still, so that the group's program wakes them."""
    keys = {row.key for row in rows}
    told = Message.objects.filter(key__in=keys, project_id=rows[0].message.project_id, withdrawn_at=None)
    people = list_active_accounts_of(set(told.values_list("recipient_id", flat=True)))
    about = {_subject(row.message) for row in rows}
    return sorted({one.phone for one in people if one.phone and describe_subjects(one, about)})
