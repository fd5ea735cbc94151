"""What a kind finds: cases, and those of known ones whose matter was done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from headway.kernel.subjects import Subject
from headway.projects.queries.many import PROJECT
from headway.schedule.queries.subjects import ACTIVITY
from headway.warnings.queries.sites import Place, Sites
from headway.warnings.rules.kinds import Rule

Rules = Mapping[int, Rule]
"""The rule of one kind by project: of those projects where it is asked for."""
Parameters = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Case:
    """Something that somebody ought to do. `key` is unique within kind and project while it is open."""

    project_id: int
    key: str
    subject: Subject
    people: frozenset[UUID]  # responsible
    since: datetime  # when the reason began
    parameters: Parameters = field(default_factory=dict)
    crews: frozenset[int] = frozenset()  # whose leaders the step `foreman` tells


@dataclass(frozen=True, slots=True)
class Known:
    """An open reminder, for asking what became of its case."""

    id: int
    project_id: int
    key: str
    subject_id: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """What became of cases that are not there any more: done, or why not (gone, moved, passed)."""

    acted: Collection[int] = ()
    reasons: Mapping[int, str] = field(default_factory=dict)


Listing = Callable[[Sites, Rules], Iterable[Case]]
Judging = Callable[[Sites, Sequence[Known]], Gone]


def all_acted(sites: Sites, known: Sequence[Known]) -> Gone:
    """Where a case ends in one way only: somebody did it."""
    return Gone([one.id for one in known])


@dataclass(frozen=True, slots=True)
class Kind:
    """`can_replay`: a past day can be looked at as it was (plan and people as they are now)."""

    list_cases: Listing
    judge: Judging = all_acted
    can_replay: bool = False


def about_activity(place: Place) -> Subject:
    return Subject(ACTIVITY, place.project_id, place.activity_id)


def about_project(project_id: int) -> Subject:
    return Subject(PROJECT, project_id, project_id)
