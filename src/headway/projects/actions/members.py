"""Members of a project: added, given another role, removed. Every change is a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed
from headway.people.queries import find_account
from headway.people.roles import MEMBERS
from headway.people.rules import PERSON
from headway.people.rules import may as role_may
from headway.projects.errors import AccountUnknown, AlreadyMember, LastManager, RoleDoesNotFit
from headway.projects.models import Membership, MembershipChange, Project
from headway.projects.queries import Member, count_managers, get_member, get_project_for, role_here
from headway.projects.queries.members import list_members
from headway.projects.rules import capability_to_admit, is_last_manager, roles_for

if TYPE_CHECKING:
    from headway.people.models import Account


def add_member(*, project: Project, account: Account, role: str, now: datetime, by: Account | None = None) -> None:
    """Let an account work on a project; a second time changes nothing. For who has decided that already.

    The database refuses an administrator (rule 3.2).
    """
    defaults = {"role": role, "since": now}
    _member, made = Membership.objects.get_or_create(project=project, account=account, defaults=defaults)
    if made:
        _keep_change(project, _Change(account.pk, account.display_name, "", role), by, now)


@transaction.atomic
def admit_member(*, user: Account, project_id: int, username: str, role: str, now: datetime) -> Member:
    """Add the account of this name, of whatever organisation, to a project.

    Raises NotFound, NotAllowed, ProjectArchived, AccountUnknown, RoleDoesNotFit, AlreadyMember.
    """
    project = get_project_for(user, project_id, lock=True)
    needed = capability_to_admit(role=role, has_manager=count_managers(project) > 0)
    project = get_project_for(user, project_id, needed)
    account = find_account(username.strip()) if username.strip() else None
    if account is None:
        raise AccountUnknown(name=username.strip()[:80])
    require_role(project, role, account.role, account.organization_id, account.organization.kind)
    if Membership.objects.filter(project=project, account=account).exists():
        raise AlreadyMember(name=account.display_name)
    add_member(project=project, account=account, role=role, now=now, by=user)
    tell_access(project, account.pk, now)
    return next(member for member in list_members(project) if member.account_id == account.pk)


@transaction.atomic
def change_member(*, user: Account, project_id: int, member_id: int, role: str, now: datetime) -> Member:
    """Give a member another role. Raises NotFound, NotAllowed, ProjectArchived, RoleDoesNotFit, LastManager."""
    project = get_project_for(user, project_id, MEMBERS, lock=True)
    member = get_member(project, member_id)
    require_role(project, role, member.role_at_home, member.organization_id, member.organization_kind)
    _keep_a_manager(project, member, role)
    if role != member.role:
        Membership.objects.filter(pk=member.id).update(role=role)
        _keep_change(project, _Change(member.account_id, member.display_name, member.role, role), user, now)
        tell_access(project, member.account_id, now)
    return get_member(project, member_id)


@transaction.atomic
def remove_member(*, user: Account, project_id: int, member_id: int, now: datetime) -> None:
    """Take a member off a project. Raises NotFound, NotAllowed, ProjectArchived, LastManager."""
    project = get_project_for(user, project_id, MEMBERS, lock=True)
    member = get_member(project, member_id)
    _keep_a_manager(project, member, "")
    Membership.objects.filter(pk=member.id).delete()
    _keep_change(project, _Change(member.account_id, member.display_name, member.role, ""), user, now)
    tell_access(project, member.account_id, now)


def let_go(*, project: Project, account: Account, now: datetime, by: Account | None = None) -> None:
    """An account works on a project no more; a second time changes nothing. For who has decided that already."""
    gone = Membership.objects.filter(project=project, account=account).first()
    if gone is not None:
        gone.delete()
        _keep_change(project, _Change(account.pk, account.display_name, gone.role, ""), by, now)
        tell_access(project, account.pk, now)


def copy_members(*, user: Account, source: Project, target: Project, now: datetime) -> None:
    """Whoever works on `source` works on `target`, in the same role; its own members stay as they are.

    Raises NotAllowed: only who may decide about the members of `source`.
    """
    if not role_may(role_here(source), MEMBERS):
        raise NotAllowed
    there = set(Membership.objects.filter(project=target).values_list("account_id", flat=True))
    people = Membership.objects.filter(project=source, account__is_active=True, account__kind=PERSON)
    copied = people.exclude(account_id__in=there)
    for account_id, role, name in copied.values_list("account_id", "role", "account__display_name"):
        Membership.objects.create(project=target, account_id=account_id, role=role, since=now)
        _keep_change(target, _Change(account_id, name, "", role), user, now)
        tell_access(target, account_id, now)


def require_role(project: Project, role: str, role_at_home: str, organization_id: UUID, kind: str) -> None:
    """Raises RoleDoesNotFit when a person of this organisation and role there cannot take `role` here."""
    is_guest = organization_id != project.organization_id
    if role not in roles_for(role_at_home=role_at_home, is_guest=is_guest, organization_kind=kind):
        raise RoleDoesNotFit(role=role[:30])


def _keep_a_manager(project: Project, member: Member, role: str) -> None:
    """The project's row is locked, so that two managers cannot take each other off at once."""
    if is_last_manager(former_role=member.role, role=role, managers=count_managers(project)):
        raise LastManager(name=member.display_name)


@dataclass(frozen=True)
class _Change:
    account_id: UUID
    name: str
    former_role: str
    role: str


def _keep_change(project: Project, change: _Change, by: Account | None, now: datetime) -> None:
    MembershipChange.objects.create(
        project_id=project.pk,
        account_id=change.account_id,
        account_name=change.name,
        former_role=change.former_role,
        role=change.role,
        actor_id=by.pk if by else None,
        actor_name=by.display_name if by else "",
        at=now,
    )
    record_audit(
        action="projects.member_changed",
        actor_id=by.pk if by else None,
        organization_id=project.organization_id,
        subject={
            "project_id": project.pk,
            "account_id": str(change.account_id),
            "former_role": change.former_role,
            "role": change.role,
        },
        now=now,
    )


def tell_access(project: Project, account_id: UUID, now: datetime) -> None:
    """The event names whose access changed, so that his live stream reads its permissions anew."""
    record_event(
        kind="projects.members_changed",
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk, "account_id": str(account_id)},
        now=now,
    )
