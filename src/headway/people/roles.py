"""Roles and what each may do: data, in this one file."""

from __future__ import annotations

from dataclasses import dataclass

SEE = "plan.see"
IMPORT = "plan.import"
UNDO = "plan.undo"
CREATE_PROJECT = "project.create"

_PLANNING = frozenset({SEE, IMPORT, UNDO})


@dataclass(frozen=True)
class Role:
    """`organization_wide` roles see every project of their organisation, the rest those they are members of."""

    name: str
    organization_wide: bool
    capabilities: frozenset[str]


ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role("executive", True, frozenset({SEE})),
        Role("project_manager", False, _PLANNING | {CREATE_PROJECT}),
        Role("planner", False, _PLANNING | {CREATE_PROJECT}),
        Role("technical_lead", False, frozenset({SEE})),
        Role("foreman", False, frozenset({SEE})),
        Role("worker", False, frozenset({SEE})),
        Role("supervisor", False, frozenset({SEE})),
        Role("client", False, frozenset({SEE})),
        Role("finance", True, frozenset({SEE})),
        Role("purchasing", True, frozenset({SEE})),
        Role("it_admin", True, frozenset()),
        Role("security_admin", True, frozenset()),
        Role("auditor", True, frozenset({SEE})),
        Role("coordinator", True, frozenset({SEE})),
    )
}
