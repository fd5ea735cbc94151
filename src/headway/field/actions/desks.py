"""Deciding what becomes of parked entries and conflicts; the entry stays its author's whoever decides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from headway.field.actions.conflicts import open_conflicts
from headway.field.actions.feed import touch_records
from headway.field.actions.parking import CONFLICT, PARKED, announce_desk
from headway.field.errors import AlreadyDecided, DecisionNotPossible, ReasonMissing, RecordGone
from headway.field.kinds import Acting, ConflictDecision, Kind, Operation, RecordKey, find_kind
from headway.field.models import (
    Conflict,
    ConflictSettlement,
    Device,
    OperationEntry,
    ParkedDecision,
    ParkedOperation,
    ParkedRequest,
)
from headway.field.queries.desks import get_conflict_for, get_own_parked, get_parked_for
from headway.field.queries.feed import is_buried
from headway.field.rules.desks import (
    ASKS,
    CARRY_OUT,
    CARRY_OUT_AS,
    CHOICES,
    OVERTAKEN,
    needs_reason,
    value_of,
    ways_out,
)
from headway.field.rules.wire import Malformed, read_operation
from headway.kernel.actions import record_audit
from headway.kernel.errors import NotAllowed
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.people.queries import get_account
from headway.projects.queries import may

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


@dataclass(frozen=True)
class ParkedWish:
    """What somebody decides about a parked entry. `corrected`: field -> value that is entered instead."""

    action: str
    corrected: dict[str, Any] | None = None
    activity_id: int | None = None
    reason: str = ""


def decide_parked(*, user: Account, parked_id: int, wish: ParkedWish, now: datetime) -> ParkedDecision:
    """Carry a parked entry out on its author's behalf (as it is, or corrected), give it back, or keep it as a note.

    Inside the request's transaction. What `user` carries out he must himself be allowed to. Raises NotFound,
    NotAllowed, AlreadyDecided, DecisionNotPossible, ReasonMissing, and what the kind itself refuses.
    """
    project, row = get_parked_for(user, parked_id)
    _require_decidable(row, wish)
    version = None
    if wish.action in (CARRY_OUT, CARRY_OUT_AS):
        version = _carry_out(user, project, row, wish, now)
    decision = ParkedDecision.objects.create(
        parked=row,
        action=wish.action,
        corrected=_corrections(wish) or None,
        reason=wish.reason.strip(),
        version=version,
        by_id=user.pk,
        by_name=user.display_name,
        at=now,
    )
    ParkedOperation.objects.filter(pk=row.pk).update(is_open=False)
    _close(user, project, Subject(PARKED, project.pk, row.pk), [row.author_id], now)
    return decision


def request_parked(*, user: Account, parked_id: int, ask: str, now: datetime) -> None:
    """The author asks from his phone what should become of his entry. Raises NotFound, AlreadyDecided."""
    if ask not in ASKS:
        raise DecisionNotPossible
    row = get_own_parked(user, parked_id)
    if not row.is_open:
        raise AlreadyDecided
    ParkedRequest.objects.create(parked=row, ask=ask, by_id=user.pk, at=now)
    if row.project_id is not None:
        touch_records(row.project_id, [RecordKey(PARKED, str(row.pk))], now)


@dataclass(frozen=True)
class ConflictWish:
    """What somebody decides between two values."""

    choice: str
    value: Any = None
    reason: str = ""


def decide_conflict(*, user: Account, conflict_id: int, wish: ConflictWish, now: datetime) -> ConflictSettlement:
    """Settle a conflict: one value, what counted until now, or another one; both trails stay.

    Raises NotFound, NotAllowed, AlreadyDecided, DecisionNotPossible, and what the kind itself refuses.
    """
    project, row = get_conflict_for(user, conflict_id)
    entry = OperationEntry.objects.filter(op_id=row.mine_op_id).first()
    kind = find_kind(entry.kind) if entry is not None else None
    if not row.is_open:
        raise AlreadyDecided
    if wish.choice not in CHOICES or kind is None or kind.decide is None:
        raise DecisionNotPossible
    _require_standing(project, row.record_kind, row.record_id)
    decision = ConflictDecision(
        conflict_id=row.pk,
        record=RecordKey(row.record_kind, row.record_id),
        field=row.field,
        choice=wish.choice,
        value=_value(row, wish),
        mine_op_id=row.mine_op_id,
        their_op_id=row.their_op_id,
        reason=wish.reason.strip(),
    )
    carried = kind.decide(decision, Acting(get_account(row.mine_author_id), project, now, on_behalf_of=user))
    settlement = ConflictSettlement.objects.create(
        conflict=row,
        choice=wish.choice,
        value=decision.value,
        reason=decision.reason,
        by_id=user.pk,
        by_name=user.display_name,
        at=now,
    )
    Conflict.objects.filter(pk=row.pk).update(is_open=False)
    authors = [one for one in (row.mine_author_id, row.their_author_id) if one is not None]
    _close(user, project, Subject(CONFLICT, project.pk, row.pk), authors, now)
    touch_records(project.pk, carried.touched, now)
    return settlement


def end_conflicts(
    *,
    project: Project,
    accepted: Collection[UUID] = (),
    overtaken: Collection[UUID] = (),
    by: Account,
    now: datetime,
    but: int | None = None,
) -> None:
    """Close conflicts that were decided elsewhere, by operations: one side was accepted, or does not stand any more
    because its author said something else since, or it was set aside. `but`: the one that is being decided.

    In the caller's transaction; permission was the caller's matter. What somebody is deciding at this moment is his.
    """
    ended = {*accepted, *overtaken}
    if not ended:
        return
    either = Q(mine_op_id__in=ended) | Q(their_op_id__in=ended)
    rows = Conflict.objects.select_for_update(skip_locked=True).filter(either, project_id=project.pk, is_open=True)
    for row in rows.exclude(pk__in=[] if but is None else [but]).order_by("pk"):
        _end(row, _outcome(row, accepted), project, by, now)


def end_own_conflicts(  # noqa: PLR0917 - what a device has written now
    project: Project, record: RecordKey, fields: Collection[str], device_id: UUID, by: Account, now: datetime
) -> None:
    """Close conflicts of fields of one record over a value of the device that has written another one since."""
    devices = Device.objects.filter(device_id=device_id).values("pk")
    own = OperationEntry.objects.filter(device_id__in=devices, record_kind=record.kind, record_id=record.id)
    rows = Conflict.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        project_id=project.pk, record_kind=record.kind, record_id=record.id, field__in=list(fields), is_open=True,
        mine_op_id__in=own.values("op_id"),
    )  # fmt: skip
    for row in rows.order_by("pk"):
        _end(row, OVERTAKEN, project, by, now)


def _end(row: Conflict, choice: str, project: Project, by: Account, now: datetime) -> None:
    """Both authors are told of a decision; of a value that its own author replaced nobody needs to be."""
    value = None if choice == OVERTAKEN else _value(row, ConflictWish(choice))
    ConflictSettlement.objects.create(
        conflict=row, choice=choice, value=value, by_id=by.pk, by_name=by.display_name, at=now
    )
    Conflict.objects.filter(pk=row.pk).update(is_open=False)
    told = [] if choice == OVERTAKEN else [row.mine_author_id, row.their_author_id]
    _close(by, project, Subject(CONFLICT, project.pk, row.pk), [one for one in told if one is not None], now)


def _outcome(row: Conflict, accepted: Collection[UUID]) -> str:
    if row.mine_op_id in accepted:
        return "mine"
    return "theirs" if row.their_op_id in accepted else OVERTAKEN


def _value(row: Conflict, wish: ConflictWish) -> Any:
    return value_of(wish.choice, mine=row.mine, theirs=row.theirs, until_decided=row.until_decided, other=wish.value)


def _require_decidable(row: ParkedOperation, wish: ParkedWish) -> None:
    if not row.is_open:
        raise AlreadyDecided
    known = find_kind(str(row.payload.get("kind"))) is not None
    if wish.action not in ways_out(row.reason, is_known=known):
        raise DecisionNotPossible
    if (wish.action == CARRY_OUT_AS) != bool(_corrections(wish)):
        raise DecisionNotPossible
    if needs_reason(wish.action) and not wish.reason.strip():
        raise ReasonMissing


def _corrections(wish: ParkedWish) -> dict[str, Any]:
    other = {} if wish.activity_id is None else {"activity_id": wish.activity_id}
    return (wish.corrected or {}) | other


def _carry_out(user: Account, project: Project, row: ParkedOperation, wish: ParkedWish, now: datetime) -> int | None:
    operation, kind = _read(row)
    if not may(user, kind.capability, project):
        raise NotAllowed
    _require_standing(project, operation.record.kind, operation.record.id)
    corrected = {name: (operation.entered.get(name), value) for name, value in _corrections(wish).items()}
    operation = replace(operation, changes={**operation.changes, **corrected})
    acting = Acting(
        author=get_account(row.author_id),
        project=project,
        now=now,
        clock_offset_ms=row.clock_offset_ms,
        on_behalf_of=user,
        flags=frozenset(row.flags),
    )
    carried = kind.carry_out(operation, acting)
    opened = open_conflicts(operation, acting, carried.conflicts)
    touch_records(project.pk, [*carried.touched, *opened.touched], now)
    return carried.version


def _require_standing(project: Project, record_kind: str, record_id: str) -> None:
    """Nobody's decision brings back what was deleted. Raises RecordGone."""
    if is_buried(project.pk, record_kind, record_id):
        raise RecordGone


def _read(row: ParkedOperation) -> tuple[Operation, Kind]:
    """The entry as it was sent. Raises DecisionNotPossible: nobody can carry out what nobody can read."""
    device_id = Device.objects.values_list("device_id", flat=True).get(pk=row.device_id)
    try:
        operation = read_operation(row.payload, device_id=device_id, epoch=row.epoch)
    except Malformed:
        raise DecisionNotPossible from None
    kind = find_kind(operation.kind)
    if kind is None or operation.project_id != row.project_id:
        raise DecisionNotPossible
    return operation, kind


def _close(
    user: Account,
    project: Project,
    subject: Subject,
    authors: list[Any],
    now: datetime,
) -> None:
    """Authors are told, the desk and their devices read anew; the trail of the firm has its line."""
    key = f"decided:{subject.kind}:{subject.id}"
    tell(recipients=authors, kind="entry_decided", subject=subject, actor=user, key=key, now=now)
    announce_desk(project, now)
    record_audit(
        action=f"field.{subject.kind}_decided",
        actor_id=user.pk,
        organization_id=project.organization_id,
        subject=subject.as_ids(),
        now=now,
    )
    touch_records(project.pk, [RecordKey(subject.kind, str(subject.id))], now)
