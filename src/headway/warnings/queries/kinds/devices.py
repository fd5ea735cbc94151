"""Phones that hold back what was entered: silent for days, or there and not sending.

A device belongs to people, not to a project: of the projects of its users that report from the site, its case stands at
the one with the lowest number, so that nobody is told of the same phone at each of his projects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from headway.field.kinds import list_reporting
from headway.field.queries.quiet_devices import DeviceNow, QuietDevice, list_devices_now, list_quiet_devices
from headway.projects.queries.many import list_projects_of
from headway.warnings.queries.cases import Case, Gone, Known, Parameters, Rules, about_project
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import DEFAULTS


def list_silent(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Has something to send and has not come by for `hours`."""
    yield from _cases(sites, rules, lambda one: one.seen_at, lambda one: True)


def list_unsent(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Has come by lately, and still holds something that is older than `hours`."""
    yield from _cases(sites, rules, lambda one: one.oldest_at, lambda one: one.seen_at > _silent_since(sites))


def _cases(
    sites: Sites,
    rules: Rules,
    since_of: Callable[[QuietDevice], datetime | None],
    counts: Callable[[QuietDevice], bool],
) -> Iterator[Case]:
    if not rules:
        return
    shortest = timedelta(hours=min(rule.parameters["hours"] for rule in rules.values()))
    devices = list_quiet_devices(not_after=sites.at - shortest)
    belonging = list_projects_of({who for one in devices for who in one.users}) if devices else {}
    reporting = list_reporting({project for some in belonging.values() for project in some})
    for one in devices:
        project = min(reporting & {pk for who in one.users for pk in belonging.get(who, ())}, default=None)
        since = since_of(one)
        if project is None or project not in rules or since is None:
            continue
        wait = timedelta(hours=rules[project].parameters["hours"])
        if sites.at - since >= wait and counts(one):
            hours = int((sites.at - since).total_seconds() // 3600)
            told: Parameters = {"device": one.label or str(one.id), "count": one.pending, "hours": hours}
            yield Case(project, str(one.id), about_project(project), one.users, since + wait, told)


def _silent_since(sites: Sites) -> datetime:
    """Who has not come by since then is silent: no matter of what it holds."""
    return sites.at - timedelta(hours=DEFAULTS["device_silent"].parameters["hours"])


def judge_silent(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when it came by; revoked it is gone, else its people work elsewhere."""
    return _judge(known, lambda one, now: now.seen_at > one.since)


def judge_unsent(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when it sent; revoked it is gone, and silent by now it is another case."""
    return _judge(known, lambda one, now: not now.pending or now.seen_at > _silent_since(sites))


def _judge(known: Sequence[Known], is_done: Callable[[Known, DeviceNow], bool]) -> Gone:
    devices = list_devices_now({int(one.key) for one in known})
    acted, reasons = [], {}
    for one in known:
        now = devices.get(int(one.key))
        if now is None or now.is_revoked:
            reasons[one.id] = "gone"
        elif is_done(one, now):
            acted.append(one.id)
        else:
            reasons[one.id] = "moved"
    return Gone(acted, reasons)
