"""Comments and files for the matrix: one of each on the activity, brought by the project manager."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from case import Case
from lists import NOW

from headway.kernel.subjects import Subject
from headway.people.roles import COMMENT, EDIT, MEMBERS

if TYPE_CHECKING:
    from world import Site

    from headway.people.models import Account


def talk_on(site: Site, author: Account) -> dict[str, Any]:
    """A comment and a file on the activity of a site, and what names them in paths."""
    from headway.projects.actions import CommentText, add_file, write_comment

    about = Subject("activity", site.project.pk, site.activity_id)
    said = CommentText(f"{site.project.name}：混凝土周五到")
    comment = write_comment(
        user=author, project_id=about.project_id, kind=about.kind, subject_id=about.id, said=said, now=NOW
    )
    file = add_file(
        user=author, owner=about, stream=BytesIO(b"x"), file_name=f"{site.project.name}.txt", size_bytes=1, now=NOW
    )
    return {"kind": "activity", "subject_id": site.activity_id, "comment_id": comment.pk, "file_id": file.pk}


def _photo() -> BytesIO:
    file = BytesIO(b"not a photo")
    file.name = "photo.jpg"
    return file


_ON = "/api/projects/{project_id}/{kind}/{subject_id}"
TALK_CASES: dict[str, Case] = {
    f"GET {_ON}/comments": Case(),
    f"POST {_ON}/comments": Case(COMMENT, lambda site: {"text": "收到"}, 201),
    f"GET {_ON}/mentionable": Case(),
    # the comment is the project manager's: who decides about members may take anybody's back, only he changes it
    "PATCH /api/comments/{comment_id}": Case(MEMBERS, lambda site: {"text": "混凝土周六到"}),
    "DELETE /api/comments/{comment_id}": Case(MEMBERS, success=204),
    "GET /api/comments/{comment_id}/versions": Case(),
    f"GET {_ON}/files": Case(),
    f"POST {_ON}/files": Case(COMMENT, lambda site: ({"file": _photo()},), 201),
    "GET /api/files/{file_id}": Case(),
    "GET /api/files/{file_id}/picture": Case(success=404),  # it is no picture; see test_files
    "DELETE /api/files/{file_id}": Case(EDIT, success=204),
}
TALK_EXEMPT = {"POST /api/files/{file_id}/restorations": "needs a file that was taken off; see test_files"}
