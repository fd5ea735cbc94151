"""Photos and voice notes as pages show them, for who may see a fact that names them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils.http import content_disposition_header
from ninja import Router, Schema

from headway.field.actions.blobs import picture_paths, redact_blob
from headway.field.models import Blob
from headway.field.queries.blobs import blob_state_for, content_path, find_blob, get_blob_for
from headway.field.upload_errors import PhotoRedacted
from headway.kernel.clock import now
from headway.kernel.errors import NotFound
from headway.people.http import account_of

router = Router(tags=["field"])
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""Whatever a content holds, it runs nothing and is nobody's origin, even where a browser should open it."""
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"}


class BlobStateOut(Schema):
    """`state`: unknown, under_way, verified or redacted; `at`: since when."""

    state: str
    verified_at: datetime | None


class RedactionOut(Schema):
    by: str
    at: datetime
    reason: str
    replaced_by: str


class BlobOut(Schema):
    """`width`, `height` in pixels; `picture`: whether the pictures of it are drawn."""

    sha256: str
    state: str
    media_type: str
    size_bytes: int
    width: int | None
    height: int | None
    verified_at: datetime
    picture: bool
    redaction: RedactionOut | None


class RedactionIn(Schema):
    """`replaced_by`: hash of a copy sent before, in which what had to go cannot be read."""

    reason: str
    replaced_by: str = ""


@router.get("/field/blobs/{sha256}/state", response=BlobStateOut)
def get_blob_state(request: HttpRequest, sha256: str, project: int) -> dict[str, Any]:
    """Whether a content has arrived; of one that is not his to know: unknown."""
    state, at = blob_state_for(account_of(request), project, sha256)
    return {"state": state, "verified_at": at if state == "verified" else None}


@router.get("/projects/{int:project_id}/blobs/{sha256}", response={200: None})
def download_blob(request: HttpRequest, project_id: int, sha256: str) -> FileResponse:
    """The content as it was: a photo to be kept, a recording to be heard."""
    blob = _readable(request, project_id, sha256)
    if blob.media_type.startswith("audio/"):  # named and not to be guessed: a browser plays it as sound or not at all
        return _sent(content_path(blob.sha256), blob.media_type, "inline")
    name = f"{blob.sha256[:16]}.{_ENDINGS.get(blob.media_type, 'bin')}"
    disposition = content_disposition_header(True, name) or "attachment"
    return _sent(content_path(blob.sha256), "application/octet-stream", disposition)


@router.get("/projects/{int:project_id}/blobs/{sha256}/picture", response={200: None})
def get_blob_picture(request: HttpRequest, project_id: int, sha256: str, large: bool = False) -> FileResponse:
    """The picture that we drew of a photo: at most 480 pixels, `large` 1600."""
    blob = _readable(request, project_id, sha256)
    return _sent(picture_paths(blob.sha256)[large], "image/webp", "inline")


@router.get("/projects/{int:project_id}/blobs/{sha256}/about", response=BlobOut)
def get_blob_about(request: HttpRequest, project_id: int, sha256: str) -> dict[str, Any]:
    """What is known of a content, taken out or not."""
    return blob_out(get_blob_for(account_of(request), project_id, sha256)[1])


@router.post("/projects/{int:project_id}/blobs/{sha256}/redactions", response={201: BlobOut})
def redact(request: HttpRequest, project_id: int, sha256: str, body: RedactionIn) -> tuple[int, dict[str, Any]]:
    """Take a content out, or put a copy in its place; its hash stays, with who, when and why."""
    told = {"reason": body.reason, "replaced_by": body.replaced_by}
    return 201, blob_out(redact_blob(user=account_of(request), project_id=project_id, sha256=sha256, now=now(), **told))


def blob_out(blob: Blob) -> dict[str, Any]:
    """A content as pages read it."""
    redaction = None
    if blob.redacted_at is not None:
        redaction = {
            "by": blob.redacted_by_name,
            "at": blob.redacted_at,
            "reason": blob.redaction_reason,
            "replaced_by": blob.replaced_by,
        }
    return {
        "sha256": blob.sha256,
        "state": "verified" if redaction is None else "redacted",
        "media_type": blob.media_type,
        "size_bytes": blob.size_bytes,
        "width": blob.width,
        "height": blob.height,
        "verified_at": blob.verified_at,
        "picture": redaction is None and picture_paths(blob.sha256)[0].exists(),
        "redaction": redaction,
    }


def _readable(request: HttpRequest, project_id: int, sha256: str) -> Blob:
    """The content, or the copy that stands in its place. Raises NotFound, PhotoRedacted."""
    _project, blob = get_blob_for(account_of(request), project_id, sha256)
    if blob.redacted_at is None:
        return blob
    copy = find_blob(project_id, blob.replaced_by) if blob.replaced_by else None
    if copy is None or copy.redacted_at is not None:
        raise PhotoRedacted(by=blob.redacted_by_name, reason=blob.redaction_reason)
    return copy


def _sent(path: Path, content_type: str, disposition: str) -> FileResponse:
    """Raises NotFound when the bytes are not there."""
    try:
        content = path.open("rb")
    except FileNotFoundError:
        raise NotFound from None
    response = FileResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = disposition
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
