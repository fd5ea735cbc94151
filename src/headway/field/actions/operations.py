"""One operation, taken in exactly once and in the device's order: one transaction from the lock to the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import orjson
from django.db import DatabaseError, InterfaceError, transaction

from headway.field.actions import log
from headway.field.actions.bringing import Bringing, Sent
from headway.field.actions.conflicts import open_conflicts
from headway.field.actions.feed import touch_records
from headway.field.actions.parking import Parking, park
from headway.field.errors import RecordGone
from headway.field.kinds import Acting, Carried, Kind, Operation, find_kind
from headway.field.queries.crew_links import require_by_link
from headway.field.queries.log import Answer, Before, Mark, find_parked, lock_mark, look_back
from headway.field.rules.order import EARLY, LATE, NEXT, clock_flags, place_of
from headway.field.rules.wire import (
    LARGEST_NUMBER,
    Malformed,
    author_of,
    is_version_taken,
    project_of,
    read_operation,
    record_of,
)
from headway.kernel.errors import NotAllowed, NotFound, Refusal
from headway.people.queries import list_active_accounts_of
from headway.projects.queries import find_project_of, get_project_for

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_log = logging.getLogger(__name__)
_Found = TypeVar("_Found")


def take_operation(bringing: Bringing, sent: Sent) -> Answer:
    """Answer one operation: the old answer, held, parked, or carried out. Database errors leave nothing behind."""
    return _in_one_transaction(lambda: _take(bringing, sent))


def release_one(bringing: Bringing, *, whatever_is_missing: bool = False) -> Answer | None:
    """Answer the first held operation that its predecessor let go; with `whatever_is_missing`, the first of all."""
    return _in_one_transaction(lambda: _release(bringing, whatever_is_missing))


def _in_one_transaction(act: Callable[[], _Found]) -> _Found:
    try:
        with transaction.atomic():
            return act()
    except log.TakenMeanwhile:  # the same entry came by another device at this moment: its answer stands now
        with transaction.atomic():
            return act()


def _take(bringing: Bringing, sent: Sent) -> Answer:
    mark = lock_mark(bringing.watermark_id)
    before = _look_back(sent)
    if sent.seq is None or bringing.refused_as == "foreign_device":
        return _finish(bringing, sent, mark, before)
    place = place_of(sent.seq, last_seq=mark.last_seq)
    if place == EARLY and not bringing.refused_as:
        return _hold(bringing, sent, mark)
    flags = {EARLY: {"gap"}, LATE: {"late"}, NEXT: set[str]()}[place]
    answer = _finish(bringing, replace(sent, flags=sent.flags | flags), mark, before)
    _advance(bringing, sent, mark)
    return answer


def _release(bringing: Bringing, whatever_is_missing: bool) -> Answer | None:
    mark = lock_mark(bringing.watermark_id)
    sent = log.first_held(bringing.watermark_id, until=LARGEST_NUMBER if whatever_is_missing else mark.last_seq + 1)
    if sent is None:
        return None
    if sent.seq is not None and sent.seq > mark.last_seq + 1:
        sent = replace(sent, flags=sent.flags | {"gap"})
    answer = _finish(bringing, sent, mark, _look_back(sent))
    _advance(bringing, sent, mark)
    return answer


def _look_back(sent: Sent) -> Before:
    return look_back(sent.op_id, project_of(sent.raw) or 0, *record_of(sent.raw))


def _hold(bringing: Bringing, sent: Sent, mark: Mark) -> Answer:
    added = log.hold(bringing, sent)
    bringing.held = mark.held + added
    return Answer(sent.op_id, "held", waits_for=mark.last_seq + 1)


def _advance(bringing: Bringing, sent: Sent, mark: Mark) -> None:
    """Whatever was answered finally lets its followers go: also a repeat and what was parked."""
    assert sent.seq is not None
    bringing.last_seq = max(mark.last_seq, sent.seq)
    bringing.held = log.advance(bringing, sent, mark)


def _finish(bringing: Bringing, sent: Sent, mark: Mark, before: Before) -> Answer:
    if before.answer is not None and before.payload_hash == sent.digest:
        return before.answer
    if before.answer is not None:
        return find_parked(sent.op_id, sent.digest) or _park(bringing, sent, "op_id_reused")
    try:
        operation = read_operation(sent.raw, device_id=bringing.device_id, epoch=bringing.epoch)
    except Malformed as malformed:
        return _park(bringing, sent, "malformed", {"field": malformed.field})
    flags = sent.flags | clock_flags(
        offset_ms=sent.offset_ms,
        client_time=operation.client_time,
        monotonic_ms=operation.monotonic_ms,
        last_client_time=mark.last_client_time,
        last_monotonic_ms=mark.last_monotonic_ms,
    )
    sent = replace(sent, flags=flags)
    try:
        kind, acting = _admit(bringing, sent, operation, before)
        with transaction.atomic():
            carried = kind.carry_out(operation, acting)
    except Refusal as refusal:
        return _park(bringing, sent, *_reason_of(refusal))
    except (DatabaseError, InterfaceError):
        raise  # not the entry's fault: nothing is kept, the device sends it again
    except Exception:
        _log.exception("operation %s of kind %s failed", operation.op_id, operation.kind)
        return _park(bringing, sent, "broken")
    return _apply(bringing, sent, operation, acting, carried)


class _Refused(Refusal):
    """Why an operation is parked, by one of our own reasons."""

    def __init__(self, reason: str, **parameters: object) -> None:
        super().__init__(**parameters)
        self.reason = reason


def _admit(bringing: Bringing, sent: Sent, operation: Operation, before: Before) -> tuple[Kind, Acting]:
    """What stands between an entry and its being carried out. Raises the refusal that parks it."""
    if bringing.refused_as:
        raise _Refused(bringing.refused_as)
    if not sent.is_proven:
        raise _Refused("foreign_author")
    kind = find_kind(operation.kind)
    if kind is None or kind.record != operation.record.kind:
        raise _Refused("unknown_kind", kind=operation.kind)
    if not is_version_taken(operation.schema_version, current=kind.schema_version):
        raise _Refused("other_version", version=operation.schema_version)
    if before.is_buried:
        raise RecordGone
    author = _author(bringing, operation.user_id)
    if author is None:
        raise NotFound
    require_by_link(author, reporter=operation.reporter, entered=operation.entered)
    project = _project(bringing, author, operation.project_id, kind.capability)
    return kind, Acting(author, project, bringing.now, sent.offset_ms, None, sent.flags, bringing.known)


def _reason_of(refusal: Refusal) -> tuple[str, dict[str, Any]]:
    if isinstance(refusal, _Refused):
        return refusal.reason, refusal.parameters
    if isinstance(refusal, NotFound | NotAllowed):
        return "denied", {}
    return ("tombstone" if isinstance(refusal, RecordGone) else refusal.code), refusal.parameters


def _apply(bringing: Bringing, sent: Sent, operation: Operation, acting: Acting, carried: Carried) -> Answer:
    opened = open_conflicts(operation, acting, carried.conflicts)
    answer = Answer(
        operation.op_id,
        "applied_with_conflict" if opened.first is not None else "applied",
        version=carried.version,
        conflict_id=opened.first,
    )
    log.append(bringing, sent, answer, project=acting.project, author_id=acting.author.pk)
    bringing.taken += 1
    touch_records(operation.project_id, [*carried.touched, *opened.touched], bringing.now)
    return answer


def _park(bringing: Bringing, sent: Sent, reason: str, parameters: dict[str, Any] | None = None) -> Answer:
    author_id = author_of(sent.raw) or sent.sender_id
    author = _author(bringing, author_id)
    # whoever he says he is: the desk of a project takes only what somebody sent who belongs or belonged to it
    judged = author if sent.is_proven else bringing.sender
    project_id = project_of(sent.raw)
    project = find_project_of(judged, project_id) if author and judged and project_id else None
    told = orjson.loads(orjson.dumps(parameters or {}, default=str))
    parking = Parking(sent, author_id, author, reason, told)
    answer = Answer(sent.op_id, "parked", reason, told, parked_id=park(bringing, parking, project))
    bringing.taken += 1
    if reason != "op_id_reused":
        log.append(bringing, sent, answer, project=project, author_id=author_id)
    return answer


def _author(bringing: Bringing, account_id: UUID) -> Account | None:
    if account_id == bringing.sender.pk:
        return bringing.sender
    if account_id not in bringing.authors:
        bringing.authors[account_id] = next(iter(list_active_accounts_of([account_id])), None)
    return bringing.authors[account_id]


def _project(bringing: Bringing, author: Account, project_id: int, capability: str) -> Project:
    """The project with the author's rights of now; asked once per exchange."""
    key = (author.pk, project_id, capability)
    if key not in bringing.projects:
        try:
            bringing.projects[key] = get_project_for(author, project_id, capability)
        except Refusal as refusal:
            bringing.projects[key] = refusal
    found = bringing.projects[key]
    if isinstance(found, Refusal):
        raise found
    return found
