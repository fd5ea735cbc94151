"""Locations of a project; resources, crews, trades and subcontractors of its organisation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from headway.kernel.errors import NotFound
from headway.people.rules import PERSON
from headway.projects.models import CrewMember, Location, Membership, Project, Resource, Subcontractor, Trade
from headway.projects.queries.projects import is_guest

if TYPE_CHECKING:
    from headway.people.models import Account

_crews_of: list[Callable[[Account], set[int]]] = []


def list_locations(project: Project) -> list[Location]:
    """All places of a project fetched with permission, in the order of their siblings."""
    return list(Location.objects.filter(project=project).order_by("position", "code", "pk"))


def get_location(project: Project, location_id: int) -> Location:
    """One place of a project. Raises NotFound."""
    found = Location.objects.filter(project=project, pk=location_id).first()
    if found is None:
        raise NotFound
    return found


@cache
def national_lists() -> dict[str, Any]:
    """The national lists that come with the product: trades and working weeks."""
    parsed: dict[str, Any] = json.loads(files("headway.projects").joinpath("national_lists.json").read_text("utf-8"))
    return parsed


def list_trades(project: Project) -> list[tuple[int | None, str]]:
    """Trades with their ids, national ones (without an id) first."""
    own = Trade.objects.filter(organization_id=project.organization_id).order_by("position", "pk")
    return [*((None, name) for name in national_lists()["trades"]), *own.values_list("pk", "name")]


def get_trade(project: Project, trade_id: int) -> Trade:
    """A trade of the project's organisation. Raises NotFound."""
    found = Trade.objects.filter(organization_id=project.organization_id, pk=trade_id).first()
    if found is None:
        raise NotFound
    return found


def list_subcontractors(project: Project) -> list[Subcontractor]:
    """Subcontractors of the project's organisation by name."""
    rows = Subcontractor.objects.filter(organization_id=project.organization_id)
    return list(rows.select_related("firm").order_by("name", "pk"))


def get_subcontractor(project: Project, subcontractor_id: int) -> Subcontractor:
    """A subcontractor of the project's organisation. Raises NotFound."""
    found = Subcontractor.objects.filter(organization_id=project.organization_id, pk=subcontractor_id).first()
    if found is None:
        raise NotFound
    return found


def list_resources(user: Account, project: Project, kind: str | None = None) -> list[Resource]:
    """The resources that `user` may see from a project fetched with permission, by kind and name."""
    rows = _resources(user, project).select_related("leader", "subcontractor", "account")
    if kind is not None:
        rows = rows.filter(kind=kind)
    return list(rows.order_by("kind", "name", "code", "pk")[:5000])


def get_resource(user: Account, project: Project, resource_id: int) -> Resource:
    """One resource. Raises NotFound."""
    found = _resources(user, project).filter(pk=resource_id).first()
    if found is None:
        raise NotFound
    return found


def _resources(user: Account, project: Project) -> QuerySet[Resource]:
    """A guest sees the crews of his own firm and those he works in, not the list of the contractor."""
    rows = Resource.objects.filter(organization_id=project.organization_id)
    if not is_guest(user, project):
        return rows
    own_firm = Q(kind="crew", subcontractor__firm_id=user.organization_id)
    return rows.filter(own_firm | Q(pk__in=list_crews_of(user)))


def list_crew_members(resources: list[Resource]) -> dict[int, list[CrewMember]]:
    """The people of crews by resource id."""
    people: dict[int, list[CrewMember]] = {}
    crews = [resource.pk for resource in resources if resource.kind == "crew"]
    for member in CrewMember.objects.filter(resource_id__in=crews).order_by("pk"):
        people.setdefault(member.resource_id, []).append(member)
    return people


def register_crews(crews_of: Callable[[Account], set[int]]) -> None:
    """Say what crews an account of another kind than a person works for; a second time changes nothing."""
    if crews_of not in _crews_of:
        _crews_of.append(crews_of)


def list_crews_of(account: Account) -> set[int]:
    """Resource ids of the crews that an account leads or works in, and of its own labour."""
    if account.kind != PERSON:
        return {crew for crews_of in _crews_of for crew in crews_of(account)}
    crews = Q(leader_id=account.pk) | Q(crew_members__account_id=account.pk)
    mine = Resource.objects.filter((crews & Q(kind="crew")) | Q(account_id=account.pk, kind="labour"))
    return set(mine.values_list("pk", flat=True))


def list_led_crews(account: Account, project: Project) -> set[int]:
    """Crews of the project's organisation that an account leads."""
    led = Resource.objects.filter(organization_id=project.organization_id, kind="crew", leader_id=account.pk)
    return set(led.values_list("pk", flat=True))


def list_crew_accounts(crew_ids: Iterable[int]) -> set[UUID]:
    """Accounts that work in these crews."""
    members = CrewMember.objects.filter(resource_id__in=list(crew_ids), account_id__isnull=False)
    return set(members.values_list("account_id", flat=True))


def list_crews_by_account(project: Project, account_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The first crew of the project's organisation that each of these accounts works in or leads."""
    wanted = list(account_ids)
    crews = Resource.objects.filter(organization_id=project.organization_id, kind="crew")
    led = crews.filter(leader_id__in=wanted).order_by("-pk").values_list("leader_id", "pk")
    worked = crews.filter(crew_members__account_id__in=wanted).order_by("-pk")
    return dict(led) | dict(worked.values_list("crew_members__account_id", "pk"))


def list_own_subcontractors(account: Account, project: Project) -> set[int]:
    """Subcontractors of the project's organisation whose people the account belongs to."""
    rows = Subcontractor.objects.filter(organization_id=project.organization_id, firm_id=account.organization_id)
    return set(rows.values_list("pk", flat=True))


def name_subcontractors(subcontractor_ids: Iterable[int]) -> dict[int, str]:
    """Names by id, for rows that were fetched with permission."""
    return dict(Subcontractor.objects.filter(pk__in=list(subcontractor_ids)).values_list("pk", "name"))


def list_people_of_resources(resource_ids: list[int]) -> dict[int, set[UUID]]:
    """Accounts by resource id: the person that a labour resource stands for, the leader of a crew."""
    rows = Resource.objects.filter(pk__in=resource_ids).values_list("pk", "account_id", "leader_id")
    return {pk: {one for one in (account, leader) if one is not None} for pk, account, leader in rows}


def list_resource_names(resource_ids: list[int]) -> dict[int, Resource]:
    """Resources by id, for rows of a plan that was fetched with permission."""
    return Resource.objects.only("name", "kind", "unit", "account").in_bulk(resource_ids)


def list_resource_facts(resource_ids: list[int]) -> dict[int, Resource]:
    """Resources by id with all that is known of them, prices too, for rows of a plan fetched with permission."""
    return Resource.objects.in_bulk(resource_ids)


def get_resource_kind(project: Project, resource_id: int) -> str:
    """The kind of a resource of the project's organisation. Raises NotFound."""
    kind = Resource.objects.filter(pk=resource_id, organization_id=project.organization_id).values_list(
        "kind", flat=True
    )
    if not kind:
        raise NotFound
    return str(kind[0])


def list_firms(project: Project) -> list[tuple[UUID, str]]:
    """Other organisations whose people are members of the project, by name."""
    people = Membership.objects.filter(project=project, account__kind=PERSON)
    guests = people.exclude(account__organization_id=project.organization_id)
    names = guests.order_by("account__organization__name").distinct()
    return list(names.values_list("account__organization_id", "account__organization__name"))
