"""What people do at the door: sign in, and being let in for the first time."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from pypinyin import lazy_pinyin

from headway.kernel.actions import record_audit
from headway.kernel.clock import now as present
from headway.people.errors import PasswordTooWeak, SignInRefused, SignInThrottled
from headway.people.models import Account, Organization, SignInAttempt
from headway.people.queries import count_refused_sign_ins, get_demo_account
from headway.people.rules import is_throttled

MINIMUM_PASSWORD_LENGTH = 12
_DUMMY = make_password("nobody has this password")


def sign_in(*, username: str, password: str, source: str, now: datetime) -> Account:
    """The account when name and password fit.

    Raises SignInThrottled, SignInRefused. An unknown name costs the same hash as a known one.
    """
    if is_throttled(**count_refused_sign_ins(username=username, source=source, now=now)):
        raise SignInThrottled
    account = Account.objects.select_related("organization").filter(username=username).first()
    fits = check_password(password, account.password if account and account.has_usable_password() else _DUMMY)
    if account is None or not fits or not account.is_active:
        SignInAttempt.objects.create(username=username[:80], source=source, at=now)
        raise SignInRefused
    _record_sign_in(account, source, now)
    return account


def sign_in_demo(*, username: str, source: str, now: datetime) -> Account:
    """A demo account without a password; the caller has made sure that only loopback gets here."""
    account = get_demo_account(username)
    if account is None:
        raise SignInRefused
    _record_sign_in(account, source, now)
    return account


def change_language(*, account: Account, language: str) -> None:
    """Talk to the person in another language from now on."""
    Account.objects.filter(pk=account.pk).update(language=language)


def ensure_organization(*, name: str, kind: str = "contractor") -> Organization:
    """The organisation of this name, made when it is not there."""
    return Organization.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def ensure_account(
    *,
    username: str,
    display_name: str,
    role: str,
    organization: Organization,
    now: datetime,
    password: str | None = None,
    is_demo: bool = False,
) -> Account:
    """The account of this name, made when it is not there; without a password nobody signs in by form."""
    return Account.objects.get_or_create(
        username=username,
        defaults={
            "display_name": display_name,
            "sort_key": " ".join(lazy_pinyin(display_name)),
            "role": role,
            "organization": organization,
            "password": make_password(password),
            "is_demo": is_demo,
            "created_at": now,
        },
    )[0]


@transaction.atomic
def create_first_admin(*, username: str, password: str, display_name: str) -> Account:
    """The first account of an installation without demo: a project manager of a new organisation.

    Raises PasswordTooWeak.
    """
    _check_password(password)
    organization = ensure_organization(name=display_name)
    return ensure_account(
        username=username,
        display_name=display_name,
        role="project_manager",
        organization=organization,
        password=password,
        now=present(),
    )


def _check_password(password: str) -> None:
    if len(password) < MINIMUM_PASSWORD_LENGTH:
        raise PasswordTooWeak(length=MINIMUM_PASSWORD_LENGTH)
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError as common:
        raise PasswordTooWeak(length=MINIMUM_PASSWORD_LENGTH) from common


def _record_sign_in(account: Account, source: str, now: datetime) -> None:
    Account.objects.filter(pk=account.pk).update(last_login=now)
    record_audit(
        action="people.signed_in",
        actor_id=account.pk,
        organization_id=account.organization_id,
        source=source,
        now=now,
    )
