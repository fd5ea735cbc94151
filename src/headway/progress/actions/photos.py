"""A photo that should not be kept is asked away from the phone that took it."""

from __future__ import annotations

from headway.field.actions.blobs import redact_blob
from headway.field.kinds import Acting, Carried, Operation, RecordKey
from headway.progress.models import Fact


def redact_photo(operation: Operation, acting: Acting) -> Carried:
    """Take a photo out with its reason; report, hash and who did it stay. For who brought it or settles.

    Raises NotFound (also of a photo that has not arrived yet), NotAllowed, RedactionReasonMissing.
    """
    told = operation.entered
    sha256 = str(told.get("sha256") or "")
    redact_blob(
        user=acting.judged,
        project_id=acting.project.pk,
        sha256=sha256,
        reason=str(told.get("reason") or ""),
        now=acting.now,
    )
    named = Fact.objects.filter(project=acting.project, kind="photo", values__sha256=sha256)
    entries = named.order_by("entry_id").values_list("entry__uid", flat=True).distinct()
    return Carried(version=1, touched=[RecordKey("entry", str(uid)) for uid in entries])
