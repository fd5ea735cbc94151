"""Members of a project, and who could become one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import MEMBERS
from headway.projects import actions
from headway.projects.http.bodies import Maybe200, StrictIn, Words80
from headway.projects.queries import (
    Member,
    get_project_for,
    list_candidates,
    list_member_changes,
    list_members,
)
from headway.projects.rules import LONGEST_QUERY, roles_for
from headway.words import text

router = Router()
Asked = Annotated[str, Query(max_length=LONGEST_QUERY)]


class MemberLineOut(Schema):
    id: int
    account_id: UUID
    display_name: str
    role: str
    role_name: str
    organization: str
    is_guest: bool
    since: datetime
    roles: list[str]


class MemberListOut(Schema):
    members: list[MemberLineOut]


class MemberIn(StrictIn):
    username: Words80
    role: str = Field(max_length=30)


class RoleIn(StrictIn):
    role: str = Field(max_length=30)


class InvitedIn(StrictIn):
    display_name: Words80
    role: str = Field(max_length=30)
    firm: Maybe200 = ""
    firm_kind: str = Field("", max_length=20)
    email: str = Field("", max_length=200)
    phone: str = Field("", max_length=40)


class InvitedOut(Schema):
    """The link is shown this once."""

    link: str
    expires_at: datetime


class CandidateOut(Schema):
    username: str
    display_name: str
    role: str
    role_name: str


class CandidateListOut(Schema):
    candidates: list[CandidateOut]


class MemberChangeOut(Schema):
    name: str
    former_role: str
    role: str
    actor: str
    at: datetime


class MemberChangesOut(Schema):
    changes: list[MemberChangeOut]


@router.get("/projects/{int:project_id}/members", response=MemberListOut)
def list_project_members(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """Who works on the project; with each the roles that he could take there."""
    project = get_project_for(account_of(request), project_id)
    return {"members": [_member(request, member, project.organization_id) for member in list_members(project)]}


@router.post("/projects/{int:project_id}/members", response={201: MemberLineOut})
def add_project_member(request: HttpRequest, project_id: int, body: MemberIn) -> tuple[int, dict[str, Any]]:
    """Add an account by its exact user name, also of another organisation."""
    user = account_of(request)
    member = actions.admit_member(user=user, project_id=project_id, username=body.username, role=body.role, now=now())
    return 201, _member(request, member, get_project_for(user, project_id).organization_id)


@router.post("/projects/{int:project_id}/invitations", response={201: InvitedOut})
def invite_project_member(request: HttpRequest, project_id: int, body: InvitedIn) -> tuple[int, dict[str, Any]]:
    """An account with a link for somebody who has none, of the own or another firm; a member at once."""
    invited = actions.Invited(**body.model_dump())
    issued = actions.invite_member(user=account_of(request), project_id=project_id, invited=invited, now=now())
    request.answer_is_secret = True  # type: ignore[attr-defined]
    return 201, {"link": issued.link, "expires_at": issued.expires_at}


@router.patch("/projects/{int:project_id}/members/{int:member_id}", response=MemberLineOut)
def change_project_member(request: HttpRequest, project_id: int, member_id: int, body: RoleIn) -> dict[str, Any]:
    """Give a member another role."""
    user = account_of(request)
    member = actions.change_member(user=user, project_id=project_id, member_id=member_id, role=body.role, now=now())
    return _member(request, member, get_project_for(user, project_id).organization_id)


@router.delete("/projects/{int:project_id}/members/{int:member_id}", response={204: None})
def remove_project_member(request: HttpRequest, project_id: int, member_id: int) -> tuple[int, None]:
    """Take a member off the project."""
    actions.remove_member(user=account_of(request), project_id=project_id, member_id=member_id, now=now())
    return 204, None


@router.get("/projects/{int:project_id}/candidates", response=CandidateListOut)
def list_project_candidates(request: HttpRequest, project_id: int, q: Asked = "") -> dict[str, Any]:
    """People of the project's organisation who are no members yet, by name, pinyin or user name; 20 at most."""
    project = get_project_for(account_of(request), project_id, MEMBERS)
    language = account_of(request).language
    return {
        "candidates": [
            {
                "username": account.username,
                "display_name": account.display_name,
                "role": account.role,
                "role_name": text(f"people.role.{account.role}", language),
            }
            for account in list_candidates(project, q)
        ]
    }


@router.get("/projects/{int:project_id}/member-changes", response=MemberChangesOut)
def list_project_member_changes(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """Who was added, given another role, removed; by whom and when."""
    project = get_project_for(account_of(request), project_id, MEMBERS)
    return {
        "changes": [
            {
                "name": change.account_name,
                "former_role": change.former_role,
                "role": change.role,
                "actor": change.actor_name,
                "at": change.at,
            }
            for change in list_member_changes(project)
        ]
    }


def _member(request: HttpRequest, member: Member, organization_id: UUID) -> dict[str, Any]:
    is_guest = member.organization_id != organization_id
    possible = roles_for(
        role_at_home=member.role_at_home, is_guest=is_guest, organization_kind=member.organization_kind
    )
    return {
        "id": member.id,
        "account_id": member.account_id,
        "display_name": member.display_name,
        "role": member.role,
        "role_name": text(f"people.role.{member.role}", account_of(request).language),
        "organization": member.organization,
        "is_guest": is_guest,
        "since": member.since,
        "roles": sorted(possible),
    }
