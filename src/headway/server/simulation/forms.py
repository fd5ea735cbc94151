"""What is entered in a rehearsal: forms that several people fill in. Their tables stand in the scratch database only."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from headway.field.actions import bury_records
from headway.field.actions.parking import CONFLICT, PARKED
from headway.field.kinds import (
    Acting,
    Carried,
    ConflictDecision,
    FoundConflict,
    Kind,
    Operation,
    Record,
    RecordKey,
    RecordKind,
    only_registered,
)
from headway.field.rules.merging import merge
from headway.kernel.errors import Refusal

FORM = "form"
TABLES = """
CREATE TABLE IF NOT EXISTS simulated_form (
  project_id bigint, id text, version int, values jsonb, writers jsonb, PRIMARY KEY (project_id, id));
CREATE TABLE IF NOT EXISTS simulated_trail (
  number bigserial PRIMARY KEY, project_id bigint, form_id text, op_id uuid, device_id uuid, author_id uuid,
  base jsonb, entered jsonb, decided text);
CREATE INDEX IF NOT EXISTS simulated_trail_of_project ON simulated_trail (project_id, number);
"""
_READ = "SELECT version, values, writers FROM simulated_form WHERE project_id = %s AND id = %s FOR UPDATE"
_WRITE = """
INSERT INTO simulated_form VALUES (%s, %s, %s, %s::jsonb, %s::jsonb)
ON CONFLICT (project_id, id) DO UPDATE
   SET version = EXCLUDED.version, values = EXCLUDED.values, writers = EXCLUDED.writers
"""
_APPEND = """
INSERT INTO simulated_trail (project_id, form_id, op_id, device_id, author_id, base, entered, decided)
VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s::jsonb, %s)
"""


class NotFillable(Refusal):
    """A value that the form does not take."""

    code = "field.decision_not_possible"


@contextmanager
def rehearsed_kinds() -> Iterator[None]:
    """Inside, the kinds of a rehearsal: `fill` a form, and `stumble`, which has a fault in it."""
    kinds = [Kind("fill", FORM, _fill, _decide), Kind("stumble", FORM, _stumble)]
    with only_registered(kinds, [RecordKind(FORM, read_forms)], staying=[PARKED, CONFLICT]):
        yield


def read_forms(reader: Any, project: Any, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The forms of a project; every member sees all of them."""
    with connection.cursor() as cursor:
        wanted = list(ids) if ids is not None else None
        cursor.execute(
            "SELECT id, version, values FROM simulated_form WHERE project_id = %s AND (%s::text[] IS NULL OR id = ANY(%s))",
            [project.pk, wanted, wanted],
        )
        return {one: Record(version, orjson.loads(values)) for one, version, values in cursor.fetchall()}


def remove_form(project_id: int, form_id: str, now: Any) -> None:
    """The office deletes a form: a tombstone stays."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM simulated_form WHERE project_id = %s AND id = %s", [project_id, form_id])
    bury_records(project_id, [RecordKey(FORM, form_id)], now)


def _fill(operation: Operation, acting: Acting) -> Carried:
    if operation.entered.get("text") == "refused":
        raise NotFillable
    version, values, writers = _form(acting.project.pk, operation.record.id)
    own = {name for name, (device, _) in writers.items() if device == str(operation.device_id)}
    base = {name: pair[0] for name, pair in operation.changes.items()}
    merged = merge(base, operation.entered, values, own=own)
    found = [
        FoundConflict(
            record=operation.record,
            field=name,
            base=base.get(name),
            mine=operation.entered[name],
            theirs=values.get(name),
            their_op_id=UUID(writers[name][1]) if name in writers else None,
            until_decided=values.get(name),
        )
        for name in merged.conflicts
    ]
    writers |= {name: [str(operation.device_id), str(operation.op_id)] for name in merged.changed}
    _keep(acting.project.pk, operation.record.id, version + 1, merged.values, writers)
    _append(operation.record.id, acting, operation, base, operation.entered)
    return Carried(version + 1, [operation.record], found)


def _stumble(operation: Operation, acting: Acting) -> Carried:
    raise KeyError("a fault of ours")


def _decide(decision: ConflictDecision, acting: Acting) -> Carried:
    project_id, form_id = acting.project.pk, decision.record.id
    version, values, writers = _form(project_id, form_id)
    if not values:
        raise NotFillable
    if decision.choice in ("mine", "other"):
        values[decision.field] = decision.value
        writers[decision.field] = ["", str(decision.mine_op_id)]
        _keep(project_id, form_id, version + 1, values, writers)
        _append(form_id, acting, decision.choice, {}, {decision.field: decision.value})
    return Carried(version + 1, [decision.record])


def _form(project_id: int, form_id: str) -> tuple[int, dict[str, Any], dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(_READ, [project_id, form_id])
        row = cursor.fetchone()
    return (row[0], orjson.loads(row[1]), orjson.loads(row[2])) if row else (0, {}, {})


def _keep(project_id: int, form_id: str, version: int, values: dict[str, Any], writers: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [project_id, form_id, version, _json(values), _json(writers)])


def _append(form_id: str, acting: Acting, by: Operation | str, base: dict[str, Any], entered: dict[str, Any]) -> None:
    """One line of the trail, by an operation or by a choice at the desk."""
    origin = (None, None) if isinstance(by, str) else (by.op_id, by.device_id)
    decided = by if isinstance(by, str) else ""
    values = [acting.project.pk, form_id, *origin, acting.author.pk, _json(base), _json(entered), decided]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
