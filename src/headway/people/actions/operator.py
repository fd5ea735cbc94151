"""What the operator of the installation does at the command line: the first administrators, lock-outs.

He owns the database already, so no capability is asked; the audit trail names no actor.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.kernel.errors import NotFound
from headway.people.actions.accounts import let_back, put_out
from headway.people.actions.database import refusals_of_the_database
from headway.people.actions.first import ensure_organization, sort_key_of
from headway.people.actions.invitations import Issued
from headway.people.actions.links import INVITATION, RESET, issue_link
from headway.people.errors import AccountDisabled, NameMissing, RoleUnknown, UsernameInvalid
from headway.people.models import Account, AccountChange
from headway.people.queries import find_any_account
from headway.people.roles import ROLES
from headway.people.rules import folded_username, is_username


def add_account(*, username: str, display_name: str, role: str, organization: str, now: datetime) -> Issued:
    """An account, and the link by which its person chooses a password.

    Raises RoleUnknown, UsernameInvalid, UsernameTaken, NameMissing.
    """
    name = folded_username(username)
    if role not in ROLES:
        raise RoleUnknown
    if not is_username(name):
        raise UsernameInvalid
    if not display_name.strip() or not organization.strip():
        raise NameMissing
    with refusals_of_the_database():
        account = Account.objects.create(
            organization=ensure_organization(name=organization.strip()[:200]),
            username=name,
            display_name=display_name.strip()[:80],
            sort_key=sort_key_of(display_name),
            role=role,
            password=make_password(None),
            created_at=now,
        )
        AccountChange.objects.create(account=account, kind="invited", role_after=role, at=now)
        _record(account, "people.invited", now)
        link, expires_at = issue_link(account=account, purpose=INVITATION, made_by=None, now=now)
    return Issued(account, link, expires_at, INVITATION)


@transaction.atomic
def renew_link(*, username: str, now: datetime) -> Issued:
    """A link for a new password, or the invitation again. Raises NotFound, AccountDisabled."""
    account = _get(username)
    if not account.is_active:
        raise AccountDisabled
    purpose = INVITATION if account.joined_at is None else RESET
    link, expires_at = issue_link(account=account, purpose=purpose, made_by=None, now=now)
    return Issued(account, link, expires_at, purpose)


def disable(*, username: str, reason: str, now: datetime) -> Account:
    """Raises NotFound, LastAdministrator."""
    with refusals_of_the_database():
        account = _get(username)
        put_out(account=account, by=None, reason=reason, now=now)
    return account


def enable(*, username: str, reason: str, now: datetime) -> Account:
    """Raises NotFound."""
    with refusals_of_the_database():
        account = _get(username)
        let_back(account=account, by=None, reason=reason, now=now)
    return account


def _get(username: str) -> Account:
    account = find_any_account(folded_username(username)) or find_any_account(username)
    if account is None:
        raise NotFound
    return account


def _record(account: Account, action: str, now: datetime) -> None:
    record_audit(
        action=action,
        actor_id=None,
        organization_id=account.organization_id,
        subject={"account_id": str(account.pk), "role": account.role},
        now=now,
    )
