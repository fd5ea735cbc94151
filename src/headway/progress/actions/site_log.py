"""Facts of the site's day enter the log here: check-in, hours, answers to offers, signatures, addenda."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from headway.field.kinds import Acting, Operation
from headway.kernel.clock import uuid7
from headway.progress.actions.facts import NewEntry, fact_not_taken, record_facts
from headway.progress.models import Entry
from headway.progress.rules.fact_kinds import FactRefused, read_fact

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@dataclass(frozen=True)
class Entering:
    """Who enters something, on what device, when: from a phone's operation or from the office.

    `rights`: whose rights count; of an operation that lay parked those of who carries it out.
    """

    author: Account
    project: Project
    now: datetime
    device: str = ""
    op_id: UUID | None = None
    device_id: UUID | None = None
    reporter: str = ""
    flags: frozenset[str] = field(default_factory=frozenset)
    on_behalf_of: Account | None = None

    @property
    def rights(self) -> Account:
        return self.on_behalf_of or self.author

    @classmethod
    def of(cls, op: Operation, acting: Acting) -> Entering:
        return cls(
            acting.author,
            acting.project,
            acting.now,
            str(op.device_id),
            op.op_id,
            op.device_id,
            op.reporter,
            acting.flags,
            acting.on_behalf_of,
        )

    @property
    def name(self) -> str:
        """What stands under the entry: on a crew's link the name that was signed with."""
        return self.reporter or self.author.display_name


def taken_fact(kind: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a fact as they are kept. Raises FactNotTaken."""
    try:
        return read_fact(kind, told)
    except FactRefused as refused:
        raise fact_not_taken(refused) from refused


def append_fact(by: Entering, kind: str, values: Mapping[str, Any], day: date) -> Entry:
    """One entry with one fact, which is of the project and of no single activity. Raises FactNotTaken, EntryThere."""
    entry = NewEntry(
        uid=by.op_id or uuid7(),
        project=by.project,
        activity_id=None,
        day=day,
        author=by.author,
        now=by.now,
        source="site" if by.device_id else "office",
        reporter=by.reporter,
        device_id=by.device_id,
        op_id=by.op_id,
        flags=by.flags,
    )
    return record_facts(entry=entry, facts=[(kind, values)]).entry


def lock_site_day(project: Project, day: date) -> None:
    """One at a time on what a project's day is made of: attendance, its flags, hours, the diary."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [f"site-day:{project.pk}:{day.isoformat()}"])
