"""Offers of work as those see them who offer, are asked, or plan; and how loaded crews and people are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from headway.field.kinds import Record
from headway.field.queries.crew_links import crews_of_link
from headway.kernel.errors import NotFound
from headway.people.queries import name_accounts
from headway.people.roles import ASSIGN, EDIT, SEE_HISTORY
from headway.progress.models import AssignmentOffer, Fact
from headway.progress.queries.site_work import get_live_plan_of, name_activities
from headway.progress.rules.assignments import Share, overfull
from headway.progress.rules.site_fact_kinds import ANSWER, DECISION
from headway.projects.queries import (
    is_guest,
    list_led_crews,
    list_members,
    list_own_subcontractors,
    list_people_of_resources,
    list_resource_facts,
    list_subcontractors,
    may,
    name_subcontractors,
)
from headway.schedule.queries.site_activities import list_resources_of

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project, Resource
    from headway.schedule.queries.site_activities import SiteActivity

Json = dict[str, Any]
KEPT_DAYS = 30
"""An offer stays on phones so many days after its last day."""
MOST_SHOWN = 2_000


def offers_for(user: Account, project: Project) -> QuerySet[AssignmentOffer]:
    """The offers that `user` sees: all for who assigns on the whole project, else what he offered and was asked.

    The one permission query of offers; nobody gets a row past it.
    """
    rows = AssignmentOffer.objects.filter(project=project)
    if may(user, SEE_HISTORY, project) and not is_guest(user, project):
        return rows
    return rows.filter(Q(by_id=user.pk) | asked_of(user, project))


def asked_of(user: Account, project: Project) -> Q:
    """The offers that `user` may answer (rule 6.81)."""
    crews = list_led_crews(user, project) | crews_of_link(user)
    asked = Q(account_id=user.pk) | Q(crew_id__in=crews)
    if is_guest(user, project):
        asked |= Q(subcontractor_id__in=list_own_subcontractors(user, project))
    return asked


def get_offer_for(user: Account, project: Project, offer_id: UUID, *, lock: bool = False) -> AssignmentOffer:
    """One offer that `user` sees. Raises NotFound."""
    rows = offers_for(user, project).filter(uid=offer_id)
    offer = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if offer is None:
        raise NotFound
    return offer


def may_answer_offer(user: Account, project: Project, offer: AssignmentOffer) -> bool:
    """Whether `user` is who was asked."""
    return AssignmentOffer.objects.filter(asked_of(user, project), pk=offer.pk).exists()


def list_asked(project: Project, offer: AssignmentOffer) -> set[UUID]:
    """The accounts that are told of an offer: the person, the crew's leader, the subcontractor's people here."""
    if offer.account_id is not None:
        return {offer.account_id}
    if offer.crew_id is not None:
        return list_people_of_resources([offer.crew_id]).get(offer.crew_id, set())
    firms = {one.pk: one.firm_id for one in list_subcontractors(project)}
    firm = firms.get(offer.subcontractor_id or 0)
    return {one.account_id for one in list_members(project) if firm is not None and one.organization_id == firm}


@dataclass(frozen=True)
class OfferLine:
    """An offer with the names of what it is about."""

    offer: AssignmentOffer
    assignee: str
    activity: SiteActivity | None
    flags: list[str]
    may_answer: bool
    may_decide: bool
    trail: list[Json]


def list_offers(user: Account, project: Project, activity_ids: Collection[int] | None = None) -> list[OfferLine]:
    """The offers that `user` sees, the latest first; of some activities, or all."""
    rows = offers_for(user, project)
    if activity_ids is not None:
        rows = rows.filter(activity_id__in=list(activity_ids))
    return _lines(user, project, list(rows.order_by("-at", "-id")[:MOST_SHOWN]))


def _lines(user: Account, project: Project, offers: Sequence[AssignmentOffer]) -> list[OfferLine]:
    names = name_assignees(offers)
    activities = name_activities(project, {one.activity_id for one in offers})
    over = list_overfull(project, activities)
    asked = set(AssignmentOffer.objects.filter(asked_of(user, project), project=project).values_list("pk", flat=True))
    trails = _trails(project, [one.uid for one in offers])
    assigns, edits = may(user, ASSIGN, project), may(user, EDIT, project)
    standing = _standing_in_plan(project, offers)
    return [
        OfferLine(
            offer=one,
            assignee=names[one.pk],
            activity=activities.get(one.activity_id),
            flags=_flags(one, over, activities, is_in_plan=one.pk in standing),
            may_answer=one.pk in asked,
            may_decide=assigns and (edits or one.by_id == user.pk),
            trail=trails.get(str(one.uid), []),
        )
        for one in offers
    ]


def _standing_in_plan(project: Project, offers: Sequence[AssignmentOffer]) -> set[int]:
    """Those offers whose crew, person or firm stands on the activity in the plan as it is now."""
    found = get_live_plan_of(None, project) if offers else None
    if found is None:
        return set()
    there = list_resources_of(found[0], {one.activity_id for one in offers})
    resources = list_resource_facts(sorted({pk for some in there.values() for pk in some}))
    return {one.pk for one in offers if any(_stands_for(resources[pk], one) for pk in there.get(one.activity_id, ()))}


def _stands_for(resource: Resource, offer: AssignmentOffer) -> bool:
    if offer.crew_id is not None:
        return resource.pk == offer.crew_id
    if offer.account_id is not None:
        return resource.account_id == offer.account_id
    is_who_accepted = resource.account_id is not None and resource.account_id == offer.answered_by_id
    return resource.subcontractor_id == offer.subcontractor_id or is_who_accepted


def _flags(
    offer: AssignmentOffer, over: Mapping[int, float], activities: Mapping[int, SiteActivity], *, is_in_plan: bool
) -> list[str]:
    """What somebody has to look at; whoever takes work back takes the assignment off the plan himself."""
    flags = []
    if offer.activity_id in over and offer.state not in ("refused", "withdrawn"):
        flags.append("over_quantity")
    if offer.activity_id not in activities:
        flags.append("activity_gone")
    if offer.state == "accepted" and not is_in_plan:
        flags.append("not_in_plan")
    if offer.state in ("refused", "withdrawn") and offer.edit_id and is_in_plan:
        flags.append("still_in_plan")
    return flags


def list_overfull(project: Project, activities: Mapping[int, SiteActivity]) -> dict[int, float]:
    """Activities of which more was given out than there is, with the excess."""
    rows = AssignmentOffer.objects.filter(project=project, activity_id__in=list(activities))
    shares = [
        Share(activity, assignee=str(pk), state=state, quantity=quantity)
        for pk, activity, state, quantity in rows.values_list("pk", "activity_id", "state", "quantity")
    ]
    return overfull(shares, {number: one.quantity for number, one in activities.items()})


def name_assignees(offers: Iterable[AssignmentOffer]) -> dict[int, str]:
    """Names by offer: of the person, the crew, the subcontractor."""
    offers = list(offers)
    people = name_accounts({one.account_id for one in offers if one.account_id})
    crews = list_resource_facts(sorted({one.crew_id for one in offers if one.crew_id}))
    firms = name_subcontractors({one.subcontractor_id for one in offers if one.subcontractor_id})
    names = {}
    for one in offers:
        crew = crews.get(one.crew_id or 0)
        crew_name = crew.name if crew else ""
        names[one.pk] = (
            people.get(one.account_id or UUID(int=0)) or crew_name or firms.get(one.subcontractor_id or 0, "")
        )
    return names


def _trails(project: Project, offer_ids: Collection[UUID]) -> dict[str, list[Json]]:
    """Every answer and decision by offer, the earliest first."""
    wanted = [str(one) for one in offer_ids]
    facts = Fact.objects.filter(project=project, kind__in=[ANSWER, DECISION], values__offer_id__in=wanted)
    trails: dict[str, list[Json]] = {}
    for fact in facts.select_related("entry").order_by("id"):
        told = fact.values
        trails.setdefault(told["offer_id"], []).append(
            {
                "answer": told.get("answer") or told.get("decision"),
                "reason": told["reason"],
                "proposed_first": told.get("proposed_first"),
                "proposed_last": told.get("proposed_last"),
                "quantity": told.get("quantity"),
                "by": fact.entry.reporter or fact.entry.author_name,
                "at": fact.at,
            }
        )
    return trails


def read_assignments(
    reader: Account, project: Project, ids: Collection[str] | None, today: date
) -> Mapping[str, Record]:
    """What the reader's phone keeps: offers that he made or was asked, until a month after their last day."""
    rows = AssignmentOffer.objects.filter(Q(by_id=reader.pk) | asked_of(reader, project), project=project)
    rows = rows.exclude(state="withdrawn").filter(last_day__gte=today - timedelta(days=KEPT_DAYS))
    if ids is not None:
        rows = rows.filter(uid__in=[number for one in ids if (number := _uuid(one)) is not None])
    return {
        str(line.offer.uid): Record(line.offer.version, told_offer(line))
        for line in _lines(reader, project, list(rows))
    }


def list_assigned_until(reader: Account, project: Project, activity_ids: Collection[int]) -> dict[int, str]:
    """The last day for which the reader has accepted an activity, by number; without an offer there is none."""
    rows = AssignmentOffer.objects.filter(asked_of(reader, project), project=project, state="accepted")
    found = rows.filter(activity_id__in=list(activity_ids)).order_by("last_day").values_list("activity_id", "last_day")
    return {number: day.isoformat() for number, day in found}


def told_offer(line: OfferLine) -> Json:
    """An offer as devices and pages read it."""
    one, activity = line.offer, line.activity
    proposal = None
    if one.state == "proposed":
        proposal = {
            "first_day": one.proposed_first, "last_day": one.proposed_last, "quantity": one.proposed_quantity,
        }  # fmt: skip
    return {
        "offer_id": str(one.uid),
        "activity_id": one.activity_id,
        "activity_code": activity.code if activity else "",
        "activity_name": activity.name if activity else "",
        "activity_quantity": activity.quantity if activity else None,
        "unit": activity.unit if activity else "",
        "crew": {"id": one.crew_id, "name": line.assignee} if one.crew_id else None,
        "person": {"id": str(one.account_id), "name": line.assignee} if one.account_id else None,
        "subcontractor": {"id": one.subcontractor_id, "name": line.assignee} if one.subcontractor_id else None,
        "quantity": one.quantity,
        "first_day": one.first_day.isoformat(),
        "last_day": one.last_day.isoformat(),
        "state": one.state,
        "message": one.message,
        "by": one.by_name,
        "at": one.at.isoformat(),
        "reason": one.reason,
        "proposal": proposal
        and {name: value.isoformat() if isinstance(value, date) else value for name, value in proposal.items()},
        "answered_by": one.answered_by_name,
        "answered_at": one.answered_at.isoformat() if one.answered_at else None,
        "flags": line.flags,
        "may_answer": line.may_answer,
        "may_decide": line.may_decide,
        "version": one.version,
    }


def uuid_from(told: str) -> UUID:
    """The identity of an offer in an address or record. Raises NotFound."""
    found = _uuid(told)
    if found is None:
        raise NotFound
    return found


def _uuid(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None
