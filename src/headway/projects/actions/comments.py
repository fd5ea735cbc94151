"""Comments: written, changed, deleted. Nothing that was said is lost, and who is called is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed, NotFound
from headway.kernel.rules import readable_text
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.people.roles import COMMENT, MEMBERS
from headway.projects.errors import CommentEmpty, CommentTooLong, MentionUnknown, TooManyVersions
from headway.projects.models import Comment, CommentVersion, Project
from headway.projects.queries.comments import (
    COMMENT_SUBJECT,
    find_mentioned,
    get_comment_for,
    get_subject_for,
    list_versions,
    subject_of,
)
from headway.projects.queries.projects import may
from headway.projects.rules import LONGEST_COMMENT, MOST_VERSIONS

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class CommentText:
    """What a person says, whom he calls (accounts whose names stand in the text behind an @)."""

    text: str
    mentions: Collection[UUID] = ()
    answers: int | None = None


@transaction.atomic
def write_comment(
    *, user: Account, project_id: int, kind: str, subject_id: int, said: CommentText, now: datetime
) -> Comment:
    """Say something about a part of a project.

    Who is mentioned is told; so is, of an answer, whoever spoke in its thread before.
    Raises NotFound, NotAllowed, ProjectArchived, CommentEmpty, CommentTooLong, MentionUnknown.
    """
    project, subject = get_subject_for(user, project_id, kind, subject_id, COMMENT)
    text = _text(said.text)
    thread = _thread(subject, said.answers)
    mentioned = _mentioned(user, project, subject, said, text)
    comment = Comment.objects.create(
        organization_id=project.organization_id,
        project=project,
        subject_kind=subject.kind,
        subject_id=subject.id,
        answers=thread,
        author_id=user.pk,
        author_name=user.display_name,
        at=now,
    )
    _keep_version(comment, 1, text, mentioned, now)
    _tell(user, comment, mentioned, now)
    _record(user, comment, "projects.comment_written", now)
    return comment


@transaction.atomic
def change_comment(*, user: Account, comment_id: int, said: CommentText, now: datetime) -> Comment:
    """Say it otherwise: a new version; who is called for the first time is told.

    Raises NotFound, NotAllowed (somebody else's), ProjectArchived, CommentEmpty, CommentTooLong, MentionUnknown,
    TooManyVersions.
    """
    project, comment = get_comment_for(user, comment_id, COMMENT)
    if comment.author_id != user.pk:
        raise NotAllowed
    Comment.objects.select_for_update().get(pk=comment.pk)
    text = _text(said.text)
    mentioned = _mentioned(user, project, subject_of(comment), said, text)
    latest = list_versions(comment)[0]
    if latest.number >= MOST_VERSIONS:
        raise TooManyVersions(count=MOST_VERSIONS)
    if text != latest.text:
        _keep_version(comment, latest.number + 1, text, mentioned, now)
        _tell_mentioned(user, comment, mentioned, now)
        _record(user, comment, "projects.comment_changed", now)
    return comment


@transaction.atomic
def delete_comment(*, user: Account, comment_id: int, now: datetime) -> None:
    """Take back one's own comment, or as who decides about members anybody's: a mark, its text stays kept.

    Raises NotFound, NotAllowed, ProjectArchived.
    """
    project, comment = get_comment_for(user, comment_id, COMMENT)
    if comment.author_id != user.pk and not may(user, MEMBERS, project):
        raise NotAllowed
    Comment.objects.filter(pk=comment.pk, deleted_at=None).update(deleted_at=now, deleted_by_id=user.pk)
    _record(user, comment, "projects.comment_deleted", now)


def forget_comments(project_id: int) -> None:
    """Remove the comments of a project that goes for good. Inside the caller's transaction."""
    comments = Comment.objects.filter(project_id=project_id)
    CommentVersion.objects.filter(comment__in=comments).delete()
    comments.filter(answers__isnull=False)._raw_delete("default")
    comments._raw_delete("default")


def _text(words: str) -> str:
    text = readable_text(words)
    if not text:
        raise CommentEmpty
    if len(text) > LONGEST_COMMENT:
        raise CommentTooLong(longest=LONGEST_COMMENT, length=len(text))
    return text


def _thread(subject: Subject, answered: int | None) -> Comment | None:
    """The first comment of the thread that is answered. Raises NotFound for one of something else."""
    if answered is None:
        return None
    on_subject = Comment.objects.filter(
        project_id=subject.project_id, subject_kind=subject.kind, subject_id=subject.id, deleted_at=None
    )
    found = on_subject.filter(pk=answered).select_related("answers").first()
    if found is None:
        raise NotFound
    return found.answers or found


def _mentioned(user: Account, project: Project, subject: Subject, said: CommentText, text: str) -> dict[UUID, str]:
    """Those whose names do stand in the text. Raises MentionUnknown for who cannot be called here."""
    wanted = set(said.mentions) - {user.pk}
    if not wanted:
        return {}
    found = find_mentioned(user, project, subject, wanted)
    if wanted - found.keys():
        raise MentionUnknown
    return {account_id: name for account_id, name in found.items() if f"@{name}" in text}


def _keep_version(comment: Comment, number: int, text: str, mentioned: dict[UUID, str], now: datetime) -> None:
    CommentVersion.objects.create(
        organization_id=comment.organization_id,
        comment=comment,
        number=number,
        text=text,
        mentions=[{"account_id": str(account_id), "name": name} for account_id, name in mentioned.items()],
        at=now,
    )


def _tell(user: Account, comment: Comment, mentioned: dict[UUID, str], now: datetime) -> None:
    _tell_mentioned(user, comment, mentioned, now)
    if comment.answers is None:
        return
    before = Comment.objects.filter(answers=comment.answers).values_list("author_id", flat=True)
    spoke = {comment.answers.author_id, *before} - mentioned.keys()
    key = f"comment:{comment.pk}:replied"
    tell(recipients=spoke, kind="replied", subject=_as_subject(comment), actor=user, key=key, now=now)


def _tell_mentioned(user: Account, comment: Comment, mentioned: dict[UUID, str], now: datetime) -> None:
    key = f"comment:{comment.pk}:mentioned"
    tell(recipients=mentioned, kind="mentioned", subject=_as_subject(comment), actor=user, key=key, now=now)


def _as_subject(comment: Comment) -> Subject:
    return Subject(COMMENT_SUBJECT, comment.project_id, comment.pk)


def _record(user: Account, comment: Comment, action: str, now: datetime) -> None:
    ids = subject_of(comment).as_ids() | {"comment_id": comment.pk}
    organization_id = comment.organization_id
    record_event(
        kind="projects.comments_changed",
        organization_id=organization_id,
        project_id=comment.project_id,
        subject=ids,
        now=now,
    )
    record_audit(action=action, actor_id=user.pk, organization_id=organization_id, subject=ids, now=now)
