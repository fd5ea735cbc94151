"""Reads about people. Permission stands in the query that fetches: nobody gets an account of a strange firm."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import (
    Account,
    AccountChange,
    AccountLink,
    Department,
    KnownSource,
    Organization,
    Session,
    SignInAttempt,
)
from headway.people.roles import SEE_ACCOUNTS
from headway.people.rules import PERSON, SOURCE_STAYS_KNOWN, TRIES_PER_LINK, WINDOW, RefusedTries, folded_username, may

LARGEST_PAGE = 200
NOBODY = UUID(int=0)
"""Asked for in place of an account that does not exist: an unknown name costs the same statements."""
_ACTIVE = (
    "SELECT id, organization_id FROM people_account WHERE id = ANY(%s::uuid[]) AND is_active AND joined_at IS NOT NULL"
)

_SHORTEST_PHONE = 5


@dataclass(frozen=True)
class AccountPage:
    """Some of the people found, and how many there are."""

    accounts: list[Account]
    total: int
    size: int  # of a whole page


def count_refused_sign_ins(*, username: str, source: str, device: str, now: datetime) -> RefusedTries:
    """Refused sign-ins of the last quarter of an hour, by what they have in common with this one."""
    name, place, browser = Q(username=username), Q(source=source), Q(device=device)
    counts = SignInAttempt.objects.filter(name | place, at__gt=now - WINDOW).aggregate(
        same_device=Count("pk", filter=name & browser & ~Q(device="")),
        same_pair=Count("pk", filter=name & place & Q(device="")),
        same_source=Count("pk", filter=place & Q(device="")),
        same_name=Count("pk", filter=name & Q(device="")),
    )
    return RefusedTries(**counts)


def is_source_known(*, account_id: UUID | None, source: str, now: datetime) -> bool:
    """Whether the account was signed in from this source in the last months."""
    known = KnownSource.objects.filter(source=source, last_at__gt=now - SOURCE_STAYS_KNOWN)
    return known.filter(account_id=account_id or NOBODY).exists()


def find_account_to_sign_in(username: str) -> Account | None:
    """The account that signs in under this name, as typed or folded, disabled or not."""
    names = {username.strip()[:80].replace("\0", ""), folded_username(username)}
    return Account.objects.select_related("organization").filter(username__in=names, kind=PERSON).first()


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


def list_active_accounts(organization_id: UUID) -> list[Account]:
    """The people of an organisation who can sign in, by name."""
    rows = Account.objects.filter(organization_id=organization_id, is_active=True, kind=PERSON)
    return list(rows.order_by("sort_key", "pk").only("username", "display_name", "sort_key", "role", "joined_at"))


def list_active_accounts_of(account_ids: Iterable[UUID]) -> list[Account]:
    """Those of these accounts that can sign in, with their organisations."""
    rows = Account.objects.filter(pk__in=set(account_ids), is_active=True, joined_at__isnull=False)
    return list(rows.select_related("organization").order_by("sort_key", "pk"))


def was_disabled_since(account_id: UUID, instant: datetime) -> bool:
    """Whether an account was disabled at some time since: what was given to it before stays void when it is enabled."""
    return AccountChange.objects.filter(account_id=account_id, kind="disabled", at__gte=instant).exists()


def list_accounts_by_role(organization_id: UUID, roles: Iterable[str]) -> list[Account]:
    """The people of an organisation who can sign in and have one of these roles at home."""
    rows = Account.objects.filter(organization_id=organization_id, role__in=list(roles))
    rows = rows.filter(is_active=True, joined_at__isnull=False)
    return list(rows.select_related("organization").order_by("sort_key", "pk"))


def find_account_of_messenger(organization_id: UUID, user: str) -> Account | None:
    """Who of an organisation is called `user` in its messenger: by the user name or the telephone; None: nobody or
    several."""
    name, phone = folded_username(user), "".join(sign for sign in user if sign.isdigit())
    if not name:
        return None
    known = Q(username=name) | (Q(phone=user) if len(phone) >= _SHORTEST_PHONE else Q(pk=None))
    rows = Account.objects.filter(known, organization_id=organization_id, kind=PERSON)
    found = list(rows.filter(is_active=True, joined_at__isnull=False).select_related("organization")[:2])
    return found[0] if len(found) == 1 else None


def any_account_exists() -> bool:
    """Whether anybody can sign in at all."""
    return Account.objects.exists()


def find_account(username: str = "") -> Account | None:
    """The active account of this name; without a name, the first project manager (for the command line)."""
    active = Account.objects.filter(is_active=True, kind=PERSON).select_related("organization")
    if username:
        return active.filter(username=username).first()
    return active.filter(role="project_manager").order_by("created_at", "id").first()


def name_accounts(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these accounts, for rows that were fetched with permission; an unknown id has none."""
    return dict(Account.objects.filter(pk__in=set(account_ids)).values_list("pk", "display_name"))


def find_accounts(account_ids: Iterable[UUID]) -> dict[UUID, Account]:
    """These accounts, able to sign in or not, for what they once entered."""
    return Account.objects.select_related("organization").in_bulk(set(account_ids))


def list_active_organizations(account_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """The organisation of each of these accounts that can sign in."""
    with connection.cursor() as cursor:
        cursor.execute(_ACTIVE, [list(account_ids)])
        return dict(cursor.fetchall())


def name_organizations() -> dict[UUID, str]:
    """The names of all organisations, for the command line of the installation."""
    return dict(Organization.objects.values_list("pk", "name"))


def find_any_account(username: str) -> Account | None:
    """The account of this name, disabled or not (for the command line)."""
    return Account.objects.select_related("organization").filter(username=username).first()


def list_all_accounts() -> list[Account]:
    """Everybody of the installation (for the command line)."""
    everybody = Account.objects.filter(kind=PERSON).select_related("organization")
    return list(everybody.order_by("organization__name", "role", "sort_key", "id"))


def visible_accounts(user: Account) -> QuerySet[Account]:
    """The people of the user's own organisation and of the firms that it has invited to its projects."""
    at_home = Q(organization_id=user.organization_id) | Q(organization__registered_by_id=user.organization_id)
    return Account.objects.filter(at_home, kind=PERSON).select_related("organization", "department")


def get_account_for(user: Account, account_id: UUID, capability: str = SEE_ACCOUNTS, *, lock: bool = False) -> Account:
    """One account of the own organisation or of its guests.

    Raises NotFound (of a strange firm, or unknown), NotAllowed (without the capability).
    """
    found = visible_accounts(user).filter(pk=account_id)
    # no_key: two administrators at work on each other must not wait for each other's rows
    account = (found.select_for_update(of=("self",), no_key=True) if lock else found).first()
    if account is None:
        raise NotFound
    if not may(user.role, capability):
        raise NotAllowed
    return account


def list_accounts(
    user: Account, *, search: str, state: str, page: int, size: int, department_id: int | None = None
) -> AccountPage:
    """A page of the people whom `user` may see, by name. `state`: active, disabled, invited, or empty for all.

    Raises NotAllowed.
    """
    if not may(user.role, SEE_ACCOUNTS):
        raise NotAllowed
    found = visible_accounts(user).filter(_in_state(state), _matches(search))
    if department_id is not None:
        found = found.filter(department_id=department_id)
    size = min(max(size, 1), LARGEST_PAGE)
    first = min(max(page - 1, 0), 1_000_000) * size
    rows = _with_open_link(found).order_by("sort_key", "id")[first : first + size]
    return AccountPage(list(rows), found.count(), size)


def _in_state(state: str) -> Q:
    if state == "disabled":
        return Q(is_active=False)
    if state == "invited":
        return Q(is_active=True, joined_at=None)
    return Q(is_active=True, joined_at__isnull=False) if state == "active" else Q()


def _matches(search: str) -> Q:
    words = search.strip()[:80].replace("\0", "")
    if not words:
        return Q()
    return Q(display_name__icontains=words) | Q(username__icontains=words) | Q(sort_key__icontains=words.lower())


def _with_open_link(accounts: QuerySet[Account]) -> QuerySet[Account]:
    link = AccountLink.objects.filter(account_id=OuterRef("pk"), used_at=None, voided_at=None)
    return accounts.annotate(link_expires_at=Subquery(link.values("expires_at")[:1]))


def get_account_page(user: Account, account_id: UUID) -> tuple[Account, list[AccountChange]]:
    """One account with what was done to it, newest first. Raises NotFound, NotAllowed."""
    account = get_account_for(user, account_id)
    account = _with_open_link(visible_accounts(user)).get(pk=account.pk)
    changes = AccountChange.objects.filter(account=account).select_related("by").order_by("-at", "-id")
    return account, list(changes[:LARGEST_PAGE])


def list_departments(user: Account) -> list[Department]:
    """The departments of the user's own organisation, with `people`, how many stand in each. Raises NotAllowed."""
    if not may(user.role, SEE_ACCOUNTS):
        raise NotAllowed
    found = Department.objects.filter(organization_id=user.organization_id)
    counted = found.annotate(people=Count("accounts", filter=Q(accounts__is_active=True)))
    return list(counted.order_by("sort_key", "id"))


def get_department_for(user: Account, department_id: int, capability: str, *, lock: bool = False) -> Department:
    """One department of the own organisation. Raises NotFound, NotAllowed."""
    found = Department.objects.filter(organization_id=user.organization_id, pk=department_id)
    department = (found.select_for_update() if lock else found).first()
    if department is None:
        raise NotFound
    if not may(user.role, capability):
        raise NotAllowed
    return department


def list_sessions(account: Account, *, now: datetime) -> list[Session]:
    """The sessions of an account that have not ended, the last one seen first; some may have rested too long."""
    living = Session.objects.filter(account=account, expire_date__gt=now)
    return list(living.order_by("-seen_at", "handle")[:LARGEST_PAGE])


def get_link(*, token: str, now: datetime) -> AccountLink | None:
    """The link of this token while it can be used: open, in time, tried less often than is allowed."""
    links = open_links(token=token, now=now).select_related("account__organization")
    return links.first()


def open_links(*, token: str, now: datetime) -> QuerySet[AccountLink]:
    """The one usable link of this token, or none; what makes a link unusable stands here only."""
    return AccountLink.objects.filter(
        token_hash=token_hash_of(token),
        used_at=None,
        voided_at=None,
        expires_at__gt=now,
        tries__lt=TRIES_PER_LINK,
        account__is_active=True,
    )


def token_hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
