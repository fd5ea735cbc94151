"""A new person is invited to a project: an account with a link, and a member at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.kernel.errors import NotAllowed
from headway.people.actions import ensure_guest_organization, invite_account
from headway.people.actions.invitations import Details, Issued
from headway.people.roles import MEMBERS
from headway.projects.actions.members import add_member, require_role, tell_access
from headway.projects.queries import get_project_for, is_guest

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Invited:
    """Who is invited. Without a firm, somebody of the own organisation."""

    display_name: str
    role: str
    firm: str = ""
    firm_kind: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def invite_member(*, user: Account, project_id: int, invited: Invited, now: datetime) -> Issued:
    """Make an account for somebody who has none, a member of the project; returns the link to hand over.

    Raises NotFound, NotAllowed, ProjectArchived, RoleDoesNotFit, and what `ensure_guest_organization` and
    `invite_account` raise.
    """
    project = get_project_for(user, project_id, MEMBERS, lock=True)
    if is_guest(user, project):
        raise NotAllowed
    home = user.organization
    firm = ensure_guest_organization(host=home, name=invited.firm, kind=invited.firm_kind) if invited.firm else home
    require_role(project, invited.role, invited.role, firm.pk, firm.kind)
    issued = invite_account(
        inviter=user,
        organization=firm,
        display_name=invited.display_name,
        role=invited.role,
        now=now,
        details=Details(email=invited.email, phone=invited.phone),
        through_project=True,
    )
    add_member(project=project, account=issued.account, role=invited.role, now=now, by=user)
    tell_access(project, issued.account.pk, now)
    return issued
