"""Inviting people, and the links that an administrator makes for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.kernel.clock import uuid7
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.actions.first import sort_key_of
from headway.people.actions.links import INVITATION, RESET, issue_link
from headway.people.actions.passwords import void_links
from headway.people.errors import (
    AccountDisabled,
    AlreadyJoined,
    EmailInvalid,
    NameMissing,
    PhoneInvalid,
    RoleNotForProject,
    RoleUnknown,
)
from headway.people.models import Account, AccountChange, Department, Organization
from headway.people.queries import get_account_for, get_department_for
from headway.people.roles import ROLES, SEE_ACCOUNTS
from headway.people.rules import (
    is_email,
    is_phone,
    may_be_invited_to_a_project,
    may_invite,
    may_reset_password,
)


@dataclass(frozen=True)
class Details:
    """What may be known of a person besides his name; empty texts when it is not."""

    department_id: int | None = None
    email: str = ""
    phone: str | None = ""  # None: as it is


@dataclass(frozen=True)
class Issued:
    """A link as it is shown once."""

    account: Account
    link: str
    expires_at: datetime
    purpose: str


@transaction.atomic
def invite_account(
    *,
    inviter: Account,
    organization: Organization,
    display_name: str,
    role: str,
    now: datetime,
    details: Details = Details(),
    through_project: bool = False,
) -> Issued:
    """An account without a password for somebody, and the link by which he enters for the first time.

    With `through_project` the caller has made sure that the inviter may change the members of a project;
    then the role must see nothing beyond it. Raises NotAllowed, NotFound (a strange organisation or
    department), NameMissing, RoleUnknown, RoleNotForProject, EmailInvalid, PhoneInvalid.
    """
    _require_right_to_invite(inviter, organization, role, through_project=through_project)
    name = display_name.strip()[:80]
    if not name:
        raise NameMissing
    account = Account.objects.create(
        organization=organization,
        department=_department(inviter, details.department_id),
        username=f"invited:{uuid7()}",  # no user name may hold a colon: nobody signs in under it
        display_name=name,
        sort_key=sort_key_of(name),
        role=role,
        email=checked_email(details.email),
        phone=checked_phone(details.phone or ""),
        password=make_password(None),
        language=inviter.language,
        created_at=now,
    )
    AccountChange.objects.create(account=account, kind="invited", role_after=role, by=inviter, at=now)
    _record(inviter, account, "people.invited", now)
    return _issue(account, INVITATION, inviter, now)


@transaction.atomic
def make_link(*, user: Account, account_id: UUID, now: datetime) -> Issued:
    """A new link for somebody: the invitation again while it is not accepted, else one for a new password.

    Raises NotFound, NotAllowed, AccountDisabled.
    """
    account = get_account_for(user, account_id, SEE_ACCOUNTS, lock=True)
    if account.joined_at is None:
        if not may_invite(user.role, account.role):
            raise NotAllowed
    elif not may_reset_password(user.role, account.role):
        raise NotAllowed
    if not account.is_active:
        raise AccountDisabled
    return _issue(account, INVITATION if account.joined_at is None else RESET, user, now)


@transaction.atomic
def revoke_invitation(*, user: Account, account_id: UUID, now: datetime) -> None:
    """The invitation is void and its account disabled. Raises NotFound, NotAllowed, AlreadyJoined."""
    account = get_account_for(user, account_id, SEE_ACCOUNTS, lock=True)
    if not may_invite(user.role, account.role):
        raise NotAllowed
    if account.joined_at is not None:
        raise AlreadyJoined
    void_links(account, now)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    AccountChange.objects.create(account=account, kind="revoked", by=user, at=now)
    _record(user, account, "people.invitation_revoked", now)


def _require_right_to_invite(inviter: Account, organization: Organization, role: str, *, through_project: bool) -> None:
    if role not in ROLES:
        raise RoleUnknown
    at_home = organization.pk == inviter.organization_id
    if not at_home and not (through_project and organization.registered_by_id == inviter.organization_id):
        raise NotFound
    if through_project:
        if not may_be_invited_to_a_project(role):
            raise RoleNotForProject
    elif not may_invite(inviter.role, role):
        raise NotAllowed


def _department(inviter: Account, department_id: int | None) -> Department | None:
    return get_department_for(inviter, department_id, SEE_ACCOUNTS) if department_id is not None else None


def _issue(account: Account, purpose: str, by: Account, now: datetime) -> Issued:
    link, expires_at = issue_link(account=account, purpose=purpose, made_by=by, now=now)
    return Issued(account, link, expires_at, purpose)


def checked_email(text: str) -> str:
    text = text.strip()
    if text and not is_email(text):
        raise EmailInvalid
    return text


def checked_phone(text: str) -> str:
    text = text.strip()
    if text and not is_phone(text):
        raise PhoneInvalid
    return text


def _record(actor: Account, account: Account, action: str, now: datetime) -> None:
    record_audit(
        action=action,
        actor_id=actor.pk,
        organization_id=actor.organization_id,
        subject={"account_id": str(account.pk), "role": account.role},
        now=now,
    )
