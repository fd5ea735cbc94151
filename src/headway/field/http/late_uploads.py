"""Photos after a crew's link was taken back: tus as in `http.uploads`, without a session, for what lies at the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from headway.field.actions.late_photos import begin_late_upload, take_late_chunk
from headway.field.http.uploads import begun_answer, piece_of, stands, taken_answer, tus, wanted_of
from headway.field.queries.late_photos import get_late_upload
from headway.kernel.clock import now
from headway.people.http.asking import uuid_of

router = Router(tags=["field"])


@router.post("/crew-links/{token}/uploads", response={201: None, 200: None}, auth=None)
@tus
def begin_late(request: HttpRequest, token: str) -> HttpResponse:
    """Begin a content that a parked entry of this link names, or go on with it; 200 when it has arrived."""
    begun = begin_late_upload(token=token, wanted=wanted_of(request), now=now())
    return begun_answer(begun, f"/api/crew-links/{token}/uploads")


@router.api_operation(["HEAD"], "/crew-links/{token}/uploads/{upload_id}", response={200: None}, auth=None)
@tus
def ask_where_to_go_on_late(request: HttpRequest, token: str, upload_id: str) -> HttpResponse:
    """How much of it stands safely here."""
    return stands(get_late_upload(token, uuid_of(upload_id), now=now())[1])


@router.patch("/crew-links/{token}/uploads/{upload_id}", response={204: None}, auth=None)
@tus
def take_late_piece(request: HttpRequest, token: str, upload_id: str) -> HttpResponse:
    """The next piece, as of every photo."""
    piece = piece_of(request)
    return taken_answer(take_late_chunk(token=token, upload_id=uuid_of(upload_id), piece=piece, now=now()))
