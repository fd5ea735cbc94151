"""Firms that an organisation invites to its projects: each organisation keeps its own."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from headway.people.errors import FirmKindUnknown, NameMissing
from headway.people.models import Organization
from headway.people.rules import GUEST_KINDS


def ensure_guest_organization(*, host: Organization, name: str, kind: str) -> Organization:
    """The firm of this name as `host` knows it, made when `host` has none; its own name is `host` itself.

    Another organisation's firm of the same name is another firm. Raises NameMissing, FirmKindUnknown.
    """
    name = name.strip()[:200]
    if not name:
        raise NameMissing
    if name == host.name:
        return host
    if kind not in GUEST_KINDS:
        raise FirmKindUnknown
    try:
        with transaction.atomic():
            return Organization.objects.get_or_create(registered_by=host, name=name, defaults={"kind": kind})[0]
    except IntegrityError:  # made by somebody else at this moment
        return Organization.objects.get(registered_by=host, name=name)
