"""Whom a rule would have reached in the last week, before it is put into force (rule 7.30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.kernel.errors import NotFound
from headway.people.queries import name_accounts
from headway.people.roles import PROGRESS_RULES
from headway.projects.queries import get_project_for
from headway.projects.queries.many import list_running_projects
from headway.warnings.errors import ReminderRuleNotTaken
from headway.warnings.queries.cases import Case
from headway.warnings.queries.kinds import KINDS, list_cases
from headway.warnings.queries.responsible import Rungs
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import Rule
from headway.warnings.rules.replaying import Reached, replayed
from headway.warnings.rules.settings import RuleRefused, read_values, rule_of

if TYPE_CHECKING:
    from headway.people.models import Account

Json = dict[str, Any]
DAYS = 7
LOOKS = (time(8), time(18))
"""Of each day, by the clock of the site."""


def preview_rule(user: Account, project_id: int, *, kind: str, told: Mapping[str, Any], now: datetime) -> Json:
    """By person how many messages the rule would have sent, for who may change it.

    `basis`: replayed (the last seven days were looked at as they were, with the plan and the people of now), or now
    (what was open in the past is not known of this kind: only what is open today counts).
    Raises NotFound, NotAllowed, ReminderRuleNotTaken.
    """
    project = get_project_for(user, project_id, PROGRESS_RULES)
    if kind not in KINDS:
        raise NotFound
    try:
        rule = rule_of(kind, read_values(kind, told))
    except RuleRefused as refused:
        raise ReminderRuleNotTaken(field=refused.name) from refused
    sites = Sites(list_running_projects([project.pk]), now)
    can_replay = KINDS[kind].can_replay
    reached = _replayed(sites, kind, rule) if can_replay else _of_now(sites, kind, rule)
    names = name_accounts(UUID(one) for one in reached.messages)
    people = [
        {"account_id": one, "name": names.get(UUID(one), ""), "messages": count, "cases": len(reached.cases[one])}
        for one, count in reached.messages.items()
    ]
    return {
        "basis": "replayed" if can_replay else "now",
        "days": DAYS,
        "cases": len(reached.found),
        "to_nobody": reached.to_nobody,
        "people": sorted(people, key=lambda one: (-one["messages"], one["name"])),
    }


def _replayed(sites: Sites, kind: str, rule: Rule) -> Reached:
    def looks() -> Iterator[Any]:
        for at in _instants(sites):
            yield _look(sites.as_of(at), kind, rule)

    return replayed(looks(), rule.ladder)


def _look(sites: Sites, kind: str, rule: Rule) -> tuple[datetime, dict[str, Case], Any]:
    cases = list_cases(sites, kind, dict.fromkeys(sites.ids, rule))
    rungs = Rungs(sites, cases)
    return sites.at, {case.key: case for case in cases}, lambda case, to: rungs.of(kind, case, to)


def _of_now(sites: Sites, kind: str, rule: Rule) -> Reached:
    """Each case as if it had been found when its reason began, at most a week ago."""
    at, cases, people = _look(sites, kind, rule)
    reached = Reached()
    for key, case in cases.items():
        since = max(case.since, at - timedelta(days=DAYS))
        alone = replayed([(min(since, at), {key: case}, people), (at, {key: case}, people)], rule.ladder)
        reached.found |= alone.found
        for one, count in alone.messages.items():
            reached.messages[one] = reached.messages.get(one, 0) + count
            reached.cases.setdefault(one, set()).add(key)
    return reached


def _instants(sites: Sites) -> list[datetime]:
    if not sites.ids:
        return []
    project = sites.ids[0]
    days = [sites.today(project) - timedelta(days=back) for back in range(DAYS, -1, -1)]
    found = [
        sites.midnight(project, day) + timedelta(hours=clock.hour) for day in days for clock in LOOKS
    ]  # fmt: skip
    return [at for at in found if sites.at - timedelta(days=DAYS) < at <= sites.at]
