"""Files are hung on the parts of a project, taken off and hung up again; each step leaves its trace."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from headway.kernel.actions import Stream, record_audit, record_event
from headway.kernel.attachments import (
    AttachedFile,
    Incoming,
    attach_file,
    content_path,
    count_bytes_of,
    hang_file_up_again,
    owner_of,
    picture_path,
    take_file_off,
)
from headway.kernel.child import ChildFailed, run_in_child
from headway.kernel.errors import NotAllowed
from headway.kernel.priorities import BEHIND
from headway.kernel.rules import picture_format
from headway.kernel.subjects import Subject
from headway.people.roles import COMMENT, EDIT
from headway.projects.errors import FileEmpty, FilesFull
from headway.projects.models import Comment, Project
from headway.projects.queries.comments import COMMENT_SUBJECT, get_subject_for
from headway.projects.queries.files import get_file_for
from headway.projects.queries.projects import may
from headway.projects.rules import has_room_for

if TYPE_CHECKING:
    from headway.people.models import Account

PICTURE_TASK = "headway.projects.jobs.file_picture_job"
_GIB = 1024**3


@transaction.atomic
def add_file(
    *, user: Account, owner: Subject, stream: Stream, file_name: str, size_bytes: int, now: datetime
) -> AttachedFile:
    """Hang a file on a part of a project, or on one's own comment.

    Raises NotFound, NotAllowed (on somebody else's comment, too), ProjectArchived, FileEmpty, FilesFull, TooLarge.
    """
    project, owner = get_subject_for(user, owner.project_id, owner.kind, owner.id, COMMENT)
    if owner.kind == COMMENT_SUBJECT and not Comment.objects.filter(pk=owner.id, author_id=user.pk).exists():
        raise NotAllowed
    if size_bytes == 0:
        raise FileEmpty(name=file_name[:80])
    _require_room(project, size_bytes)
    incoming = Incoming(
        stream, file_name, _folder(), settings.MAX_FILE_BYTES, project.organization_id, by=user, now=now
    )
    file = attach_file(owner, incoming)
    _make_picture_later(file)
    _record(user, file, "projects.file_added", now)
    return file


@transaction.atomic
def remove_file(*, user: Account, file_id: int, now: datetime) -> None:
    """Take off a file that one has added, or as who edits the plan anybody's; it is kept and can come back.

    Raises NotFound, NotAllowed, ProjectArchived.
    """
    project, file = get_file_for(user, file_id, COMMENT)
    _require_right(user, project, file)
    take_file_off(file, by=user, now=now)
    _record(user, file, "projects.file_removed", now)


@transaction.atomic
def restore_file(*, user: Account, file_id: int, now: datetime) -> AttachedFile:
    """Hang up again a file that was taken off. Raises NotFound, NotAllowed, ProjectArchived, FilesFull."""
    project, file = get_file_for(user, file_id, COMMENT, is_removed=True)
    _require_right(user, project, file)
    _require_room(project, 0, hanging_again=file.size_bytes)
    hang_file_up_again(file)
    _record(user, file, "projects.file_restored", now)
    return file


def make_picture(*, file: AttachedFile, now: datetime) -> bool:
    """Make the small picture of a file, in a child with limits; False when it cannot be shown as one.

    The file need not be a picture: whatever its name says, it is decoded as one of four formats or not at all,
    and what is shown is drawn anew by us, so that nothing else that the file holds is ever sent to a page.
    """
    target = picture_path(_folder(), file)
    if not target.exists():
        try:
            run_in_child("headway.kernel.picture", str(content_path(_folder(), file)), str(target))
        except ChildFailed:
            return False
    if not target.exists():
        return False
    _announce(file, now)
    return True


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "attachments"


def _require_right(user: Account, project: Project, file: AttachedFile) -> None:
    if file.added_by_id != user.pk and not may(user, EDIT, project):
        raise NotAllowed


def _require_room(project: Project, size_bytes: int, *, hanging_again: int = 0) -> None:
    """Locked, so that two uploads at once do not both take the last room; the lock does not stop edits."""
    Project.objects.select_for_update(no_key=True).only("pk").get(pk=project.pk)
    taken, allowed = count_bytes_of(project.pk), settings.PROJECT_FILES_BYTES
    hanging = taken.hanging + hanging_again
    if not has_room_for(size_bytes, hanging_bytes=hanging, kept_bytes=taken.kept, allowed_bytes=allowed):
        raise FilesFull(limit_gb=round(allowed / _GIB, 2), used_gb=round(taken.hanging / _GIB, 2))


def _make_picture_later(file: AttachedFile) -> None:
    """A job row in this transaction; named, because jobs stand above actions."""
    with content_path(_folder(), file).open("rb") as content:
        if picture_format(content.read(16)) is not None:
            task = app.configure_task(PICTURE_TASK, queue="files", priority=BEHIND, allow_unknown=True)
            task.defer(file_id=file.pk)


def _record(user: Account, file: AttachedFile, action: str, now: datetime) -> None:
    _announce(file, now)
    ids = {"file_id": file.pk, **owner_of(file).as_ids()}
    record_audit(action=action, actor_id=user.pk, organization_id=file.organization_id, subject=ids, now=now)


def _announce(file: AttachedFile, now: datetime) -> None:
    """A page shows an activity: of a file on a comment it hears by the activity that the comment is about."""
    owner = owner_of(file)
    place = _place_of(owner)
    record_event(
        kind="projects.files_changed",
        organization_id=file.organization_id,
        project_id=file.project_id,
        subject={**place.as_ids(), "owner_kind": owner.kind, "owner_id": owner.id},
        now=now,
    )


def _place_of(owner: Subject) -> Subject:
    if owner.kind != COMMENT_SUBJECT:
        return owner
    about = Comment.objects.filter(pk=owner.id).values_list("subject_kind", "subject_id").first()
    return Subject(about[0], owner.project_id, about[1]) if about else owner
