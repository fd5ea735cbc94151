"""What must hold after a rehearsal has come to rest; numbered I1 to I10 as in docs/field-sync.md."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import orjson

from headway.field.kinds import record_kinds
from headway.kernel.errors import NotFound
from headway.people.queries import get_account
from headway.projects.queries import get_project_for
from headway.server.simulation import tables
from headway.server.simulation.forms import rehearsed_kinds
from headway.server.simulation.rehearsal import Rehearsal

Trail = list[dict[str, Any]]


@dataclass
class Replayed:
    """The log replayed by itself: values by form, and the conflicts that must have been found."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    conflicts: set[tuple[str, str]] = field(default_factory=set)


def violations(told: Rehearsal) -> list[str]:
    """Every invariant that does not hold, with what breaks it; empty when all do."""
    with rehearsed_kinds():
        trail = tables.trail_of(told.project.pk)
        replayed = replay(trail)
        return [
            *_kept_once(told, trail),
            *in_order(told, trail),
            *_conflicts(told, replayed),
            *_values(told, replayed),
            *nothing_waits(told),
            *(f"I7 RESURRECT form {form}" for form in tables.risen_of(told.project.pk)),
            *kept_readable(told),
            *differing_caches(told),
        ]


def replay(trail: Trail) -> Replayed:
    """The merge told again in the plainest words: a value that stands, was not shown, is of another device and is not
    the one that was entered, is a conflict; everything else that was entered stands."""
    told, writers = Replayed(), dict[tuple[str, str], str | None]()
    for row in trail:
        values = told.values.setdefault(row["form"], {})
        for name, value in row["entered"].items():
            present, shown = values.get(name), row["base"].get(name)
            is_own = writers.get((row["form"], name)) == row["device"]
            if row["decided"] or is_own or present == shown or name not in values:
                moved = name not in values or value != present
            elif value in (present, shown):
                moved = False
            else:
                told.conflicts.add((row["op_id"], name))
                continue
            if moved:
                values[name] = value
                writers[row["form"], name] = row["device"]
    return told


def _kept_once(told: Rehearsal, trail: Trail) -> list[str]:
    """I1, I2: every entry that was shown as saved stands exactly once in the log or at a desk."""
    done = Counter(row["op_id"] for row in trail if row["op_id"])
    found = [f"I2 DUP {op_id} was carried out {count} times" for op_id, count in done.items() if count > 1]
    answered = tables.answered(list(told.ledger.saved))
    for op_id in told.ledger.saved:
        if op_id not in answered and op_id not in told.ledger.lost_with_phone:
            found.append(f"I1 LOST {op_id}")
        if op_id in answered and answered[op_id][0] != "parked" and op_id not in done:
            found.append(f"I1 LOST {op_id} has an answer and no effect")
    return found


def in_order(told: Rehearsal, trail: Trail) -> list[str]:
    """I4: what one device entered is carried out in that order, unless its numbers or its server were put back; what
    only the server still had when a phone was restored waits for its predecessors in vain, and comes last."""
    at_desk = {op_id for op_id, is_open, _ in tables.parked_of(told.manager.organization_id).values() if not is_open}
    last: dict[str, int] = {}
    found = []
    for row in trail:
        entry = told.ledger.saved.get(row["op_id"] or "")
        if entry is None or row["device"] in told.ledger.disordered:
            continue
        if row["op_id"] in at_desk or row["op_id"] in told.ledger.lost_with_phone:
            continue
        if entry["made"] < last.get(row["device"], 0):
            found.append(f"I4 ORDER {row['op_id']} of {row['device']} was carried out after a younger one")
        last[row["device"]] = max(entry["made"], last.get(row["device"], 0))
    return found


def _conflicts(told: Rehearsal, replayed: Replayed) -> list[str]:
    """I5, I8: two values that did not know of each other are a conflict, and nothing else is one."""
    found = {(op_id, name) for _, op_id, name, _ in tables.conflicts_of(told.project.pk)}
    missing = [f"I5 SILENT-OVERWRITE {one}" for one in sorted(replayed.conflicts - found)]
    return missing + [f"I8 FALSE-CONFLICT {one}" for one in sorted(found - replayed.conflicts)]


def _values(told: Rehearsal, replayed: Replayed) -> list[str]:
    """I10: what stands is what the log gives when it is replayed."""
    return [
        f"I10 REPLAY form {form} is {values}, its log gives {replayed.values.get(form)}"
        for form, values in tables.forms_of(told.project.pk).items()
        if values != replayed.values.get(form, {})
    ]


def nothing_waits(told: Rehearsal) -> list[str]:
    """I6: outboxes are empty, nothing waits behind a gap."""
    full = [f"I6 STUCK {one.name} has {len(one.kept.outbox)} entries left" for one in told.phones if one.kept.outbox]
    return full + [f"I6 STUCK {op_id} waits" for op_id in tables.held_of(told.manager.organization_id)]


def kept_readable(told: Rehearsal) -> list[str]:
    """I9: what was not carried out is readable as it was sent."""
    kept = tables.parked_of(told.manager.organization_id)
    found = []
    for op_id, (status, parked_id) in tables.answered(list(told.ledger.saved)).items():
        payload = kept[parked_id][2] if parked_id in kept else {}
        if status == "parked" and _content(payload) != _content(told.ledger.saved[op_id]):
            found.append(f"I9 REJECT-LOST {op_id}")
    return found


def _content(payload: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name != "seq"}


def differing_caches(told: Rehearsal) -> list[str]:
    """I3: every phone shows what its user would read from the server now."""
    found = []
    for phone in told.phones:
        expected = _readable_now(told, phone.user_id)
        shown = {key: one["value"] for key, one in phone.kept.cache.items()}
        differing = sorted(key for key in expected.keys() | shown.keys() if expected.get(key) != shown.get(key))
        if differing:
            found.append(f"I3 DIVERGE {phone.name} at {differing[:5]}")
    return found


def _readable_now(told: Rehearsal, user_id: Any) -> dict[tuple[str, str], Any]:
    user = get_account(user_id)
    try:
        project = get_project_for(user, told.project.pk)
    except NotFound:
        return {}
    return {
        (name, record_id): orjson.loads(orjson.dumps(record.value, default=str))
        for name, kind in record_kinds().items()
        for record_id, record in kind.read(user, project, None).items()
    }
