"""The two-storey block with its crews: Zhou leads the steel fixers (Qian works there, and Wu without an account)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from block import NOW, Block, person

from headway.field.kinds import Acting, find_kind
from headway.people.models import Account
from headway.projects.actions import add_member
from headway.projects.models import CrewMember, Resource, Subcontractor
from headway.projects.queries import get_project_for

DAY = "2026-03-06"


@dataclass
class Crews:
    """The block, its people and crews."""

    block: Block
    worker: Account
    steel: Resource
    formwork: Resource

    def act(self, author: Account, kind: str, told: dict[str, Any], **other: Any) -> Any:
        return self.block.act(author, kind, told, **other)

    def check(self, author: Account, kind: str, at: str, *, day: str = DAY, **told: Any) -> Any:
        other = {name: told.pop(name) for name in ("device_id", "reporter", "now") if name in told}
        return self.act(author, kind, {"day": day, "at": at, **told}, **other)


def crews_of(block: Block) -> Crews:
    worker = person("qian", "worker")
    add_member(project=block.project, account=worker, role="worker", now=NOW)
    steel = _crew(block, "钢筋一班", "钢筋工", block.foreman)
    formwork = _crew(block, "木工一班", "木工", person("chen", "foreman"))
    CrewMember.objects.create(resource=steel, account=worker, name="钱进")
    CrewMember.objects.create(resource=steel, name="吴刚")
    return Crews(block, worker, steel, formwork)


def _crew(block: Block, name: str, trade: str, leader: Account) -> Resource:
    return Resource.objects.create(
        organization_id=block.project.organization_id, kind="crew", name=name, trade=trade, leader=leader
    )


def subcontractor_of(block: Block, firm: str = "永固劳务") -> tuple[Subcontractor, Account]:
    """A firm on the contractor's list, with its foreman as a member of the project."""
    foreman = person("ma", "foreman", firm)
    add_member(project=block.project, account=foreman, role="foreman", now=NOW)
    row = Subcontractor.objects.create(
        organization_id=block.project.organization_id, name=firm, firm_id=foreman.organization_id
    )
    return row, foreman


def carry(block: Block, author: Account, kind: str, record: str, changes: dict[str, Any], **other: Any) -> Any:
    """An operation on a named record; `changes`: field -> (before, after)."""
    from dataclasses import replace

    from headway.field.kinds import RecordKey

    now = other.pop("now", NOW)
    operation = block.operation(author, kind, {}, **{k: v for k, v in other.items() if k in ("device_id", "reporter")})
    operation = replace(
        operation, record=RecordKey(kind, record), changes=changes, base_version=other.get("base_version")
    )
    acting = Acting(author=author, project=get_project_for(author, block.project.pk), now=now)
    found = find_kind(kind)
    assert found is not None
    return found.carry_out(operation, acting)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)
