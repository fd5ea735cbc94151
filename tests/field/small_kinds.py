"""Two kinds of this folder only: `write` fills fields of a shared form, `fail` is a kind with a fault in it.

The forms live in a dictionary: what the room itself does with its tables is what is tested here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

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
)
from headway.field.rules.merging import merge
from headway.kernel.errors import Refusal


@dataclass
class Form:
    version: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    writers: dict[str, tuple[UUID, UUID]] = field(default_factory=dict)  # field -> device, operation
    trail: list[tuple[UUID, dict[str, Any]]] = field(default_factory=list)  # author, what he entered


FORMS: dict[tuple[int, str], Form] = {}


class FormIsFull(Refusal):
    code = "kernel.too_large"


def carry_out(operation: Operation, acting: Acting) -> Carried:
    form = FORMS.setdefault((acting.project.pk, operation.record.id), Form())
    if operation.entered.get("text") == "too much":
        raise FormIsFull(limit_mb=1)
    own = {name for name, (device, _) in form.writers.items() if device == operation.device_id}
    base = {name: pair[0] for name, pair in operation.changes.items()}
    merged = merge(base, operation.entered, form.values, own=own)
    found = [
        FoundConflict(
            operation.record, name, base.get(name), operation.entered[name], form.values.get(name),
            form.writers[name][1], form.values.get(name),
        )
        for name in merged.conflicts
    ]  # fmt: skip
    form.values = merged.values
    form.writers |= dict.fromkeys(merged.changed, (operation.device_id, operation.op_id))
    form.trail.append((acting.author.pk, operation.entered))
    form.version += 1
    return Carried(form.version, [operation.record], found)


def fail(operation: Operation, acting: Acting) -> Carried:
    raise KeyError("a fault of ours")


def decide(decision: ConflictDecision, acting: Acting) -> Carried:
    form = FORMS[(acting.project.pk, decision.record.id)]
    if decision.choice in ("mine", "other"):
        form.values[decision.field] = decision.value
        form.version += 1
    return Carried(form.version, [decision.record])


def read(reader: Any, project: Any, ids: Collection[str] | None) -> Mapping[str, Record]:
    forms = {key[1]: form for key, form in FORMS.items() if key[0] == project.pk}
    return {one: Record(form.version, form.values) for one, form in forms.items() if ids is None or one in ids}


def small_kinds() -> tuple[list[Kind], list[RecordKind]]:
    FORMS.clear()
    return [Kind("write", "form", carry_out, decide), Kind("fail", "form", fail)], [RecordKind("form", read)]


FORM = RecordKey("form", "1")
