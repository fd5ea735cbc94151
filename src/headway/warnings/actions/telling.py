"""Due cases go up their ladder: whom to tell, by himself or in the digest of his day (rules 7.24 to 7.26)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count

from headway.notify.actions import Telling, tell_many, withdraw
from headway.warnings.models import Reminder, ReminderStep
from headway.warnings.queries.cases import Case, about_project
from headway.warnings.queries.kinds import KINDS
from headway.warnings.queries.responsible import Rungs
from headway.warnings.queries.rules import ProjectRules
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import DIGEST, LATE_KINDS, PERSON, SILENT_KINDS
from headway.warnings.rules.ladder import Climbed, climb, opens_at, within_cap

_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_UPDATE = """
UPDATE warnings_reminder r SET rung = u.rung, tellings = u.tellings, next_at = u.next_at, state = 'open',
       snoozed_until = NULL, parameters = u.parameters, people = u.people
FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::timestamptz[], %s::jsonb[], %s::jsonb[])
     AS u (id, rung, tellings, next_at, parameters, people) WHERE r.id = u.id
"""

_REFRESH = """
UPDATE warnings_reminder r SET parameters = u.parameters
FROM unnest(%s::bigint[], %s::jsonb[]) AS u (id, parameters) WHERE r.id = u.id
"""


@dataclass(frozen=True)
class Due:
    """An open reminder and its case as it stands; for telling, one whose next step has come."""

    row: Reminder
    case: Case


@dataclass(frozen=True)
class Call:
    """One person is to be told of one case."""

    due: Due
    account: str
    rung: str
    number: int


def tell_due(sites: Sites, rules: Mapping[int, ProjectRules], due: Sequence[Due], now: datetime) -> int:
    """Take the due steps of these cases; returns how many messages of their own were told."""
    if not due:
        return 0
    told, woken = _history([one.row for one in due])
    rungs = Rungs(sites, [one.case for one in due])
    calls: list[Call] = []
    steps: list[tuple[Due, Climbed]] = []
    for one in due:
        row, case = one.row, one.case
        is_other = bool({str(who) for who in case.people} - set(row.people))
        climbed = climb(
            rules[row.project_id].kinds[row.kind].ladder, rung=0 if is_other else row.rung, since=row.ladder_from,
            told=told.get(row.pk, ()), people=lambda to, row=row, case=case: rungs.of(row.kind, case, to), now=now,  # type: ignore[misc]
        )  # fmt: skip
        again = dict.fromkeys(woken.get(row.pk, ()), PERSON) if row.state == "snoozed" else {}
        steps.append((one, climbed))
        calls += [Call(one, who, rung, row.tellings + 1) for who, rung in {**again, **climbed.tell}.items()]
    single, gathered = _within_caps(sites, rules, calls)
    _tell(sites, rules, single, now)
    _gather(sites, rules, gathered, now)
    _write(steps, {call.due.row.pk for call in calls})
    return len(single)


def _history(rows: Sequence[Reminder]) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
    """Who was told of each, and who put it off until now."""
    told: dict[int, set[str]] = {}
    woken: dict[int, set[str]] = {}
    until = {row.pk: row.snoozed_until for row in rows}
    steps = ReminderStep.objects.filter(reminder_id__in=[row.pk for row in rows if row.tellings or row.snoozed_until])
    for pk, what, account, ends in steps.values_list("reminder_id", "what", "account_id", "until"):
        if what != "snoozed":
            told.setdefault(pk, set()).add(str(account))
        elif ends == until[pk]:
            woken.setdefault(pk, set()).add(str(account))
    return told, woken


def _within_caps(
    sites: Sites, rules: Mapping[int, ProjectRules], calls: Sequence[Call]
) -> tuple[list[Call], list[Call]]:
    """By project: what a person is told by himself today, in the order of the kinds, and what his digest gathers."""
    today = _told_today(sites, {call.account for call in calls})
    by_project: dict[int, list[Call]] = {}
    for call in sorted(calls, key=lambda one: (_ORDER[one.due.row.kind], one.due.case.since, one.due.row.pk)):
        by_project.setdefault(call.due.row.project_id, []).append(call)
    single: list[Call] = []
    gathered: list[Call] = []
    for project, some in sorted(by_project.items()):
        most = rules[project].general.most_per_day
        now_single, now_gathered = within_cap([(one.account, one) for one in some], today, most)
        today.update(Counter(one.account for one in now_single))
        single += now_single
        gathered += now_gathered
    return single, gathered


def _told_today(sites: Sites, accounts: set[str]) -> Counter[str]:
    """Messages of their own that these people were told today, at any project."""
    began = min(sites.midnight(project, sites.today(project)) for project in sites.ids)
    rows = ReminderStep.objects.filter(account_id__in=accounts, what="told", at__gte=began)
    counts = rows.values_list("account_id").annotate(count=Count("pk")).order_by()
    return Counter({str(account): count for account, count in counts})


def _tell(sites: Sites, rules: Mapping[int, ProjectRules], calls: Sequence[Call], now: datetime) -> None:
    tellings = []
    for call in calls:
        row, case, rule = call.due.row, call.due.case, rules[call.due.row.project_id].kinds[call.due.row.kind]
        hold = hold_until(sites, rules, row.project_id, now) if rule.holds else None
        tellings.append(
            Telling(UUID(call.account), row.kind, case.subject, _key(call), case.parameters, hold, rule.ways)
        )
    tell_many(tellings=tellings, now=now)
    _keep([(call, "told", _key(call)) for call in calls], now)


def _key(call: Call) -> str:
    return f"reminder:{call.due.row.pk}:{call.number}"


def _gather(sites: Sites, rules: Mapping[int, ProjectRules], calls: Sequence[Call], now: datetime) -> None:
    """One digest per person, project and day: what comes later that day takes the place of the one before."""
    groups: dict[tuple[int, str], list[Call]] = {}
    for call in calls:
        groups.setdefault((call.due.row.project_id, call.account), []).append(call)
    if not groups:
        return
    before = _gathered_today(sites, {account for _, account in groups})
    tellings, kept, replaced = [], [], set()
    for (project, account), some in sorted(groups.items()):
        earlier = before.get((project, account), Gathered())
        kinds = Counter((earlier.open | {one.due.row.pk: one.due.row.kind for one in some}).values())
        key = f"reminder:digest:{project}:{account}:{sites.today(project)}:{earlier.steps + len(some)}"
        replaced |= earlier.keys
        hold = hold_until(sites, rules, project, now)
        tellings.append(Telling(UUID(account), DIGEST, about_project(project), key, _counts(kinds), hold))
        kept += [(call, "gathered", key) for call in some]
    withdraw(keys=replaced, now=now)
    tell_many(tellings=tellings, now=now)
    _keep(kept, now)


@dataclass
class Gathered:
    """What the digests of one person and project hold today. `steps`: all that was ever gathered, so that no two digests
    of a day have one key; `open`: reminder -> kind of what is open still; `keys`: of its digests."""

    steps: int = 0
    open: dict[int, str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)


def _gathered_today(sites: Sites, accounts: set[str]) -> dict[tuple[int, str], Gathered]:
    """By project and account, since the midnight of each site."""
    began = {project: sites.midnight(project, sites.today(project)) for project in sites.ids}
    rows = ReminderStep.objects.filter(
        project_id__in=sites.ids, account_id__in=accounts, what="gathered", at__gte=min(began.values())
    )
    columns = ("project_id", "account_id", "reminder_id", "reminder__kind", "reminder__closed_at", "key", "at")
    found: dict[tuple[int, str], Gathered] = {}
    for project, account, reminder, kind, closed_at, key, at in rows.values_list(*columns):
        if at < began[project]:
            continue
        one = found.setdefault((project, str(account)), Gathered())
        one.steps += 1
        if closed_at is None:
            one.open[reminder] = kind
            one.keys.add(key)
    return found


def _counts(kinds: Counter[str]) -> dict[str, str | int | float]:
    late = sum(count for kind, count in kinds.items() if kind in LATE_KINDS)
    silent = sum(count for kind, count in kinds.items() if kind in SILENT_KINDS)
    return {"count": kinds.total(), "late": late, "silent": silent, "waiting": kinds.total() - late - silent}


def hold_until(sites: Sites, rules: Mapping[int, ProjectRules], project: int, now: datetime) -> datetime | None:
    """When the site opens next; None while it works."""
    return opens_at(
        now, zone=sites.zone(project), general=rules[project].general, day_number=sites.day(project),
        is_working=lambda day: sites.works_on(project, day),
    )  # fmt: skip


def _keep(calls: Sequence[tuple[Call, str, str]], now: datetime) -> None:
    ReminderStep.objects.bulk_create(
        ReminderStep(
            reminder=call.due.row, organization_id=call.due.row.organization_id, project_id=call.due.row.project_id,
            number=call.number, what=what, rung=call.rung, account_id=UUID(call.account), key=key, at=now,
        )
        for call, what, key in calls
    )  # fmt: skip


def _write(steps: Sequence[tuple[Due, Climbed]], told: set[int]) -> None:
    values = [
        (
            one.row.pk, climbed.rung, one.row.tellings + (one.row.pk in told), climbed.next_at,
            json.dumps(dict(one.case.parameters)), json.dumps(sorted(str(who) for who in one.case.people)),
        )
        for one, climbed in steps
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE, [list(column) for column in zip(*values, strict=True)])


def refresh_parameters(rows: Sequence[Due]) -> None:
    """Days and hours go on while a case is open: what the list of open ones says is of the last look."""
    stale = [one for one in rows if one.row.parameters != dict(one.case.parameters)]
    if stale:
        told = [json.dumps(dict(one.case.parameters)) for one in stale]
        with connection.cursor() as cursor:
            cursor.execute(_REFRESH, [[one.row.pk for one in stale], told])
