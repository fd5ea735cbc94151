"""What of devices goes with a project that is removed for good: its feed, its photos, its links."""

from __future__ import annotations

from django.db import transaction

from headway.field.actions.blobs import remove_unused_content
from headway.field.models import Blob, CrewLink, CrewLinkOpening, FeedCounter, FeedEntry, Upload


def purge_field(project_id: int) -> None:
    """Remove what points at a project. Inside the caller's transaction; bytes that nobody has any more go after it.

    The log of operations and what the desks decided hold plain ids and outlive it.
    """
    hashes = set(Blob.objects.filter(project_id=project_id).values_list("sha256", flat=True))
    FeedEntry.objects.filter(project_id=project_id).delete()
    FeedCounter.objects.filter(project_id=project_id).delete()
    Upload.objects.filter(project_id=project_id).delete()
    Blob.objects.filter(project_id=project_id).delete()
    CrewLinkOpening.objects.filter(link__project_id=project_id).delete()
    CrewLink.objects.filter(project_id=project_id).delete()
    for sha256 in sorted(hashes):
        transaction.on_commit(lambda sha256=sha256: remove_unused_content(sha256))  # type: ignore[misc]
