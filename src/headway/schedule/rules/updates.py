"""A newer file of a plan that is there: which rows are the same, and what the file changes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from headway.schedule.rules.changes import REFERENCES, RowChange, RowKey
from headway.schedule.rules.outline import SORT_GAP

Values = dict[str, Any]
Rows = dict[RowKey, Values]
KEPT_WHEN_EMPTY = (
    "notes", "location", "trade", "responsible", "unit", "quantity", "weight", "codes", "custom", "deadline",
)  # fmt: skip
"""What people add here and most files do not carry: an empty value of the file leaves it as it is."""
NEVER_TAKEN = ("import_run_id", "source_row", "sort_key")


@dataclass(frozen=True)
class Match:
    """How rows are recognised, and what becomes of those that the file no longer has.

    `by`: `source_uid` (the number that the other tool gave) or `code`.
    """

    by: str = "source_uid"
    deletes_missing: bool = False


def shifted(rows: Rows, offsets: Mapping[str, int]) -> Rows:
    """The same rows with higher numbers in some tables, so that they meet no row of the plan by chance."""
    numbers = {(table, number): number + offsets[table] for table, number in rows if table in offsets}
    return {
        (table, numbers.get((table, number), number)): _renumbered(table, row, numbers)
        for (table, number), row in rows.items()
    }


def counted(changes: Iterable[RowChange]) -> dict[str, int]:
    """How many activities an update adds, changes and removes, and how many relations."""
    counts = dict.fromkeys(("added", "changed", "removed", "relations"), 0)
    for change in changes:
        if change.table == "activity":
            counts["added" if change.before is None else "removed" if change.after is None else "changed"] += 1
        counts["relations"] += change.table == "relation"
    return counts


def duplicates_of(rows: Rows, by: str) -> list[str]:
    """Keys that several activities share, so that nobody can say which is which; empty ones are left out."""
    counted = Counter(row[by] for (table, _), row in rows.items() if table == "activity" and row[by])
    return sorted(key for key, count in counted.items() if count > 1)


def updated(current: Rows, told: Rows, match: Match) -> Rows:
    """The rows of the plan after the update: `told` under the numbers of `current` where they are the same row."""
    numbers = _same_rows(current, told, match)
    wanted: Rows = {}
    for (table, row_id), row in told.items():
        key = table, numbers.get((table, row_id), row_id)
        wanted[key] = _merged(table, current.get(key), _renumbered(table, row, numbers))
    kept = {key: row for key, row in current.items() if key not in wanted and _stays(key, row, wanted, match)}
    wanted = _placed(current, kept | wanted)
    _keep_carried_dates(current, wanted)
    return _without_dangling(wanted)


def _same_rows(current: Rows, told: Rows, match: Match) -> dict[RowKey, int]:
    numbers: dict[RowKey, int] = {("plan", 0): 0}
    here = {row[match.by]: number for (table, number), row in current.items() if table == "activity" and row[match.by]}
    for (table, number), row in told.items():
        if table == "activity" and row[match.by] in here:
            numbers[table, number] = here[row[match.by]]
    for table, names in (("plancalendar", ("name",)), ("planresource", ())):
        known = {_named(row, names, number): number for (t, number), row in current.items() if t == table}
        for (t, number), row in told.items():
            if t == table and (same := known.get(_named(row, names, number))) is not None:
                numbers[t, number] = same
    _same_links(current, told, numbers)
    return numbers


def _named(row: Values, names: tuple[str, ...], number: int) -> tuple[Any, ...]:
    return tuple(row[name] for name in names) or (number,)


_ENDS = {"relation": ("predecessor_id", "successor_id", "type"), "assignment": ("activity_id", "resource_id")}


def _same_links(current: Rows, told: Rows, numbers: dict[RowKey, int]) -> None:
    """Relations between the same ends of the same type, assignments of the same resource: one after the other."""
    for table, ends in _ENDS.items():
        known: dict[tuple[Any, ...], list[int]] = {}
        for (t, number), row in sorted(current.items(), reverse=True):
            if t == table:
                known.setdefault(tuple(row[name] for name in ends), []).append(number)
        for (t, number), row in told.items():
            if t == table:
                meant = _renumbered(table, row, numbers)
                same = known.get(tuple(meant[name] for name in ends))
                if same:
                    numbers[t, number] = same.pop()


def _renumbered(table: str, row: Values, numbers: Mapping[RowKey, int]) -> Values:
    named = {
        name: numbers.get((other, row[name]), row[name])
        for name, other in REFERENCES[table].items()
        if row.get(name) is not None
    }
    return row | named


def _merged(table: str, here: Values | None, told: Values) -> Values:
    if here is None:
        return told
    kept = {name: here[name] for name in NEVER_TAKEN if name in here}
    if table == "activity":
        kept |= {name: here[name] for name in KEPT_WHEN_EMPTY if not told[name] and here[name]}
    if table == "plancalendar":
        kept |= {name: here[name] for name in ("pinned_source_id", "pinned_version")}
    return told | kept


def _stays(key: RowKey, row: Values, wanted: Rows, match: Match) -> bool:
    """What the file lacks: calendars and resources stay, activities as asked with the links that they have here."""
    if key[0] in ("plancalendar", "planresource"):
        return True
    if row.get("other_plan_id") is not None:
        return True  # a link to another project here: no file carries it
    if match.deletes_missing:
        return False
    ends = [(other, row[name]) for name, other in REFERENCES[key[0]].items() if other == "activity"]
    return key[0] == "activity" or any(end not in wanted for end in ends)


def _keep_carried_dates(current: Rows, wanted: Rows) -> None:
    """An activity that a relation to another project here holds goes by that, not by what the file says."""
    for (table, _), row in current.items():
        key = "activity", row.get("activity_id", 0)
        if table == "externalrelation" and row["other_plan_id"] is not None and key in current and key in wanted:
            wanted[key] = wanted[key] | {"external_early_start": current[key]["external_early_start"]}


def _placed(current: Rows, wanted: Rows) -> Rows:
    """New rows and rows under another parent stand after what is there, in the order of the file."""
    last: dict[Any, int] = {}
    for key, row in wanted.items():
        if key[0] == "activity" and key in current and current[key]["parent_id"] == row["parent_id"]:
            last[row["parent_id"]] = max(last.get(row["parent_id"], 0), row["sort_key"])
    for key, row in wanted.items():
        if key[0] != "activity" or (key in current and current[key]["parent_id"] == row["parent_id"]):
            continue
        place = last.get(row["parent_id"], 0) + SORT_GAP
        last[row["parent_id"]] = place
        wanted[key] = row | {"sort_key": place}
    return wanted


def _without_dangling(rows: Rows) -> Rows:
    """Links whose ends are gone go, too; rows under a parent that is gone stand at the top."""
    kept = dict(rows)
    for key, row in rows.items():
        for name, other in REFERENCES[key[0]].items():
            if row.get(name) is None or (other, row[name]) in rows:
                continue
            if key[0] in _ENDS or key[0] == "externalrelation":
                kept.pop(key, None)
            else:
                kept[key] = kept[key] | {name: None}
    return kept
