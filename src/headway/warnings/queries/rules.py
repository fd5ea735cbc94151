"""By which rules reminders are told: of a project, of its organisation, as they come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from headway.kernel.errors import NotAllowed
from headway.people.roles import PROGRESS_RULES, REMINDER_RULES, SEE_HISTORY
from headway.people.rules import may as role_may
from headway.projects.queries import get_project_for, may
from headway.projects.queries.many import RunningProject
from headway.warnings.models import ReminderRule
from headway.warnings.rules.kinds import DEFAULTS, GENERAL, General, Rule
from headway.warnings.rules.settings import general_of, rule_of, told_general, told_rule

if TYPE_CHECKING:
    from headway.people.models import Account

Json = dict[str, Any]
MOST_VERSIONS = 30


@dataclass(frozen=True)
class ProjectRules:
    """The rules of one project."""

    kinds: Mapping[str, Rule]
    general: General


def list_rules_of(projects: Mapping[int, RunningProject]) -> dict[int, ProjectRules]:
    """The rules of each project: its own, else its organisation's, else as they come. One statement."""
    firms = {one.organization_id for one in projects.values()}
    last = _last(Q(organization_id__in=firms) & (Q(project_id__in=list(projects)) | Q(project_id=None)))
    return {pk: _rules(one.organization_id, pk, last) for pk, one in projects.items()}


Last = dict[tuple[UUID, int | None, str], ReminderRule]


def _last(wanted: Q) -> Last:
    rows = ReminderRule.objects.filter(wanted).order_by("organization_id", "project_id", "kind", "-number")
    return {
        (row.organization_id, row.project_id, row.kind): row
        for row in rows.distinct("organization_id", "project_id", "kind")
    }


def _stored(firm: UUID, project: int | None, kind: str, last: Last) -> tuple[Json | None, str]:
    """What was stored, and where: project, organization or default."""
    for place, where in ((project, "project"), (None, "organization")):
        row = last.get((firm, place, kind)) if where == "organization" or project is not None else None
        if row is not None and row.values is not None:
            return row.values, where
    return None, "default"


def _rules(firm: UUID, project: int | None, last: Last) -> ProjectRules:
    kinds = {kind: rule_of(kind, _stored(firm, project, kind, last)[0]) for kind in DEFAULTS}
    return ProjectRules(kinds, general_of(_stored(firm, project, GENERAL, last)[0]))


def list_project_rules(user: Account, project_id: int) -> Json:
    """The rules of a project for who sees the whole plan. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SEE_HISTORY)
    return _told(project.organization_id, project.pk, may(user, PROGRESS_RULES, project))


def list_organization_rules(user: Account) -> Json:
    """The rules of the own organisation, for who keeps them. Raises NotAllowed."""
    if not role_may(user.role, REMINDER_RULES):
        raise NotAllowed
    return _told(user.organization_id, None, True)


def get_kept_rule(organization_id: UUID, project_id: int | None, kind: str) -> ReminderRule | None:
    """The last version of one kind at one place."""
    place = Q(project_id__isnull=True) if project_id is None else Q(project_id=project_id)
    rows = ReminderRule.objects.filter(place, organization_id=organization_id, kind=kind)
    return rows.order_by("-number").first()


def _told(firm: UUID, project: int | None, may_change: bool) -> Json:
    places = Q(project_id=None) | Q(project_id=project)
    rows = list(ReminderRule.objects.filter(places, organization_id=firm).order_by("-pk"))
    last: Last = {}
    for row in rows:
        last.setdefault((firm, row.project_id, row.kind), row)
    names = (*DEFAULTS, GENERAL)
    above = {kind: _values(kind, _stored(firm, None, kind, last)[0] if project is not None else None) for kind in names}
    kinds = []
    for kind in names:
        stored, where = _stored(firm, project, kind, last)
        here = [row for row in rows if row.kind == kind and row.project_id == project]
        kinds.append(
            {"kind": kind, "where": where, "values": _values(kind, stored), "above": above[kind],
             "versions": [_version(row) for row in here[:MOST_VERSIONS]]}
        )  # fmt: skip
    return {"kinds": kinds[:-1], "general": kinds[-1], "may_change": may_change}


def _values(kind: str, stored: Json | None) -> Json:
    return told_general(general_of(stored)) if kind == GENERAL else told_rule(rule_of(kind, stored))


def _version(row: ReminderRule) -> Json:
    return {"number": row.number, "by": row.by_name, "at": row.at, "values": row.values}
