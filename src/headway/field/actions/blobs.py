"""Contents of photos and voice notes: looked at, kept once, drawn anew for pages, taken out with a trace."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from procrastinate.contrib.django import app

from headway.field.models import Blob, Possession, Upload
from headway.field.queries.blobs import content_path, find_blob, get_blob_for, is_content_kept
from headway.field.rules.uploads import MOST_PIXELS, is_sha256
from headway.field.upload_errors import ContentUnknown, PictureTooLarge, RedactionReasonMissing, ReplacementUnknown
from headway.kernel.actions import is_attached, lock_content, record_audit, record_event
from headway.kernel.child import ChildFailed, run_in_child
from headway.kernel.errors import NotAllowed
from headway.kernel.media import HEAD_BYTES, media_type_of, picture_size
from headway.kernel.priorities import BEHIND
from headway.people.roles import SETTLE
from headway.projects.queries import may

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

PICTURE_TASK = "headway.field.jobs.uploads.blob_picture_job"
_NOT_DRAWN = frozenset({"image/heic"})


@dataclass(frozen=True)
class Seen:
    """What a content is, by itself. Pixels only of pictures whose form we read."""

    media_type: str
    width: int | None = None
    height: int | None = None


def look_at(path: Path) -> Seen:
    """What a content is; nothing of it is decoded. Raises ContentUnknown, PictureTooLarge."""
    with path.open("rb") as file:
        media_type = media_type_of(file.read(HEAD_BYTES))
        if media_type is None:
            raise ContentUnknown
        if not media_type.startswith("image/") or media_type in _NOT_DRAWN:
            return Seen(media_type)
        size = picture_size(file, media_type)
    if size is None:
        raise ContentUnknown
    if size[0] * size[1] > MOST_PIXELS:
        raise PictureTooLarge(width=size[0], height=size[1])
    return Seen(media_type, *size)


def keep_content(user: Account, upload: Upload, path: Path, now: datetime) -> None:
    """Keep what an upload has brought whole, in the caller's transaction: the same content once, whoever sends it.

    A content that was taken out of the project stays out of it. Raises ContentUnknown, PictureTooLarge.
    """
    seen = look_at(path)
    lock_content(upload.sha256)
    told = {"size_bytes": upload.size_bytes, "media_type": seen.media_type, "proved_at": now}
    Possession.objects.get_or_create(account_id=user.pk, sha256=upload.sha256, defaults=told)
    blob = find_blob(upload.project_id, upload.sha256)
    if blob is not None and blob.redacted_at is not None:
        path.unlink()
        return
    _put(path, content_path(upload.sha256))
    if blob is None:
        _add(upload.project, Possession(account_id=user.pk, sha256=upload.sha256, **told), seen, now)


def take_into_project(project: Project, proof: Possession, now: datetime) -> bool:
    """Give a project a content that its sender is known to possess; False when its bytes are not here (any more)."""
    lock_content(proof.sha256)
    blob = find_blob(project.pk, proof.sha256)
    if blob is not None and blob.redacted_at is not None:
        return True
    if not is_content_kept(proof.sha256):
        return False
    if blob is None:
        _add(project, proof, look_at(content_path(proof.sha256)), now)
    return True


@transaction.atomic
def redact_blob(
    *, user: Account, project_id: int, sha256: str, reason: str, replaced_by: str = "", now: datetime
) -> Blob:
    """Take a content out of a project: the bytes go, the hash stays, with who, when and why. Twice changes nothing.

    For who brought it, and who settles what is in doubt there. `replaced_by`: the hash of a copy of which he has
    made unreadable what had to go, sent before. Raises NotFound, NotAllowed, RedactionReasonMissing,
    ReplacementUnknown.
    """
    project, blob = get_blob_for(user, project_id, sha256)
    if not may(user, SETTLE, project) and blob.received_from_id != user.pk:
        raise NotAllowed
    lock_content(sha256)
    blob.refresh_from_db()
    if blob.redacted_at is not None:
        return blob
    if not reason.strip():
        raise RedactionReasonMissing
    if replaced_by and not _is_good_replacement(user, project, sha256, replaced_by):
        raise ReplacementUnknown
    blob.redacted_at, blob.redacted_by_id, blob.redacted_by_name = now, user.pk, user.display_name
    blob.redaction_reason, blob.replaced_by = reason.strip()[:500], replaced_by
    blob.save()
    subject: dict[str, object] = {"project_id": project.pk, "blob_id": blob.pk, "sha256": sha256}
    record_audit(
        action="field.photo_redacted",
        actor_id=user.pk,
        organization_id=project.organization_id,
        subject=subject | {"reason": blob.redaction_reason, "replaced_by": replaced_by},
        now=now,
    )
    _announce(blob, now)
    transaction.on_commit(lambda: remove_unused_content(sha256))
    return blob


@transaction.atomic
def remove_unused_content(sha256: str) -> bool:
    """Remove the bytes that no project has any more. Whoever brings them again waits for the same lock."""
    lock_content(sha256)
    if is_attached(sha256) or Blob.objects.filter(sha256=sha256, redacted_at=None).exists():
        return False
    for path in (content_path(sha256), *picture_paths(sha256)):
        path.unlink(missing_ok=True)
    return True


def draw_pictures(*, blob_id: int, now: datetime) -> bool:
    """Draw the pictures that pages show, in a child with limits; False when there are none. Twice has no second effect."""
    blob = Blob.objects.filter(pk=blob_id, redacted_at=None).first()
    if blob is None or not blob.media_type.startswith("image/") or blob.media_type in _NOT_DRAWN:
        return False
    targets = picture_paths(blob.sha256)
    if not all(path.exists() for path in targets):
        try:
            run_in_child("headway.kernel.picture", str(content_path(blob.sha256)), *map(str, targets))
        except ChildFailed:
            return False
    if not Blob.objects.filter(pk=blob_id, redacted_at=None).exists():  # taken out while it was drawn
        remove_unused_content(blob.sha256)
        return False
    _announce(blob, now)
    return True


def picture_paths(sha256: str) -> tuple[Path, Path]:
    """Where the small and the large picture of a content stand: beside it, drawn from it alone."""
    path = content_path(sha256)
    return path.with_name(f"{sha256}.picture"), path.with_name(f"{sha256}.large")


def _is_good_replacement(user: Account, project: Project, sha256: str, replaced_by: str) -> bool:
    if not is_sha256(replaced_by) or replaced_by == sha256:
        return False
    mine = Possession.objects.filter(account_id=user.pk, sha256=replaced_by).exists()
    return mine and Blob.objects.filter(project=project, sha256=replaced_by, redacted_at=None).exists()


def _put(path: Path, target: Path) -> None:
    """Move into place and wait until the disk knows the name: what is told to be verified outlives a power cut."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _add(project: Project, proof: Possession, seen: Seen, now: datetime) -> None:
    blob = Blob.objects.create(
        organization_id=project.organization_id,
        project=project,
        sha256=proof.sha256,
        size_bytes=proof.size_bytes,
        media_type=seen.media_type,
        width=seen.width,
        height=seen.height,
        received_from_id=proof.account_id,
        verified_at=now,
    )
    record_audit(
        action="field.photo_received",
        actor_id=proof.account_id,
        organization_id=project.organization_id,
        subject={"project_id": project.pk, "blob_id": blob.pk, "sha256": proof.sha256},
        now=now,
    )
    _announce(blob, now)
    if seen.width is not None:  # a job row in this transaction; named, because jobs stand above actions
        task = app.configure_task(PICTURE_TASK, queue="files", priority=BEHIND, allow_unknown=True)
        task.defer(blob_id=blob.pk)


def _announce(blob: Blob, now: datetime) -> None:
    record_event(
        kind="field.blobs_changed",
        organization_id=blob.organization_id,
        project_id=blob.project_id,
        subject={"project_id": blob.project_id, "blob_id": blob.pk},
        now=now,
    )
