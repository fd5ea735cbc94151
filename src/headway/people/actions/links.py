"""Links that let one person in once. The token exists in the link only; the table has its hash."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db.models import F

from headway.kernel.actions import record_audit
from headway.people.actions.database import refusals_of_the_database
from headway.people.actions.passwords import end_sessions, require_good_password, void_links
from headway.people.errors import LinkInvalid, UsernameInvalid
from headway.people.models import Account, AccountChange, AccountLink
from headway.people.queries import open_links, token_hash_of
from headway.people.rules import INVITATION_LASTS, RESET_LASTS, folded_username, is_username

INVITATION, RESET = "invitation", "reset"


def issue_link(*, account: Account, purpose: str, made_by: Account | None, now: datetime) -> tuple[str, datetime]:
    """A new link and until when it holds; earlier ones of the account are void. Shown once, never stored.

    It begins with the address of the settings, else with `/`: never with a name that a request brought.
    """
    void_links(account, now)
    token = secrets.token_urlsafe(32)
    expires_at = now + (INVITATION_LASTS if purpose == INVITATION else RESET_LASTS)
    AccountLink.objects.create(
        account=account,
        purpose=purpose,
        token_hash=token_hash_of(token),
        made_by=made_by,
        made_at=now,
        expires_at=expires_at,
    )
    record_audit(
        action=f"people.{purpose}_link_made",
        actor_id=made_by.pk if made_by is not None else None,
        organization_id=account.organization_id,
        subject={"account_id": str(account.pk)},
        now=now,
    )
    return f"{settings.ADDRESS}/links/{token}", expires_at


def accept_link(*, token: str, username: str, password: str, source: str, now: datetime) -> Account:
    """Choose a password, and by an invitation a user name; the link is used up and the person may enter.

    Raises LinkInvalid, UsernameInvalid, UsernameTaken, PasswordTooWeak, PasswordHoldsName; only the first
    success uses the link up, but the number of tries is bounded.
    """
    if not open_links(token=token, now=now).update(tries=F("tries") + 1):
        raise LinkInvalid
    with refusals_of_the_database():
        link = _lock_open_link(token)
        account = link.account
        if link.purpose == INVITATION:
            _join(account, username, now)
        require_good_password(password, [account.username, account.display_name])
        account.password = make_password(password)
        account.save(update_fields=["username", "password", "joined_at"])
        AccountLink.objects.filter(pk=link.pk).update(used_at=now)
        end_sessions(account)
        record_audit(
            action=f"people.{link.purpose}_accepted",
            actor_id=account.pk,
            organization_id=account.organization_id,
            source=source[:45],
            now=now,
        )
    return account


def _lock_open_link(token: str) -> AccountLink:
    """Of two who come at once the second waits here, and finds the link used."""
    rows = AccountLink.objects.select_for_update(of=("self",)).select_related("account__organization")
    link = rows.filter(token_hash=token_hash_of(token), used_at=None, voided_at=None).first()
    if link is None:
        raise LinkInvalid
    return link


def _join(account: Account, username: str, now: datetime) -> None:
    name = folded_username(username)
    if not is_username(name):
        raise UsernameInvalid
    account.username = name
    account.joined_at = now
    AccountChange.objects.create(account=account, kind="joined", role_after=account.role, by=account, at=now)
