"""Reads about people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from headway.people.models import Account, Organization, SignInAttempt
from headway.people.rules import WINDOW


def count_refused_sign_ins(*, username: str, source: str, now: datetime) -> dict[str, int]:
    """Refused sign-ins of the last quarter of an hour: of this name from this source, and of each."""
    name, place = Q(username=username[:80]), Q(source=source)
    counts: dict[str, int] = SignInAttempt.objects.filter(name | place, at__gt=now - WINDOW).aggregate(
        same_pair=Count("pk", filter=name & place),
        same_source=Count("pk", filter=place),
        same_name=Count("pk", filter=name),
    )
    return counts


def list_demo_accounts() -> list[Account]:
    """Demo accounts that may be entered without a password on this machine."""
    demo = Account.objects.filter(is_demo=True, is_active=True).select_related("organization")
    return list(demo.order_by("created_at", "id"))


def get_demo_account(username: str) -> Account | None:
    """One demo account by name."""
    return Account.objects.filter(is_demo=True, is_active=True, username=username).first()


def get_account(account_id: UUID) -> Account:
    """One account, for work that goes on in its name."""
    return Account.objects.select_related("organization").get(pk=account_id)


def get_organization(organization_id: UUID) -> Organization:
    """One organisation."""
    return Organization.objects.get(pk=organization_id)


def any_account_exists() -> bool:
    """Whether anybody can sign in at all."""
    return Account.objects.exists()


def find_account(username: str = "") -> Account | None:
    """The active account of this name; without a name, the first project manager (for the command line)."""
    active = Account.objects.filter(is_active=True).select_related("organization")
    if username:
        return active.filter(username=username).first()
    return active.filter(role="project_manager").order_by("created_at", "id").first()


def name_accounts(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these accounts, for rows that were fetched with permission; an unknown id has none."""
    return dict(Account.objects.filter(pk__in=set(account_ids)).values_list("pk", "display_name"))


def name_organizations() -> dict[UUID, str]:
    """The names of all organisations, for the command line of the installation."""
    return dict(Organization.objects.values_list("pk", "name"))
