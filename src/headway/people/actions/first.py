"""The first people of an installation, and what the demo is made of."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.kernel.clock import now as present
from headway.kernel.sort_keys import pinyin_of
from headway.people.actions.passwords import require_good_password
from headway.people.errors import UsernameInvalid
from headway.people.models import Account, Organization
from headway.people.rules import folded_username, is_username


def ensure_organization(
    *, name: str, kind: str = "contractor", registered_by: Organization | None = None
) -> Organization:
    """The organisation of this name, made when it is not there."""
    known = Organization.objects.filter(name=name, registered_by=registered_by).order_by("id").first()
    return known or Organization.objects.create(name=name, kind=kind, registered_by=registered_by)


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
            "sort_key": sort_key_of(display_name),
            "role": role,
            "organization": organization,
            "password": make_password(password),
            "is_demo": is_demo,
            "created_at": now,
            "joined_at": now,
        },
    )[0]


@transaction.atomic
def create_first_admin(*, username: str, password: str, display_name: str) -> Account:
    """The first account of an installation without demo: a project manager of a new organisation.

    Raises UsernameInvalid, PasswordTooWeak, PasswordHoldsName.
    """
    name = folded_username(username)
    if not is_username(name):
        raise UsernameInvalid
    require_good_password(password, [name])
    account = ensure_account(
        username=name,
        display_name=display_name,
        role="project_manager",
        organization=ensure_organization(name=display_name),
        password=password,
        now=present(),
    )
    record_audit(
        action="people.first_account_made",
        actor_id=None,
        organization_id=account.organization_id,
        subject={"account_id": str(account.pk), "role": account.role},
        now=present(),
    )
    return account


def sort_key_of(name: str) -> str:
    """Names sort and are found by pinyin."""
    return pinyin_of(name).lower()[:200]
