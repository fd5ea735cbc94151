"""What a password must be, and what follows when it becomes another one."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from headway.people.errors import PasswordHoldsName, PasswordTooWeak
from headway.people.models import Account, AccountLink, Session
from headway.people.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD, is_name_in_password


def require_good_password(password: str, names: list[str]) -> None:
    """Raises PasswordTooWeak (short, endless, common), PasswordHoldsName."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise PasswordTooWeak(length=SHORTEST_PASSWORD)
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError as common:
        raise PasswordTooWeak(length=SHORTEST_PASSWORD) from common
    if is_name_in_password(password, names):
        raise PasswordHoldsName


def set_password(account: Account, password: str, *, now: datetime, keep_session: str = "") -> None:
    """Store the hash; links made before are void, sessions end but the one whose handle is kept."""
    account.password = make_password(password)
    Account.objects.filter(pk=account.pk).update(password=account.password)
    void_links(account, now)
    end_sessions(account, keep=keep_session)


def void_links(account: Account, now: datetime) -> None:
    """No link that was given out for this account lets anybody in any more."""
    AccountLink.objects.filter(account=account, used_at=None, voided_at=None).update(voided_at=now)


def end_sessions(account: Account, *, keep: str = "") -> int:
    """End the account's sessions at once, but the one with the handle `keep`; how many ended."""
    living = Session.objects.filter(account=account)
    return (living.exclude(handle=keep) if keep else living).delete()[0]
