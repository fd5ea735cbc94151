"""The departments of an organisation."""

from __future__ import annotations

from datetime import datetime

from headway.kernel.actions import record_audit
from headway.kernel.errors import NotAllowed
from headway.people.actions.database import refusals_of_the_database
from headway.people.actions.first import sort_key_of
from headway.people.errors import DepartmentInUse, DepartmentUnderItself, NameMissing
from headway.people.models import Account, Department, Organization
from headway.people.queries import get_department_for
from headway.people.roles import INVITE_ACCOUNTS
from headway.people.rules import is_below, may


def add_department(*, user: Account, name: str, parent_id: int | None, now: datetime) -> Department:
    """A department at the top or under another. Raises NotAllowed, NotFound, NameMissing, DepartmentNameTaken."""
    if not may(user.role, INVITE_ACCOUNTS):
        raise NotAllowed
    name = _checked_name(name)
    with refusals_of_the_database():
        if parent_id is not None:
            get_department_for(user, parent_id, INVITE_ACCOUNTS)
        department = Department.objects.create(
            organization_id=user.organization_id, parent_id=parent_id, name=name, sort_key=sort_key_of(name)
        )
        _record(user, department, "people.department_added", now)
    return department


def change_department(
    *, user: Account, department_id: int, name: str, parent_id: int | None, now: datetime
) -> Department:
    """Another name or place. Raises NotFound, NotAllowed, NameMissing, DepartmentNameTaken, DepartmentUnderItself."""
    with refusals_of_the_database():
        _lock_tree(user)
        department = get_department_for(user, department_id, INVITE_ACCOUNTS, lock=True)
        if parent_id is not None:
            get_department_for(user, parent_id, INVITE_ACCOUNTS)
            rows = Department.objects.filter(organization_id=user.organization_id).values_list("pk", "parent_id")
            if is_below(parent_id, department.pk, dict(rows)):
                raise DepartmentUnderItself
        department.name = _checked_name(name)
        department.sort_key = sort_key_of(department.name)
        department.parent_id = parent_id
        department.save()
        _record(user, department, "people.department_changed", now)
    return department


def remove_department(*, user: Account, department_id: int, now: datetime) -> None:
    """Raises NotFound, NotAllowed, DepartmentInUse while people or departments stand under it."""
    with refusals_of_the_database():
        department = get_department_for(user, department_id, INVITE_ACCOUNTS, lock=True)
        if department.accounts.exists() or department.children.exists():
            raise DepartmentInUse
        _record(user, department, "people.department_removed", now)
        department.delete()


def _lock_tree(user: Account) -> None:
    """Two moves at once could make a ring that neither makes alone."""
    Organization.objects.select_for_update(no_key=True).get(pk=user.organization_id)


def _checked_name(name: str) -> str:
    name = name.strip()[:80]
    if not name:
        raise NameMissing
    return name


def _record(user: Account, department: Department, action: str, now: datetime) -> None:
    record_audit(
        action=action,
        actor_id=user.pk,
        organization_id=user.organization_id,
        subject={"department_id": department.pk},
        now=now,
    )
