"""Files that hang on something of a project. The rooms above say on what, and who may see that (`kernel.subjects`).

Permission is asked by the caller, of the owner; nothing here is reached without it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from headway.kernel.actions import Stream, attachment_path, store_attachment
from headway.kernel.models import AttachedFile
from headway.kernel.rules import safe_file_name
from headway.kernel.subjects import Subject

__all__ = ["AttachedFile"]


@dataclass(frozen=True)
class Occupied:
    """Bytes of a project's files: those that hang, and all that are kept with those taken off."""

    hanging: int
    kept: int


@dataclass(frozen=True)
class Incoming:
    """A file on its way in, who brings it, and how large it may be."""

    stream: Stream
    file_name: str
    folder: Path
    limit_bytes: int
    organization_id: UUID  # of the project
    by: Any  # an account
    now: datetime


def attach_file(owner: Subject, incoming: Incoming) -> AttachedFile:
    """Store a file and hang it on `owner`. Raises TooLarge."""
    name = safe_file_name(incoming.file_name)
    stored = store_attachment(
        stream=incoming.stream,
        file_name=name,
        folder=incoming.folder,
        limit_bytes=incoming.limit_bytes,
        actor_id=incoming.by.pk,
        organization_id=incoming.organization_id,
        now=incoming.now,
    )
    return AttachedFile.objects.create(
        organization_id=incoming.organization_id,
        project_id=owner.project_id,
        owner_kind=owner.kind,
        owner_id=owner.id,
        attachment_id=stored.pk,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        file_name=name,
        added_by_id=incoming.by.pk,
        added_by_name=incoming.by.display_name,
        added_at=incoming.now,
    )


def take_file_off(file: AttachedFile, *, by: Any, now: datetime) -> None:
    """Take a file off what it hangs on; a mark, so that it can be hung up again."""
    AttachedFile.objects.filter(pk=file.pk, removed_at=None).update(
        removed_at=now, removed_by_id=by.pk, removed_by_name=by.display_name
    )


def hang_file_up_again(file: AttachedFile) -> None:
    """Undo of taking off."""
    AttachedFile.objects.filter(pk=file.pk).update(removed_at=None, removed_by_id=None, removed_by_name="")


def owner_of(file: AttachedFile) -> Subject:
    """What a file hangs on."""
    return Subject(file.owner_kind, file.project_id, file.owner_id)


def find_file(file_id: int, project_ids: Any) -> AttachedFile | None:
    """A file of one of these projects, taken off or not."""
    return AttachedFile.objects.filter(pk=file_id, project_id__in=project_ids).first()


def find_any_file(file_id: int) -> AttachedFile | None:
    """A file for a job of the installation itself."""
    return AttachedFile.objects.filter(pk=file_id).first()


def list_files_of(owners: Collection[Subject]) -> dict[tuple[str, int], list[AttachedFile]]:
    """The files that hang on these owners (of one project), by kind and id, in the order in which they came."""
    found: dict[tuple[str, int], list[AttachedFile]] = {}
    if not owners:
        return found
    wanted = Q()
    for kind in {owner.kind for owner in owners}:
        wanted |= Q(owner_kind=kind, owner_id__in=[owner.id for owner in owners if owner.kind == kind])
    project_id = next(iter(owners)).project_id
    for file in AttachedFile.objects.filter(wanted, project_id=project_id, removed_at=None).order_by("pk"):
        found.setdefault((file.owner_kind, file.owner_id), []).append(file)
    return found


def count_bytes_of(project_id: int) -> Occupied:
    """What the files of a project take."""
    sums = AttachedFile.objects.filter(project_id=project_id).aggregate(
        hanging=Sum("size_bytes", filter=Q(removed_at=None)), kept=Sum("size_bytes")
    )
    return Occupied(sums["hanging"] or 0, sums["kept"] or 0)


def forget_files(project_id: int) -> None:
    """Remove what hangs on a project that goes for good; contents may be shared and stay. In the caller's transaction."""
    AttachedFile.objects.filter(project_id=project_id).delete()


def content_path(folder: Path, file: AttachedFile) -> Path:
    """Where the content of a file stands."""
    return attachment_path(folder, file.sha256)


def picture_path(folder: Path, file: AttachedFile) -> Path:
    """Where the small picture of a file stands, if it has one: beside its content, made from it alone."""
    path = attachment_path(folder, file.sha256)
    return path.with_name(f"{path.name}.picture")
