"""Comments on the parts of a project."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.projects import actions
from headway.projects.http.bodies import Id, StrictIn
from headway.projects.http.files import FileOut, file_out
from headway.projects.queries.comments import (
    CommentLine,
    CommentPage,
    get_comment_for,
    get_subject_for,
    list_comments,
    list_mentionable,
    list_versions,
)
from headway.projects.rules import LONGEST_COMMENT, LONGEST_QUERY
from headway.words import text

router = Router()
MOST_MENTIONS = 50
Asked = Annotated[str, Query(max_length=LONGEST_QUERY)]


class CommentOut(Schema):
    id: int
    answers: int | None
    author_id: UUID
    author: str
    at: datetime
    text: str
    mentions: list[str]
    edited_at: datetime | None
    is_deleted: bool
    may_change: bool
    may_delete: bool
    files: list[FileOut]


class CommentsOut(Schema):
    """Threads in the order in which they were begun, each followed by its answers; `before` asks for earlier ones."""

    comments: list[CommentOut]
    total: int
    before: int | None
    may_comment: bool


class CommentIn(StrictIn):
    text: str = Field(max_length=2 * LONGEST_COMMENT)
    mentions: list[UUID] = Field([], max_length=MOST_MENTIONS)
    answers: Id | None = None


class CommentChangeIn(StrictIn):
    text: str = Field(max_length=2 * LONGEST_COMMENT)
    mentions: list[UUID] = Field([], max_length=MOST_MENTIONS)


class CommentIdOut(Schema):
    id: int


class VersionOut(Schema):
    number: int
    text: str
    at: datetime


class VersionsOut(Schema):
    versions: list[VersionOut]


class MentionableOut(Schema):
    account_id: UUID
    display_name: str
    organization: str
    role_name: str


class MentionablesOut(Schema):
    people: list[MentionableOut]


_ON = "/projects/{int:project_id}/{str:kind}/{int:subject_id}"


@router.get(f"{_ON}/comments", response=CommentsOut)
def list_comments_on(
    request: HttpRequest, project_id: int, kind: str, subject_id: int, before: int | None = None
) -> dict[str, Any]:
    """What was said about a part of a project (`kind`: activity), the latest 50 threads."""
    user = account_of(request)
    project, subject = get_subject_for(user, project_id, kind, subject_id)
    return _page(list_comments(user, project, subject, before=before))


@router.post(f"{_ON}/comments", response={201: CommentIdOut})
def write_comment(
    request: HttpRequest, project_id: int, kind: str, subject_id: int, body: CommentIn
) -> tuple[int, dict[str, int]]:
    """Say something, or answer a comment; who is mentioned is told in his inbox."""
    comment = actions.write_comment(
        user=account_of(request),
        project_id=project_id,
        kind=kind,
        subject_id=subject_id,
        said=actions.CommentText(body.text, body.mentions, body.answers),
        now=now(),
    )
    return 201, {"id": comment.pk}


@router.get(f"{_ON}/mentionable", response=MentionablesOut)
def list_mentionable_on(
    request: HttpRequest, project_id: int, kind: str, subject_id: int, query: Asked = ""
) -> dict[str, Any]:
    """Who can be mentioned there, by name or pinyin; at most 20."""
    user = account_of(request)
    project, subject = get_subject_for(user, project_id, kind, subject_id)
    people = [
        {
            "account_id": one.account_id,
            "display_name": one.display_name,
            "organization": one.organization,
            "role_name": text(f"people.role.{one.role}", user.language),
        }
        for one in list_mentionable(user, project, subject, query)
    ]
    return {"people": people}


@router.patch("/comments/{int:comment_id}", response=CommentIdOut)
def change_comment(request: HttpRequest, comment_id: int, body: CommentChangeIn) -> dict[str, int]:
    """Say it otherwise; what it said before is kept."""
    said = actions.CommentText(body.text, body.mentions)
    comment = actions.change_comment(user=account_of(request), comment_id=comment_id, said=said, now=now())
    return {"id": comment.pk}


@router.delete("/comments/{int:comment_id}", response={204: None})
def delete_comment(request: HttpRequest, comment_id: int) -> tuple[int, None]:
    """Take a comment back: its place stays, its words are shown to nobody."""
    actions.delete_comment(user=account_of(request), comment_id=comment_id, now=now())
    return 204, None


@router.get("/comments/{int:comment_id}/versions", response=VersionsOut)
def list_comment_versions(request: HttpRequest, comment_id: int) -> dict[str, Any]:
    """Everything that a comment has said, the latest first."""
    _project, comment = get_comment_for(account_of(request), comment_id)
    return {"versions": [{"number": v.number, "text": v.text, "at": v.at} for v in list_versions(comment)]}


def _page(page: CommentPage) -> dict[str, Any]:
    return {
        "comments": [_comment(line) for line in page.comments],
        "total": page.total,
        "before": page.before,
        "may_comment": page.may_comment,
    }


def _comment(line: CommentLine) -> dict[str, Any]:
    told = {name: getattr(line, name) for name in CommentOut.model_fields if name != "files"}
    return told | {"files": [file_out(file) for file in line.files]}
