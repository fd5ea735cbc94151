"""What administrators do with accounts: disable, enable, another role, end the sessions, mend the details."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed
from headway.people.actions.database import refusals_of_the_database
from headway.people.actions.first import sort_key_of
from headway.people.actions.invitations import Details, checked_email, checked_phone
from headway.people.actions.passwords import end_sessions, void_links
from headway.people.errors import NameMissing, NotOnOneself, ReasonMissing, RoleUnknown
from headway.people.models import Account, AccountChange
from headway.people.queries import get_account_for, get_department_for
from headway.people.roles import CHANGE_ROLES, DISABLE_ACCOUNTS, INVITE_ACCOUNTS, ROLES
from headway.people.rules import may_disable


def disable_account(*, user: Account, account_id: UUID, reason: str, now: datetime) -> None:
    """Nobody signs in as this account any more; its sessions end at once, its links are void.

    Raises NotFound, NotAllowed, ReasonMissing, NotOnOneself, LastAdministrator.
    """
    with refusals_of_the_database():
        account = _fetch_to_disable(user, account_id)
        put_out(account=account, by=user, reason=_checked_reason(reason), now=now)


def enable_account(*, user: Account, account_id: UUID, reason: str, now: datetime) -> None:
    """The account may sign in again. Raises NotFound, NotAllowed, ReasonMissing."""
    with refusals_of_the_database():
        account = _fetch_to_disable(user, account_id)
        let_back(account=account, by=user, reason=_checked_reason(reason), now=now)


def change_role(*, user: Account, account_id: UUID, role: str, reason: str, now: datetime) -> None:
    """Another role at home; the account's sessions end, so that none goes on with the old rights.

    Raises NotFound, NotAllowed, RoleUnknown, ReasonMissing, NotOnOneself, LastAdministrator,
    AdministratorOnProject.
    """
    with refusals_of_the_database():
        account = get_account_for(user, account_id, CHANGE_ROLES, lock=True)
        if account.pk == user.pk:
            raise NotOnOneself
        if role not in ROLES:
            raise RoleUnknown
        reason = _checked_reason(reason)
        if role == account.role:
            return
        Account.objects.filter(pk=account.pk).update(role=role)
        end_sessions(account)
        AccountChange.objects.create(
            account=account, kind="role", role_before=account.role, role_after=role, reason=reason, by=user, at=now
        )
        _record(user, account, "people.role_changed", now, before=account.role, after=role)


@transaction.atomic
def end_sessions_of(*, user: Account, account_id: UUID, now: datetime) -> int:
    """End all sessions of somebody; how many there were. Raises NotFound, NotAllowed."""
    account = _fetch_to_disable(user, account_id, oneself=True)
    ended = end_sessions(account)
    _record(user, account, "people.sessions_ended", now)
    return ended


@transaction.atomic
def change_account(*, user: Account, account_id: UUID, display_name: str, details: Details, now: datetime) -> Account:
    """Another name, department, e-mail, telephone. Raises NotFound, NotAllowed, NameMissing, EmailInvalid,
    PhoneInvalid."""
    account = get_account_for(user, account_id, INVITE_ACCOUNTS, lock=True)
    name = display_name.strip()[:80]
    if not name:
        raise NameMissing
    if details.department_id != account.department_id:
        department = details.department_id
        account.department = get_department_for(user, department, INVITE_ACCOUNTS) if department is not None else None
    account.display_name, account.sort_key = name, sort_key_of(name)
    account.email = checked_email(details.email)
    if details.phone is not None:
        account.phone = checked_phone(details.phone)
    account.save(update_fields=["display_name", "sort_key", "email", "phone", "department"])
    _record(user, account, "people.account_changed", now)
    return account


def put_out(*, account: Account, by: Account | None, reason: str, now: datetime) -> None:
    """A second time changes nothing."""
    if not account.is_active:
        return
    Account.objects.filter(pk=account.pk).update(is_active=False)
    end_sessions(account)
    void_links(account, now)
    AccountChange.objects.create(account=account, kind="disabled", reason=reason, by=by, at=now)
    _record(by, account, "people.disabled", now)


def let_back(*, account: Account, by: Account | None, reason: str, now: datetime) -> None:
    """A second time changes nothing."""
    if account.is_active:
        return
    Account.objects.filter(pk=account.pk).update(is_active=True)
    AccountChange.objects.create(account=account, kind="enabled", reason=reason, by=by, at=now)
    _record(by, account, "people.enabled", now)


def _fetch_to_disable(user: Account, account_id: UUID, *, oneself: bool = False) -> Account:
    account = get_account_for(user, account_id, DISABLE_ACCOUNTS, lock=True)
    if not may_disable(user.role, account.role):
        raise NotAllowed
    if account.pk == user.pk and not oneself:
        raise NotOnOneself
    return account


def _checked_reason(reason: str) -> str:
    reason = reason.strip()[:500]
    if not reason:
        raise ReasonMissing
    return reason


def _record(by: Account | None, account: Account, action: str, now: datetime, **more: str) -> None:
    record_audit(
        action=action,
        actor_id=by.pk if by is not None else None,
        organization_id=account.organization_id,
        subject={"account_id": str(account.pk), **more},
        now=now,
    )
    # open streams of the account read anew what they may carry, or end with its session
    record_event(
        kind="people.access_changed",
        organization_id=account.organization_id,
        project_id=None,
        subject={"account_id": str(account.pk)},
        now=now,
    )
