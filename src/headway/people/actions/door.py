"""Entering and leaving: sign in, sign out, the own password and language."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.people.actions.passwords import require_good_password, set_password
from headway.people.errors import OldPasswordWrong, SignInRefused, SignInThrottled
from headway.people.models import Account, KnownSource, Session, SignInAttempt
from headway.people.queries import (
    count_refused_sign_ins,
    find_account_to_sign_in,
    get_demo_account,
    is_source_known,
)
from headway.people.rules import Door, folded_username, is_throttled, network_of

ATTEMPTS_KEPT = timedelta(days=1)


@cache
def hash_of_nobody() -> str:
    """A hash to compare with where there is none. It costs a tenth of a second: made when first asked for."""
    return make_password("nobody has this password")


def sign_in(*, username: str, password: str, door: Door, now: datetime) -> Account:
    """The account when name and password fit.

    Raises SignInThrottled, SignInRefused. An unknown name, a disabled and an invited account cost the same
    statements and the same hash as a wrong password.
    """
    account = find_account_to_sign_in(username)
    attempt = _begin_try(username, account, door, now)
    fits = check_password(password, account.password if account and account.has_usable_password() else hash_of_nobody())
    if account is None or not fits or not account.is_active or (account.is_demo and not door.demo):
        _record(account, "people.sign_in_refused", door, now)
        raise SignInRefused
    attempt.delete()
    _let_in(account, door, now)
    return account


def sign_in_demo(*, username: str, door: Door, now: datetime) -> Account:
    """A demo account without a password. Raises SignInRefused; always, unless the door leads to loopback only."""
    account = get_demo_account(username)
    if account is None or not door.demo:
        raise SignInRefused
    _let_in(account, door, now)
    return account


def sign_out(*, account: Account, door: Door, now: datetime) -> None:
    """Told to the audit trail; the session itself ends with its row."""
    _record(account, "people.signed_out", door, now)


def change_language(*, account: Account, language: str) -> None:
    """Talk to the person in another language from now on."""
    Account.objects.filter(pk=account.pk).update(language=language)


def change_password(*, account: Account, old: str, new: str, session: str, door: Door, now: datetime) -> None:
    """Another password of one's own; all sessions but the one with the handle `session` end.

    Raises SignInThrottled, OldPasswordWrong, PasswordTooWeak, PasswordHoldsName.
    """
    attempt = _begin_try(account.username, account, door, now)
    if not check_password(old, account.password if account.has_usable_password() else hash_of_nobody()):
        _record(account, "people.password_change_refused", door, now)
        raise OldPasswordWrong
    attempt.delete()
    require_good_password(new, [account.username, account.display_name])
    with transaction.atomic():
        set_password(account, new, now=now, keep_session=session)
        _record(account, "people.password_changed", door, now)


def _begin_try(username: str, account: Account | None, door: Door, now: datetime) -> SignInAttempt:
    """Count this try before it is judged, so that tries at once cannot pass the bound together.

    Raises SignInThrottled; a try that is not judged does not count.
    """
    name, source = folded_username(username), network_of(door.source)
    known = account is not None and str(account.pk) in door.browser.accounts
    device = door.browser.id if known else ""
    attempt = SignInAttempt.objects.create(username=name, source=source, device=device, at=now)
    tries = count_refused_sign_ins(username=name, source=source, device=device, now=now)
    source_known = is_source_known(account_id=account.pk if account else None, source=source, now=now)
    if is_throttled(tries, device_is_known=known, source_is_known=source_known):
        attempt.delete()
        raise SignInThrottled
    return attempt


def _let_in(account: Account, door: Door, now: datetime) -> None:
    KnownSource.objects.update_or_create(
        account=account, source=network_of(door.source), defaults={"last_at": now}, create_defaults={"last_at": now}
    )
    Session.objects.filter(account=account, expire_date__lt=now).delete()
    SignInAttempt.objects.filter(source=network_of(door.source), at__lt=now - ATTEMPTS_KEPT).delete()
    _record(account, "people.signed_in", door, now)


def _record(account: Account | None, action: str, door: Door, now: datetime) -> None:
    """The account is the actor once it is inside; before, it is what somebody tried to enter."""
    inside = account is not None and action != "people.sign_in_refused"
    record_audit(
        action=action,
        actor_id=account.pk if account is not None and inside else None,
        organization_id=account.organization_id if account is not None else None,
        subject={"account_id": str(account.pk) if account is not None else None},
        source=door.source[:45],
        now=now,
    )
