"""What of the photos and voice notes is there, and who may have it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from headway.field.blob_owners import may_see_blob
from headway.field.models import Blob, ParkedOperation, Possession, Upload
from headway.field.rules.desks import CARRY_OUT, CARRY_OUT_AS
from headway.field.rules.uploads import QUOTA_WINDOW, Usage
from headway.kernel.actions import attachment_path
from headway.kernel.errors import NotFound
from headway.people.roles import SETTLE
from headway.projects.queries import get_project_for, may

if TYPE_CHECKING:
    from datetime import datetime

    from headway.people.models import Account
    from headway.projects.models import Project

PENDING, VERIFIED, REDACTED = "pending", "verified", "redacted"
MOST_ASKED = 200
"""Contents whose state may be asked for at once."""


def states_of(project_id: int, sha256s: Collection[str]) -> dict[str, str]:
    """Of each hash: `verified` when the project has the content whole, `redacted` when it was taken out, else `pending`.

    For facts that the caller fetched with permission: what they name is not shown to exist by this. One statement.
    """
    wanted = set(sha256s)
    if not wanted:
        return {}
    rows = Blob.objects.filter(project_id=project_id, sha256__in=wanted).values_list("sha256", "redacted_at")
    found = {sha256: VERIFIED if redacted_at is None else REDACTED for sha256, redacted_at in rows}
    return {sha256: found.get(sha256, PENDING) for sha256 in wanted}


def find_blob(project_id: int, sha256: str) -> Blob | None:
    """A content of a project, for facts that the caller fetched with permission."""
    return Blob.objects.filter(project_id=project_id, sha256=sha256).first()


def get_blob_for(user: Account, project_id: int, sha256: str) -> tuple[Project, Blob]:
    """A content that `user` brought himself, or that a fact or an entry at the desk names which he may see; redacted
    ones, too.

    Raises NotFound: unknown, foreign, not here yet, and not his to see are answered alike, by the same statements.
    """
    project = get_project_for(user, project_id)
    blob = find_blob(project.pk, sha256)
    is_his = Possession.objects.filter(account_id=user.pk, sha256=sha256).exists()
    is_shown = may_see_blob(user, project, sha256)
    is_parked = may(user, SETTLE, project) and _parked_naming(project.pk, sha256).exists()
    if blob is None or not (is_his or is_shown or is_parked):
        raise NotFound
    return project, blob


def blob_state_for(user: Account, project_id: int, sha256: str) -> tuple[str, datetime | None]:
    """(`unknown` | `under_way` | `verified` | `redacted`, since when): of what is his to know, else `unknown`.

    Who sees the project no more still learns it of what he has sent for an entry that came to its desk. Raises
    NotFound: the project.
    """
    own = Upload.objects.filter(account_id=user.pk, project_id=project_id, sha256=sha256, finished_at=None).exists()
    blob = _known_blob(user, project_id, sha256)
    if blob is None:
        return ("under_way" if own else "unknown"), None
    return (VERIFIED, blob.verified_at) if blob.redacted_at is None else (REDACTED, blob.redacted_at)


def _known_blob(user: Account, project_id: int, sha256: str) -> Blob | None:
    try:
        get_project_for(user, project_id)
    except NotFound:
        if not list_owed(user, project_id, sha256).exists():
            raise
        sent = Possession.objects.filter(account_id=user.pk, sha256=sha256).exists()
        return find_blob(project_id, sha256) if sent else None
    try:
        return get_blob_for(user, project_id, sha256)[1]
    except NotFound:
        return None


def list_owed(user: Account, project_id: int, sha256: str) -> QuerySet[ParkedOperation]:
    """His entries that name the content and wait at this project's desk, or were carried out from there."""
    stands = Q(is_open=True) | Q(decision__action__in=(CARRY_OUT, CARRY_OUT_AS))
    return _parked_naming(project_id, sha256).filter(stands, author_id=user.pk)


def _parked_naming(project_id: int, sha256: str) -> QuerySet[ParkedOperation]:
    return ParkedOperation.objects.filter(project_id=project_id, payload__contains={"blobs": [{"sha256": sha256}]})


def is_content_kept(sha256: str) -> bool:
    """Whether the bytes stand on the disk."""
    return content_path(sha256).is_file()


def content_path(sha256: str) -> Path:
    """Where the bytes of a content stand, or would."""
    return attachment_path(Path(settings.DATA_FOLDER) / "attachments", sha256)


def part_path(upload_id: UUID) -> Path:
    """Where the pieces of an upload are put together."""
    return parts_folder() / str(upload_id)


def parts_folder() -> Path:
    """Where unfinished uploads stand."""
    return Path(settings.DATA_FOLDER) / "uploads" / "field"


def received_bytes_of(upload: Upload) -> int:
    """Where the next piece begins: what was told to be safe, if the disk still has it."""
    if upload.finished_at is not None:
        return upload.size_bytes
    try:
        return min(upload.received_bytes, part_path(upload.pk).stat().st_size)
    except FileNotFoundError:
        return 0


def get_upload_for(user: Account, upload_id: UUID) -> Upload:
    """One's own upload. Raises NotFound: of somebody else, expired, unknown."""
    upload = Upload.objects.filter(pk=upload_id, account_id=user.pk).first()
    if upload is None:
        raise NotFound
    return upload


def measure_usage(account_id: UUID, device_id: UUID | None, now: datetime) -> Usage:
    """What an account and a device have open and have begun within the quota's window."""
    recent = Q(started_at__gt=now - QUOTA_WINDOW) | Q(finished_at=None)
    mine = Upload.objects.filter(account_id=account_id)
    device = Upload.objects.filter(recent, device_id=device_id).aggregate(sum=Sum("size_bytes")) if device_id else {}
    return Usage(
        open_uploads=mine.filter(finished_at=None).count(),
        account_bytes=mine.filter(recent).aggregate(sum=Sum("size_bytes"))["sum"] or 0,
        device_bytes=device.get("sum") or 0,
    )
