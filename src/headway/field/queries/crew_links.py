"""Crews' links: those of a project, the one of a token, and what the account of one may see."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from headway.field.crew_link_errors import (
    CrewLinkInvalid,
    CrewLinkOver,
    CrewLinkRevoked,
    DayOutsideLink,
    ReporterMissing,
)
from headway.field.models import CrewLink, CrewLinkOpening
from headway.field.rules.crew_links import HANDED_OVER_WITHIN, is_over, is_within, token_hash_of
from headway.kernel.errors import NotFound
from headway.people.roles import ASSIGN
from headway.people.rules import CREW_LINK
from headway.projects.queries import get_project_for, sees_own_work_only

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from headway.people.models import Account
    from headway.projects.models import Project

MOST_LINKS = 500
MOST_OPENINGS = 50


@dataclass(frozen=True)
class LinkLine:
    """A link with who opened it, the latest first."""

    link: CrewLink
    openings: list[CrewLinkOpening] = field(default_factory=list)


def list_crew_links(user: Account, project_id: int) -> list[LinkLine]:
    """The links of a project for who assigns work there, the latest first; a guest's foreman sees those he made.

    Raises NotFound, NotAllowed.
    """
    project = get_project_for(user, project_id, ASSIGN)
    rows = CrewLink.objects.filter(project=project)
    if sees_own_work_only(user, project):
        rows = rows.filter(made_by_id=user.pk)
    links = list(rows.order_by("-id")[:MOST_LINKS])
    openings: dict[int, list[CrewLinkOpening]] = {}
    for opening in CrewLinkOpening.objects.filter(link__in=links).order_by("-id"):
        openings.setdefault(opening.link_id, []).append(opening)
    return [LinkLine(link, openings.get(link.pk, [])[:MOST_OPENINGS]) for link in links]


def list_link_accounts(project_id: int) -> set[UUID]:
    """The accounts of a project's links, of those taken back too, for who looks after its devices."""
    return set(CrewLink.objects.filter(project_id=project_id).values_list("account_id", flat=True))


def get_crew_link_for(user: Account, project_id: int, link_id: int) -> tuple[Project, CrewLink]:
    """One link of a project, locked, for who assigns work there. Raises NotFound, NotAllowed, ProjectArchived."""
    project = get_project_for(user, project_id, ASSIGN)
    link = CrewLink.objects.select_for_update(of=("self",)).filter(pk=link_id, project=project).first()
    if link is None or (sees_own_work_only(user, project) and link.made_by_id != user.pk):
        raise NotFound
    return project, link


def find_link_by_token(token: str) -> CrewLink:
    """The link of a token, whatever its state. Raises CrewLinkInvalid."""
    found = CrewLink.objects.select_related("project__organization").filter(token_hash=token_hash_of(token)).first()
    if found is None:
        raise CrewLinkInvalid
    return found


def get_open_link(token: str, *, now: datetime) -> CrewLink:
    """The link of a token by which somebody may sign in now. Raises CrewLinkInvalid, CrewLinkRevoked, CrewLinkOver."""
    link = find_link_by_token(token)
    if link.revoked_at is not None and link.revoked_by_id is not None:
        raise CrewLinkRevoked
    if link.revoked_at is not None or is_over(link.last_day, today=site_day(link.project, now)):
        raise CrewLinkOver(last_day=str(link.last_day))
    if link.project.archived_at is not None or link.project.deleted_at is not None:
        raise CrewLinkInvalid
    return link


def get_closed_link(token: str, *, now: datetime) -> CrewLink:
    """A link that was taken back or has ended lately: what was entered by it may still be handed over.

    Raises CrewLinkInvalid: unknown, open, or closed too long ago.
    """
    link = find_link_by_token(token)
    if link.revoked_at is None or now - link.revoked_at > HANDED_OVER_WITHIN:
        raise CrewLinkInvalid
    return link


def find_link_of(account: Account) -> CrewLink | None:
    """The link whose account this is; a person has none, and costs no statement."""
    if account.kind != CREW_LINK:
        return None
    return CrewLink.objects.filter(account_id=account.pk).first()


def crews_of_link(account: Account) -> set[int]:
    """The crew that the account of a link works for."""
    link = find_link_of(account)
    return {link.crew_id} if link is not None else set()


def activities_of_link(account: Account, project_id: int) -> frozenset[int] | None:
    """The activities that a link names: nothing else is seen by it. None: those that its crew is assigned to.

    None for a person, too, without a statement.
    """
    link = find_link_of(account)
    if link is None:
        return None if account.kind != CREW_LINK else frozenset()
    if link.project_id != project_id:
        return frozenset()
    return frozenset(link.activity_ids) or None


def may_send_photos(account: Account) -> bool:
    """Whether a link takes photos; a person may."""
    link = find_link_of(account)
    return link is None or link.photos_allowed


def require_by_link(account: Account, *, reporter: str, entered: Mapping[str, Any]) -> None:
    """What is entered by a link names who reports, and a day of the link's. A person passes, without a statement.

    Raises ReporterMissing, DayOutsideLink.
    """
    link = find_link_of(account)
    if link is None:
        return
    if not reporter.strip():
        raise ReporterMissing
    day = _day_of(entered.get("day"))
    if day is not None and not is_within(day, first_day=link.first_day, last_day=link.last_day):
        raise DayOutsideLink(day=str(day), first_day=str(link.first_day), last_day=str(link.last_day))


def site_day(project: Project, now: datetime) -> date:
    """The day at the site."""
    return now.astimezone(ZoneInfo(project.time_zone)).date()


def _day_of(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told)) if told else None
    except ValueError:
        return None
