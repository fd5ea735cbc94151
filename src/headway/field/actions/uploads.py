"""A phone sends a photo or a voice note piece by piece, goes on where it was cut off, and it is kept once.

The hash of the whole was made on the phone when the photo was taken, that of a piece when it was sent: what was
damaged on the way is seen at once and costs one piece. Only what was sent whole is known to be possessed: a hash
alone shows nobody that somebody else's photo is here.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection, transaction

from headway.field.actions.blobs import keep_content, take_into_project
from headway.field.errors import DeviceRevoked
from headway.field.models import Possession, Upload
from headway.field.queries.blobs import (
    list_owed,
    measure_usage,
    part_path,
    parts_folder,
    received_bytes_of,
)
from headway.field.queries.crew_links import may_send_photos
from headway.field.queries.devices import is_device_of
from headway.field.rules.uploads import LARGEST_CHUNK, UNFINISHED_LASTS, is_over_quota, is_sha256
from headway.field.upload_errors import (
    ChunkDamaged,
    ContentDamaged,
    DiskFull,
    OffsetDiffers,
    PhotosNotAllowed,
    UploadBusy,
    UploadHeadersWrong,
    UploadQuota,
    UploadsOpen,
    UploadTooLarge,
)
from headway.kernel.errors import NotAllowed, NotFound, Refusal
from headway.people.roles import REPORT
from headway.projects.queries import get_project, get_project_for

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
KEPT_FREE_BYTES = 150_000_000
"""What uploads leave on the disk, so that the database goes on when they no longer may."""


@dataclass(frozen=True)
class Wanted:
    """What a phone is about to send. `device_id`: as the phone calls itself."""

    project_id: int
    sha256: str
    size_bytes: int
    device_id: UUID | None = None
    session_device: UUID | None = None  # the one that the session has spoken for


@dataclass(frozen=True)
class Piece:
    """One piece of a content, with the hash that was made of it when it was sent."""

    offset: int
    checksum: bytes
    chunk: bytes


@dataclass(frozen=True)
class Begun:
    """The upload to go on with; None when the content need not be sent, because this account once sent it."""

    upload: Upload | None
    received_bytes: int


@transaction.atomic
def begin_upload(*, user: Account, wanted: Wanted, now: datetime) -> Begun:
    """Begin to send a content to a project, or go on with what was begun.

    Raises NotFound, NotAllowed, ProjectArchived, DeviceRevoked, PhotosNotAllowed, UploadHeadersWrong, UploadTooLarge, UploadsOpen,
    UploadQuota, DiskFull.
    """
    project = _project_of(user, wanted)
    _require_device(user, wanted.device_id, wanted.session_device)
    if not may_send_photos(user):
        raise PhotosNotAllowed
    _require_sane(wanted)
    _lock_account(user)
    if _is_possessed(user, project, wanted, now):
        return Begun(None, wanted.size_bytes)
    same = {"account_id": user.pk, "project": project, "sha256": wanted.sha256, "finished_at": None}
    upload = Upload.objects.filter(**same).first()
    if upload is None:
        _require_room(user, wanted, now)
        told = {"size_bytes": wanted.size_bytes, "device_id": wanted.device_id, "started_at": now}
        upload = Upload.objects.create(
            **same, **told, organization_id=project.organization_id, expires_at=now + UNFINISHED_LASTS
        )
    elif upload.size_bytes != wanted.size_bytes:
        raise UploadHeadersWrong(header="Upload-Length")
    return Begun(upload, received_bytes_of(upload))


def take_chunk(
    *,
    user: Account,
    upload_id: UUID,
    piece: Piece,
    session_device: UUID | None = None,
    now: datetime,
) -> Upload:
    """Add one piece; with the last one the content is checked as a whole and kept.

    Raises NotFound, DeviceRevoked, UploadTooLarge, ChunkDamaged, OffsetDiffers, UploadBusy, DiskFull, ContentDamaged (it starts
    again from the beginning), ContentUnknown, PictureTooLarge (it is over, nothing is kept).
    """
    chunk = piece.chunk
    if len(chunk) > LARGEST_CHUNK:
        raise UploadTooLarge(limit_mb=LARGEST_CHUNK // 1024 // 1024)
    if hashlib.sha256(chunk).digest() != piece.checksum:
        raise ChunkDamaged
    with transaction.atomic():
        upload = _lock_upload(user, upload_id)
        _require_device(user, upload.device_id, session_device)
        received = received_bytes_of(upload)
        if piece.offset != received or upload.finished_at is not None:
            raise OffsetDiffers(offset=received)
        if received + len(chunk) > upload.size_bytes:
            raise UploadTooLarge(limit_mb=upload.size_bytes // 1024 // 1024)
        _write(part_path(upload.pk), received, chunk)
        upload.received_bytes, upload.expires_at = received + len(chunk), now + UNFINISHED_LASTS
        refused = _finish(user, upload, now) if upload.received_bytes == upload.size_bytes else None
        if upload.pk is not None:
            upload.save(update_fields=["received_bytes", "expires_at", "finished_at"])
    if refused is not None:
        raise refused
    return upload


@transaction.atomic
def end_upload(*, user: Account, upload_id: UUID) -> None:
    """Give an upload up; what came of it is removed. Raises NotFound, UploadBusy."""
    upload = _lock_upload(user, upload_id)
    if upload.finished_at is None:  # what is finished counts against the day's quota until it has expired
        upload.delete()
        _remove_after_commit(upload_id)


def clean_uploads(*, now: datetime) -> int:
    """Forget uploads that have expired, with what came of them, and pieces that nobody knows; how many uploads."""
    with transaction.atomic():
        expired = Upload.objects.select_for_update(skip_locked=True).filter(expires_at__lt=now)
        ids = list(expired.values_list("pk", flat=True)[:10_000])
        Upload.objects.filter(pk__in=ids).delete()
    for upload_id in ids:
        part_path(upload_id).unlink(missing_ok=True)
    _sweep(now)
    return len(ids)


def _project_of(user: Account, wanted: Wanted) -> Project:
    """Where he may report, or whose desk has an entry of his that names this very content, or carried it out.

    Who lost the right while he had no network still hands in the photos of what was parked for that. Raises
    NotFound, NotAllowed, ProjectArchived.
    """
    try:
        return get_project_for(user, wanted.project_id, REPORT)
    except (NotFound, NotAllowed):
        if not list_owed(user, wanted.project_id, wanted.sha256).exists():
            raise
        return get_project(wanted.project_id)


def _require_device(user: Account, device_id: UUID | None, session_device: UUID | None) -> None:
    """Raises DeviceRevoked. Browsers that never exchanged anything have no device."""
    named = device_id or session_device
    if named is not None and is_device_of(user, device_id=named, session_device=session_device)[1]:
        raise DeviceRevoked


def _require_sane(wanted: Wanted) -> None:
    if not is_sha256(wanted.sha256):
        raise UploadHeadersWrong(header="Upload-Metadata: sha256")
    if wanted.size_bytes < 1:
        raise UploadHeadersWrong(header="Upload-Length")
    if wanted.size_bytes > settings.MAX_FILE_BYTES:
        raise UploadTooLarge(limit_mb=settings.MAX_FILE_BYTES // 1024 // 1024)


def _lock_account(user: Account) -> None:
    """Ten thousand that begin at once are counted one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [f"field.uploads {user.pk}"])


def _is_possessed(user: Account, project: Project, wanted: Wanted, now: datetime) -> bool:
    """Whether the account has shown that it has this content, and the project has it, or is given it from what is kept."""
    proof = Possession.objects.filter(account_id=user.pk, sha256=wanted.sha256).first()
    if proof is None or proof.size_bytes != wanted.size_bytes:
        return False
    return take_into_project(project, proof, now)


def _require_room(user: Account, wanted: Wanted, now: datetime) -> None:
    usage, allowed = measure_usage(user.pk, wanted.device_id, now), settings.FIELD_QUOTA_BYTES
    if usage.open_uploads >= settings.FIELD_OPEN_UPLOADS:
        raise UploadsOpen(limit=settings.FIELD_OPEN_UPLOADS)
    if is_over_quota(usage, wanted.size_bytes, allowed_bytes=allowed):
        raise UploadQuota(limit_gb=round(allowed / 1024**3, 2))
    if shutil.disk_usage(settings.DATA_FOLDER).free < wanted.size_bytes + KEPT_FREE_BYTES:
        raise DiskFull


def _lock_upload(user: Account, upload_id: UUID) -> Upload:
    try:
        with transaction.atomic():
            found = Upload.objects.select_for_update(nowait=True).filter(pk=upload_id, account_id=user.pk).first()
    except OperationalError:  # somebody writes a piece of it now; he will be done when this phone asks again
        raise UploadBusy from None
    if found is None:
        raise NotFound
    return found


def _write(path: Path, offset: int, chunk: bytes) -> None:
    """Write a piece and wait until the disk has it. Raises DiskFull; the pieces before it stay."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.seek(offset)
            file.write(chunk)
            file.truncate(offset + len(chunk))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from None
        raise


def _finish(user: Account, upload: Upload, now: datetime) -> Refusal | None:
    """Check the content as a whole and keep it; what is wrong with it is returned, so that what follows is committed.

    Damaged: it starts again. Not to be shown: the upload is over, for the same content would be refused again.
    """
    path = part_path(upload.pk)
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != upload.sha256:
            upload.received_bytes = 0
            return ContentDamaged()
    try:
        keep_content(user, upload, path, now)
    except Refusal as refusal:
        _remove_after_commit(upload.pk)
        upload.delete()
        return refusal
    upload.finished_at = now
    return None


def _remove_after_commit(upload_id: UUID) -> None:
    transaction.on_commit(lambda: part_path(upload_id).unlink(missing_ok=True))


def _sweep(now: datetime) -> None:
    """Pieces without a row: of a database that was restored, or of a host that died between the two."""
    old = [path for path in parts_folder().glob("*") if path.stat().st_mtime < (now - UNFINISHED_LASTS).timestamp()]
    known = set(Upload.objects.filter(finished_at=None).values_list("pk", flat=True)) if old else set()
    for path in old:
        if path.name not in {str(upload_id) for upload_id in known}:
            path.unlink(missing_ok=True)
