"""Files that hang on the parts of a project: taken as a form, given back as something to keep, never to open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.utils.http import content_disposition_header
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from headway.kernel.attachments import AttachedFile, content_path, picture_path
from headway.kernel.clock import now
from headway.kernel.errors import NotFound
from headway.kernel.subjects import Subject
from headway.people.http import account_of
from headway.projects import actions
from headway.projects.queries.comments import get_subject_for
from headway.projects.queries.files import get_file_for, list_files

router = Router()
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""Whatever a file holds, it runs nothing and is nobody's origin, even where a browser should open it."""


class FileOut(Schema):
    """`picture`: whether there is a small picture of it (`GET /files/{id}/picture`)."""

    id: int
    name: str
    size_bytes: int
    added_by: str
    added_at: datetime
    picture: bool


class FilesOut(Schema):
    """`used_bytes` and `allowed_bytes` of the whole project; `largest_bytes` of one file."""

    files: list[FileOut]
    used_bytes: int
    allowed_bytes: int
    largest_bytes: int
    may_add: bool
    removable: list[int]


@router.get("/projects/{int:project_id}/{str:kind}/{int:subject_id}/files", response=FilesOut)
def list_files_on(request: HttpRequest, project_id: int, kind: str, subject_id: int) -> dict[str, Any]:
    """The files that hang on a part of a project (`kind`: activity, comment); `removable`: what he may take off."""
    user = account_of(request)
    project, owner = get_subject_for(user, project_id, kind, subject_id)
    found = list_files(user, project, owner)
    return {
        "files": [file_out(file) for file in found.files],
        "used_bytes": found.used_bytes,
        "allowed_bytes": found.allowed_bytes,
        "largest_bytes": settings.MAX_FILE_BYTES,
        "may_add": found.may_add,
        "removable": found.may_remove,
    }


@router.post("/projects/{int:project_id}/{str:kind}/{int:subject_id}/files", response={201: FileOut})
def add_file(
    request: HttpRequest, project_id: int, kind: str, subject_id: int, file: File[UploadedFile]
) -> tuple[int, dict[str, Any]]:
    """Hang one file on a part of a project or on one's own comment."""
    added = actions.add_file(
        user=account_of(request),
        owner=Subject(kind, project_id, subject_id),
        stream=file,
        file_name=file.name or "",
        size_bytes=file.size or 0,
        now=now(),
    )
    return 201, file_out(added)


@router.get("/files/{int:file_id}", response={200: None})
def download_file(request: HttpRequest, file_id: int) -> FileResponse:
    """The file as it was, to be kept."""
    _project, file = get_file_for(account_of(request), file_id)
    response = _sent(content_path(_folder(), file), "application/octet-stream")
    response.headers["Content-Disposition"] = _disposition(file.file_name)
    return response


@router.get("/files/{int:file_id}/picture", response={200: None})
def get_picture(request: HttpRequest, file_id: int) -> FileResponse:
    """The small picture that we drew of the file, for who sees the file."""
    _project, file = get_file_for(account_of(request), file_id)
    response = _sent(picture_path(_folder(), file), "image/webp")
    response.headers["Content-Disposition"] = "inline"
    return response


@router.delete("/files/{int:file_id}", response={204: None})
def remove_file(request: HttpRequest, file_id: int) -> tuple[int, None]:
    """Take a file off; it is kept, and a restoration brings it back."""
    actions.remove_file(user=account_of(request), file_id=file_id, now=now())
    return 204, None


@router.post("/files/{int:file_id}/restorations", response=FileOut)
def restore_file(request: HttpRequest, file_id: int) -> dict[str, Any]:
    """Hang a file up again that was taken off."""
    return file_out(actions.restore_file(user=account_of(request), file_id=file_id, now=now()))


def file_out(file: AttachedFile) -> dict[str, Any]:
    """A file as lists show it."""
    return {
        "id": file.pk,
        "name": file.file_name,
        "size_bytes": file.size_bytes,
        "added_by": file.added_by_name,
        "added_at": file.added_at,
        "picture": picture_path(_folder(), file).exists(),
    }


def _sent(path: Path, content_type: str) -> FileResponse:
    """Raises NotFound when the content is not there."""
    try:
        content = path.open("rb")
    except FileNotFoundError:
        raise NotFound from None
    response = FileResponse(content, content_type=content_type)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(name: str) -> str:
    """RFC 6266: the name in ASCII or as `filename*` of RFC 5987; never a line end, never shown in the page."""
    return content_disposition_header(True, name) or "attachment"


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "attachments"
