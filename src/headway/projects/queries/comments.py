"""Comments on the parts of a project, and who can be called into them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max

from headway.kernel.attachments import AttachedFile, list_files_of
from headway.kernel.errors import NotFound
from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.people.queries import list_accounts_by_role, list_active_accounts_of
from headway.people.roles import ADMINISTRATORS, COMMENT, MEMBERS, ROLES, SEE, SEES_OWN_WORK_ONLY
from headway.people.rules import PERSON, is_organization_wide
from headway.people.rules import may as role_may
from headway.projects.models import Comment, CommentVersion, Membership, Project
from headway.projects.queries.projects import get_project_for, is_guest, may, visible_projects
from headway.projects.rules import MOST_HITS, matches

if TYPE_CHECKING:
    from headway.people.models import Account

COMMENT_SUBJECT = "comment"
THREADS_PER_PAGE = 50
_EXCERPT = 200


@dataclass(frozen=True)
class CommentLine:
    """A comment as its reader sees it; of a deleted one only who wrote it and when."""

    id: int
    answers: int | None
    author_id: UUID
    author: str
    at: datetime
    text: str
    mentions: list[str]  # names that stand in the text behind an @
    edited_at: datetime | None
    is_deleted: bool
    may_change: bool
    may_delete: bool
    files: list[AttachedFile]


@dataclass(frozen=True)
class CommentPage:
    """The latest threads of a subject in the order in which they were begun; `before` asks for earlier ones."""

    comments: list[CommentLine]
    total: int
    before: int | None
    may_comment: bool


@dataclass(frozen=True)
class Mentionable:
    """Somebody who can be called into a discussion."""

    account_id: UUID
    display_name: str
    organization: str
    role: str


def get_subject_for(
    user: Account, project_id: int, kind: str, subject_id: int, capability: str | None = None
) -> tuple[Project, Subject]:
    """A part of a project that `user` may see and, with `capability`, do that to.

    Raises NotFound (foreign, unknown, outside his own work), NotAllowed, ProjectArchived.
    """
    project = get_project_for(user, project_id, capability)
    subject = Subject(kind, project.pk, subject_id)
    if not describe_subjects(user, [subject]):
        raise NotFound
    return project, subject


def get_comment_for(user: Account, comment_id: int, capability: str | None = None) -> tuple[Project, Comment]:
    """One standing comment on something that `user` may see. Raises NotFound, NotAllowed, ProjectArchived."""
    seen = Comment.objects.filter(pk=comment_id, project__in=visible_projects(user).values("pk"), deleted_at=None)
    comment = seen.first()
    if comment is None:
        raise NotFound
    project = get_project_for(user, comment.project_id, capability)
    if not describe_subjects(user, [subject_of(comment)]):
        raise NotFound
    return project, comment


def subject_of(comment: Comment) -> Subject:
    """What a comment is about."""
    return Subject(comment.subject_kind, comment.project_id, comment.subject_id)


def list_comments(user: Account, project: Project, subject: Subject, *, before: int | None) -> CommentPage:
    """A page of threads on a subject fetched by `get_subject_for`, with all their answers."""
    everything = _on(subject)
    roots = everything.filter(answers=None).order_by("-pk")
    if before is not None:
        roots = roots.filter(pk__lt=before)
    found = list(roots[: THREADS_PER_PAGE + 1])
    shown = sorted(found[:THREADS_PER_PAGE], key=lambda root: root.pk)
    answers = list(everything.filter(answers__in=shown).order_by("pk"))
    lines = _lines(user, project, [*shown, *answers])
    threads = [lines[one.pk] for root in shown for one in (root, *(a for a in answers if a.answers_id == root.pk))]
    total = everything.filter(deleted_at=None).count()
    earlier = shown[0].pk if len(found) > THREADS_PER_PAGE else None
    return CommentPage(threads, total, earlier, may(user, COMMENT, project))


def list_versions(comment: Comment) -> list[CommentVersion]:
    """Everything that a comment fetched by `get_comment_for` has said, the latest first."""
    return list(CommentVersion.objects.filter(comment=comment).order_by("-number"))


def list_mentionable(user: Account, project: Project, subject: Subject, query: str) -> list[Mentionable]:
    """Who sees the subject and can be called: members, and for the own people the organisation-wide roles."""
    asked = query.strip().lower()
    found = [
        one
        for one in _who_sees(user, project)
        if one.pk != user.pk and matches(asked, code="", name=one.display_name, sort_key=one.sort_key)
    ]
    roles = _roles_on(project)
    seeing = [one for one in found[: 5 * MOST_HITS] if _sees(one, roles.get(one.pk), project, subject)]
    return [
        Mentionable(one.pk, one.display_name, one.organization.name, roles.get(one.pk, one.role))
        for one in seeing[:MOST_HITS]
    ]


def find_mentioned(user: Account, project: Project, subject: Subject, ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of those among `ids` who can be called."""
    roles = _roles_on(project)
    called = [one for one in _who_sees(user, project) if one.pk in ids and one.pk != user.pk]
    return {one.pk: one.display_name for one in called if _sees(one, roles.get(one.pk), project, subject)}


def describe_comments(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Those comments that `account` may see, by what they are about; a deleted one is seen by nobody."""
    standing = Comment.objects.filter(pk__in=[one.id for one in subjects], deleted_at=None)
    comments = {Subject(COMMENT_SUBJECT, one.project_id, one.pk): one for one in standing}
    asked = {subject: comments[subject] for subject in subjects if subject in comments}
    places = describe_subjects(account, [subject_of(comment) for comment in asked.values()])
    seen = {subject: one for subject, one in asked.items() if subject_of(one) in places}
    words = {version.comment_id: version.text for version in _latest([one.pk for one in seen.values()])}
    described = {}
    for subject, comment in seen.items():
        place = places[subject_of(comment)]
        excerpt = words.get(comment.pk, "")[:_EXCERPT]
        described[subject] = Described(
            place.project, place.code, place.name, place.place, excerpt, {"comment": comment.pk}
        )
    return described


def _on(subject: Subject):  # type: ignore[no-untyped-def]
    return Comment.objects.filter(project_id=subject.project_id, subject_kind=subject.kind, subject_id=subject.id)


def _lines(user: Account, project: Project, comments: list[Comment]) -> dict[int, CommentLine]:
    versions = {version.comment_id: version for version in _latest([one.pk for one in comments])}
    owners = [Subject(COMMENT_SUBJECT, project.pk, one.pk) for one in comments if one.deleted_at is None]
    files = list_files_of(owners)
    commenting, deciding = may(user, COMMENT, project), may(user, MEMBERS, project)
    return {one.pk: _line(user, one, versions[one.pk], files, (commenting, deciding)) for one in comments}


def _line(
    user: Account,
    comment: Comment,
    version: CommentVersion,
    files: dict[tuple[str, int], list[AttachedFile]],
    rights: tuple[bool, bool],
) -> CommentLine:
    commenting, deciding = rights
    stands, mine = comment.deleted_at is None, comment.author_id == user.pk
    return CommentLine(
        id=comment.pk,
        answers=comment.answers_id,
        author_id=comment.author_id,
        author=comment.author_name,
        at=comment.at,
        text=version.text if stands else "",
        mentions=[called["name"] for called in version.mentions] if stands else [],
        edited_at=version.at if stands and version.number > 1 else None,
        is_deleted=not stands,
        may_change=stands and mine and commenting,
        may_delete=stands and ((mine and commenting) or deciding),
        files=files.get((COMMENT_SUBJECT, comment.pk), []),
    )


def _latest(comment_ids: list[int]) -> list[CommentVersion]:
    versions = CommentVersion.objects.filter(comment_id__in=comment_ids)
    last = dict(versions.values_list("comment_id").annotate(last=Max("number")).order_by())
    return [version for version in versions if version.number == last[version.comment_id]]


def _who_sees(user: Account, project: Project) -> list[Account]:
    members = Membership.objects.filter(project=project, account__kind=PERSON).values_list("account_id", flat=True)
    people = {one.pk: one for one in list_active_accounts_of(list(members))}
    if not is_guest(user, project):  # a guest is shown who works on the project, not the firm
        wide = [
            name for name in ROLES if is_organization_wide(name) and role_may(name, SEE) and name not in ADMINISTRATORS
        ]
        people |= {one.pk: one for one in list_accounts_by_role(project.organization_id, wide)}
    return sorted(people.values(), key=lambda one: (one.sort_key, str(one.pk)))


def _roles_on(project: Project) -> dict[UUID, str]:
    return dict(Membership.objects.filter(project=project).values_list("account_id", "role"))


def _sees(account: Account, role: str | None, project: Project, subject: Subject) -> bool:
    """Only who sees his own work alone has to be asked about the subject."""
    if account.organization_id == project.organization_id or role not in SEES_OWN_WORK_ONLY:
        return True
    return subject in describe_subjects(account, [subject])
