"""Resources, crews, trades and subcontractors, seen from a project of their organisation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.kernel.errors import NotAllowed
from headway.people.http import account_of
from headway.projects import actions
from headway.projects.http.bodies import Id, Maybe40, Maybe80, StrictIn, Words80, Words200, changes_of
from headway.projects.models import CrewMember, Resource
from headway.projects.queries import (
    get_project_for,
    is_guest,
    list_crew_members,
    list_crews_of,
    list_resources,
    list_subcontractors,
    list_trades,
    sees_prices,
)
from headway.projects.queries.lists import list_firms

router = Router()
Kind = Literal["labour", "crew", "machine", "material", "cost"]


class CrewMemberOut(Schema):
    id: int
    name: str
    has_account: bool


class ResourceOut(Schema):
    """`price` is absent for who does not see prices."""

    id: int
    kind: str
    code: str
    name: str
    unit: str
    capacity: float
    price: float | None = None
    trade: str
    leader: str | None
    leader_account_id: UUID | None
    subcontractor_id: int | None
    subcontractor: str | None
    people: list[CrewMemberOut]
    person: bool  # the labour of somebody who signs in here
    person_name: str | None
    person_account_id: UUID | None


class OwnResourcesOut(Schema):
    """Resources whose work is the reader's own: crews that he leads or works in, and his own labour."""

    resource_ids: list[int]


class ResourceListOut(Schema):
    resources: list[ResourceOut]


class ResourceIn(StrictIn):
    kind: Kind
    name: Words200
    code: Maybe80 = ""
    unit: Maybe40 = ""
    capacity: float = Field(1.0, ge=0, le=1e9, allow_inf_nan=False)
    price: Decimal | None = Field(None, ge=0, lt=10**12, decimal_places=4, allow_inf_nan=False)
    trade: Maybe80 = ""
    leader_member_id: Id | None = None
    subcontractor_id: Id | None = None


class ResourceChangeIn(StrictIn):
    name: Words200 = ""
    code: Maybe80 = ""
    unit: Maybe40 = ""
    capacity: float = Field(1.0, ge=0, le=1e9, allow_inf_nan=False)
    price: Decimal | None = Field(None, ge=0, lt=10**12, decimal_places=4, allow_inf_nan=False)
    trade: Maybe80 = ""
    leader_member_id: Id | None = None
    subcontractor_id: Id | None = None
    person_member_id: Id | None = None


class CrewMemberIn(StrictIn):
    member_id: Id | None = None
    name: Maybe80 = ""


class TradeOut(Schema):
    id: int | None
    name: str
    national: bool


class TradeListOut(Schema):
    trades: list[TradeOut]


class TradeIn(StrictIn):
    name: Words80


class SubcontractorOut(Schema):
    id: int
    name: str
    firm_id: UUID | None


class FirmOut(Schema):
    id: UUID
    name: str


class SubcontractorListOut(Schema):
    subcontractors: list[SubcontractorOut]
    firms: list[FirmOut]


class SubcontractorIn(StrictIn):
    name: Words200
    firm_id: UUID | None = None


class SubcontractorChangeIn(StrictIn):
    name: Words200 = ""
    firm_id: UUID | None = None


@router.get("/projects/{int:project_id}/resources", response=ResourceListOut, exclude_unset=True)
def list_project_resources(request: HttpRequest, project_id: int, kind: Kind | None = None) -> dict[str, Any]:
    """Resources of the project's organisation; a guest gets the crews of his own firm only."""
    user = account_of(request)
    project = get_project_for(user, project_id)
    resources = list_resources(user, project, kind)
    people = list_crew_members(resources)
    prices = sees_prices(project) and not is_guest(user, project)
    return {"resources": [_resource(row, people.get(row.pk, []), prices=prices) for row in resources]}


@router.get("/projects/{int:project_id}/own-resources", response=OwnResourcesOut)
def list_own_resources(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """By which the plan knows one's own work."""
    user = account_of(request)
    get_project_for(user, project_id)
    return {"resource_ids": sorted(list_crews_of(user))}


@router.post("/projects/{int:project_id}/resources", response={201: ResourceOut}, exclude_unset=True)
def add_project_resource(request: HttpRequest, project_id: int, body: ResourceIn) -> tuple[int, dict[str, Any]]:
    """A new resource of the organisation."""
    facts = actions.ResourceFacts(**body.model_dump())
    row = actions.add_resource(user=account_of(request), project_id=project_id, facts=facts, now=now())
    return 201, _told(request, project_id, row)


@router.patch("/projects/{int:project_id}/resources/{int:resource_id}", response=ResourceOut, exclude_unset=True)
def change_project_resource(
    request: HttpRequest, project_id: int, resource_id: int, body: ResourceChangeIn
) -> dict[str, Any]:
    """Change some of its facts; of a crew also its trade, leader and subcontractor, of labour whose work it is."""
    row = actions.change_resource(
        user=account_of(request),
        project_id=project_id,
        resource_id=resource_id,
        changes=changes_of(body),
        now=now(),
    )
    return _told(request, project_id, row)


@router.delete("/projects/{int:project_id}/resources/{int:resource_id}", response={204: None})
def remove_project_resource(request: HttpRequest, project_id: int, resource_id: int) -> tuple[int, None]:
    """Take a resource away that no plan uses."""
    actions.remove_resource(user=account_of(request), project_id=project_id, resource_id=resource_id, now=now())
    return 204, None


@router.post("/projects/{int:project_id}/resources/{int:resource_id}/people", response={201: CrewMemberOut})
def add_to_crew(
    request: HttpRequest, project_id: int, resource_id: int, body: CrewMemberIn
) -> tuple[int, dict[str, Any]]:
    """Somebody joins a crew: a member of the project, or just a name."""
    joined = actions.add_crew_member(
        user=account_of(request),
        project_id=project_id,
        resource_id=resource_id,
        member_id=body.member_id,
        name=body.name,
        now=now(),
    )
    return 201, _crew_member(joined)


@router.delete(
    "/projects/{int:project_id}/resources/{int:resource_id}/people/{int:crew_member_id}", response={204: None}
)
def remove_from_crew(request: HttpRequest, project_id: int, resource_id: int, crew_member_id: int) -> tuple[int, None]:
    """Somebody leaves a crew."""
    actions.remove_crew_member(
        user=account_of(request),
        project_id=project_id,
        resource_id=resource_id,
        crew_member_id=crew_member_id,
        now=now(),
    )
    return 204, None


@router.get("/projects/{int:project_id}/trades", response=TradeListOut)
def list_project_trades(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The national list, then what the organisation adds to it."""
    rows = list_trades(get_project_for(account_of(request), project_id))
    return {"trades": [{"id": number, "name": name, "national": number is None} for number, name in rows]}


@router.post("/projects/{int:project_id}/trades", response={201: TradeOut})
def add_project_trade(request: HttpRequest, project_id: int, body: TradeIn) -> tuple[int, dict[str, Any]]:
    """A trade that the national list lacks."""
    trade = actions.add_trade(user=account_of(request), project_id=project_id, name=body.name)
    return 201, {"id": trade.pk, "name": trade.name, "national": False}


@router.delete("/projects/{int:project_id}/trades/{int:trade_id}", response={204: None})
def remove_project_trade(request: HttpRequest, project_id: int, trade_id: int) -> tuple[int, None]:
    """Take a trade of the organisation away."""
    actions.remove_trade(user=account_of(request), project_id=project_id, trade_id=trade_id)
    return 204, None


@router.get("/projects/{int:project_id}/subcontractors", response=SubcontractorListOut)
def list_project_subcontractors(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """Subcontractors of the organisation, and the other firms whose people are members here."""
    user = account_of(request)
    project = get_project_for(user, project_id)
    if is_guest(user, project):
        raise NotAllowed
    firms = [{"id": firm, "name": name} for firm, name in list_firms(project)]
    return {"subcontractors": list_subcontractors(project), "firms": firms}


@router.post("/projects/{int:project_id}/subcontractors", response={201: SubcontractorOut})
def add_project_subcontractor(request: HttpRequest, project_id: int, body: SubcontractorIn) -> tuple[int, Any]:
    """A firm that works for the organisation."""
    user = account_of(request)
    return 201, actions.add_subcontractor(user=user, project_id=project_id, name=body.name, firm_id=body.firm_id)


@router.patch("/projects/{int:project_id}/subcontractors/{int:subcontractor_id}", response=SubcontractorOut)
def change_project_subcontractor(
    request: HttpRequest, project_id: int, subcontractor_id: int, body: SubcontractorChangeIn
) -> Any:
    """Another name, another firm."""
    return actions.change_subcontractor(
        user=account_of(request),
        project_id=project_id,
        subcontractor_id=subcontractor_id,
        changes=changes_of(body),
    )


@router.delete("/projects/{int:project_id}/subcontractors/{int:subcontractor_id}", response={204: None})
def remove_project_subcontractor(request: HttpRequest, project_id: int, subcontractor_id: int) -> tuple[int, None]:
    """Take a subcontractor away that no crew belongs to."""
    actions.remove_subcontractor(user=account_of(request), project_id=project_id, subcontractor_id=subcontractor_id)
    return 204, None


def _told(request: HttpRequest, project_id: int, row: Resource) -> dict[str, Any]:
    project = get_project_for(account_of(request), project_id)
    return _resource(row, list_crew_members([row]).get(row.pk, []), prices=sees_prices(project))


def _resource(row: Resource, people: list[CrewMember], *, prices: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": row.pk,
        "kind": row.kind,
        "code": row.code,
        "name": row.name,
        "unit": row.unit,
        "capacity": row.capacity,
        "trade": row.trade,
        "leader": row.leader.display_name if row.leader else None,
        "leader_account_id": row.leader_id,
        "subcontractor_id": row.subcontractor_id,
        "subcontractor": row.subcontractor.name if row.subcontractor else None,
        "people": [_crew_member(member) for member in people],
        "person": row.account_id is not None,
        "person_name": row.account.display_name if row.account else None,
        "person_account_id": row.account_id,
    }
    if prices:
        told["price"] = None if row.price is None else float(row.price)
    return told


def _crew_member(member: CrewMember) -> dict[str, Any]:
    return {"id": member.pk, "name": member.name, "has_account": member.account_id is not None}
