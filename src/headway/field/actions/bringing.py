"""Operations on their way in: what those of one exchange have in common, and each as it arrived."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.field.queries.log import Answer
from headway.field.rules.wire import author_of, op_id_of, payload_hash, seq_of

if TYPE_CHECKING:
    from headway.kernel.errors import Refusal
    from headway.people.models import Account
    from headway.projects.models import Project


@dataclass
class Bringing:
    """What the operations of one exchange have in common; projects and authors are fetched once for all of them."""

    device_pk: int
    device_id: UUID
    epoch: UUID
    watermark_id: int
    sender: Account
    is_proven: Callable[[UUID], bool]  # whether an account was signed in on this device
    offset_ms: int
    now: datetime
    refused_as: str = ""  # the whole device is refused: device_revoked, foreign_device
    answers: dict[UUID, Answer] = field(default_factory=dict)
    held: int = 0  # behind the watermark, as of the last lock
    last_seq: int = 0
    taken: int = 0  # carried out or parked now, not before
    authors: dict[UUID, Account | None] = field(default_factory=dict)
    projects: dict[tuple[UUID, int, str], Project | Refusal] = field(default_factory=dict)
    known: dict[Hashable, Any] = field(default_factory=dict)  # see `kinds.Acting.once`


@dataclass(frozen=True)
class Sent:
    """An operation as it arrived, now or before it was held."""

    raw: dict[str, Any]
    op_id: UUID
    digest: str
    seq: int | None
    sender_id: UUID
    is_proven: bool
    offset_ms: int
    flags: frozenset[str] = frozenset()


def sent_now(bringing: Bringing, raw: dict[str, Any]) -> Sent:
    """An operation as it stands in an exchange."""
    author = author_of(raw)
    proven = author is not None and (author == bringing.sender.pk or bringing.is_proven(author))
    return Sent(raw, op_id_of(raw), payload_hash(raw), seq_of(raw), bringing.sender.pk, proven, bringing.offset_ms)
