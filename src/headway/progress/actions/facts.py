"""Records facts: the one way into the log, for every kind and every source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from django.db import connection

from headway.kernel.actions import record_event
from headway.progress.errors import EntryThere, FactNotTaken
from headway.progress.models import Decision, Entry
from headway.progress.queries.log import list_log
from headway.progress.rules.fact_kinds import FactRefused, read_fact
from headway.progress.rules.replay import Stands, Told, replay
from headway.progress.rules.reports import read_other

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

CHANGED = "progress.changed"
_LOCK = """
INSERT INTO progress_standing AS s (project_id, activity_id, organization_id, version, waiting)
SELECT %s, number, %s, 1, 0 FROM unnest(%s::int[]) AS number ORDER BY number
ON CONFLICT (project_id, activity_id) DO UPDATE SET version = s.version + 1
"""
_ENTRY = (
    "uid", "organization_id", "project_id", "activity_id", "day", "source", "author_id", "author_name", "reporter",
    "device_id", "op_id", "feed_sequence", "seen", "supersedes_id", "flags", "at",
)  # fmt: skip
_STORE = f"""
WITH entry AS (
  INSERT INTO progress_entry ({", ".join(_ENTRY)}) VALUES ({", ".join(f"%({name})s" for name in _ENTRY)})
  ON CONFLICT (uid) DO NOTHING RETURNING id),
facts AS (
  INSERT INTO progress_fact (organization_id, project_id, entry_id, kind, values, sequence, at)
  SELECT %(organization_id)s, %(project_id)s, entry.id, told ->> 0, told -> 1, place - 1, %(at)s
    FROM entry, jsonb_array_elements(%(facts)s::jsonb) WITH ORDINALITY AS f(told, place))
SELECT id FROM entry
"""
_STAND = """
UPDATE progress_standing SET accepted = %s::jsonb, claimed = %s::jsonb, waiting = %s, due = %s
WHERE project_id = %s AND activity_id = %s
"""


@dataclass(frozen=True, kw_only=True)
class NewEntry:
    """Who told what, where and how; see `models.Entry`. `activity_id` None: a fact of the project."""

    uid: UUID
    project: Project
    activity_id: int | None
    day: date
    author: Account | None
    now: datetime
    source: str = "site"
    reporter: str = ""
    device_id: UUID | None = None
    op_id: UUID | None = None
    feed_sequence: int | None = None
    seen: int | None = None
    supersedes_id: int | None = None
    flags: Collection[str] = ()


@dataclass(frozen=True)
class Recorded:
    """The entry, the log of its activity with it, and what stands then (both None without an activity)."""

    entry: Entry
    log: Sequence[Told] | None = None
    stands: Stands | None = None


@dataclass(frozen=True)
class NewDecision:
    """What became of an entry; see `models.Decision`. `values`: of accept_other as somebody told them; `whole`: the
    quantity of the activity, where the plan knows it."""

    decision: str
    way: str
    by: Account | None = None
    values: Mapping[str, Any] | None = None
    reason_code: str = ""
    reason: str = ""
    doubts: Sequence[Mapping[str, Any]] = field(default=())
    whole: float | None = None


def record_facts(*, entry: NewEntry, facts: Sequence[tuple[str, Mapping[str, Any]]]) -> Recorded:
    """Append one entry with its facts (kind, values), and have what stands of its activity follow.

    Runs in the caller's transaction and locks what stands of the activity; permission is the caller's matter.
    Raises FactNotTaken, EntryThere.
    """
    if entry.activity_id is None:
        return Recorded(append_entry(entry, facts))
    lock_standings(entry.project, [entry.activity_id])  # twice in a transaction is once
    stored = append_entry(entry, facts)
    log, stands = stand_anew(entry.project, [entry.activity_id])[entry.activity_id]
    return Recorded(stored, log, stands)


def append_entry(entry: NewEntry, facts: Sequence[tuple[str, Mapping[str, Any]]]) -> Entry:
    """Append one entry with its facts; the caller holds the lock of its activity and lets it stand anew.

    Raises FactNotTaken, EntryThere.
    """
    return _store(entry, [(kind, _read(kind, told)) for kind, told in facts])


def record_decision(*, project: Project, entry_id: int, decision: NewDecision, now: datetime) -> Decision:
    """Append the decision on an entry; the caller holds the lock of its activity and lets it stand anew.

    Values that are accepted instead are read here, whoever tells them. Raises FactNotTaken.
    """
    values = _read_other(decision) if decision.decision == "accept_other" else None
    return Decision.objects.create(
        organization_id=project.organization_id, project=project, entry_id=entry_id, decision=decision.decision,
        values=values, reason_code=decision.reason_code[:40],
        reason=decision.reason[:500], doubts=[dict(one) for one in decision.doubts],
        by_id=decision.by.pk if decision.by else None, by_name=decision.by.display_name if decision.by else "",
        way=decision.way, at=now,
    )  # fmt: skip


def lock_standings(project: Project, activity_ids: Collection[int]) -> None:
    """Hold what stands of these activities until the transaction ends, in the order of their numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [project.pk, project.organization_id, sorted(set(activity_ids))])


def stand_anew(project: Project, activity_ids: Collection[int]) -> dict[int, tuple[list[Told], Stands]]:
    """Replay the log of activities that are locked and keep the result; returns log and result by activity."""
    logs = list_log(project.pk, activity_ids)
    return keep_standing(project, {number: logs.get(number, []) for number in activity_ids})


def keep_standing(project: Project, logs: Mapping[int, list[Told]]) -> dict[int, tuple[list[Told], Stands]]:
    """As `stand_anew`, of logs that were read under the lock and have what was written since."""
    found = {number: (log, replay(log)) for number, log in logs.items()}
    rows = [
        [_json(stands.accepted), _json(stands.claimed), len(stands.waiting), stands.due, project.pk, number]
        for number, (_, stands) in found.items()
    ]
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(_STAND, rows[0])  # a pipeline for one is dearer
        else:
            cursor.executemany(_STAND, rows)
    return found


def announce_progress(project: Project, plan_id: int | None, now: datetime) -> None:
    """Tell open pages that progress of the project changed."""
    record_event(
        kind=CHANGED,
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk, "plan_id": plan_id},
        now=now,
    )


def fact_not_taken(refused: FactRefused) -> FactNotTaken:
    """The refusal for a person."""
    return FactNotTaken(field=refused.name, reason=refused.reason, **refused.parameters)


def _read(kind: str, told: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return read_fact(kind, told)
    except FactRefused as refused:
        raise fact_not_taken(refused) from refused


def _read_other(decision: NewDecision) -> dict[str, Any]:
    try:
        return read_other(decision.values or {}, decision.whole)
    except FactRefused as refused:
        raise fact_not_taken(refused) from refused


def _store(entry: NewEntry, facts: Sequence[tuple[str, dict[str, Any]]]) -> Entry:
    stored = Entry(
        uid=entry.uid, organization_id=entry.project.organization_id, project=entry.project,
        activity_id=entry.activity_id, day=entry.day, source=entry.source,
        author_id=entry.author.pk if entry.author else None,
        author_name=entry.author.display_name if entry.author else "", reporter=entry.reporter[:80],
        device_id=entry.device_id, op_id=entry.op_id, feed_sequence=entry.feed_sequence, seen=entry.seen,
        supersedes_id=entry.supersedes_id, flags=sorted(entry.flags), at=entry.now,
    )  # fmt: skip
    values = {name: getattr(stored, name) for name in _ENTRY} | {"flags": orjson.dumps(stored.flags).decode()}
    with connection.cursor() as cursor:
        cursor.execute(_STORE, values | {"facts": orjson.dumps(facts).decode()})
        row = cursor.fetchone()
    if row is None:
        raise EntryThere
    stored.pk = row[0]
    return stored


def _json(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else orjson.dumps(values).decode()
