"""The people of the organisation and of its guests."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Schema

from headway.kernel.clock import now
from headway.people import actions
from headway.people.actions.invitations import Details, Issued
from headway.people.http.asking import account_of, uuid_of
from headway.people.models import Account, AccountChange
from headway.people.queries import get_account_page, list_accounts
from headway.people.roles import CHANGE_ROLES, INVITE_ACCOUNTS, ROLES
from headway.people.rules import masked_phone, may, may_disable, may_invite, may_reset_password

router = Router(tags=["people"])


class AccountMayOut(Schema):
    change: bool
    disable: bool
    change_role: bool
    make_link: bool


class AccountLineOut(Schema):
    id: str
    display_name: str
    username: str
    role: str
    organization: str
    department_id: int | None
    department: str
    email: str
    phone: str
    state: str
    is_you: bool
    last_login: datetime | None
    link_expires_at: datetime | None
    may: AccountMayOut


class PeopleWanted(Schema):
    """`state`: active, disabled, invited, or empty for all."""

    search: str = ""
    state: str = ""
    department_id: int | None = None
    page: int = 1
    size: int = 50


class AccountsMayOut(Schema):
    invite_roles: list[str]
    change_departments: bool


class AccountsOut(Schema):
    accounts: list[AccountLineOut]
    total: int
    page: int
    size: int
    may: AccountsMayOut


class AccountChangeOut(Schema):
    kind: str
    role_before: str
    role_after: str
    reason: str
    by: str
    at: datetime


class AccountPageOut(AccountLineOut):
    changes: list[AccountChangeOut]


class InvitationIn(Schema):
    display_name: str
    role: str
    department_id: int | None = None
    email: str = ""
    phone: str = ""


class AccountChangeIn(Schema):
    display_name: str
    department_id: int | None = None
    email: str = ""
    phone: str | None = None


class LinkIssuedOut(Schema):
    account_id: str
    purpose: str
    link: str
    expires_at: datetime


class ReasonIn(Schema):
    reason: str


class RoleChangeIn(Schema):
    role: str
    reason: str


class SessionsEndedOut(Schema):
    ended: int


@router.get("/accounts", response=AccountsOut)
def list_people(request: HttpRequest, wanted: Query[PeopleWanted]) -> dict[str, object]:
    """A page of people, at most 200; telephone numbers are masked."""
    user = account_of(request)
    found = list_accounts(user, **wanted.dict())
    return {
        "accounts": [_line(account, user) for account in found.accounts],
        "total": found.total,
        "page": wanted.page,
        "size": found.size,
        "may": {
            "invite_roles": [role for role in ROLES if may_invite(user.role, role)],
            "change_departments": may(user.role, INVITE_ACCOUNTS),
        },
    }


@router.post("/accounts", response={201: LinkIssuedOut})
def invite(request: HttpRequest, body: InvitationIn) -> tuple[int, dict[str, object]]:
    """Invite somebody into the own organisation; the link is in this answer and nowhere else."""
    user = account_of(request)
    details = Details(body.department_id, body.email, body.phone)
    issued = actions.invite_account(
        inviter=user,
        organization=user.organization,
        display_name=body.display_name,
        role=body.role,
        details=details,
        now=now(),
    )
    return 201, issued_body(request, issued)


@router.get("/accounts/{account_id}", response=AccountPageOut)
def get_person(request: HttpRequest, account_id: str) -> dict[str, object]:
    """One person, with what was done to the account."""
    user = account_of(request)
    account, changes = get_account_page(user, uuid_of(account_id))
    return _line(account, user) | {"changes": [_change(change) for change in changes]}


@router.patch("/accounts/{account_id}", response=AccountPageOut)
def change_person(request: HttpRequest, account_id: str, body: AccountChangeIn) -> dict[str, object]:
    """Another name, department, e-mail or telephone; a telephone that is not sent stays as it is."""
    user, target = account_of(request), uuid_of(account_id)
    actions.change_account(
        user=user,
        account_id=target,
        display_name=body.display_name,
        details=Details(body.department_id, body.email, body.phone),
        now=now(),
    )
    return get_person(request, account_id)


@router.post("/accounts/{account_id}/disablements", response=AccountPageOut)
def disable_person(request: HttpRequest, account_id: str, body: ReasonIn) -> dict[str, object]:
    """Disable the account; its sessions end at once."""
    actions.disable_account(user=account_of(request), account_id=uuid_of(account_id), reason=body.reason, now=now())
    return get_person(request, account_id)


@router.post("/accounts/{account_id}/enablements", response=AccountPageOut)
def enable_person(request: HttpRequest, account_id: str, body: ReasonIn) -> dict[str, object]:
    """Let a disabled account sign in again."""
    actions.enable_account(user=account_of(request), account_id=uuid_of(account_id), reason=body.reason, now=now())
    return get_person(request, account_id)


@router.post("/accounts/{account_id}/roles", response=AccountPageOut)
def change_role_of_person(request: HttpRequest, account_id: str, body: RoleChangeIn) -> dict[str, object]:
    """Give another role; the account's sessions end."""
    target = uuid_of(account_id)
    actions.change_role(user=account_of(request), account_id=target, role=body.role, reason=body.reason, now=now())
    return get_person(request, account_id)


@router.post("/accounts/{account_id}/links", response={201: LinkIssuedOut})
def make_link_for_person(request: HttpRequest, account_id: str) -> tuple[int, dict[str, object]]:
    """A new link, shown in this answer only: the invitation again, or one for a new password."""
    issued = actions.make_link(user=account_of(request), account_id=uuid_of(account_id), now=now())
    return 201, issued_body(request, issued)


@router.delete("/accounts/{account_id}/links", response=AccountPageOut)
def revoke_invitation_of_person(request: HttpRequest, account_id: str) -> dict[str, object]:
    """Take an invitation back that is not accepted yet."""
    actions.revoke_invitation(user=account_of(request), account_id=uuid_of(account_id), now=now())
    return get_person(request, account_id)


@router.delete("/accounts/{account_id}/sessions", response=SessionsEndedOut)
def end_sessions_of_person(request: HttpRequest, account_id: str) -> dict[str, int]:
    """End all sessions of the account."""
    return {"ended": actions.end_sessions_of(user=account_of(request), account_id=uuid_of(account_id), now=now())}


def issued_body(request: HttpRequest, issued: Issued) -> dict[str, object]:
    """A link as it is shown once: the answer to it is not kept for a repeated request."""
    request.answer_is_secret = True  # type: ignore[attr-defined]
    return {
        "account_id": str(issued.account.pk),
        "purpose": issued.purpose,
        "link": issued.link,
        "expires_at": issued.expires_at,
    }


def _line(account: Account, user: Account) -> dict[str, object]:
    joined = account.joined_at is not None
    return {
        "id": str(account.pk),
        "display_name": account.display_name,
        "username": account.username if joined else "",
        "role": account.role,
        "organization": account.organization.name,
        "department_id": account.department_id,
        "department": account.department.name if account.department is not None else "",
        "email": account.email,
        "phone": masked_phone(account.phone),
        "state": "disabled" if not account.is_active else "active" if joined else "invited",
        "is_you": account.pk == user.pk,
        "last_login": account.last_login,
        "link_expires_at": getattr(account, "link_expires_at", None),
        "may": _may(account, user, joined=joined),
    }


def _may(account: Account, user: Account, *, joined: bool) -> dict[str, bool]:
    other = account.pk != user.pk
    link = may_reset_password(user.role, account.role) if joined else may_invite(user.role, account.role)
    return {
        "change": may(user.role, INVITE_ACCOUNTS),
        "disable": other and may_disable(user.role, account.role),
        "change_role": other and may(user.role, CHANGE_ROLES),
        "make_link": link and account.is_active,
    }


def _change(change: AccountChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "role_before": change.role_before,
        "role_after": change.role_after,
        "reason": change.reason,
        "by": change.by.display_name if change.by is not None else "",
        "at": change.at,
    }
