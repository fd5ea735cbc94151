"""Phones that hold back what was entered: silent for days, or there and not sending.

A device belongs to people, not to a project: its case stands at the running project of its users with the lowest
number, so that nobody is told of the same phone at each of his projects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from headway.field.queries.quiet_devices import QuietDevice, list_quiet_devices, list_revoked_devices
from headway.projects.queries.many import list_first_projects
from headway.warnings.queries.cases import Case, Gone, Known, Parameters, Rules, about_project
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import DEFAULTS


def list_silent(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Has something to send and has not come by for `hours`."""
    yield from _cases(sites, rules, lambda one: one.seen_at, lambda one, least: True)


def list_unsent(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Has come by lately, and still holds something that is older than `hours`."""
    silent = sites.at - timedelta(hours=DEFAULTS["device_silent"].parameters["hours"])
    yield from _cases(sites, rules, lambda one: one.oldest_at, lambda one, least: one.seen_at > silent)


def _cases(
    sites: Sites,
    rules: Rules,
    since_of: Callable[[QuietDevice], datetime | None],
    counts: Callable[[QuietDevice, timedelta], bool],
) -> Iterator[Case]:
    if not rules:
        return
    shortest = timedelta(hours=min(rule.parameters["hours"] for rule in rules.values()))
    devices = list_quiet_devices(not_after=sites.at - shortest)
    homes = list_first_projects({who for one in devices for who in one.users}) if devices else {}
    for one in devices:
        projects = [homes[who] for who in one.users if who in homes]
        project = min(projects, default=None)
        since = since_of(one)
        if project is None or project not in rules or since is None:
            continue
        wait = timedelta(hours=rules[project].parameters["hours"])
        if sites.at - since >= wait and counts(one, wait):
            hours = int((sites.at - since).total_seconds() // 3600)
            told: Parameters = {"device": one.label or str(one.id), "count": one.pending, "hours": hours}
            yield Case(project, str(one.id), about_project(project), one.users, since + wait, told)


def judge_devices(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when it came by, or sent; whose right was taken away is gone."""
    revoked = list_revoked_devices([int(one.key) for one in known])
    reasons = {one.id: "gone" for one in known if int(one.key) in revoked}
    return Gone([one.id for one in known if one.id not in reasons], reasons)
