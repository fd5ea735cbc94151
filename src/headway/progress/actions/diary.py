"""The site diary 施工日志: written field by field, signed once, then added to only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from headway.field.actions import touch_records
from headway.field.actions.desks import end_own_conflicts
from headway.field.kinds import Acting, Carried, ConflictDecision, FoundConflict, Operation, RecordKey
from headway.field.queries.desks import contested_fields
from headway.field.rules.merging import merge
from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed
from headway.progress.actions.site_log import Entering, append_fact, lock_site_day, taken_fact
from headway.progress.models import Diary, DiaryAddendum, DiaryChange, DiarySignature
from headway.progress.queries.diary import (
    day_from,
    get_diary_project_for,
    last_writers,
    may_write_diary,
    read_diary_days,
    told_content,
)
from headway.progress.rules.diary import EMPTY, MOST_ADDENDA, content_hash, field_fault
from headway.progress.rules.site_fact_kinds import ADDENDUM, SIGNATURE
from headway.progress.rules.site_time import site_today
from headway.progress.site_errors import (
    DiaryChangedSince,
    DiaryContested,
    DiaryFieldNotTaken,
    DiaryInFuture,
    DiaryNotSigned,
    DiarySigned,
    TooMuchAdded,
)

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

DIARY = "diary"
CHANGED = "progress.diary_changed"
Changes = Mapping[str, tuple[Any, Any]]
"""Field -> what was shown before, what was entered."""


def write_diary(op: Operation, acting: Acting) -> Carried:
    """Carry out what a phone wrote into a diary; see `write_fields`."""
    changes = {name: pair for name, pair in op.changes.items() if name != "day"}
    diary, conflicts = write_fields(Entering.of(op, acting), day_from(op.record.id), changes)
    return Carried(diary.version, [diary_key(diary.day)], conflicts)


def write_fields(by: Entering, day: date, changes: Changes) -> tuple[Diary, Sequence[FoundConflict]]:
    """Write fields of the day's diary, three-way per field (rule 6.87): what others wrote meanwhile stays.

    The same field with another value of another device stays as it stands, and a person decides; about a value that
    its own device has written anew nobody has to. A signed diary is
    refused; what was entered is not lost by it: the operation lies parked, and its author adds it as an addendum.
    Raises NotAllowed, DiaryInFuture, DiaryFieldNotTaken, DiarySigned.
    """
    _require_writer(by, day)
    entered = {name: pair[1] for name, pair in changes.items()}
    if fault := field_fault(entered):
        raise DiaryFieldNotTaken(field=fault)
    lock_site_day(by.project, day)
    diary = _diary(by.project, day)
    writers = last_writers(diary)
    own = {name for name, last in writers.items() if by.device and last.device == by.device}
    present = EMPTY | diary.fields
    shown = {name: EMPTY[name] if pair[0] is None else pair[0] for name, pair in changes.items()}
    merged = merge(shown, entered, present, own=own)
    if (merged.changed or merged.conflicts) and _is_signed(diary):
        raise DiarySigned(day=day.isoformat())
    _write(by, diary, {name: merged.values[name] for name in merged.changed})
    key = diary_key(day)
    if by.device_id:
        anew = [name for name in changes if entered[name] != shown[name]]
        end_own_conflicts(by.project, key, anew, by.device_id, by.rights, by.now)
    return diary, [
        FoundConflict(
            record=key,
            field=name,
            base=shown[name],
            mine=entered[name],
            theirs=present[name],
            their_op_id=writers[name].op_id if name in writers else None,
            until_decided=present[name],
        )
        for name in merged.conflicts
    ]


def decide_diary(decision: ConflictDecision, acting: Acting) -> Carried:
    """Write what a person decided between two values of a field. Raises DiarySigned, DiaryFieldNotTaken."""
    day = day_from(decision.record.id)
    lock_site_day(acting.project, day)
    diary = _diary(acting.project, day)
    if decision.choice in ("mine", "other"):
        if fault := field_fault({decision.field: decision.value}):
            raise DiaryFieldNotTaken(field=fault)
        if _is_signed(diary):
            raise DiarySigned(day=day.isoformat())
        _write(Entering(acting.author, acting.project, acting.now), diary, {decision.field: decision.value})
    return Carried(diary.version, [diary_key(day)])


def sign_diary(op: Operation, acting: Acting) -> Carried:
    """Carry out a signature from a phone; see `sign_day`."""
    day = day_from(op.record.id)
    diary = sign_day(Entering.of(op, acting), day, op.base_version)
    return Carried(diary.version, [diary_key(day)])


def sign_day(by: Entering, day: date, seen_version: int | None) -> Diary:
    """Seal the day's diary as it stands, its facts included: content, hash, who, when (rule 6.88).

    seen_version: the version that the signer had before him (None: it is not asked for). One signature per diary, of
    two at once the second is refused. Raises NotAllowed, DiaryInFuture, DiarySigned, DiaryChangedSince.
    """
    _require_writer(by, day)
    lock_site_day(by.project, day)
    diary = _diary(by.project, day)
    if _is_signed(diary):
        raise DiarySigned(day=day.isoformat())
    if seen_version is not None:
        unseen = DiaryChange.objects.filter(diary=diary, version__gt=seen_version)
        if by.device:
            unseen = unseen.exclude(device=by.device)
        if unseen.exists():
            raise DiaryChangedSince(day=day.isoformat())
    if contested := contested_fields(by.project.pk, diary_key(day)):
        raise DiaryContested(day=day.isoformat(), field_key=f"progress.diary.field.{contested[0]}")
    language = by.author.language
    content = told_content(read_diary_days(by.project, [day], language)[day], language)
    content |= {"project_code": by.project.code, "project_name": by.project.name}
    seal = content_hash(content)
    entry = append_fact(by, SIGNATURE, {"day": day.isoformat(), "hash": seal}, day)
    DiarySignature.objects.create(
        diary=diary,
        organization_id=by.project.organization_id,
        content=content,
        hash=seal,
        by_id=by.author.pk,
        by_name=by.author.display_name,
        reporter=by.reporter,
        at=by.now,
        entry_uid=entry.uid,
    )
    diary.version += 1
    diary.save(update_fields=["version"])
    _announce(by, day)
    record_audit(
        action="progress.diary_signed",
        actor_id=by.author.pk,
        organization_id=by.project.organization_id,
        subject={"project_id": by.project.pk, "day": day.isoformat(), "hash": seal},
        now=by.now,
    )
    return diary


def add_to_diary(op: Operation, acting: Acting) -> Carried:
    """Carry out an addendum from a phone; see `add_words`."""
    day = day_from(op.record.id)
    diary = add_words(Entering.of(op, acting), day, str(op.entered.get("text") or ""))
    return Carried(diary.version, [diary_key(day)])


def add_words(by: Entering, day: date, words: str) -> Diary:
    """Add to a signed diary; what was signed stays as it was. Raises NotAllowed, DiaryNotSigned, FactNotTaken."""
    _require_writer(by, day)
    values = taken_fact(ADDENDUM, {"day": day.isoformat(), "text": words})
    lock_site_day(by.project, day)
    diary = Diary.objects.filter(project=by.project, day=day).first()
    if diary is None or not _is_signed(diary):
        raise DiaryNotSigned(day=day.isoformat())
    if DiaryAddendum.objects.filter(diary=diary).count() >= MOST_ADDENDA:
        raise TooMuchAdded(most=MOST_ADDENDA)
    entry = append_fact(by, ADDENDUM, values, day)
    DiaryAddendum.objects.create(
        diary=diary,
        organization_id=by.project.organization_id,
        text=values["text"],
        by_id=by.author.pk,
        by_name=by.name,
        at=by.now,
        entry_uid=entry.uid,
    )
    diary.version += 1
    diary.save(update_fields=["version"])
    _announce(by, day)
    return diary


def diary_key(day: date) -> RecordKey:
    """The record of a day that devices keep; whoever changes what it is composed of touches it."""
    return RecordKey(DIARY, day.isoformat())


# -- from the office


def enter_from_office(user: Account, project_id: int, now: datetime, capability: str) -> Entering:
    """The entering of somebody at a desk, for a project whose diary he may read. Raises NotFound, NotAllowed."""
    return Entering(user, get_diary_project_for(user, project_id, capability), now)


def tell_devices(by: Entering, day: date) -> None:
    """Have devices read the day's diary anew; the last write of the transaction."""
    touch_records(by.project.pk, [diary_key(day)], by.now)


# -- shared


def _require_writer(by: Entering, day: date) -> None:
    if not may_write_diary(by.rights, by.project):
        raise NotAllowed
    if day > site_today(by.now, by.project.time_zone):
        raise DiaryInFuture(day=day.isoformat())


def _diary(project: Project, day: date) -> Diary:
    return Diary.objects.get_or_create(
        project=project, day=day, defaults={"organization_id": project.organization_id, "fields": {}}
    )[0]


def _is_signed(diary: Diary) -> bool:
    return DiarySignature.objects.filter(diary=diary).exists()


def _write(by: Entering, diary: Diary, values: Mapping[str, Any]) -> None:
    if not values:
        return
    present = EMPTY | diary.fields
    diary.version += 1
    DiaryChange.objects.bulk_create(
        DiaryChange(
            organization_id=by.project.organization_id,
            diary=diary,
            version=diary.version,
            field=name,
            before=present[name],
            after=value,
            by_id=by.author.pk,
            by_name=by.name,
            device=by.device,
            op_id=by.op_id,
            at=by.now,
        )
        for name, value in values.items()
    )
    diary.fields = diary.fields | dict(values)
    diary.save(update_fields=["fields", "version"])
    _announce(by, diary.day)


def _announce(by: Entering, day: date) -> None:
    record_event(
        kind=CHANGED,
        organization_id=by.project.organization_id,
        project_id=by.project.pk,
        subject={"project_id": by.project.pk, "day": day.isoformat()},
        now=by.now,
    )
