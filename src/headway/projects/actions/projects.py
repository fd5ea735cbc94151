"""Projects made and changed, and the identities that their plans' rows get."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django.db import IntegrityError, connection, transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed
from headway.kernel.sort_keys import pinyin_of
from headway.people.roles import CHANGE_PROJECT, CREATE_PROJECT
from headway.projects.actions.members import add_member
from headway.projects.errors import ContractTimeContradicts, ProjectCodeTaken, ProjectFactWrong, ProjectNameMissing
from headway.projects.models import Project
from headway.projects.queries import get_project_for, may
from headway.projects.rules import KINDS, ContractTime, complete_contract

if TYPE_CHECKING:
    from headway.people.models import Account

MOST_DAYS = 36_500


@dataclass(frozen=True)
class ProjectFacts:
    """What is told of a project and moves no date."""

    code: str
    name: str
    kind: str = "residential"
    address: str = ""
    time_zone: str = "Asia/Shanghai"
    contract_start: date | None = None
    contract_finish: date | None = None
    contract_days: int | None = None
    warning_float_days: int = 5
    is_template: bool = False


@transaction.atomic
def create_project(
    *,
    user: Account,
    code: str = "",
    name: str = "",
    now: datetime,
    contract_finish: date | None = None,
    facts: ProjectFacts | None = None,
) -> Project:
    """A new project of the user's organisation, with him as its member; told by `facts`, or by the three.

    Raises NotAllowed, ProjectNameMissing, ProjectCodeTaken, ProjectFactWrong, ContractTimeContradicts.
    """
    if not may(user, CREATE_PROJECT):
        raise NotAllowed
    columns = _columns(facts or ProjectFacts(code, name, contract_finish=contract_finish))
    try:
        with transaction.atomic():
            project = Project.objects.create(organization_id=user.organization_id, created_at=now, **columns)
    except IntegrityError as taken:
        raise ProjectCodeTaken(code=columns["code"]) from taken
    add_member(project=project, account=user, role=user.role, now=now, by=user)
    _tell("projects.created", user, project, now)
    return project


@transaction.atomic
def change_project(*, user: Account, project_id: int, changes: dict[str, Any], now: datetime) -> Project:
    """Tell something else of a project; `changes` by the names of `ProjectFacts`.

    A date or number of days of the contract that is not among the changes, and no longer agrees, is
    computed anew. Raises NotFound, NotAllowed, ProjectArchived and what `create_project` raises.
    """
    project = get_project_for(user, project_id, CHANGE_PROJECT, lock=True)
    facts = ProjectFacts(**{name: getattr(project, name) for name in ProjectFacts.__dataclass_fields__})
    columns = _columns(replace(facts, **(_forgotten(changes) | changes)))
    try:
        with transaction.atomic():
            Project.objects.filter(pk=project.pk).update(**columns)
    except IntegrityError as taken:
        raise ProjectCodeTaken(code=columns["code"]) from taken
    _tell("projects.changed", user, project, now, fields=sorted(changes))
    return get_project_for(user, project_id)


def allocate_ids(*, project: Project, activities: int, relations: int) -> tuple[int, int]:
    """The first of `activities` and of `relations` new identities of the project; its row stays locked."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_IDS, [activities, relations, project.pk])
        next_activity, next_relation = cursor.fetchone()
    return next_activity - activities, next_relation - relations


_TAKE_IDS = """
UPDATE projects_project SET next_activity_id = next_activity_id + %s, next_relation_id = next_relation_id + %s
WHERE id = %s RETURNING next_activity_id, next_relation_id
"""


def _forgotten(changes: dict[str, Any]) -> dict[str, None]:
    """The one of the contract's three that gives way to two changed ones, or the days to one changed date."""
    touched = {"contract_start", "contract_finish", "contract_days"} & set(changes)
    if not touched or len(touched) == 3:
        return {}
    if "contract_days" in touched:
        return {} if "contract_finish" in touched else {"contract_finish": None}
    return {"contract_days": None}


def _columns(facts: ProjectFacts) -> dict[str, Any]:
    code, name = facts.code.strip()[:80], facts.name.strip()[:300]
    if not code or not name:
        raise ProjectNameMissing
    _check(facts)
    contract = complete_contract(ContractTime(facts.contract_start, facts.contract_finish, facts.contract_days))
    if contract is None or (contract.days is not None and contract.days > MOST_DAYS):
        raise ContractTimeContradicts
    return asdict(facts) | {
        "code": code,
        "name": name,
        "sort_key": pinyin_of(name)[:1000],
        "address": facts.address.strip()[:300],
        "contract_start": contract.start,
        "contract_finish": contract.finish,
        "contract_days": contract.days,
    }


@cache
def _time_zones() -> set[str]:
    return available_timezones()  # opens several hundred files


def _check(facts: ProjectFacts) -> None:
    wrong = [
        field
        for field, right in (
            ("kind", facts.kind in KINDS),
            ("time_zone", facts.time_zone in _time_zones()),
            ("contract_days", facts.contract_days is None or 0 < facts.contract_days <= MOST_DAYS),
            ("warning_float_days", 0 <= facts.warning_float_days <= 365),
        )
        if not right
    ]
    if wrong:
        raise ProjectFactWrong(fields=", ".join(wrong))


def _tell(action: str, user: Account, project: Project, now: datetime, **more: object) -> None:
    record_audit(
        action=action,
        actor_id=user.pk,
        organization_id=project.organization_id,
        subject={"project_id": project.pk} | more,
        now=now,
    )
    record_event(
        kind=action,
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk},
        now=now,
    )
