"""The exported outbox of a phone, brought by who looks after devices."""

from __future__ import annotations

from typing import Any, BinaryIO, cast

from django.http import HttpRequest
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from headway.field.actions.outbox_imports import OutboxImported, import_outbox
from headway.field.http.exchanges import AnswerOut, answer_out
from headway.kernel.clock import now
from headway.people.http import account_of

router = Router(tags=["field"])


class OutboxImportedOut(Schema):
    """`elsewhere`: entries of projects whose devices one does not look after; they stay in the file."""

    device: int
    answers: list[AnswerOut]
    counts: dict[str, int]
    elsewhere: int
    photos: int
    photos_refused: int


@router.post("/field/outbox-imports", response={201: OutboxImportedOut})
def bring_outbox(request: HttpRequest, file: File[UploadedFile]) -> tuple[int, dict[str, Any]]:
    """Take an exported outbox in; the same file twice has no second effect."""
    user = account_of(request)
    came = import_outbox(user=user, stream=cast("BinaryIO", file.file), now=now())
    return 201, imported_out(came, user.language)


def imported_out(came: OutboxImported, language: str) -> dict[str, Any]:
    """What came of a file, as pages and the command line tell it."""
    counts: dict[str, int] = {}
    for answer in came.answers:
        counts[answer.status] = counts.get(answer.status, 0) + 1
    return {
        "device": came.device,
        "answers": [answer_out(answer, language) for answer in came.answers],
        "counts": counts,
        "elsewhere": came.elsewhere,
        "photos": came.photos,
        "photos_refused": came.photos_refused,
    }
