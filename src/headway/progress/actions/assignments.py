"""Work is offered, answered and agreed on 派工; an agreed offer stands in the plan, through the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from headway.field.actions import touch_records
from headway.field.kinds import Acting, Carried, Operation, RecordKey
from headway.kernel.actions import record_event
from headway.kernel.errors import NotFound, Refusal
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.people.queries import get_account
from headway.people.roles import ASSIGN, EDIT, REPORT
from headway.progress.actions.site_log import Entering, append_fact, taken_fact
from headway.progress.errors import ActivityGone
from headway.progress.models import AssignmentOffer
from headway.progress.queries.assignments import (
    get_offer_for,
    list_asked,
    may_answer_offer,
    offers_for,
    uuid_from,
)
from headway.progress.queries.offer_subjects import OFFER
from headway.progress.queries.site_work import get_live_plan_of, list_reportable
from headway.progress.rules.assignments import Assignee, Proposal, Terms, agreed, state_after, terms_fault
from headway.progress.rules.site_fact_kinds import ANSWER, DECISION
from headway.progress.rules.site_time import site_today
from headway.progress.site_errors import NotAskedFor, OfferClosed, OfferNotPossible
from headway.projects.actions import ensure_person
from headway.projects.queries import (
    get_project_for,
    get_resource,
    get_subcontractor,
    is_guest,
    list_members,
    may,
)
from headway.schedule.actions import apply_edit
from headway.schedule.actions.operations import TakeOverOffered
from headway.schedule.errors import NothingToDo

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

ASSIGNMENT = "assignment"
CHANGED = "progress.offers_changed"
SOURCE = "site"
MOST_OFFERED = 200


@dataclass(frozen=True)
class Wish:
    """One activity that is offered, whole or a quantity of it."""

    activity_id: int
    quantity: float | None = None


@transaction.atomic
def offer_work(
    *,
    user: Account,
    project_id: int,
    wishes: Sequence[Wish],
    assignee: Assignee | None,
    first_day: date,
    last_day: date,
    message: str,
    now: datetime,
) -> list[AssignmentOffer]:
    """Offer activities, or shares of their quantities, to one person, crew or subcontractor for a window of days.

    More than there is of an activity is offered and flagged, never silently. Who is asked is told.
    Raises NotFound (also: a person, crew or firm that is not of the project), NotAllowed, ProjectArchived,
    OfferNotPossible, ActivityGone.
    """
    project = get_project_for(user, project_id, ASSIGN)
    if assignee is None:
        raise OfferNotPossible(reason_key="progress.offer.assignee")
    _require_assignee(user, project, assignee)
    for wish in wishes:
        if fault := terms_fault(Terms(first_day, last_day, wish.quantity)):
            raise OfferNotPossible(reason_key=f"progress.offer.{fault}")
    known = list_reportable(user, project, {wish.activity_id for wish in wishes})
    if gone := [wish.activity_id for wish in wishes if wish.activity_id not in known]:
        raise ActivityGone(number=gone[0])
    offers = AssignmentOffer.objects.bulk_create(
        AssignmentOffer(
            organization_id=project.organization_id,
            project=project,
            activity_id=wish.activity_id,
            account_id=UUID(assignee.account) if assignee.account else None,
            crew_id=assignee.resource_id,
            subcontractor_id=assignee.subcontractor_id,
            quantity=wish.quantity,
            first_day=first_day,
            last_day=last_day,
            message=message.strip()[:500],
            by_id=user.pk,
            by_name=user.display_name,
            at=now,
        )
        for wish in wishes
    )
    for offer in offers:
        _tell(project, offer, recipients=list_asked(project, offer), kind="offered", actor=user, now=now)
    _announce(project, offers, now)
    return offers


def answer_assignment(op: Operation, acting: Acting) -> Carried:
    """Carry out an answer from a phone; see `answer_offer`."""
    by = Entering.of(op, acting)
    offer = _answered(by, {"offer_id": op.record.id, **op.entered})
    return Carried(offer.version, [offer_key(offer), RecordKey("activity", str(offer.activity_id))])


@transaction.atomic
def answer_offer(
    *, user: Account, project_id: int, offer_id: str, told: Mapping[str, Any], now: datetime
) -> AssignmentOffer:
    """Accept, refuse with a reason, or propose other days or another quantity. The answer is a fact of the log.

    An acceptance puts the resource on the activity in the plan when it does not stand there (decision 1031).
    Raises NotFound, NotAllowed, NotAskedFor, OfferClosed, OfferNotPossible, FactNotTaken.
    """
    project = get_project_for(user, project_id, REPORT)
    offer = _answered(Entering(user, project, now), {**told, "offer_id": offer_id})
    touch_records(project.pk, [offer_key(offer), RecordKey("activity", str(offer.activity_id))], now)
    return offer


def accept_by_link(user: Account, parameters: Mapping[str, Any], now: datetime) -> None:
    """Accept the offer that a message was about; see `notify.action_links`. Raises what `answer_offer` does."""
    project = get_project_for(user, parameters["project_id"], REPORT)
    offer = offers_for(user, project).filter(pk=parameters["subject_id"]).first()
    if offer is None:
        raise NotFound
    answer_offer(user=user, project_id=project.pk, offer_id=str(offer.uid), told={"answer": "accept"}, now=now)


def _answered(by: Entering, told: Mapping[str, Any]) -> AssignmentOffer:
    if not may(by.rights, REPORT, by.project):
        raise NotAskedFor
    offer_id = uuid_from(str(told.get("offer_id")))
    values = taken_fact(ANSWER, told)
    offer = get_offer_for(by.rights, by.project, offer_id, lock=True)
    if not may_answer_offer(by.author, by.project, offer):
        raise NotAskedFor
    _move(offer, values["answer"])
    proposal = Proposal(_day(values["proposed_first"]), _day(values["proposed_last"]), values["quantity"])
    if values["answer"] == "propose":
        if fault := terms_fault(agreed(_terms(offer), proposal)):
            raise OfferNotPossible(reason_key=f"progress.offer.{fault}")
        offer.proposed_first, offer.proposed_last = proposal.first_day, proposal.last_day
        offer.proposed_quantity = proposal.quantity
    append_fact(by, ANSWER, values, site_today(by.now, by.project.time_zone))
    _keep(by, offer, values["reason"])
    if offer.state == "accepted":
        _take_over(by.project, offer, get_account(offer.by_id), _resource_of(by, offer, values["crew"]), by.now)
    kinds = {"accept": "offer_accepted", "refuse": "offer_refused", "propose": "offer_proposed"}
    _tell(by.project, offer, recipients={offer.by_id}, kind=kinds[values["answer"]], actor=by.author, now=by.now)
    _announce(by.project, [offer], by.now, touch=False)
    return offer


@transaction.atomic
def decide_offer(
    *, user: Account, project_id: int, offer_id: str, decision: str, reason: str, now: datetime
) -> AssignmentOffer:
    """Take a proposal, decline it (the offer stands as it was), or withdraw the offer.

    For who offered, and for who assigns on the whole project. Raises NotFound, NotAllowed, NotAskedFor, OfferClosed.
    """
    project = get_project_for(user, project_id, ASSIGN)
    offer = get_offer_for(user, project, uuid_from(offer_id), lock=True)
    if offer.by_id != user.pk and not may(user, EDIT, project):
        raise NotAskedFor
    was_accepted_by = offer.answered_by_id
    _move(offer, decision)
    if decision == "take":
        proposal = Proposal(offer.proposed_first, offer.proposed_last, offer.proposed_quantity)
        terms = agreed(_terms(offer), proposal)
        offer.first_day, offer.last_day, offer.quantity = terms.first_day, terms.last_day, terms.quantity
    by = Entering(user, project, now)
    told = {"offer_id": str(offer.uid), "decision": decision, "reason": reason}
    append_fact(by, DECISION, taken_fact(DECISION, told), site_today(now, project.time_zone))
    _keep(by, offer, reason, answered=False)
    if decision == "take" and was_accepted_by is not None:
        asked = Entering(get_account(was_accepted_by), project, now)
        _take_over(project, offer, user, _resource_of(asked, offer, None), now)
    kinds = {"take": "offer_taken", "decline": "offer_declined", "withdraw": "offer_withdrawn"}
    _tell(project, offer, recipients=list_asked(project, offer), kind=kinds[decision], actor=user, now=now)
    _announce(project, [offer], now)
    return offer


def offer_key(offer: AssignmentOffer) -> RecordKey:
    """The record that devices keep."""
    return RecordKey(ASSIGNMENT, str(offer.uid))


def _require_assignee(user: Account, project: Project, assignee: Assignee) -> None:
    """Raises NotFound: no member, no crew that he sees, a firm of another organisation's list."""
    if assignee.kind == "person":
        if assignee.account not in {str(one.account_id) for one in list_members(project)}:
            raise NotFound
    elif assignee.kind == "crew":
        if get_resource(user, project, assignee.resource_id or 0).kind != "crew":
            raise NotFound
    else:
        if is_guest(user, project):
            raise NotFound
        get_subcontractor(project, assignee.subcontractor_id or 0)


def _move(offer: AssignmentOffer, answer: str) -> None:
    state = state_after(offer.state, answer)
    if state is None:
        raise OfferClosed(state_key=f"progress.offer_state.{offer.state}")
    offer.state = state


def _keep(by: Entering, offer: AssignmentOffer, reason: str, *, answered: bool = True) -> None:
    offer.version += 1
    offer.reason = reason
    if answered:
        offer.answered_by_id, offer.answered_by_name, offer.answered_at = by.author.pk, by.name, by.now
    if offer.state != "proposed":
        offer.proposed_first = offer.proposed_last = offer.proposed_quantity = None
    offer.save()


def _terms(offer: AssignmentOffer) -> Terms:
    return Terms(offer.first_day, offer.last_day, offer.quantity)


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _resource_of(by: Entering, offer: AssignmentOffer, crew_id: int | None) -> int | None:
    """The resource that stands in the plan for an accepted offer: the crew, or the person who accepted.

    Of a subcontractor's offer the crew that the answer names, else whoever accepted for the firm.
    """
    if offer.crew_id is not None:
        return offer.crew_id
    if offer.subcontractor_id is not None and crew_id is not None:
        return get_resource(by.rights, by.project, crew_id).pk
    account = offer.account_id or by.author.pk
    members = {one.account_id: one.id for one in list_members(by.project)}
    return ensure_person(project=by.project, member_id=members[account]) if account in members else None


def _take_over(
    project: Project, offer: AssignmentOffer, offerer: Account, resource_id: int | None, now: datetime
) -> None:
    """Put the resource on the activity, in the name of who offered and with his rights of now.

    When the plan does not take it (the activity is gone, the offerer has lost the right), the acceptance stands and
    the offer is flagged `not_in_plan`: nobody's answer is lost by it.
    """
    found = get_live_plan_of(None, project)
    if found is None or resource_id is None:
        return
    plan = found[0]
    operation = TakeOverOffered(
        plan_id=plan.pk, activity_id=offer.activity_id, resource_id=resource_id, quantity=offer.quantity
    )
    try:
        with transaction.atomic():
            edit = apply_edit(
                bases={plan.pk: plan.revision}, operations=[operation], author=offerer, source=SOURCE, now=now,
                reason=offer.answered_by_name,
            )[0]  # fmt: skip
        offer.edit_id = edit.edit_id
    except NothingToDo:
        offer.edit_id = offer.edit_id or 0  # it stood there already
    except Refusal:
        offer.edit_id = None
    offer.save(update_fields=["edit_id"])


def _tell(
    project: Project, offer: AssignmentOffer, *, recipients: set[UUID], kind: str, actor: Account, now: datetime
) -> None:
    tell(
        recipients=recipients,
        kind=kind,
        subject=Subject(OFFER, project.pk, offer.pk),
        actor=actor,
        key=f"{kind}:{offer.uid}:{offer.version}",
        now=now,
    )


def _announce(project: Project, offers: Sequence[AssignmentOffer], now: datetime, *, touch: bool = True) -> None:
    record_event(
        kind=CHANGED,
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk},
        now=now,
    )
    if touch:
        touch_records(project.pk, [offer_key(offer) for offer in offers], now)
