"""Replaying the log: entries with their facts and decisions → what stands of an activity today (sync.md I10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

Values = dict[str, Any]
ACCEPTING = frozenset({"accept", "accept_other"})
STANDING = ("claimed", "accepted", "accepted_other")
"""States of an entry that says something about today."""
FIELDS = ("percent", "quantity", "remaining_days", "started_on", "finished_on", "paused_on", "resumed_on", "unit")
"""What of an entry moves progress; the rest (photos, notes, headcount) is evidence."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision on an entry. `values`: of accept_other, what was accepted instead."""

    decision: str
    at: datetime
    number: int = 0  # decisions of an activity are numbered in the order in which they came to stand
    by_name: str = ""
    values: Mapping[str, Any] | None = None
    reason_code: str = ""
    reason: str = ""
    doubts: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of an activity as the log holds it; `facts` are (kind, values) in their order."""

    id: int
    uid: str
    day: date
    author_id: str | None
    author_name: str
    reporter: str
    at: datetime
    facts: Sequence[tuple[str, Mapping[str, Any]]]
    supersedes_id: int | None = None
    device_id: str | None = None
    decided: Decided | None = None
    is_folded: bool = False
    feed_sequence: int | None = None
    seen: int | None = None  # what the device had read of the project when this was entered; None = not from a device
    source: str = "site"
    op_id: str | None = None

    @property
    def is_withdrawal(self) -> bool:
        return any(kind == "withdrawal" for kind, _ in self.facts)

    @property
    def is_accepted(self) -> bool:
        return self.decided is not None and self.decided.decision in ACCEPTING

    @property
    def moves_progress(self) -> bool:
        return bool(values_of(self.facts))


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of an activity. `accepted` and `claimed`: FIELDS that are known, with entry, day, at, by.

    `waiting`: entries that nobody has decided on and nothing superseded; `states`: every entry's state by its id.
    """

    accepted: Values | None = None
    claimed: Values | None = None
    waiting: Sequence[int] = ()
    states: Mapping[int, str] = field(default_factory=dict)
    due: date | None = None


def replay(entries: Iterable[Told]) -> Stands:
    """What the log of one activity says today; the order in which entries are handed over does not matter.

    Accepted: of each field the value of the accepted entry with the latest day (of one day: the later decision)
    that tells it. Superseded entries count until what supersedes them was accepted (rule 6.42). Claimed: the latest
    waiting entry, unless something of a later day was accepted. Example: 60 % of the 20th accepted, 70 % of the
    21st waiting → accepted 0.6, claimed 0.7.
    """
    log = sorted(entries, key=lambda entry: entry.id)
    states = entry_states(log)
    ordered = sorted(log, key=lambda entry: (entry.day, entry.id))
    counting = sorted(
        (one for one in log if states[one.id] in ("accepted", "accepted_other")),
        key=lambda one: (one.day, _number(one)),
    )
    accepted: Values = {}
    for entry in counting:
        accepted = advanced(accepted, counted_values(entry), entry)
    waiting = [one for one in ordered if states[one.id] == "claimed"]
    claims = [one for one in waiting if one.moves_progress and _is_news(one, counting)]
    return Stands(
        accepted=accepted or None,
        claimed=_claim(claims[-1]) if claims else None,
        waiting=[one.id for one in waiting],
        states=states,
        due=min((one.day for one in counting if not one.is_folded and counted_values(one)), default=None),
    )


def entry_states(log: Sequence[Told]) -> dict[int, str]:
    """State of each entry by its id: claimed, accepted, accepted_other, returned, superseded, withdrawal.

    `log` in the order of ids. Own later entry of the same day supersedes the own earlier one quietly, unless it was
    made on another device that had not seen it (rule 6.43); a correction supersedes what it names; a withdrawal too.
    """
    replaced = _replacements(log)
    return {entry.id: _state(entry, replaced) for entry in log}


def changed_states(before: Sequence[Told], after: Sequence[Told]) -> list[tuple[Told, str]]:
    """Entries of `after`, the log a moment later, that are in another state than before, with that state.

    What is only in `after` is not among them.
    """
    former, present = entry_states(before), entry_states(after)
    return [(one, present[one.id]) for one in after if former.get(one.id, present[one.id]) != present[one.id]]


def _replacements(log: Sequence[Told]) -> dict[int, Told]:
    """What superseded an entry, by its id. Several entries of one person and day stand beside each other when they
    come from devices that had not seen each other: the next one of a device replaces those that it knew."""
    by_id = {entry.id: entry for entry in log}
    replaced: dict[int, Told] = {}
    standing: dict[tuple[Any, ...], list[Told]] = {}
    for entry in log:
        if entry.supersedes_id in by_id:
            replaced[entry.supersedes_id] = entry
        if entry.moves_progress and entry.author_id is not None:
            key = entry.author_id, entry.reporter, entry.day
            own = standing.get(key, [])
            for former in own:
                if knew(entry, former):
                    replaced.setdefault(former.id, entry)
            standing[key] = [*(former for former in own if not knew(entry, former)), entry]
    return replaced


def _state(entry: Told, replaced: Mapping[int, Told]) -> str:
    if entry.is_withdrawal:
        return "withdrawal"
    by = replaced.get(entry.id)
    if entry.decided is None:
        return "claimed" if by is None else "superseded"
    decision = entry.decided.decision
    if decision in ACCEPTING:
        overtaken = by is not None and _accepted_successor(by, replaced)
        return "superseded" if overtaken else {"accept": "accepted"}.get(decision, "accepted_other")
    if decision == "return":
        return "returned" if by is None else "superseded"
    return "superseded"


def _accepted_successor(by: Told, replaced: Mapping[int, Told]) -> bool:
    """Whether what supersedes an entry, or what supersedes that, was accepted."""
    seen: set[int] = set()
    while by.id not in seen:
        if by.is_accepted:
            return True
        seen.add(by.id)
        if by.id not in replaced:
            return False
        by = replaced[by.id]
    return False


def knew(later: Told, earlier: Told) -> bool:
    """Whether whoever entered `later` could know of `earlier`: the same device, or it had read it."""
    if later.device_id is None or earlier.device_id is None or later.device_id == earlier.device_id:
        return True
    return earlier.feed_sequence is not None and later.seen is not None and earlier.feed_sequence <= later.seen


def rivals_of(entry: Told, log: Sequence[Told]) -> list[tuple[Told, str]]:
    """Claims of the same day that say another value of the same kind and did not know of each other (sync.md P6).

    Each with the first field in which the two differ. Withdrawn and set-aside ones are no rivals.
    """
    states = entry_states(log)
    rivals = (
        other for other in log
        if other.id < entry.id and states[other.id] in STANDING and other.source == "site" and not knew(entry, other)
    )  # fmt: skip
    return [(other, field) for other in rivals if (field := _difference(entry, other)) is not None]


def is_contested(entry: Told, log: Sequence[Told]) -> bool:
    """Whether another claim of that day says another value and waits, or did not know of this one: then a person
    decides, no rule (sync.md P6)."""
    states = entry_states(log)
    return bool(rivals_of(entry, log)) or any(
        other.id != entry.id and states[other.id] == "claimed" and _difference(entry, other) is not None
        for other in log
    )


def _difference(one: Told, other: Told) -> str | None:
    """The first field in which two entries of one day differ; None when they agree, or are of two days."""
    if one.day != other.day:
        return None
    mine, theirs = counted_values(one), counted_values(other)
    return next((name for name in FIELDS if name in mine and name in theirs and mine[name] != theirs[name]), None)


def values_of(facts: Iterable[tuple[str, Mapping[str, Any]]]) -> Values:
    """What facts say about progress, by FIELDS. A finish is 100 % with nothing remaining."""
    values: Values = {}
    for kind, told in facts:
        if kind == "percent":
            values["percent"] = told["percent"]
        elif kind == "quantity":
            values |= {"quantity": told["quantity"], "unit": told.get("unit", "")}
        elif kind == "remaining":
            values["remaining_days"] = told["remaining_days"]
        elif kind in ("start", "finish"):
            values["started_on" if kind == "start" else "finished_on"] = told["day"]
        elif kind in ("pause", "resume"):
            values["paused_on" if kind == "pause" else "resumed_on"] = told.get("day", "")
    if "finished_on" in values:
        values |= {"percent": 1.0, "remaining_days": 0.0}
    return values


def counted_values(entry: Told) -> Values:
    """What an accepted entry counts as: what it says, with what the decision put in its place."""
    values = _with_days(values_of(entry.facts), entry.day)
    if entry.decided is None or entry.decided.decision != "accept_other":
        return values
    other = {name: value for name, value in (entry.decided.values or {}).items() if name in FIELDS}
    if "percent" in other or "quantity" in other:  # what was claimed beside it belonged to the other percent
        values = {name: value for name, value in values.items() if name in _KEPT_BESIDE_ANOTHER_PERCENT}
    return values | other


_KEPT_BESIDE_ANOTHER_PERCENT = ("started_on", "paused_on", "resumed_on")


def _with_days(values: Values, day: date) -> Values:
    return values | {name: day.isoformat() for name in ("paused_on", "resumed_on") if name in values}


def advanced(before: Values, values: Values, entry: Told) -> Values:
    """What stands after one more accepted entry. Less than 100 % takes an earlier finish back."""
    if not values:
        return before
    after = {**(before if entry.source == "site" else {}), **values}  # the office states the whole, a site adds
    if values.get("percent", 1.0) < 1 and "finished_on" not in values:
        after.pop("finished_on", None)
    if "percent" in values and "remaining_days" not in values:
        after.pop("remaining_days", None)  # it belonged to an earlier percent
    if "resumed_on" in values and "paused_on" not in values:
        after.pop("paused_on", None)
    if "paused_on" in values:
        after.pop("resumed_on", None)
    decided = entry.decided
    return after | {
        "entry": entry.uid, "day": entry.day.isoformat(),
        "at": decided.at.isoformat() if decided else entry.at.isoformat(),
        "by": decided.by_name if decided else "",
    }  # fmt: skip


def _number(entry: Told) -> int:
    return entry.decided.number if entry.decided else 0


def _claim(entry: Told) -> Values:
    return _with_days(values_of(entry.facts), entry.day) | {
        "entry": entry.uid, "day": entry.day.isoformat(), "at": entry.at.isoformat(),
        "by": entry.reporter or entry.author_name,
    }  # fmt: skip


def _is_news(claim: Told, counting: Sequence[Told]) -> bool:
    return not counting or claim.day >= counting[-1].day


def folded(entries: Iterable[Told], ids: Iterable[int]) -> list[Told]:
    """The same log when the entries `ids` have met the plan."""
    known = set(ids)
    return [replace(entry, is_folded=True) if entry.id in known else entry for entry in entries]
