"""Devices: whose they are, what they have not sent, which are silent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from headway.field.models import Device, DeviceRevocation, DeviceUser
from headway.field.queries.crew_links import list_link_accounts
from headway.field.rules.order import SILENT_AFTER, is_silent
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.queries import name_accounts, visible_accounts
from headway.people.roles import ROLES, SEE_DEVICES
from headway.people.rules import is_organization_wide
from headway.people.rules import may as role_may
from headway.projects.queries import get_project_for, list_members, role_here, visible_projects
from headway.projects.queries.members import list_members_of
from headway.projects.queries.projects import list_projects_of_firm

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

# by hand, because every page of a feed and every piece of a photo asks it
_MET = """
SELECT d.device_id, d.revoked_at IS NOT NULL FROM field_device d
 WHERE d.device_id = ANY(%s::uuid[]) AND EXISTS (SELECT FROM field_deviceuser WHERE device_id = d.id AND account_id = %s)
"""


@dataclass(frozen=True)
class DeviceLine:
    """A device as its managers see it. Counts are what it said of itself when it was last there."""

    row: Device
    users: list[str]
    is_silent: bool  # has something to send and has not come by for 72 hours
    revoked_by: str
    reason: str


def is_device_of(user: Account, *, device_id: UUID, session_device: UUID | None) -> tuple[bool, bool]:
    """Whether an account was met on a device, and whether that (or the one its session spoke for) is revoked."""
    with connection.cursor() as cursor:
        cursor.execute(_MET, [[device_id, session_device], user.pk])
        found = cursor.fetchall()
    return any(one == device_id for one, _ in found), any(is_revoked for _, is_revoked in found)


def list_devices(user: Account, project_id: int, *, now: datetime) -> list[DeviceLine]:
    """The devices of a project's members and of its crews' links, the longest silent first. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SEE_DEVICES)
    people = {member.account_id for member in list_members(project)}
    return _lines(_of_accounts(people | list_link_accounts(project.pk)), now)


def list_devices_at_home(user: Account, *, now: datetime) -> list[DeviceLine]:
    """The devices of the own people and of the guests of one's firm, for who looks after devices. Raises NotAllowed."""
    if not _looks_after_all(user):
        raise NotAllowed
    return _lines(_of_accounts(set(visible_accounts(user).values_list("pk", flat=True))), now)


def get_device_for(user: Account, number: int) -> Device:
    """A device, locked, of a member of a project where `user` looks after devices, or of his own firm if he does so
    for all of it. Raises NotFound."""
    accounts = set(visible_accounts(user).values_list("pk", flat=True)) if _looks_after_all(user) else set()
    allowed = [name for name in ROLES if role_may(name, SEE_DEVICES)]
    projects = [one.pk for one in visible_projects(user) if role_here(one) in allowed and one.archived_at is None]
    accounts |= list_members_of(projects)
    device = Device.objects.filter(pk=number, users__account_id__in=accounts).distinct().first()
    if device is None:
        raise NotFound
    return Device.objects.select_for_update().get(pk=device.pk)


def list_projects_looked_after(user: Account) -> dict[int, Project]:
    """The projects whose devices `user` looks after, by number: by his role there, or all of his firm."""
    allowed = [name for name in ROLES if role_may(name, SEE_DEVICES)]
    found = {one.pk: one for one in visible_projects(user) if role_here(one) in allowed and one.archived_at is None}
    if _looks_after_all(user):
        found |= {one.pk: one for one in list_projects_of_firm(user.organization_id)}
    return found


def list_silent_devices(*, now: datetime) -> list[tuple[int, frozenset[UUID], datetime]]:
    """Devices that had something to send and have not come by for 72 hours: their number, who was signed in on them,
    when they were last there. The revoked are left out."""
    rows = Device.objects.filter(revoked_at=None).filter(Q(pending_ops__gt=0) | Q(pending_photos__gt=0))
    silent = list(rows.filter(seen_at__lt=now - SILENT_AFTER))
    users = _users_of([row.pk for row in silent])
    return [(row.pk, frozenset(users.get(row.pk, ())), row.seen_at) for row in silent]


def _looks_after_all(user: Account) -> bool:
    return is_organization_wide(user.role) and role_may(user.role, SEE_DEVICES)


def _of_accounts(accounts: Collection[UUID]) -> QuerySet[Device]:
    mine = DeviceUser.objects.filter(account_id__in=accounts).values("device_id")
    return Device.objects.filter(pk__in=mine).order_by("seen_at", "pk")


def _lines(devices: QuerySet[Device], now: datetime) -> list[DeviceLine]:
    rows = list(devices[:1_000])
    users = _users_of([row.pk for row in rows])
    names = name_accounts({one for some in users.values() for one in some})
    revoked = {one.device_id: one for one in DeviceRevocation.objects.filter(device__in=rows)}
    return [
        DeviceLine(
            row,
            [names[one] for one in users.get(row.pk, []) if one in names],
            row.revoked_at is None and is_silent(row.seen_at, row.pending_ops + row.pending_photos, now=now),
            revoked[row.pk].by_name if row.pk in revoked else "",
            revoked[row.pk].reason if row.pk in revoked else "",
        )
        for row in rows
    ]


def _users_of(numbers: list[int]) -> dict[int, list[UUID]]:
    """Accounts by device, the latest last."""
    found: dict[int, list[UUID]] = {}
    rows = DeviceUser.objects.filter(device_id__in=numbers).order_by("pk")
    for number, account_id in rows.values_list("device_id", "account_id"):
        if account_id not in found.setdefault(number, []):
            found[number].append(account_id)
    return found
