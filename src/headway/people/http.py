"""Session: who is signed in, signing in and out, the language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token, rotate_token
from ninja import Router, Schema

import headway
from headway.kernel.clock import now
from headway.kernel.errors import NotFound
from headway.people import actions
from headway.people.models import Account
from headway.people.queries import list_demo_accounts
from headway.words import DEFAULT_LANGUAGE, LANGUAGES, text

router = Router(tags=["people"])
LANGUAGE_COOKIE = "language"


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
    csrf_token: str
    demo_accounts: list[DemoAccountOut]
    version: str
    language: str


class SignInIn(Schema):
    username: str
    password: str


class DemoSignInIn(Schema):
    username: str


class SessionChangeIn(Schema):
    language: str


@router.get("/session", response=SessionOut, auth=None)
def get_session(request: HttpRequest) -> dict[str, object]:
    """Who is signed in, the token for writes, and the demo accounts of this machine."""
    return _session(request)


@router.post("/session", response=SessionOut, auth=None)
def sign_in(request: HttpRequest, body: SignInIn) -> dict[str, object]:
    """Sign in by name and password; the session is a new one."""
    account = actions.sign_in(username=body.username, password=body.password, source=source_of(request), now=now())
    _enter(request, account)
    return _session(request)


@router.post("/demo-sessions", response=SessionOut, auth=None)
def sign_in_demo(request: HttpRequest, body: DemoSignInIn) -> dict[str, object]:
    """Enter as a demo account; only where the product serves nobody but this machine."""
    if not settings.DEMO:
        raise NotFound
    _enter(request, actions.sign_in_demo(username=body.username, source=source_of(request), now=now()))
    return _session(request)


@router.delete("/session", response=SessionOut, auth=None)
def sign_out(request: HttpRequest) -> dict[str, object]:
    """End the session."""
    logout(request)
    return _session(request)


@router.patch("/session", response=SessionOut, auth=None)
def change_session(request: HttpRequest, body: SessionChangeIn, response: HttpResponse) -> dict[str, object]:
    """Change the language, of the account and of this browser."""
    language = body.language if body.language in LANGUAGES else DEFAULT_LANGUAGE
    if request.user.is_authenticated:
        actions.change_language(account=request.user, language=language)
        request.user.language = language
    response.set_cookie(LANGUAGE_COOKIE, language, samesite="Lax", secure=settings.SECURE, max_age=31_536_000)
    request.COOKIES[LANGUAGE_COOKIE] = language
    return _session(request)


def source_of(request: HttpRequest) -> str:
    """The network address that the request came from; a forwarded one only from a proxy we were told of."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            return forwarded[:45]
    return str(request.META.get("REMOTE_ADDR") or "")[:45]


def account_of(request: HttpRequest) -> Account:
    """Who asks; the API lets nobody else so far."""
    assert isinstance(request.user, Account)
    return request.user


def _enter(request: HttpRequest, account: Account) -> None:
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    request.session.cycle_key()
    rotate_token(request)


def _session(request: HttpRequest) -> dict[str, object]:
    user = request.user if request.user.is_authenticated else None
    chosen = request.COOKIES.get(LANGUAGE_COOKIE, DEFAULT_LANGUAGE)
    language = user.language if user else chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE
    offered = list_demo_accounts() if settings.DEMO and user is None else []
    return {
        "account": _account(user, language) if user else None,
        "csrf_token": get_token(request),
        "demo_accounts": [_demo(account, language) for account in offered],
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


def _account(account: Account, language: str) -> dict[str, str]:
    return _demo(account, language) | {"id": str(account.pk), "language": language}
