"""Session: who is signed in, signing in and out, the language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router, Schema

import headway
from headway.kernel.clock import now
from headway.kernel.errors import NotFound
from headway.people import actions
from headway.people.http.asking import LANGUAGE_COOKIE, door_of, enter, language_of
from headway.people.models import Account
from headway.people.queries import list_demo_accounts
from headway.people.roles import CAPABILITIES
from headway.people.rules import may
from headway.words import DEFAULT_LANGUAGE, LANGUAGES, text

router = Router(tags=["people"])


class AccountOut(Schema):
    id: str
    username: str
    display_name: str
    organization: str
    role: str
    role_name: str
    language: str


class DemoAccountOut(Schema):
    username: str
    display_name: str
    role: str
    role_name: str
    organization: str


class SessionOut(Schema):
    account: AccountOut | None
    may: list[str]
    csrf_token: str
    demo_accounts: list[DemoAccountOut]
    version: str
    language: str


class SignInIn(Schema):
    """`on_site`: the phone of the field app, which asks for a PIN itself."""

    username: str
    password: str
    on_site: bool = False


class DemoSignInIn(Schema):
    username: str
    on_site: bool = False


class SessionChangeIn(Schema):
    language: str


@router.get("/session", response=SessionOut, auth=None)
def get_session(request: HttpRequest) -> dict[str, object]:
    """Who is signed in, what his role may, the token for writes, and the demo accounts of this machine."""
    return session_body(request)


@router.post("/session", response=SessionOut, auth=None)
def sign_in(request: HttpRequest, body: SignInIn, response: HttpResponse) -> dict[str, object]:
    """Sign in by name and password; the session is a new one."""
    account = actions.sign_in(username=body.username, password=body.password, door=door_of(request), now=now())
    enter(request, response, account, on_site=body.on_site)
    return session_body(request)


@router.post("/demo-sessions", response=SessionOut, auth=None)
def sign_in_demo(request: HttpRequest, body: DemoSignInIn, response: HttpResponse) -> dict[str, object]:
    """Enter as a demo account; only where the product serves nobody but this machine."""
    if not settings.DEMO:
        raise NotFound
    account = actions.sign_in_demo(username=body.username, door=door_of(request), now=now())
    enter(request, response, account, on_site=body.on_site)
    return session_body(request)


@router.delete("/session", response=SessionOut, auth=None)
def sign_out(request: HttpRequest) -> dict[str, object]:
    """End the session."""
    if isinstance(request.user, Account):
        actions.sign_out(account=request.user, door=door_of(request), now=now())
    logout(request)
    return session_body(request)


@router.patch("/session", response=SessionOut, auth=None)
def change_session(request: HttpRequest, body: SessionChangeIn, response: HttpResponse) -> dict[str, object]:
    """Change the language, of the account and of this browser."""
    language = body.language if body.language in LANGUAGES else DEFAULT_LANGUAGE
    if request.user.is_authenticated:
        actions.change_language(account=request.user, language=language)
        request.user.language = language
    response.set_cookie(LANGUAGE_COOKIE, language, samesite="Lax", secure=settings.SECURE, max_age=31_536_000)
    request.COOKIES[LANGUAGE_COOKIE] = language
    return session_body(request)


def session_body(request: HttpRequest) -> dict[str, object]:
    user = request.user if request.user.is_authenticated else None
    spoken = language_of(request)
    language = user.language if user else spoken
    offered = list_demo_accounts() if settings.DEMO and user is None else []
    return {
        "account": _demo(user, spoken) | {"id": str(user.pk), "language": language} if user else None,
        "may": [capability for capability in CAPABILITIES if user and may(user.role, capability)],
        "csrf_token": get_token(request),
        "demo_accounts": [_demo(account, spoken) for account in offered],
        "version": headway.__version__,
        "language": language,
    }


def _demo(account: Account, language: str) -> dict[str, str]:
    return {
        "username": account.username,
        "display_name": account.display_name,
        "role": account.role,
        "role_name": text(f"people.role.{account.role}", language),
        "organization": account.organization.name,
    }
