"""A crew without accounts is given a link: it opens the field app for this crew, these activities, these days."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from headway.field.crew_link_errors import CrewLinkActivities, CrewLinkWindow, NotACrew, ReporterMissing
from headway.field.models import CrewLink, CrewLinkOpening
from headway.field.queries.crew_links import get_crew_link_for, get_open_link, site_day
from headway.field.rules.crew_links import GRACE, LONGEST_REPORTER, MOST_ACTIVITIES, is_over, is_window, token_hash_of
from headway.kernel.actions import record_audit, record_event
from headway.kernel.subjects import Subject, describe_subjects
from headway.people.actions import close_holder, ensure_guest_organization, open_holder
from headway.people.queries import get_account
from headway.people.roles import ASSIGN
from headway.projects.actions import add_member, let_go
from headway.projects.queries import get_project_for, get_resource
from headway.words import DEFAULT_LANGUAGE, text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_ACTIVITY = "activity"
TOKEN_BYTES = 16
"""128 bits: 22 signs, so that the link and its QR code stay short."""


@dataclass(frozen=True)
class WantedLink:
    """What a link is to be for; no activities = those that the crew is assigned to. Days at the site, both counted."""

    crew_id: int
    activity_ids: tuple[int, ...]
    first_day: date
    last_day: date
    photos_allowed: bool = True


@dataclass(frozen=True)
class MadeLink:
    """A link as it is shown once."""

    link: CrewLink
    address: str


@transaction.atomic
def make_crew_link(*, user: Account, project_id: int, wanted: WantedLink, now: datetime) -> MadeLink:
    """Make a link for a crew, with an account of its own that sees nothing but what the link is for.

    It gives nothing that its maker does not see. Raises NotFound (the project, the crew), NotAllowed,
    ProjectArchived, NotACrew, CrewLinkWindow, CrewLinkActivities.
    """
    project = get_project_for(user, project_id, ASSIGN)
    crew = get_resource(user, project, wanted.crew_id)
    if crew.kind != "crew":
        raise NotACrew
    _require_window(project, wanted, now)
    activity_ids = _checked_activities(user, project, wanted.activity_ids)
    account = _open_account(user, project, crew.name, now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = CrewLink.objects.create(
        organization_id=project.organization_id,
        project=project,
        account_id=account.pk,
        crew_id=crew.pk,
        crew_name=crew.name,
        activity_ids=activity_ids,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        photos_allowed=wanted.photos_allowed,
        token_hash=token_hash_of(token),
        made_by_id=user.pk,
        made_by_name=user.display_name,
        made_at=now,
    )
    _record(link, "field.crew_link_made", user, now)
    return MadeLink(link, f"{settings.ADDRESS}/c/{token}")


@transaction.atomic
def revoke_crew_link(*, user: Account, project_id: int, link_id: int, now: datetime) -> CrewLink:
    """Take a link back: who is signed in by it is out at once. Twice changes nothing.

    What was entered by it and has not arrived yet is parked when it comes. Raises NotFound, NotAllowed.
    """
    _project, link = get_crew_link_for(user, project_id, link_id)
    if link.revoked_at is None:
        _close(link, user, now)
    return link


@transaction.atomic
def open_crew_link(*, token: str, reporter: str, source: str, browser: str, now: datetime) -> Account:
    """Somebody opens the link on a phone and says who he is; the account to sign in as.

    Raises CrewLinkInvalid, CrewLinkRevoked, CrewLinkOver, ReporterMissing.
    """
    link = get_open_link(token, now=now)
    name = reporter.strip()[:LONGEST_REPORTER]
    if not name:
        raise ReporterMissing
    CrewLinkOpening.objects.create(link=link, reporter=name, source=source[:45], browser=browser[:200], at=now)
    account = get_account(link.account_id)
    record_audit(
        action="field.crew_link_opened",
        actor_id=account.pk,
        organization_id=link.organization_id,
        subject={"crew_link_id": link.pk, "project_id": link.project_id},
        source=source[:45],
        now=now,
    )
    return account


def close_links_that_are_over(*, now: datetime) -> int:
    """End the links whose days and grace are over, in every time zone; how many."""
    latest = now.date() - GRACE
    ended = 0
    for link in CrewLink.objects.filter(revoked_at=None, last_day__lt=latest).select_related("project")[:1000]:
        with transaction.atomic():
            locked = CrewLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
            if locked.revoked_at is None and is_over(locked.last_day, today=site_day(link.project, now)):
                _close(locked, None, now)
                ended += 1
    return ended


def _require_window(project: Project, wanted: WantedLink, now: datetime) -> None:
    if not is_window(wanted.first_day, wanted.last_day) or wanted.last_day < site_day(project, now):
        raise CrewLinkWindow


def _checked_activities(user: Account, project: Project, activity_ids: tuple[int, ...]) -> list[int]:
    """Each once, in their order, all of them seen by who makes the link."""
    numbers = list(dict.fromkeys(activity_ids))
    if len(numbers) > MOST_ACTIVITIES:
        raise CrewLinkActivities
    subjects = [Subject(_ACTIVITY, project.pk, number) for number in numbers]
    if len(describe_subjects(user, subjects)) != len(numbers):
        raise CrewLinkActivities
    return numbers


def _open_account(user: Account, project: Project, crew: str, now: datetime) -> Account:
    """Of a guest firm: so every room shows it nothing but the work of its crew (architecture, decision 5)."""
    firm = ensure_guest_organization(
        host=project.organization, name=text("field.crew_link_firm", DEFAULT_LANGUAGE), kind="subcontractor"
    )
    name = text("field.crew_link_account", user.language, crew=crew[:60])
    account = open_holder(organization=firm, display_name=name, by=user, now=now)
    add_member(project=project, account=account, role="worker", now=now, by=user)
    return account


def _close(link: CrewLink, by: Account | None, now: datetime) -> None:
    link.revoked_at, link.revoked_by_id = now, by.pk if by else None
    link.revoked_by_name = by.display_name if by else ""
    link.save(update_fields=["revoked_at", "revoked_by_id", "revoked_by_name"])
    account = get_account(link.account_id)
    close_holder(account=account, by=by, reason=text("field.crew_link_closed", account.language), now=now)
    let_go(project=link.project, account=account, now=now, by=by)
    _record(link, "field.crew_link_revoked" if by else "field.crew_link_ended", by, now)


def _record(link: CrewLink, action: str, by: Account | None, now: datetime) -> None:
    subject: dict[str, object] = {"crew_link_id": link.pk, "project_id": link.project_id}
    record_audit(
        action=action,
        actor_id=by.pk if by else None,
        organization_id=link.organization_id,
        subject=subject | {"account_id": str(link.account_id)},
        now=now,
    )
    record_event(
        kind="field.crew_links_changed",
        organization_id=link.organization_id,
        project_id=link.project_id,
        subject=subject,
        now=now,
    )
