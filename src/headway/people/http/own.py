"""The own account: who I am, where I am signed in, my password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people import actions
from headway.people.http.asking import account_of, door_of, handle_of, uuid_of
from headway.people.http.session import SessionOut, session_body
from headway.people.models import Session
from headway.people.queries import list_sessions
from headway.people.sessions import is_idle

router = Router(tags=["people"])


class OwnAccountOut(Schema):
    id: str
    username: str
    display_name: str
    organization: str
    department: str
    role: str
    email: str
    phone: str
    is_demo: bool
    last_login: datetime | None


class OwnSessionOut(Schema):
    id: str
    started_at: datetime
    seen_at: datetime
    ends_at: datetime
    source: str
    browser: str
    is_this: bool


class OwnSessionsOut(Schema):
    sessions: list[OwnSessionOut]


class EndedOut(Schema):
    ended: int


class PasswordIn(Schema):
    old: str
    new: str


@router.get("/account", response=OwnAccountOut)
def get_own_account(request: HttpRequest) -> dict[str, object]:
    """One's own account; the telephone number in full, since it is one's own."""
    account = account_of(request)
    return {
        "id": str(account.pk),
        "username": account.username,
        "display_name": account.display_name,
        "organization": account.organization.name,
        "department": account.department.name if account.department is not None else "",
        "role": account.role,
        "email": account.email,
        "phone": account.phone,
        "is_demo": account.is_demo,
        "last_login": account.last_login,
    }


@router.get("/account/sessions", response=OwnSessionsOut)
def list_own_sessions(request: HttpRequest) -> dict[str, object]:
    """Where one is signed in."""
    present = now()
    rows = [
        row
        for row in list_sessions(account_of(request), now=present)
        if not is_idle(row.session_data, seen_at=row.seen_at, present=present)
    ]
    return {"sessions": [_session(row, handle_of(request)) for row in rows]}


@router.delete("/account/sessions/{session_id}", response=EndedOut)
def end_own_session(request: HttpRequest, session_id: str) -> dict[str, int]:
    """End one of one's own sessions."""
    actions.end_session(account=account_of(request), handle=uuid_of(session_id), now=now())
    return {"ended": 1}


@router.delete("/account/sessions", response=EndedOut)
def end_own_other_sessions(request: HttpRequest) -> dict[str, int]:
    """End all of one's own sessions but the one that asks."""
    account = account_of(request)
    return {"ended": actions.end_other_sessions(account=account, keep=handle_of(request), now=now())}


@router.put("/session/password", response=SessionOut)
def change_own_password(request: HttpRequest, body: PasswordIn) -> dict[str, object]:
    """Another password; the session that asks gets a new key, all others end.

    It stands under the session's path, where no answer and no hash of a body is kept: a body holds passwords.
    """
    account = account_of(request)
    actions.change_password(
        account=account,
        old=body.old,
        new=body.new,
        session=handle_of(request),
        door=door_of(request),
        now=now(),
    )
    update_session_auth_hash(request, account)
    return session_body(request)


def _session(row: Session, own_handle: str) -> dict[str, object]:
    return {
        "id": str(row.handle),
        "started_at": row.started_at,
        "seen_at": row.seen_at,
        "ends_at": row.expire_date,
        "source": row.source,
        "browser": row.browser,
        "is_this": str(row.handle) == own_handle,
    }
