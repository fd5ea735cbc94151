"""Files that hang on the parts of a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from headway.kernel.attachments import AttachedFile, count_bytes_of, find_any_file, find_file, list_files_of, owner_of
from headway.kernel.errors import NotFound
from headway.kernel.subjects import Subject, describe_subjects
from headway.people.roles import COMMENT, EDIT
from headway.projects.models import Project
from headway.projects.queries.projects import get_project_for, may, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class FileList:
    """The files of one owner, and the room that the project has for more."""

    files: list[AttachedFile]
    used_bytes: int
    allowed_bytes: int
    may_add: bool
    may_remove: list[int]  # those that the person may take off


def list_files(user: Account, project: Project, owner: Subject) -> FileList:
    """The files that hang on something fetched by `get_subject_for`."""
    files = list_files_of([owner]).get((owner.kind, owner.id), [])
    used = count_bytes_of(project.pk).hanging
    adding, editing = may(user, COMMENT, project), may(user, EDIT, project)
    mine = [file.pk for file in files if adding and (editing or file.added_by_id == user.pk)]
    return FileList(files, used, settings.PROJECT_FILES_BYTES, adding, mine)


def get_file_for(
    user: Account, file_id: int, capability: str | None = None, *, is_removed: bool = False
) -> tuple[Project, AttachedFile]:
    """A file on something that `user` may see; one that was taken off only when asked for (`is_removed`).

    Raises NotFound, NotAllowed, ProjectArchived.
    """
    file = find_file(file_id, visible_projects(user).values("pk"))
    if file is None or (file.removed_at is not None) != is_removed:
        raise NotFound
    project = get_project_for(user, file.project_id, capability)
    if not describe_subjects(user, [owner_of(file)]):
        raise NotFound
    return project, file


def get_file(file_id: int) -> AttachedFile | None:
    """A file for a job of the installation itself; people come by `get_file_for`."""
    return find_any_file(file_id)
