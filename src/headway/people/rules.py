"""Decisions about people, from plain values."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from headway.people.roles import (
    ADMINISTRATORS,
    CHANGE_ROLES,
    DISABLE_ACCOUNTS,
    INVITE_ACCOUNTS,
    ROLES,
)

PERSON, CREW_LINK = "person", "crew_link"
"""Kinds of accounts. A crew's link has one of its own: it signs in by the link alone and stands in no list of people."""

WINDOW = timedelta(minutes=15)
TRIES_PER_NAME_AND_SOURCE = 5
TRIES_PER_SOURCE = 30
TRIES_PER_NAME = 10
"""Per name from all strange places together. A browser and a network that the person used before are
counted apart, so a stranger who fails on purpose does not lock the owner out."""

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=24)
TRIES_PER_LINK = 20
"""Names and passwords that may be proposed under one link; else it would tell which names exist."""
SOURCE_STAYS_KNOWN = timedelta(days=90)

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
SHORTEST_NAME_LOOKED_FOR = 3
_USERNAME = re.compile(r"[^\W_][\w.@+-]{1,79}")
GUEST_KINDS = ("supervision", "client", "subcontractor", "contractor")
_PHONE = re.compile(r"\+?[0-9][0-9 -]{4,27}")
_EMAIL = re.compile(r"[^@\s<>\"']{1,100}@[^@\s<>\"']{1,99}")


@dataclass(frozen=True)
class RefusedTries:
    """Refused sign-ins within `WINDOW`, the present try included."""

    same_device: int  # this name in this known browser
    same_pair: int  # this name from this source
    same_source: int
    same_name: int  # this name from strange places


@dataclass(frozen=True)
class KnownBrowser:
    """A browser that proves by its cookie which accounts were signed in with it before."""

    id: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Door:
    """From where somebody stands at the door."""

    source: str  # network address
    browser: KnownBrowser = KnownBrowser()
    demo: bool = False  # demo accounts may enter: loopback only


def is_throttled(tries: RefusedTries, *, device_is_known: bool, source_is_known: bool) -> bool:
    """Whether a try is refused unseen. A known browser answers for itself only, a known source for its pair."""
    if device_is_known:
        return tries.same_device > TRIES_PER_NAME_AND_SOURCE
    if tries.same_pair > TRIES_PER_NAME_AND_SOURCE or tries.same_source > TRIES_PER_SOURCE:
        return True
    return not source_is_known and tries.same_name > TRIES_PER_NAME


def network_of(source: str) -> str:
    """What counts as one source: an address, of IPv6 the /64 that one subscriber has."""
    try:
        address = ipaddress.ip_address(source)
    except ValueError:
        return source[:45]
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def may(role: str, capability: str) -> bool:
    """Whether a role holds a capability."""
    known = ROLES.get(role)
    return known is not None and capability in known.capabilities


def is_organization_wide(role: str) -> bool:
    """Whether a role sees the projects of its organisation without being a member."""
    known = ROLES.get(role)
    return known is not None and known.organization_wide


def may_invite(role: str, invited_role: str) -> bool:
    """Into the own organisation: an administrator's role by who changes roles, another by who invites."""
    return may(role, CHANGE_ROLES if invited_role in ADMINISTRATORS else INVITE_ACCOUNTS)


def may_be_invited_to_a_project(invited_role: str) -> bool:
    """Through a project come only roles that see nothing beyond it."""
    return invited_role in ROLES and invited_role not in ADMINISTRATORS and not is_organization_wide(invited_role)


def may_disable(role: str, target_role: str) -> bool:
    """Disable, enable, end sessions: an administrator's account only by who changes roles."""
    return may(role, DISABLE_ACCOUNTS) and (target_role not in ADMINISTRATORS or may(role, CHANGE_ROLES))


def may_reset_password(role: str, target_role: str) -> bool:
    """Whoever holds a reset link can enter as its account, so an administrator's is made by his own kind only."""
    return may(role, DISABLE_ACCOUNTS) and (target_role not in ADMINISTRATORS or target_role == role)


def folded_username(name: str) -> str:
    """The name as it is stored and compared: compatible forms and capitals folded."""
    return unicodedata.normalize("NFKC", name).strip().casefold().replace("\0", "")[:80]


def is_username(folded: str) -> bool:
    """2 to 80 letters (Han too), digits and `. @ + - _`, beginning with a letter or digit."""
    return _USERNAME.fullmatch(folded) is not None


def is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def masked_phone(phone: str) -> str:
    """`13812341234` → `138****1234`; a short one shows its last two digits only."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) >= 11:
        return f"{digits[:-8]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if digits else ""


def is_name_in_password(password: str, names: list[str]) -> bool:
    """Whether a name of the person stands in his password."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    folded = (unicodedata.normalize("NFKC", name).casefold().strip() for name in names)
    return any(name in plain for name in folded if len(name) >= SHORTEST_NAME_LOOKED_FOR or _is_han(name))


def _is_han(name: str) -> bool:
    return len(name) >= 2 and all("\u4e00" <= sign <= "\u9fff" for sign in name)


def is_below(department: int | None, ancestor: int, parents: dict[int, int | None]) -> bool:
    """Whether `department` is `ancestor` or stands under it."""
    while department is not None:
        if department == ancestor:
            return True
        department = parents.get(department)
    return False
