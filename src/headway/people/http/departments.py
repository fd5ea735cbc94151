"""The departments of the own organisation."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people import actions
from headway.people.http.asking import account_of
from headway.people.models import Department
from headway.people.queries import list_departments

router = Router(tags=["people"])


class DepartmentOut(Schema):
    id: int
    name: str
    parent_id: int | None
    people: int


class DepartmentsOut(Schema):
    departments: list[DepartmentOut]


class DepartmentIn(Schema):
    name: str
    parent_id: int | None = None


class DepartmentRemovedOut(Schema):
    id: int


@router.get("/departments", response=DepartmentsOut)
def list_own_departments(request: HttpRequest) -> dict[str, object]:
    """All departments, each with the one it stands under and how many active people are in it."""
    return {"departments": [_department(row) for row in list_departments(account_of(request))]}


@router.post("/departments", response={201: DepartmentOut})
def add_department(request: HttpRequest, body: DepartmentIn) -> tuple[int, dict[str, object]]:
    """A new department, at the top or under another."""
    user = account_of(request)
    return 201, _department(actions.add_department(user=user, name=body.name, parent_id=body.parent_id, now=now()))


@router.patch("/departments/{department_id}", response=DepartmentOut)
def change_department(request: HttpRequest, department_id: int, body: DepartmentIn) -> dict[str, object]:
    """Another name or place in the tree."""
    changed = actions.change_department(
        user=account_of(request), department_id=department_id, name=body.name, parent_id=body.parent_id, now=now()
    )
    return _department(changed)


@router.delete("/departments/{department_id}", response=DepartmentRemovedOut)
def remove_department(request: HttpRequest, department_id: int) -> dict[str, int]:
    """Remove a department that nobody stands in."""
    actions.remove_department(user=account_of(request), department_id=department_id, now=now())
    return {"id": department_id}


def _department(row: Department) -> dict[str, object]:
    people = getattr(row, "people", 0)
    return {"id": row.pk, "name": row.name, "parent_id": row.parent_id, "people": people}
