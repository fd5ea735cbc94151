"""Resources, crews, trades and subcontractors of its organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction

from headway.engine.document import Resource as ResourceInFile
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import RESOURCES
from headway.projects.actions.rows import inserted, tell, updated
from headway.projects.errors import ListFull, NotACrew, NotLabour, PersonTaken, StillUsed
from headway.projects.models import CrewMember, Project, Resource, Subcontractor, Trade
from headway.projects.queries import (
    get_member,
    get_project_for,
    get_resource,
    get_subcontractor,
    get_trade,
    is_guest,
)
from headway.projects.queries.lists import list_firms

if TYPE_CHECKING:
    from headway.people.models import Account, Organization

MOST_ROWS = 5000


@transaction.atomic
def add_trade(*, user: Account, project_id: int, name: str) -> Trade:
    """A trade that the national list lacks. Raises NotFound, NotAllowed, ProjectArchived, NameTaken, ListFull."""
    project = _project_of_lists(user, project_id)
    _require_room(Trade, project)
    trade: Trade = inserted(Trade, organization_id=project.organization_id, name=name[:80])
    return trade


def remove_trade(*, user: Account, project_id: int, trade_id: int) -> None:
    """Take a trade of the organisation away. Raises NotFound, NotAllowed, ProjectArchived, StillUsed."""
    project = _project_of_lists(user, project_id)
    trade = get_trade(project, trade_id)
    if Resource.objects.filter(organization_id=project.organization_id, trade=trade.name).exists():
        raise StillUsed(name=trade.name)
    trade.delete()


@transaction.atomic
def add_subcontractor(*, user: Account, project_id: int, name: str, firm_id: UUID | None) -> Subcontractor:
    """A firm that works for the organisation; with `firm_id`, one whose people are members of the project.

    Raises NotFound (also for a firm that is none of those), NotAllowed, ProjectArchived, NameTaken, ListFull.
    """
    project = _project_of_lists(user, project_id)
    _require_room(Subcontractor, project)
    _require_firm(project, firm_id)
    columns = {"name": name[:200], "firm_id": firm_id}
    firm: Subcontractor = inserted(Subcontractor, organization_id=project.organization_id, **columns)
    return firm


@transaction.atomic
def change_subcontractor(
    *, user: Account, project_id: int, subcontractor_id: int, changes: dict[str, Any]
) -> Subcontractor:
    """Another name, another firm of the house. Raises as `add_subcontractor`."""
    project = _project_of_lists(user, project_id)
    subcontractor = get_subcontractor(project, subcontractor_id)
    _require_firm(project, changes.get("firm_id"))
    updated(subcontractor, changes)
    return subcontractor


def remove_subcontractor(*, user: Account, project_id: int, subcontractor_id: int) -> None:
    """Take a subcontractor away. Raises NotFound, NotAllowed, ProjectArchived, StillUsed."""
    project = _project_of_lists(user, project_id)
    subcontractor = get_subcontractor(project, subcontractor_id)
    if Resource.objects.filter(subcontractor=subcontractor).exists():
        raise StillUsed(name=subcontractor.name)
    subcontractor.delete()


@dataclass(frozen=True)
class ResourceFacts:
    """A resource as a person tells it. `capacity` in units at once, `price` per hour or per unit."""

    name: str
    kind: str
    code: str = ""
    unit: str = ""
    capacity: float = 1.0
    price: Decimal | None = None
    trade: str = ""
    leader_member_id: int | None = None
    subcontractor_id: int | None = None


@transaction.atomic
def add_resource(*, user: Account, project_id: int, facts: ResourceFacts, now: datetime) -> Resource:
    """A new resource of the organisation.

    Raises NotFound (also a leader or subcontractor of others), NotAllowed, ProjectArchived, NotACrew,
    NameTaken, ListFull.
    """
    project = _project_of_lists(user, project_id)
    _require_room(Resource, project)
    columns = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    resource: Resource = inserted(
        Resource, organization_id=project.organization_id, **_resource_columns(project, facts.kind, columns)
    )
    tell(project, "projects.resources_changed", now)
    return resource


@transaction.atomic
def change_resource(
    *, user: Account, project_id: int, resource_id: int, changes: dict[str, Any], now: datetime
) -> Resource:
    """Tell something else of a resource, by the names of `ResourceFacts`.

    `person_member_id`: the member of the project whose labour it is; None = nobody's. Raises as `add_resource`, and
    NotLabour, PersonTaken.
    """
    project = _project_of_lists(user, project_id)
    resource = get_resource(user, project, resource_id)
    columns = dict(changes)
    if "person_member_id" in columns:
        columns["account_id"] = _person_of(project, resource, columns.pop("person_member_id"))
    updated(resource, _resource_columns(project, resource.kind, columns))
    tell(project, "projects.resources_changed", now)
    return resource


@transaction.atomic
def remove_resource(*, user: Account, project_id: int, resource_id: int, now: datetime) -> None:
    """Take a resource away. Raises NotFound, NotAllowed, ProjectArchived, StillUsed (a plan uses it)."""
    project = _project_of_lists(user, project_id)
    resource = get_resource(user, project, resource_id)
    try:
        with transaction.atomic():
            resource.delete()
            _check_references_now()
    except (models.ProtectedError, IntegrityError) as used:
        raise StillUsed(name=resource.name) from used
    tell(project, "projects.resources_changed", now)


@transaction.atomic
def add_crew_member(
    *, user: Account, project_id: int, resource_id: int, member_id: int | None, name: str, now: datetime
) -> CrewMember:
    """Somebody joins a crew: a member of the project, or a name. Raises NotFound, NotAllowed, NotACrew, NameTaken."""
    project = _project_of_lists(user, project_id)
    crew = _crew(user, project, resource_id)
    member = get_member(project, member_id) if member_id is not None else None
    columns = {"account_id": member.account_id, "name": member.display_name} if member else {"name": name[:80]}
    if crew.crew_members.count() >= MOST_ROWS:
        raise ListFull(count=MOST_ROWS)
    joined: CrewMember = inserted(CrewMember, resource=crew, **columns)
    tell(project, "projects.resources_changed", now)
    return joined


@transaction.atomic
def remove_crew_member(*, user: Account, project_id: int, resource_id: int, crew_member_id: int, now: datetime) -> None:
    """Somebody leaves a crew. Raises NotFound, NotAllowed, ProjectArchived, NotACrew."""
    project = _project_of_lists(user, project_id)
    left = _crew(user, project, resource_id).crew_members.filter(pk=crew_member_id).first()
    if left is None:
        raise NotFound
    left.delete()
    tell(project, "projects.resources_changed", now)


def ensure_crew(
    *,
    organization_id: UUID,
    name: str,
    trade: str,
    leader: Account | None = None,
    firm: Organization | None = None,
    people: Sequence[Account] = (),
) -> None:
    """Tell of a crew that is there whose it is and who works in it; a second time changes nothing.

    For the installation itself; a person uses `change_resource` and `add_crew_member`.
    """
    crew = Resource.objects.filter(organization_id=organization_id, kind="crew", name=name).order_by("pk").first()
    if crew is None:
        return
    crew.trade, crew.leader = trade, leader
    if firm is not None:
        defaults = {"firm": firm}
        crew.subcontractor = Subcontractor.objects.get_or_create(
            organization_id=organization_id, name=firm.name, defaults=defaults
        )[0]
    crew.save(update_fields=["trade", "leader", "subcontractor"])
    for account in people:
        CrewMember.objects.get_or_create(resource=crew, account=account, defaults={"name": account.display_name})


def ensure_resources(*, project: Project, resources: list[ResourceInFile]) -> dict[str, int]:
    """Ids of the organisation's resources by the file's uid; what is missing is created for the project."""
    wanted = {_identity(r.kind.value, r.name, r.code): r for r in resources}
    known = Resource.objects.filter(organization_id=project.organization_id)
    ids = {_identity(kind, name, code): pk for pk, kind, name, code in known.values_list("pk", "kind", "name", "code")}
    missing = [resource for identity, resource in wanted.items() if identity not in ids]
    Resource.objects.bulk_create([_resource_row(project, resource) for resource in missing], ignore_conflicts=True)
    if missing:
        ids = {
            _identity(kind, name, code): pk for pk, kind, name, code in known.values_list("pk", "kind", "name", "code")
        }
    return {r.uid: ids[_identity(r.kind.value, r.name, r.code)] for r in resources}


def ensure_person(*, project: Project, member_id: int) -> int:
    """The labour resource of a member of the project, made when there is none; its id. Raises NotFound."""
    member = get_member(project, member_id)
    labour = Resource.objects.filter(organization_id=project.organization_id, kind="labour")
    own = labour.filter(account_id=member.account_id).first()
    if own is None:
        namesake = labour.filter(name=member.display_name, code="").exists()
        own = Resource.objects.create(
            organization_id=project.organization_id, kind="labour", name=member.display_name,
            code=str(member.account_id)[-8:] if namesake else "", account_id=member.account_id, created_for=project,
        )  # fmt: skip
    return own.pk


def drop_unused_resources(*, project: Project, still_used: set[int], candidates: set[int]) -> None:
    """Remove those of `candidates` that were created for this project and that nobody uses."""
    Resource.objects.filter(pk__in=candidates - still_used, created_for=project).delete()


def _identity(kind: str, name: str, code: str) -> tuple[str, str, str]:
    return kind, name[:200], code[:80]


def _resource_row(project: Project, resource: ResourceInFile) -> Resource:
    return Resource(
        organization_id=project.organization_id,
        created_for=project,
        name=resource.name[:200],
        code=resource.code[:80],
        kind=resource.kind.value,
        unit=resource.unit[:40],
        capacity=resource.capacity,
        price=resource.price,
    )


def _project_of_lists(user: Account, project_id: int) -> Project:
    """The lists belong to the project's organisation: a guest does not write in them, whatever his role here."""
    project = get_project_for(user, project_id, RESOURCES)
    if is_guest(user, project):
        raise NotAllowed
    return project


def _crew(user: Account, project: Project, resource_id: int) -> Resource:
    resource = get_resource(user, project, resource_id)
    if resource.kind != "crew":
        raise NotACrew
    return resource


def _resource_columns(project: Project, kind: str, told: dict[str, Any]) -> dict[str, Any]:
    """Columns of a resource; leader and subcontractor are fetched with permission."""
    columns = dict(told)
    if kind != "crew" and any(columns.get(name) for name in ("trade", "leader_member_id", "subcontractor_id")):
        raise NotACrew
    if "leader_member_id" in columns:
        leader = columns.pop("leader_member_id")
        columns["leader_id"] = get_member(project, leader).account_id if leader is not None else None
    if columns.get("subcontractor_id") is not None:
        get_subcontractor(project, columns["subcontractor_id"])
    return columns


def _person_of(project: Project, resource: Resource, member_id: int | None) -> UUID | None:
    """Whose labour a resource becomes: a person has one resource of the organisation."""
    if member_id is None:
        return None
    if resource.kind != "labour":
        raise NotLabour
    account_id = get_member(project, member_id).account_id
    own = Resource.objects.filter(organization_id=project.organization_id, account_id=account_id)
    other = own.exclude(pk=resource.pk).first()
    if other is not None:
        raise PersonTaken(name=other.name)
    return account_id


def _require_firm(project: Project, firm_id: UUID | None) -> None:
    if firm_id is not None and firm_id not in {firm for firm, _name in list_firms(project)}:
        raise NotFound


def _require_room(model: type[models.Model], project: Project) -> None:
    if model._default_manager.filter(organization_id=project.organization_id).count() >= MOST_ROWS:
        raise ListFull(count=MOST_ROWS)


def _check_references_now() -> None:
    """Foreign keys of this schema are checked at commit; here the answer is wanted at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
