"""Decisions about people, from plain values."""

from __future__ import annotations

from datetime import timedelta

from headway.people.roles import ROLES

WINDOW = timedelta(minutes=15)
TRIES_PER_NAME_AND_SOURCE = 5
TRIES_PER_SOURCE = 30
TRIES_PER_NAME = 60
"""Per name the bound is wide: a stranger who fails on purpose must not lock the owner out."""


def is_throttled(*, same_pair: int, same_source: int, same_name: int) -> bool:
    """Whether a further sign-in is refused, from the refused ones within `WINDOW`."""
    return same_pair >= TRIES_PER_NAME_AND_SOURCE or same_source >= TRIES_PER_SOURCE or same_name >= TRIES_PER_NAME


def may(role: str, capability: str) -> bool:
    """Whether a role holds a capability."""
    known = ROLES.get(role)
    return known is not None and capability in known.capabilities


def is_organization_wide(role: str) -> bool:
    """Whether a role sees the projects of its organisation without being a member."""
    known = ROLES.get(role)
    return known is not None and known.organization_wide
