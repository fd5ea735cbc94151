"""Putting aside what cannot be carried out: nothing of it is lost, and somebody is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.field.actions.bringing import Bringing, Sent
from headway.field.actions.feed import touch_records
from headway.field.kinds import RecordKey
from headway.field.models import ParkedOperation
from headway.kernel.actions import record_event
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.people.roles import SETTLE
from headway.projects.queries import list_accounts_who_may

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

DESK_CHANGED = "field.desk_changed"
PARKED, CONFLICT = "parked", "conflict"
"""Record kinds of the room itself, and kinds of `kernel.subjects`: what waits for a person."""


@dataclass(frozen=True)
class Parking:
    """An operation that is put aside, and why. author: None when nobody of that id can sign in any more."""

    sent: Sent
    author_id: UUID
    author: Account | None
    reason: str
    parameters: dict[str, Any]


def park(bringing: Bringing, parking: Parking, project: Project | None) -> int:
    """Keep an operation with its author and payload for a person's decision; returns its number.

    project: whose desk it lies on; None when its author never belonged to the project that he named. The people
    who settle there are told once a day per author.
    """
    sent, now = parking.sent, bringing.now
    row = ParkedOperation.objects.create(
        organization_id=project.organization_id if project else bringing.sender.organization_id,
        project_id=project.pk if project else None,
        op_id=sent.op_id,
        payload_hash=sent.digest,
        payload=sent.raw,
        author_id=parking.author_id,
        sent_by_id=sent.sender_id,
        device_id=bringing.device_pk,
        epoch=bringing.epoch,
        reason=parking.reason,
        parameters=parking.parameters,
        clock_offset_ms=sent.offset_ms,
        flags=sorted(sent.flags),
        at=now,
    )
    if project is not None:
        key = f"parked:{project.pk}:{parking.author_id}:{now:%Y%m%d}"
        tell_desk(project, PARKED, row.pk, parking.author, key=key, now=now)
        touch_records(project.pk, [RecordKey(PARKED, str(row.pk))], now)
    return row.pk


def tell_desk(project: Project, kind: str, number: int, author: Account | None, *, key: str, now: datetime) -> None:
    """Something waits at a project's desk: its people are told, open pages read it anew."""
    people = list_accounts_who_may(project, SETTLE)
    subject = Subject(kind, project.pk, number)
    tell(recipients=people, kind=f"entry_{kind}", subject=subject, actor=author, key=key, now=now)
    announce_desk(project, now)


def announce_desk(project: Project, now: datetime) -> None:
    """Open pages read the desk anew."""
    record_event(
        kind=DESK_CHANGED,
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk},
        now=now,
    )
