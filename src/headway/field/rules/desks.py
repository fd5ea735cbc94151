"""What can be done with an entry that is parked, and with two values."""

from __future__ import annotations

CARRY_OUT, CARRY_OUT_AS, GIVE_BACK, KEEP = "carry_out", "carry_out_as", "give_back", "keep"
ACTIONS = (CARRY_OUT, CARRY_OUT_AS, GIVE_BACK, KEEP)
ASKS = ("carry_out", "hand_over", "keep")
CHOICES = ("mine", "theirs", "neither", "other")
OVERTAKEN = "overtaken"
"""What became of a conflict that nobody had to decide: one of its two values does not stand any more."""
_UNREADABLE = frozenset({"malformed", "unknown_kind"})
_NOT_AS_IT_IS = frozenset({"tombstone"})


def ways_out(reason: str, *, is_known: bool) -> list[str]:
    """The actions that can end a parked entry: what nobody can read is only kept or given back; what is about a
    deleted thing is carried out for another one."""
    if reason in _UNREADABLE or not is_known:
        return [GIVE_BACK, KEEP]
    return [way for way in ACTIONS if way != CARRY_OUT or reason not in _NOT_AS_IT_IS]


def needs_reason(action: str) -> bool:
    """Whether the author is owed a reason: when his entry is changed, given back or only kept."""
    return action != CARRY_OUT


def value_of(choice: str, *, mine: object, theirs: object, until_decided: object, other: object) -> object:
    """The value that a choice stands for."""
    return {"mine": mine, "theirs": theirs, "neither": until_decided, "other": other}[choice]
