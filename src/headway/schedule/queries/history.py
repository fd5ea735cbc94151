"""The log of a plan: its edits, what stood at a revision, and which edits stand in another's way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from headway.schedule.errors import NoSuchRevision
from headway.schedule.models import Activity, Checkpoint, Edit, Plan, PlanCalendar
from headway.schedule.queries.rows import Values, contents_of_rows, rows_of_contents
from headway.schedule.rules.changes import Overlap, RowChange, RowKey, changes_from_json, references_of
from headway.schedule.rules.contents import Contents, empty_contents
from headway.schedule.rules.packed import unpack_json

MOST_NAMED = 20
Rows = dict[RowKey, Values]


def changes_of(edit: Edit) -> list[RowChange] | None:
    """What an edit did to rows; None when it replaced the whole plan."""
    return None if edit.changes is None else changes_from_json(unpack_json(edit.changes))


def list_later_edits(plan: Plan, revision: int) -> list[Edit]:
    """Edits after `revision` that still stand, in order: neither undone nor the undo of one of them."""
    later = list(Edit.objects.filter(plan=plan, revision__gt=revision).order_by("revision"))
    undone = {edit.undoes_id for edit in later if edit.undoes_id is not None}
    among = {edit.pk for edit in later}
    return [
        edit
        for edit in later
        if edit.pk not in undone and not (edit.kind == "undo" and edit.undoes_id in among)
    ]  # fmt: skip


def blocking_edits(plan: Plan, base: int, found: Sequence[Overlap]) -> dict[str, Any]:
    """Parameters of a refusal: who wrote the places in `found` after `base`, and the first place by name."""
    keys = {(one.table, one.row_id) for one in found}
    edits = [
        edit for edit in Edit.objects.filter(plan=plan, revision__gt=base).order_by("revision") if _touches(edit, keys)
    ]
    return told_overlap(plan, edits, found)


def told_overlap(plan: Plan, edits: Sequence[Edit], found: Sequence[Overlap]) -> dict[str, Any]:
    """Parameters of a refusal because of `edits` at the places `found`."""
    first = found[0] if found else Overlap("", 0, "")
    authors = list(dict.fromkeys(edit.author_name for edit in edits if edit.author_name))
    return {
        "count": len(found),
        "name": list_names(plan, [(first.table, first.row_id)]).get((first.table, first.row_id), ""),
        "field": first.field,
        "field_key": f"schedule.column.{first.field or 'row'}",
        "authors": ", ".join(authors[:MOST_NAMED]),
        "revision": edits[-1].revision if edits else plan.revision,
        "edits": [
            {"id": edit.pk, "revision": edit.revision, "author": edit.author_name, "at": edit.at.isoformat(),
             "kind": edit.kind}
            for edit in edits[:MOST_NAMED]
        ],
        "places": [{"table": o.table, "number": o.row_id, "field": o.field} for o in found[:MOST_NAMED]],
    }  # fmt: skip


def _touches(edit: Edit, keys: set[RowKey]) -> bool:
    changes = changes_of(edit)
    if changes is None:
        return True
    return any(change.key in keys for change in changes) or any(
        (table, row_id) in keys for change in changes for table, row_id in references_of(change)
    )


def list_names(plan: Plan, keys: Iterable[RowKey]) -> dict[RowKey, str]:
    """Code and name of rows, as far as they have any and are still there."""
    wanted = list(keys)
    activities = [row_id for table, row_id in wanted if table == "activity"]
    names: dict[RowKey, str] = {
        ("activity", number): f"{code} {name}".strip()
        for number, code, name in Activity.objects.filter(plan=plan, activity_id__in=activities).values_list(
            "activity_id", "code", "name"
        )
    }
    calendars = [row_id for table, row_id in wanted if table == "plancalendar"]
    names |= {
        ("plancalendar", number): name
        for number, name in PlanCalendar.objects.filter(plan=plan, calendar_id__in=calendars).values_list(
            "calendar_id", "name"
        )
    }
    return names


def rows_at(plan: Plan, revision: int) -> Rows:
    """All rows as they were at `revision`: the nearest checkpoint before it, with the edits since.

    Raises NoSuchRevision.
    """
    if not 0 <= revision <= plan.revision:
        raise NoSuchRevision(revision=revision)
    kept = Checkpoint.objects.filter(plan=plan, revision__lte=revision).order_by("-revision").first()
    contents = Contents.from_json(unpack_json(kept.rows)) if kept else empty_contents(plan.name)
    rows = rows_of_contents(contents)
    since = kept.revision if kept else 0
    for edit in Edit.objects.filter(plan=plan, revision__gt=since, revision__lte=revision).order_by("revision"):
        changes = changes_of(edit)
        if changes is None:
            raise NoSuchRevision(revision=revision)  # a replaced plan has a checkpoint of its own
        replay(rows, changes)
    return rows


def replay(rows: Rows, changes: Iterable[RowChange]) -> None:
    """Carry changes out on rows."""
    for change in changes:
        if change.after is None:
            del rows[change.key]
        elif change.before is None:
            rows[change.key] = dict(change.after)
        else:
            rows[change.key] = {**rows[change.key], **change.after}


def contents_at(plan: Plan, revision: int) -> Contents:
    """The plan as it was at `revision`."""
    return contents_of_rows(rows_at(plan, revision))


def differing(current: Rows, wanted: Rows) -> list[RowChange]:
    """The changes that make `wanted` of `current`."""
    changes = [RowChange(*key, before, None) for key, before in current.items() if key not in wanted]
    for key, after in wanted.items():
        before = current.get(key)
        if before is None:
            changes.append(RowChange(*key, None, after))
        elif before != after:
            names = [name for name in after if before[name] != after[name]]
            changes.append(RowChange(*key, {n: before[n] for n in names}, {n: after[n] for n in names}))
    return changes
