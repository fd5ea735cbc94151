"""Who is responsible for activities, and whom each step of a ladder means (rule 7.23)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from headway.people.queries import name_accounts
from headway.progress.rules.acceptance import accepters_of
from headway.projects.queries.many import list_leaders_of
from headway.warnings.queries.cases import Case
from headway.warnings.queries.sites import Place, Sites
from headway.warnings.rules.kinds import FOREMAN, OF_DEVICES, PERSON, ROLES_OF
from headway.warnings.rules.ladder import with_substitutes

Responsible = tuple[frozenset[UUID], frozenset[int]]
"""Accounts, and the crews whose leaders the step `foreman` tells."""


def responsible_for(sites: Sites, places: Collection[Place]) -> dict[Place, Responsible]:
    """Whoever is assigned: people themselves, crews by their leaders; else the member whom the activity names.

    Who is no member of the project could not open it, so he is left out.
    """
    assigned = sites.resources(places)
    facts = sites.facts_of({one for some in assigned.values() for one in some})
    unassigned = [one for one in places if not assigned[one]]
    traits = sites.traits(unassigned) if unassigned else {}
    names = _names(sites) if any(one.responsible for one in traits.values()) else {}
    found: dict[Place, Responsible] = {}
    for place in places:
        resources = [facts[one] for one in assigned[place] if one in facts]
        people = {who for one in resources for who in (one.leader_id, one.account_id) if who is not None}
        if place in traits and traits[place].responsible:
            people |= names.get((place.project_id, traits[place].responsible.strip()), set())
        crews = frozenset(one.pk for one in resources if one.kind == "crew")
        found[place] = frozenset(people & sites.members(place.project_id)), crews
    return found


def _names(sites: Sites) -> dict[tuple[int, str], set[UUID]]:
    def read() -> dict[tuple[int, str], set[UUID]]:
        names = name_accounts({one for project in sites.ids for one in sites.members(project)})
        found: dict[tuple[int, str], set[UUID]] = {}
        for project in sites.ids:
            for one in sites.members(project):
                found.setdefault((project, names.get(one, "")), set()).add(one)
        return found

    return sites.once("names", read)


def accepters_for(sites: Sites, project_id: int, trade: str) -> frozenset[UUID]:
    """Who decides on reports of a trade today; substitutes come in later, as for everybody."""
    accepters = accepters_of(
        sites.settings_of(project_id),
        trade,
        supervisors=[str(one) for one in sites.with_role(project_id, "supervisor")],
        managers=[str(one) for one in sites.with_role(project_id, "project_manager")],
        today=sites.today(project_id),
    )
    return frozenset(UUID(one) for one in accepters.accounts)


class Rungs:
    """Whom each step means, for cases of several projects: two statements, however many the cases."""

    def __init__(self, sites: Sites, cases: Collection[Case]) -> None:
        self._sites = sites
        self._leaders = list_leaders_of({who for one in cases for who in one.people}) if cases else {}
        self._facts = sites.facts_of({crew for one in cases for crew in one.crews})

    def of(self, kind: str, case: Case, to: str) -> set[str]:
        """Accounts as text; substitutes in place of who is away today."""
        found = {str(one) for one in self._meant(case, to) & self._sites.members(case.project_id)}
        return found if kind in OF_DEVICES and to == PERSON else with_substitutes(found, self._standing_in(case))

    def _meant(self, case: Case, to: str) -> set[UUID]:
        if to == PERSON:
            return set(case.people)
        if to != FOREMAN:
            return self._sites.with_role(case.project_id, ROLES_OF[to])
        crews = [self._facts[one] for one in case.crews if one in self._facts]
        leaders = {one.leader_id for one in crews if one.leader_id is not None}
        return leaders | {leader for who in case.people for leader in self._leaders.get(who, ())}

    def _standing_in(self, case: Case) -> dict[str, set[str]]:
        today = self._sites.today(case.project_id)
        members = {str(one) for one in self._sites.members(case.project_id)}
        found: dict[str, set[str]] = {}
        for one in self._sites.settings_of(case.project_id).substitutes:
            if one.first_day <= today <= one.last_day and one.account_id in members:
                found.setdefault(one.for_id, set()).add(one.account_id)
        return found
