"""Accounts of those who hold a crew's link: known by the link, not by a name and a password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password

from headway.kernel.actions import record_audit
from headway.kernel.clock import uuid7
from headway.people.actions.accounts import put_out
from headway.people.actions.first import sort_key_of
from headway.people.models import Account, AccountChange, Organization
from headway.people.rules import CREW_LINK


def open_holder(*, organization: Organization, display_name: str, by: Account, now: datetime) -> Account:
    """An account that nobody can sign in to by a password, and that stands in no list of people."""
    name = display_name.strip()[:80]
    account = Account.objects.create(
        organization=organization,
        username=f"crew-link:{uuid7()}",  # no user name may hold a colon: nobody signs in under it
        display_name=name,
        sort_key=sort_key_of(name),
        role="worker",
        kind=CREW_LINK,
        password=make_password(None),
        language=by.language,
        created_at=now,
        joined_at=now,
    )
    AccountChange.objects.create(account=account, kind="joined", role_after=account.role, by=by, at=now)
    record_audit(
        action="people.crew_link_account_made",
        actor_id=by.pk,
        organization_id=organization.pk,
        subject={"account_id": str(account.pk)},
        now=now,
    )
    return account


def close_holder(*, account: Account, by: Account | None, reason: str, now: datetime) -> None:
    """Its sessions end at once, and no new one begins. A person's account is never closed by this."""
    assert account.kind == CREW_LINK
    put_out(account=account, by=by, reason=reason, now=now)
