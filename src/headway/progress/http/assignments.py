"""Offers of work, the answers to them, and how loaded crews and people are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import ASSIGN
from headway.progress.actions import assignments as actions
from headway.progress.http.bodies import Id, StrictIn
from headway.progress.queries.assignments import list_offers, told_offer
from headway.progress.queries.workload import MOST_DAYS, LoadLine, list_workload
from headway.progress.rules.assignments import Assignee
from headway.projects.queries import get_project_for, may

router = Router()


class PartyOut(Schema):
    """A crew, a subcontractor (whole number) or a person (UUID)."""

    id: int | UUID
    name: str


class ProposalOut(Schema):
    first_day: date | None
    last_day: date | None
    quantity: float | None


class OfferAnswerOut(Schema):
    """accept, refuse, propose; take, decline, withdraw."""

    answer: str
    reason: str
    proposed_first: date | None
    proposed_last: date | None
    quantity: float | None
    by: str
    at: datetime


class OfferOut(Schema):
    offer_id: UUID
    activity_id: int
    activity_code: str
    activity_name: str
    activity_quantity: float | None
    unit: str
    crew: PartyOut | None
    person: PartyOut | None
    subcontractor: PartyOut | None
    quantity: float | None
    first_day: date
    last_day: date
    state: str
    message: str
    by: str
    at: datetime
    reason: str
    proposal: ProposalOut | None
    answered_by: str
    answered_at: datetime | None
    flags: list[str]
    may_answer: bool
    may_decide: bool
    version: int
    trail: list[OfferAnswerOut]


class OffersOut(Schema):
    """The latest first. `may_offer`: whether the reader may offer work here."""

    offers: list[OfferOut]
    may_offer: bool


class WishIn(StrictIn):
    activity_id: Id
    quantity: float | None = Field(None, gt=0, le=1e12)


class OfferIn(StrictIn):
    """Exactly one of person (account), crew (resource) and subcontractor."""

    activities: list[WishIn] = Field(min_length=1, max_length=actions.MOST_OFFERED)
    person: UUID | None = None
    crew: Id | None = None
    subcontractor: Id | None = None
    first_day: date
    last_day: date
    message: str = Field("", max_length=500)


class OfferIdsOut(Schema):
    offer_ids: list[UUID]


class AnswerIn(StrictIn):
    """`crew`: of a subcontractor, which of its crews takes the work."""

    answer: Literal["accept", "refuse", "propose"]
    reason: str = Field("", max_length=500)
    proposed_first: date | None = None
    proposed_last: date | None = None
    quantity: float | None = Field(None, gt=0, le=1e12)
    crew: Id | None = None


class OfferDecisionIn(StrictIn):
    decision: Literal["take", "decline"]
    reason: str = Field("", max_length=500)


class OfferStateOut(Schema):
    offer_id: UUID
    state: str
    version: int


class LoadDayOut(Schema):
    """Hours of this project, and of others of the organisation (never named here)."""

    day: date
    hours: float
    other_hours: float
    is_over: bool


class LoadOut(Schema):
    resource_id: int
    name: str
    kind: str
    people: int
    capacity_hours: float
    open_offers: int
    days: list[LoadDayOut]


class WorkloadOut(Schema):
    first: date
    last: date
    resources: list[LoadOut]


@router.get("/projects/{int:project_id}/assignment-offers", response=OffersOut)
def list_assignment_offers(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """Offers of work: all for who sees the whole project, else those that the reader made or was asked."""
    user = account_of(request)
    project = get_project_for(user, project_id)
    lines = [told_offer(line) | {"trail": line.trail} for line in list_offers(user, project)]
    return {"offers": lines, "may_offer": may(user, ASSIGN, project)}


@router.post("/projects/{int:project_id}/assignment-offers", response={201: OfferIdsOut})
def offer_work(request: HttpRequest, project_id: int, body: OfferIn) -> tuple[int, dict[str, Any]]:
    """Offer activities, or shares of their quantities, to one person, crew or subcontractor."""
    offers = actions.offer_work(
        user=account_of(request),
        project_id=project_id,
        wishes=[actions.Wish(one.activity_id, one.quantity) for one in body.activities],
        assignee=_assignee(body),
        first_day=body.first_day,
        last_day=body.last_day,
        message=body.message,
        now=now(),
    )
    return 201, {"offer_ids": [offer.uid for offer in offers]}


def _assignee(body: OfferIn) -> Assignee | None:
    told = [one for one in (body.person, body.crew, body.subcontractor) if one is not None]
    if len(told) != 1:
        return None
    if body.person is not None:
        return Assignee("person", account=str(body.person))
    if body.crew is not None:
        return Assignee("crew", resource_id=body.crew)
    return Assignee("subcontractor", subcontractor_id=body.subcontractor)


@router.post("/projects/{int:project_id}/assignment-offers/{offer_id}/answers", response=OfferStateOut)
def answer_offer(request: HttpRequest, project_id: int, offer_id: str, body: AnswerIn) -> dict[str, Any]:
    """Accept, refuse with a reason, or propose other days or another quantity: for who was asked."""
    told = body.model_dump(mode="json")
    offer = actions.answer_offer(
        user=account_of(request), project_id=project_id, offer_id=offer_id, told=told, now=now()
    )
    return _state(offer)


@router.post("/projects/{int:project_id}/assignment-offers/{offer_id}/decisions", response=OfferStateOut)
def decide_offer(request: HttpRequest, project_id: int, offer_id: str, body: OfferDecisionIn) -> dict[str, Any]:
    """Take a proposal or decline it: for who offered."""
    return _state(
        actions.decide_offer(
            user=account_of(request),
            project_id=project_id,
            offer_id=offer_id,
            decision=body.decision,
            reason=body.reason,
            now=now(),
        )
    )


@router.delete("/projects/{int:project_id}/assignment-offers/{offer_id}", response={204: None})
def withdraw_offer(request: HttpRequest, project_id: int, offer_id: str) -> tuple[int, None]:
    """Take an offer back; it stays in the log with its trail."""
    actions.decide_offer(
        user=account_of(request),
        project_id=project_id,
        offer_id=offer_id,
        decision="withdraw",
        reason="",
        now=now(),
    )
    return 204, None


@router.get("/projects/{int:project_id}/workload", response=WorkloadOut)
def get_workload(
    request: HttpRequest,
    project_id: int,
    first: Annotated[date, Query(alias="from")],
    last: Annotated[date, Query(alias="to")],
) -> dict[str, Any]:
    """Planned hours of crews and people by day against what they can do; at most 100 days."""
    user = account_of(request)
    project = get_project_for(user, project_id, ASSIGN)
    last = min(last, date.fromordinal(min(first.toordinal() + MOST_DAYS - 1, date.max.toordinal())))
    lines = list_workload(user, project, first, last)
    return {"first": first, "last": last, "resources": [_load(line) for line in lines]}


def _load(line: LoadLine) -> dict[str, Any]:
    return {
        "resource_id": line.resource_id,
        "name": line.name,
        "kind": line.kind,
        "people": line.people,
        "capacity_hours": line.capacity_hours,
        "open_offers": line.offered,
        "days": [
            {
                "day": day,
                "hours": round(load.hours, 2),
                "other_hours": round(load.other_hours, 2),
                "is_over": load.hours + load.other_hours > line.capacity_hours + 1e-6,
            }
            for day, load in sorted(line.days.items())
        ],
    }


def _state(offer: Any) -> dict[str, Any]:
    return {"offer_id": offer.uid, "state": offer.state, "version": offer.version}
