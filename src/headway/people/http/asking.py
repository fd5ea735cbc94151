"""Who asks, from where, in which browser."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token

from headway.kernel.clock import now
from headway.kernel.errors import NotFound
from headway.people.models import Account
from headway.people.rules import Door, KnownBrowser
from headway.people.sessions import ON_SITE
from headway.words import DEFAULT_LANGUAGE, LANGUAGES

LANGUAGE_COOKIE = "language"
LANGUAGE_HEADER = "X-Language"
BROWSER_COOKIE = "__Host-browser" if settings.SECURE else "browser"
BROWSER_COOKIE_SECONDS = 90 * 86_400
ACCOUNTS_PER_BROWSER = 8
_SALT = "headway.people.browser"


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


def language_of(request: HttpRequest) -> str:
    """In which language to answer: the one that the client says it speaks (a phone is not always set as the account of
    its user is), else the account's, else the one chosen before signing in, else Chinese."""
    spoken = request.headers.get(LANGUAGE_HEADER, "")
    if spoken in LANGUAGES:
        return spoken
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return str(user.language)
    chosen = request.COOKIES.get(LANGUAGE_COOKIE, DEFAULT_LANGUAGE)
    return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE


def door_of(request: HttpRequest) -> Door:
    """From where somebody stands at the door, with what his browser proves."""
    return Door(source=source_of(request), browser=_browser_of(request), demo=bool(settings.DEMO))


def handle_of(request: HttpRequest) -> str:
    """The name of the session that asks."""
    return str(request.session.get("handle", ""))


def uuid_of(text: str) -> UUID:
    """An id of a path. Raises NotFound: what is no id is the id of nothing."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def enter(request: HttpRequest, response: HttpResponse, account: Account, *, on_site: bool = False) -> None:
    """Begin a new session: another key, another token, its twelve hours from now; `on_site`: of the field app."""
    login(request, account)
    request.session[ON_SITE] = on_site
    request.session["handle"] = str(uuid4())
    request.session["started"] = now().isoformat()
    request.session["source"] = source_of(request)
    request.session["browser"] = request.headers.get("User-Agent", "")[:200]
    request.session.cycle_key()
    rotate_token(request)
    _remember_browser(request, response, account)


def _browser_of(request: HttpRequest) -> KnownBrowser:
    try:
        told: Any = signing.loads(request.COOKIES.get(BROWSER_COOKIE, ""), salt=_SALT, max_age=BROWSER_COOKIE_SECONDS)
        return KnownBrowser(str(told["id"])[:32], tuple(str(account) for account in told["accounts"]))
    except (signing.BadSignature, KeyError, TypeError):
        return KnownBrowser()


def _remember_browser(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """The cookie gives nobody a right; it keeps strangers' failures from counting against this browser."""
    known = _browser_of(request)
    accounts = [str(account.pk), *(one for one in known.accounts if one != str(account.pk))][:ACCOUNTS_PER_BROWSER]
    response.set_cookie(
        BROWSER_COOKIE,
        signing.dumps({"id": known.id or uuid4().hex, "accounts": accounts}, salt=_SALT),
        max_age=BROWSER_COOKIE_SECONDS,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
