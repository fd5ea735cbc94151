"""The page of roles: what each role may do."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http.asking import account_of
from headway.people.roles import ADMINISTRATORS, CAPABILITIES, ROLES
from headway.words import text

router = Router(tags=["people"])


class NamedOut(Schema):
    name: str
    title: str
    sentence: str


class RoleOut(NamedOut):
    organization_wide: bool
    administrator: bool
    capabilities: list[str]


class RolesOut(Schema):
    capabilities: list[NamedOut]
    roles: list[RoleOut]


@router.get("/roles", response=RolesOut)
def list_roles(request: HttpRequest) -> dict[str, object]:
    """Every role with its capabilities, in words of the person's language."""
    language = account_of(request).language
    return {
        "capabilities": [_named("capability", name, language) for name in CAPABILITIES],
        "roles": [
            _named("role", role.name, language)
            | {
                "organization_wide": role.organization_wide,
                "administrator": role.name in ADMINISTRATORS,
                "capabilities": [name for name in CAPABILITIES if name in role.capabilities],
            }
            for role in ROLES.values()
        ],
    }


def _named(kind: str, name: str, language: str) -> dict[str, object]:
    key = f"people.{kind}.{name.replace('.', '_')}"
    return {"name": name, "title": text(key, language), "sentence": text(f"{key}.sentence", language)}
