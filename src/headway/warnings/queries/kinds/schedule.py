"""Dates of the plan: starts soon, due today, overdue. As the live plan puts them, less what the site has told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from headway.progress.queries.open_matters import Stood
from headway.schedule.queries.live_work import LiveWork
from headway.schedule.rules.instants import day_of
from headway.schedule.rules.packed import NONE
from headway.warnings.queries.cases import Case, Gone, Known, Rules, about_activity
from headway.warnings.queries.responsible import responsible_for
from headway.warnings.queries.sites import MINUTES, Marks, Place, Sites
from headway.warnings.rules.kinds import Rule

LONGEST_LATE = 60
"""Days: a start that is missed for longer is no news any more."""
Chosen = list[tuple[Place, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """An activity that is open, with the local minute of the date that it is about."""

    place: Place
    minute: int
    stood: Stood | None
    people: frozenset[UUID]
    crews: frozenset[int]

    def case(self, since: datetime, **parameters: str | int) -> Case:
        place = self.place
        key, subject = str(place.activity_id), about_activity(place)
        return Case(place.project_id, key, subject, self.people, since, parameters, self.crews)


def list_starting(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Not begun, and planned to start within `days` working days; it stays until work begins, is moved or overdue."""

    def marks(work: LiveWork, rule: Rule) -> Marks:
        project = work.project_id
        last = (sites.day_ahead(project, rule.parameters["days"]) + 1) * MINUTES
        begun = (work.actual_start != NONE) & (work.actual_start <= sites.minute(project))
        first = sites.minute(project) - LONGEST_LATE * MINUTES
        late = (work.finish != NONE) & (work.finish <= sites.day(project) * MINUTES)
        starts = (work.start != NONE) & (work.start < last) & (work.start >= first)
        found: Marks = sites.unfinished(work) & ~begun & starts & ~late
        return found

    for one in _left(sites, _chosen(sites, rules, marks, "start"), sites.is_begun):
        day = day_of(one.minute // MINUTES)
        yield one.case(sites.utc(one.place.project_id, one.minute), day=day.isoformat())


def list_due(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Not finished, and to be finished today."""

    def marks(work: LiveWork, rule: Rule) -> Marks:
        today = sites.day(work.project_id)
        found: Marks = sites.unfinished(work) & (work.finish != NONE) & ((work.finish - 1) // MINUTES == today)
        return found

    for one in _left(sites, _chosen(sites, rules, marks, "finish"), sites.is_done):
        project = one.place.project_id
        told = [share for share in (one.stood.claimed, one.stood.accepted) if share is not None] if one.stood else []
        yield one.case(sites.midnight(project, sites.today(project)), percent=round(100 * told[0]) if told else 0)


def list_overdue(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Not finished, and to be finished on an earlier day, at most `back_days` ago."""

    def marks(work: LiveWork, rule: Rule) -> Marks:
        today = sites.day(work.project_id) * MINUTES
        first = today - rule.parameters["back_days"] * MINUTES
        found: Marks = sites.unfinished(work) & (work.finish != NONE) & (work.finish <= today) & (work.finish > first)
        return found

    for one in _left(sites, _chosen(sites, rules, marks, "finish"), sites.is_done):
        last = (one.minute - 1) // MINUTES
        project = one.place.project_id
        yield one.case(sites.utc(project, one.minute), day=day_of(last).isoformat(), days=sites.day(project) - last)


def _chosen(sites: Sites, rules: Rules, marks: Callable[[LiveWork, Rule], Marks], column: str) -> Chosen:
    found: Chosen = []
    for project in sorted(rules.keys() & sites.work.keys()):
        if not sites.is_alive(project):
            continue
        work = sites.work[project]
        marked = marks(work, rules[project]) & ~sites.paused(work)
        minutes = getattr(work, column)[marked].tolist()
        found += zip(sites.chosen(work, marked), minutes, strict=True)
    return found


def _left(sites: Sites, chosen: Chosen, settled: Callable[[Stood | None, int], bool]) -> Iterator[Found]:
    """Those that the site has not told to be settled, with who is responsible."""
    stood = sites.stood([place for place, _ in chosen])
    left = [(place, minute) for place, minute in chosen if not settled(stood.get(place), place.project_id)]
    people = responsible_for(sites, [place for place, _ in left])
    for place, minute in left:
        yield Found(place, minute, stood.get(place), *people[place])


def judge_start(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when work has begun; else the plan moved it, or it is gone."""
    return _judge(sites, known, finished=False)


def judge_finish(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when it is finished, or the site says so; else the day passed, the plan moved it, or it is gone."""
    return _judge(sites, known, finished=True)


def _judge(sites: Sites, known: Sequence[Known], *, finished: bool) -> Gone:
    places = {one.id: _place_of(sites, one) for one in known}
    stood = sites.stood([one for one in places.values() if one is not None])
    settled = sites.is_done if finished else sites.is_begun
    acted, reasons = [], {}
    for number, place in places.items():
        if place is None:
            reasons[number] = "gone"
        elif _plan_says(sites, place, finished=finished) or settled(stood.get(place), place.project_id):
            acted.append(number)
        else:
            reasons[number] = "moved"
    return Gone(acted, reasons)


def _place_of(sites: Sites, known: Known) -> Place | None:
    work = sites.work.get(known.project_id)
    if work is None or work.place(known.subject_id) is None:
        return None
    return Place(known.project_id, work.plan_id, known.subject_id)


def _plan_says(sites: Sites, place: Place, *, finished: bool) -> bool:
    work = sites.work[place.project_id]
    at = work.place(place.activity_id)
    column = work.actual_finish if finished else work.actual_start
    return at is not None and int(column[at]) != NONE
