"""The desks of a project: parked entries, conflicts, and what the last weeks brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q

from headway.field.kinds import FoundConflict, RecordKey, find_kind
from headway.field.models import Conflict, Device, OperationEntry, ParkedOperation
from headway.field.queries.blobs import states_of
from headway.field.queries.own import activity_of, subject_of
from headway.field.rules.desks import ways_out
from headway.kernel.errors import NotFound
from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.people.queries import name_accounts
from headway.people.roles import SETTLE
from headway.projects.queries import get_project_for, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

PAGE = 200
COUNTED = timedelta(days=30)
FATES = ("applied", "applied_with_conflict", "parked")


@dataclass(frozen=True)
class ConflictSide:
    """One of two values, with how it was entered."""

    op_id: UUID | None
    author_id: UUID | None
    author: str
    reporter: str
    value: Any
    entered_at: str
    received_at: datetime | None
    device: int | None
    clock_offset_ms: int
    note: str
    blobs: list[dict[str, Any]]
    changes: dict[str, Any]


@dataclass(frozen=True)
class ConflictStep:
    """What the log says of the record at one entry."""

    op_id: UUID
    kind: str
    author: str
    device: int
    seq: int
    entered_at: str
    received_at: datetime
    status: str
    version: int | None
    change: list[Any] | None
    flags: list[str]


@dataclass(frozen=True)
class ParkedLine:
    """A parked entry as the desk shows it."""

    row: ParkedOperation
    author: str
    sent_by: str
    about: Described | None
    ways: list[str]
    blobs: list[dict[str, Any]]  # as they were named, each with its `state`


@dataclass(frozen=True)
class ConflictLine:
    """A conflict as the desk lists it."""

    row: Conflict
    mine_author: str
    their_author: str
    about: Described | None


@dataclass(frozen=True)
class ConflictPage:
    """A conflict with both sides, what the log says of its record, and what each choice would do."""

    line: ConflictLine
    mine: ConflictSide
    theirs: ConflictSide
    trail: list[ConflictStep]
    effect: dict[str, Any] | None


def list_parked(user: Account, project_id: int, *, is_open: bool) -> list[ParkedLine]:
    """What is parked in a project, the latest first. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SETTLE)
    rows = ParkedOperation.objects.filter(project_id=project.pk, is_open=is_open).select_related("decision")
    found = list(rows.prefetch_related("requests").order_by("-pk")[:PAGE])
    names = name_accounts({one for row in found for one in (row.author_id, row.sent_by_id)})
    about = _about(user, {row.pk: activity_of(project.pk, row.payload) for row in found})
    blobs = {row.pk: _blobs_of(row.payload) for row in found}
    states = states_of(project.pk, {one["sha256"] for some in blobs.values() for one in some})
    return [
        ParkedLine(
            row,
            names.get(row.author_id, ""),
            names.get(row.sent_by_id, ""),
            about.get(row.pk),
            ways_out(row.reason, is_known=find_kind(str(row.payload.get("kind"))) is not None),
            [one | {"state": states[one["sha256"]]} for one in blobs[row.pk]],
        )
        for row in found
    ]


def list_conflicts(user: Account, project_id: int, *, is_open: bool) -> list[ConflictLine]:
    """The conflicts of a project, the latest first. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SETTLE)
    rows = Conflict.objects.filter(project_id=project.pk, is_open=is_open).select_related("settlement")
    return _conflict_lines(user, list(rows.order_by("-pk")[:PAGE]))


def contested_fields(project_id: int, record: RecordKey) -> list[str]:
    """Fields of a record of which two values wait for a person."""
    rows = Conflict.objects.filter(project_id=project_id, record_kind=record.kind, record_id=record.id, is_open=True)
    return sorted(set(rows.values_list("field", flat=True)))


def get_conflict(user: Account, project_id: int, conflict_id: int) -> ConflictPage:
    """One conflict with its trail. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SETTLE)
    row = Conflict.objects.filter(project_id=project.pk, pk=conflict_id).select_related("settlement").first()
    if row is None:
        raise NotFound
    line = _conflict_lines(user, [row])[0]
    # claims are records of their own: the other side's has another id, and another kind than what it made
    wanted = Q(record_kind=row.record_kind, record_id=row.record_id)
    wanted |= Q(op_id__in=[one for one in (row.mine_op_id, row.their_op_id) if one])
    entries = list(OperationEntry.objects.filter(wanted, project_id=project.pk).order_by("pk")[:PAGE])
    names = name_accounts({entry.author_id for entry in entries})
    by_id = {entry.op_id: entry for entry in entries}
    kind = find_kind(by_id[row.mine_op_id].kind) if row.mine_op_id in by_id else None
    told = kind.effect(user, project, _found(row)) if kind is not None and kind.effect is not None else None
    return ConflictPage(
        line,
        _side(by_id.get(row.mine_op_id), row.mine, names),
        _side(by_id.get(row.their_op_id) if row.their_op_id else None, row.theirs, names),
        [_step(entry, names, row.field) for entry in entries],
        told,
    )


def get_parked_for(user: Account, parked_id: int) -> tuple[Project, ParkedOperation]:
    """A parked entry, locked, with its project, for who settles there. Raises NotFound, NotAllowed, ProjectArchived."""
    rows = ParkedOperation.objects.filter(pk=parked_id, project_id__in=visible_projects(user).values("pk"))
    row = rows.select_for_update(of=("self",)).first()
    if row is None or row.project_id is None:
        raise NotFound
    return get_project_for(user, row.project_id, SETTLE), row


def get_own_parked(user: Account, parked_id: int) -> ParkedOperation:
    """A parked entry of one's own, locked. Raises NotFound."""
    row = ParkedOperation.objects.filter(pk=parked_id, author_id=user.pk).select_for_update().first()
    if row is None:
        raise NotFound
    return row


def get_conflict_for(user: Account, conflict_id: int) -> tuple[Project, Conflict]:
    """A conflict, locked, with its project, for who settles there. Raises NotFound, NotAllowed, ProjectArchived."""
    rows = Conflict.objects.filter(pk=conflict_id, project_id__in=visible_projects(user).values("pk"))
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotFound
    return get_project_for(user, row.project_id, SETTLE), row


def count_of_weeks(user: Account, project_id: int, *, now: datetime) -> dict[str, int]:
    """What the last days brought, by fate: entries in all, carried out at once, with a conflict, parked, and lost (with
    none of these fates: there are none); behind_a_gap of them were carried out although one before them never came.
    Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SETTLE)
    rows = OperationEntry.objects.filter(project_id=project.pk, at__gt=now - COUNTED)
    counted: dict[str, int] = rows.aggregate(
        entries=Count("pk"),
        applied=Count("pk", filter=Q(status="applied")),
        with_conflict=Count("pk", filter=Q(status="applied_with_conflict")),
        parked=Count("pk", filter=Q(status="parked")),
        lost=Count("pk", filter=~Q(status__in=FATES)),
        behind_a_gap=Count("pk", filter=Q(flags__contains=["gap"])),
    )
    open_parked = ParkedOperation.objects.filter(project_id=project.pk, is_open=True).count()
    open_conflicts = Conflict.objects.filter(project_id=project.pk, is_open=True).count()
    return counted | {"days": COUNTED.days, "open_parked": open_parked, "open_conflicts": open_conflicts}


def count_on_desks(project_ids: Collection[int]) -> Counter[int]:
    """Conflicts and parked entries that wait, by project, for projects that were fetched with permission."""
    counts: Counter[int] = Counter()
    for model in (ParkedOperation, Conflict):
        rows = model.objects.filter(project_id__in=project_ids, is_open=True).values_list("project_id")
        for project_id, count in rows.annotate(count=Count("pk")).values_list("project_id", "count"):
            counts[project_id or 0] += count
    return counts


def label_devices(numbers: set[int]) -> dict[int, str]:
    """How browsers of devices call themselves, for rows that were fetched with permission."""
    return dict(Device.objects.filter(pk__in=numbers).values_list("pk", "label"))


def _found(row: Conflict) -> FoundConflict:
    return FoundConflict(
        record=RecordKey(row.record_kind, row.record_id),
        field=row.field,
        base=row.base,
        mine=row.mine,
        theirs=row.theirs,
        their_op_id=row.their_op_id,
        until_decided=row.until_decided,
        subject=(row.subject_kind, row.subject_id) if row.subject_id is not None else None,
    )


def _conflict_lines(user: Account, rows: list[Conflict]) -> list[ConflictLine]:
    names = name_accounts({one for row in rows for one in (row.mine_author_id, row.their_author_id) if one})
    about = _about(user, {row.pk: subject_of(row) for row in rows})
    return [
        ConflictLine(
            row,
            names.get(row.mine_author_id, ""),
            names.get(row.their_author_id, "") if row.their_author_id else "",
            about.get(row.pk),
        )
        for row in rows
    ]


def _about(user: Account, subjects: dict[int, Subject | None]) -> dict[int, Described]:
    named = describe_subjects(user, {one for one in subjects.values() if one is not None})
    return {number: named[one] for number, one in subjects.items() if one is not None and one in named}


def _blobs_of(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """The contents that an entry names, as far as what nobody has judged can be read."""
    blobs = payload.get("blobs")
    named = [one for one in blobs if isinstance(one, dict)] if isinstance(blobs, list) else []
    return [one for one in named if isinstance(one.get("sha256"), str)]


def _side(entry: OperationEntry | None, value: Any, names: dict[UUID, str]) -> ConflictSide:
    if entry is None:
        return ConflictSide(None, None, "", "", value, "", None, None, 0, "", [], {})
    payload = entry.payload
    changes = payload.get("changes") or {}
    return ConflictSide(
        op_id=entry.op_id,
        author_id=entry.author_id,
        author=names.get(entry.author_id, ""),
        reporter=str(payload.get("reporter") or ""),
        value=value,
        entered_at=str(payload.get("client_time") or ""),
        received_at=entry.at,
        device=entry.device_id,
        clock_offset_ms=entry.clock_offset_ms,
        note=str((changes.get("note") or [None, ""])[1] or ""),
        blobs=payload.get("blobs") or [],
        changes=changes,
    )


def _step(entry: OperationEntry, names: dict[UUID, str], field: str) -> ConflictStep:
    changes = entry.payload.get("changes") or {}
    return ConflictStep(
        op_id=entry.op_id,
        kind=entry.kind,
        author=names.get(entry.author_id, ""),
        device=entry.device_id,
        seq=entry.seq,
        entered_at=str(entry.payload.get("client_time") or ""),
        received_at=entry.at,
        status=entry.status,
        version=entry.version,
        change=changes.get(field),
        flags=entry.flags,
    )
