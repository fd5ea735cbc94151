"""One look at some projects: new cases open, gone ones close, due ones go up their ladder. Rules 7.20 to 7.28."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_event
from headway.projects.queries.many import RunningProject, list_running_projects
from headway.warnings.actions.closing import close_gone, close_stopped
from headway.warnings.actions.holding import hold_projects
from headway.warnings.actions.telling import Due, refresh_parameters, tell_due
from headway.warnings.models import Reminder
from headway.warnings.queries.cases import Case
from headway.warnings.queries.kinds import KINDS, list_cases
from headway.warnings.queries.reminders import list_projects_with_reminders
from headway.warnings.queries.rules import ProjectRules, list_rules_of
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import Step

CHANGED = "warnings.reminders_changed"
AT_ONCE = 20
"""Projects that are looked at together: what a look costs in statements is shared by them."""
_log = logging.getLogger(__name__)
Key = tuple[int, str, str]
"""(project, kind, case)."""
Row = Reminder


@dataclass(frozen=True)
class Reminded:
    """What one look did."""

    opened: int = 0
    closed: int = 0
    told: int = 0

    def __add__(self, other: Reminded) -> Reminded:
        return Reminded(self.opened + other.opened, self.closed + other.closed, self.told + other.told)


def remind_all(*, now: datetime) -> Reminded:
    """Look at every project that runs, and at those that have open reminders and run no more."""
    ids = sorted(list_running_projects().keys() | list_projects_with_reminders())
    done = Reminded()
    for first in range(0, len(ids), AT_ONCE):
        done += _remind_some(ids[first : first + AT_ONCE], now)
    return done


def _remind_some(ids: Sequence[int], now: datetime) -> Reminded:
    """A fault at one project is that project's alone."""
    try:
        return remind_projects(project_ids=ids, now=now)
    except Exception:
        _log.exception("reminders of projects %s", list(ids))
    if len(ids) == 1:
        return Reminded()
    return sum((_remind_some([one], now) for one in ids), Reminded())


@transaction.atomic
def remind_projects(*, project_ids: Collection[int], now: datetime) -> Reminded:
    """Look at some projects; those that another worker is at are left to him. Twice has no second effect.

    The statements do not grow with the projects, their activities or their cases; an event is one more for each
    person that is told and each project that changed.
    """
    held = hold_projects(project_ids)
    projects = list_running_projects(held)
    rows = {
        (row.project_id, row.kind, row.case_key): row
        for row in Reminder.objects.filter(project_id__in=held, closed_at=None)
    }
    stopped = [row for row in rows.values() if row.project_id not in projects]
    closed = close_stopped(stopped, now) if stopped else 0
    homes = {row.project_id: row.organization_id for row in stopped}
    opened, gone, told = 0, 0, 0
    if projects:
        running = {key: row for key, row in rows.items() if row.project_id in projects}
        opened, gone, told, more = _look(projects, running, now)
        homes |= {pk: projects[pk].organization_id for pk in more}
    _announce(homes, now)
    return Reminded(opened, closed + gone, told)


def _look(
    projects: Mapping[int, RunningProject], rows: dict[Key, Row], now: datetime
) -> tuple[int, int, int, set[int]]:
    sites = Sites(projects, now)
    rules = list_rules_of(projects)
    found = _found(sites, rules)
    gone = [row for key, row in rows.items() if key not in found]
    close_gone(sites, rules, gone, now)
    new = _open(projects, {key: case for key, case in found.items() if key not in rows}, now)
    standing = {key: row for key, row in rows.items() if key in found}
    due = [
        Due(row, found[key]) for key, row in (standing | new).items()
        if _is_due(row, found[key], rules[row.project_id].kinds[row.kind].ladder, now)
    ]  # fmt: skip
    told = tell_due(sites, rules, due, now)
    refresh_parameters([Due(row, found[key]) for key, row in standing.items()])
    touched = {row.project_id for row in (*gone, *new.values())} | {one.row.project_id for one in due}
    return len(new), len(gone), told, touched


def _found(sites: Sites, rules: Mapping[int, ProjectRules]) -> dict[Key, Case]:
    found: dict[Key, Case] = {}
    for kind in KINDS:
        for case in list_cases(sites, kind, {project: some.kinds[kind] for project, some in rules.items()}):
            found[case.project_id, kind, case.key[:200]] = case
    return found


def _is_due(row: Row, case: Case, ladder: Sequence[Step], now: datetime) -> bool:
    """Its time has come, also by a ladder that was changed meanwhile, or somebody else is responsible now."""
    if row.next_at is not None and row.next_at <= now:
        return True
    if row.state != "open":
        return False
    is_next = bool(row.tellings) and row.rung < len(ladder)
    if is_next and row.ladder_from + timedelta(hours=ladder[row.rung].after_hours) <= now:
        return True
    return bool({str(one) for one in case.people} - set(row.people))


def _open(projects: Mapping[int, RunningProject], cases: Mapping[Key, Case], now: datetime) -> dict[Key, Row]:
    rows = [
        Reminder(
            organization_id=projects[project].organization_id, project_id=project, kind=kind, case_key=key,
            subject_kind=case.subject.kind, subject_id=case.subject.id, parameters=dict(case.parameters),
            people=sorted(str(one) for one in case.people), since=case.since, opened_at=now, ladder_from=now,
            next_at=now,
        )
        for (project, kind, key), case in cases.items()
    ]  # fmt: skip
    made: Iterable[Row] = Reminder.objects.bulk_create(rows)
    return {(row.project_id, row.kind, row.case_key): row for row in made}


def _announce(homes: Mapping[int, UUID], now: datetime) -> None:
    """That the reminders of these projects changed; project -> its organisation."""
    for project, home in sorted(homes.items()):
        record_event(
            kind=CHANGED, organization_id=home, project_id=project, subject={"project_id": project}, now=now
        )  # fmt: skip
