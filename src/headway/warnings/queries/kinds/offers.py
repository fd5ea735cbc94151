"""Offers of work that nobody has answered, and what waits for somebody's yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from headway.kernel.subjects import Subject
from headway.progress.queries.offer_subjects import OFFER
from headway.progress.queries.open_matters import OpenOffer, list_open_offers, list_states_of_offers
from headway.projects.queries.many import list_firms_of
from headway.schedule.queries.live_work import list_waiting_imports
from headway.warnings.queries.cases import Case, Gone, Known, Rules, about_project
from headway.warnings.queries.sites import Sites


def list_unanswered_offers(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Offered longer than `hours` ago, not answered, its days not over."""
    offers = _offers(sites, rules, "offered")
    firms = list_firms_of({one.subcontractor_id for one in offers if one.subcontractor_id}) if offers else {}
    facts = sites.facts_of({one.crew_id for one in offers if one.crew_id})
    for one in offers:
        people = _asked(sites, one, firms, _leader(facts.get(one.crew_id or 0)))
        crews: frozenset[int] = frozenset({one.crew_id} - {None})  # type: ignore[arg-type]
        yield _case(sites, rules, one, str(one.id), people, crews)


def _leader(crew: Any) -> UUID | None:
    return None if crew is None else crew.leader_id


def _asked(sites: Sites, offer: OpenOffer, firms: dict[int, UUID], leader: UUID | None) -> frozenset[UUID]:
    """The person, the crew's leader, the people of the subcontractor here."""
    if offer.subcontractor_id is not None:
        firm = firms.get(offer.subcontractor_id)
        here = sites.people.get(offer.project_id, ())
        return frozenset(one.account_id for one in here if firm is not None and one.organization_id == firm)
    return frozenset(one for one in (offer.account_id, leader) if one is not None)


def judge_offers(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when it was answered; taken back it is gone, after its last day passed."""
    states = list_states_of_offers([one.subject_id for one in known])
    acted, reasons = [], {}
    for one in known:
        state = states.get(one.subject_id, "withdrawn")
        if state in ("accepted", "refused", "proposed"):
            acted.append(one.id)
        else:
            reasons[one.id] = "passed" if state == "offered" else "gone"
    return Gone(acted, reasons)


def list_waiting_decisions(sites: Sites, rules: Rules) -> Iterator[Case]:
    """For longer than `hours`: other days or another quantity that were proposed for an offer wait for who offered;
    files that were read wait for who brought them to write them into the plan or not."""
    for one in _offers(sites, rules, "proposed"):
        yield _case(sites, rules, one, f"offer:{one.id}", frozenset({one.by_id}), frozenset())
    if not rules:
        return
    shortest = min(rule.parameters["hours"] for rule in rules.values())
    for number, project, account, since in list_waiting_imports(
        sorted(rules), before=sites.at - timedelta(hours=shortest), at=sites.at
    ):
        passed, wait = sites.at - since, timedelta(hours=rules[project].parameters["hours"])
        if passed >= wait:
            told = {"hours": int(passed.total_seconds() // 3600)}
            people = frozenset({account})
            yield Case(project, f"import:{number}", about_project(project), people, since + wait, told)


def _offers(sites: Sites, rules: Rules, state: str) -> list[OpenOffer]:
    if not rules:
        return []
    before = sites.at - timedelta(hours=min(rule.parameters["hours"] for rule in rules.values()))
    today = min(sites.today(project) for project in rules)
    found = list_open_offers(sorted(rules), state=state, before=before, today=today, at=sites.at, is_past=sites.is_past)
    return [one for one in found if sites.at - one.since >= timedelta(hours=rules[one.project_id].parameters["hours"])]


def _case(  # noqa: PLR0917 - an offer under its key, with whom it waits for
    sites: Sites, rules: Rules, one: OpenOffer, key: str, people: frozenset[UUID], crews: frozenset[int]
) -> Case:
    told = {"hours": int((sites.at - one.since).total_seconds() // 3600)}
    since = one.since + timedelta(hours=rules[one.project_id].parameters["hours"])
    return Case(one.project_id, key, Subject(OFFER, one.project_id, one.id), people, since, told, crews)
