"""What comments, files and messages are about. Rooms above say, once, what they keep and who may see it.

A subject is named inside its project: the activity 12 of project 5. Nobody gets its name without the right to see
it, because one function does both: `register_subject("activity", describe_activities)`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Subject:
    """Something of a project that can be talked about."""

    kind: str
    project_id: int
    id: int

    def as_ids(self) -> dict[str, object]:
        """For the subject of an event: ids only."""
        return {"project_id": self.project_id, "subject_kind": self.kind, "subject_id": self.id}


@dataclass(frozen=True, slots=True)
class Described:
    """A subject as one reader may see it now. `place` is where it stands: a comment's is its activity."""

    project: str
    code: str
    name: str
    place: Subject
    words: str = ""  # the beginning of a comment
    parts: dict[str, int] = field(default_factory=dict)  # ids that lead to it within its place


Describe = Callable[[Any, Collection[Subject]], dict[Subject, Described]]
"""The account and subjects of one kind -> those that it may see, described. Constant in statements."""

_describers: dict[str, Describe] = {}


def register_subject(kind: str, describe: Describe) -> None:
    """Say who sees subjects of `kind`. Raises ValueError when somebody has said so already."""
    if _describers.get(kind, describe) is not describe:
        raise ValueError(f"two descriptions of {kind}")
    _describers[kind] = describe


def is_subject(kind: str) -> bool:
    """Whether a room has said what this is."""
    return kind in _describers


def describe_subjects(account: Any, subjects: Iterable[Subject]) -> dict[Subject, Described]:
    """The subjects that `account` may see, described; of what no room knows, nothing."""
    asked: dict[str, set[Subject]] = {}
    for subject in subjects:
        asked.setdefault(subject.kind, set()).add(subject)
    found: dict[Subject, Described] = {}
    for kind, some in sorted(asked.items()):
        if kind in _describers:
            found |= _describers[kind](account, some)
    return found
