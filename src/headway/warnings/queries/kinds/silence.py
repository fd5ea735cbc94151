"""Where the site should have told something: no report on an active activity, missing cells of a day, by crew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from headway.progress.queries.open_matters import list_last_reports, list_reported
from headway.schedule.queries.live_work import LiveWork
from headway.schedule.rules.instants import day_number, day_of
from headway.schedule.rules.packed import NONE
from headway.warnings.queries.cases import Case, Gone, Known, Parameters, Rules, about_activity, about_project
from headway.warnings.queries.responsible import responsible_for
from headway.warnings.queries.sites import MINUTES, Marks, Place, Sites


def list_unreported(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Begun, neither finished nor paused, and no report for `days` working days or more, today not counted."""
    started: list[tuple[Place, int]] = []
    for project in sorted(rules.keys() & sites.work.keys()):
        work = sites.work[project]
        marked = _under_way(sites, work)
        started += zip(sites.chosen(work, marked), work.actual_start[marked].tolist(), strict=True)
    stood = sites.stood([place for place, _ in started])
    open_ones = [(place, begun) for place, begun in started if not sites.is_done(stood.get(place), place.project_id)]
    last = list_last_reports([(place.project_id, place.activity_id) for place, _ in open_ones], at=sites.at)
    silent: list[tuple[Place, date, int]] = []
    for place, begun in open_ones:
        since = last.get((place.project_id, place.activity_id), day_of(begun // MINUTES))
        days = _working_days_after(sites, place.project_id, since, rules[place.project_id].parameters["days"])
        if days is not None:
            silent.append((place, since, days))
    people = responsible_for(sites, [place for place, _, _ in silent])
    for place, since, days in silent:
        who, crews = people[place]
        told: Parameters = {"day": since.isoformat(), "days": days}
        key = str(place.activity_id)
        began = sites.midnight(place.project_id, since)
        yield Case(place.project_id, key, about_activity(place), who, began, told, crews)


def judge_reported(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when somebody has reported since, or the plan knows the finish; else the work is gone, paused or moved."""
    last = list_last_reports([(one.project_id, one.subject_id) for one in known], at=sites.at)
    acted, reasons = [], {}
    for one in known:
        work = sites.work.get(one.project_id)
        at = None if work is None else work.place(one.subject_id)
        day = last.get((one.project_id, one.subject_id))
        if work is None or at is None:
            reasons[one.id] = "gone"
        elif (day is not None and sites.midnight(one.project_id, day) > one.since) or work.actual_finish[at] != NONE:
            acted.append(one.id)
        else:
            reasons[one.id] = "moved"
    return Gone(acted, reasons)


def _under_way(sites: Sites, work: LiveWork) -> Marks:
    begun = (work.actual_start != NONE) & (work.actual_start <= sites.minute(work.project_id))
    found: Marks = sites.unfinished(work) & begun & ~sites.paused(work)
    return found


def _working_days_after(sites: Sites, project: int, since: date, least: int) -> int | None:
    """Working days after `since` and before today; None when fewer than `least`."""
    days = [one for one in range(day_number(since) + 1, sites.day(project)) if sites.works_on(project, one)]
    return len(days) if len(days) >= max(least, 1) else None


@dataclass
class Cells:
    """What a crew was to report on a day: its activities, and those of which there is a report."""

    expected: set[int] = field(default_factory=set)
    received: set[int] = field(default_factory=set)


Key = tuple[int, date, int]
"""(project, day, crew)."""


def list_missing_cells(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Per crew and working day of the last `back_days`: activities that were under way, less those reported of."""
    cells = _cells(
        sites, {project: sites.days_back(project, rule.parameters["back_days"]) for project, rule in rules.items()}
    )
    facts = sites.facts_of({crew for _, _, crew in cells})
    for (project, day, crew), one in sorted(cells.items()):
        missing = len(one.expected - one.received)
        if not missing or crew not in facts:
            continue
        told: Parameters = {
            "crew": facts[crew].name, "day": day.isoformat(), "expected": len(one.expected),
            "received": len(one.expected) - missing, "missing": missing,
        }  # fmt: skip
        leader: frozenset[UUID] = frozenset({facts[crew].leader_id} - {None})
        since = sites.midnight(project, day_of(day_number(day) + 1))
        yield Case(project, f"{day}/{crew}", about_project(project), leader, since, told, frozenset({crew}))


def _cells(sites: Sites, days: dict[int, list[date]]) -> dict[Key, Cells]:
    """Expected reports = active activity x report day x crew; those received among them."""
    asked = [
        (place, day) for project in sorted(days) for day in days[project] for place in _active_on(sites, project, day)
    ]
    places = list(dict.fromkeys(place for place, _ in asked))
    resources = sites.resources(places)
    facts = sites.facts_of({one for some in resources.values() for one in some})
    told_of = list_reported(sorted(days), sorted({day for some in days.values() for day in some}), at=sites.at)
    cells: dict[Key, Cells] = {}
    for place, day in asked:
        for crew in resources[place]:
            if crew in facts and facts[crew].kind == "crew":
                cell = cells.setdefault((place.project_id, day, crew), Cells())
                cell.expected.add(place.activity_id)
                if (place.project_id, place.activity_id, day) in told_of:
                    cell.received.add(place.activity_id)
    return cells


def _active_on(sites: Sites, project: int, day: date) -> list[Place]:
    """Activities that were under way on a day: begun by its end, not finished before it, not paused."""
    work = sites.work.get(project)
    if work is None:
        return []
    first = day_number(day) * MINUTES
    begun = (work.actual_start != NONE) & (work.actual_start < first + MINUTES)
    open_still = (work.actual_finish == NONE) | (work.actual_finish > first)
    paused = (
        (work.suspend != NONE) & (work.suspend <= first) & ((work.resume == NONE) | (work.resume >= first + MINUTES))
    )
    return sites.chosen(work, work.counts & begun & open_still & ~paused)


def judge_cells(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when every cell of the day was filled; else the day has passed out of sight."""
    wanted: dict[int, list[date]] = {}
    for one in known:
        wanted.setdefault(one.project_id, []).append(_key_of(one.key)[0])
    cells = _cells(sites, wanted)
    acted, reasons = [], {}
    for one in known:
        day, crew = _key_of(one.key)
        cell = cells.get((one.project_id, day, crew))
        if cell is None:
            reasons[one.id] = "moved"
        elif cell.expected <= cell.received:
            acted.append(one.id)
        else:
            reasons[one.id] = "passed"
    return Gone(acted, reasons)


def _key_of(key: str) -> tuple[date, int]:
    day, crew = key.split("/")
    return date.fromisoformat(day), int(crew)
