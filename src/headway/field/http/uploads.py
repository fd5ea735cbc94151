"""Photos and voice notes come in pieces: tus 1.0.0, core with creation, checksum (sha256), expiration, termination.

No idempotency key: a piece that comes twice is told where to go on, and a content that is begun twice is one upload.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from ninja import Router

from headway.field.actions.uploads import Begun, Piece, Wanted, begin_upload, end_upload, take_chunk
from headway.field.http.exchanges import session_device_of
from headway.field.models import Upload
from headway.field.queries.blobs import get_upload_for, received_bytes_of
from headway.field.rules.uploads import read_checksum, read_metadata
from headway.field.upload_errors import NotAChunk, ProtocolUnknown, UploadHeadersWrong
from headway.kernel.clock import now
from headway.kernel.errors import Refusal
from headway.people.http import account_of
from headway.people.http.asking import uuid_of

router = Router(tags=["field"])
VERSION = "1.0.0"
_OFFERS = {
    "Tus-Resumable": VERSION,
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,checksum,expiration,termination",
    "Tus-Checksum-Algorithm": "sha256",
}


def tus(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Every request names the protocol, every answer does, a refusal too."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        try:
            if request.headers.get("Tus-Resumable") != VERSION:
                raise ProtocolUnknown
            response = view(request, *args, **named)
        except Refusal as refusal:
            refusal.headers = {"Tus-Resumable": VERSION}
            if isinstance(refusal, ProtocolUnknown):
                refusal.headers["Tus-Version"] = VERSION
            if refusal.status in (423, 429, 507):
                refusal.headers["Retry-After"] = "2" if refusal.status == 423 else "600"
            raise
        response.headers["Tus-Resumable"] = VERSION
        return response

    return answer


@router.api_operation(["OPTIONS"], "/field/uploads", response={204: None})
def ask_for_protocol(request: HttpRequest) -> HttpResponse:
    """What of tus is spoken here."""
    return HttpResponse(status=204, headers=_OFFERS | {"Tus-Max-Size": str(settings.MAX_FILE_BYTES)})


@router.post("/field/uploads", response={201: None, 200: None})
@tus
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a content, or go on with it: 201 and its place; 200 when this account has sent the very same before.

    `Upload-Metadata` names `sha256`, `project`, and `device`.
    """
    begun = begin_upload(user=account_of(request), wanted=wanted_of(request), now=now())
    return begun_answer(begun, "/api/field/uploads")


@router.api_operation(["HEAD"], "/field/uploads/{upload_id}", response={200: None})
@tus
def ask_where_to_go_on(request: HttpRequest, upload_id: str) -> HttpResponse:
    """How much of it stands safely here."""
    return stands(get_upload_for(account_of(request), uuid_of(upload_id)))


@router.patch("/field/uploads/{upload_id}", response={204: None})
@tus
def take_piece(request: HttpRequest, upload_id: str) -> HttpResponse:
    """The next piece, at most 1 MiB, with its hash. After the last one the content is checked as a whole."""
    upload = take_chunk(
        user=account_of(request),
        upload_id=uuid_of(upload_id),
        piece=piece_of(request),
        session_device=session_device_of(request),
        now=now(),
    )
    return taken_answer(upload)


@router.delete("/field/uploads/{upload_id}", response={204: None})
@tus
def give_up(request: HttpRequest, upload_id: str) -> HttpResponse:
    """Give it up; what came of it is removed."""
    end_upload(user=account_of(request), upload_id=uuid_of(upload_id))
    return HttpResponse(status=204)


def begun_answer(begun: Begun, place: str) -> HttpResponse:
    """Where to send it, below `place`; 200 when it need not be sent."""
    headers = {"Upload-Offset": str(begun.received_bytes)}
    if begun.upload is None:
        return HttpResponse(status=200, headers=headers | {"Upload-Length": headers["Upload-Offset"]})
    headers |= {"Location": f"{place}/{begun.upload.pk}"} | _expires(begun.upload.expires_at)
    return HttpResponse(status=201, headers=headers)


def stands(upload: Upload) -> HttpResponse:
    """How far an upload has come."""
    length = {"Upload-Length": str(upload.size_bytes)}
    return HttpResponse(status=200, headers=_progress(upload, received_bytes_of(upload)) | length)


def taken_answer(upload: Upload) -> HttpResponse:
    """A piece was added."""
    return HttpResponse(status=204, headers=_progress(upload, upload.received_bytes))


def piece_of(request: HttpRequest) -> Piece:
    """The piece that a request brings. Raises NotAChunk, UploadHeadersWrong."""
    if request.content_type != "application/offset+octet-stream":
        raise NotAChunk
    checksum = read_checksum(request.headers.get("Upload-Checksum", ""))
    if checksum is None:
        raise UploadHeadersWrong(header="Upload-Checksum")
    return Piece(_number(request, "Upload-Offset"), checksum, request.body)


def _progress(upload: Upload, received_bytes: int) -> dict[str, str]:
    return {"Upload-Offset": str(received_bytes)} | _expires(upload.expires_at)


def _expires(instant: datetime) -> dict[str, str]:
    return {"Upload-Expires": http_date(instant.timestamp())}


def wanted_of(request: HttpRequest) -> Wanted:
    """What a request is about to send. Raises UploadHeadersWrong."""
    told = read_metadata(request.headers.get("Upload-Metadata", ""))
    if told is None or not told.get("project", "").isdecimal() or len(told["project"]) > 18:
        raise UploadHeadersWrong(header="Upload-Metadata")
    device = told.get("device", "")
    try:
        device_id = UUID(device) if device else None
    except ValueError:
        raise UploadHeadersWrong(header="Upload-Metadata: device") from None
    length = _number(request, "Upload-Length")
    return Wanted(int(told["project"]), told.get("sha256", ""), length, device_id, session_device_of(request))


def _number(request: HttpRequest, header: str) -> int:
    told = request.headers.get(header, "")
    if not told.isascii() or not told.isdecimal() or len(told) > 18:
        raise UploadHeadersWrong(header=header)
    return int(told)
