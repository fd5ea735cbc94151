"""The day of the site: its diary, the check-in of crews that are planned to work, the close of the data date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from headway.people.roles import CLOSE_DATA_DATE, ROLES
from headway.people.rules import may
from headway.progress.queries.open_matters import (
    list_counting,
    list_data_dates,
    list_diary_days,
    list_diary_writers,
    list_first_diaries,
    list_present,
)
from headway.progress.rules.diary import missing_days
from headway.progress.rules.folding import last_known_day
from headway.schedule.rules.packed import NONE
from headway.warnings.queries.cases import Case, Gone, Known, Parameters, Rules, about_project
from headway.warnings.queries.sites import MINUTES, Marks, Place, Sites

WRITERS_SINCE = timedelta(days=60)
CHECKS_IN = 30
"""Days: a project where nobody checked in for so long does not count attendance, and is not asked for it."""


def list_missing_diaries(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Days of the last `back_days` without a diary, from the first one on (rule 6.89); today is still being written."""
    until = sites.at if sites.is_past else None
    began = list_first_diaries(sorted(rules), until=until) if rules else {}
    if not began:
        return
    firsts = {
        project: max(day, sites.today(project) - timedelta(days=rules[project].parameters["back_days"]))
        for project, day in sorted(began.items())
    }
    written = list_diary_days(sorted(began), since=min(firsts.values()), until=until)
    writers = list_diary_writers(sorted(began), since=sites.at - WRITERS_SINCE, at=sites.at)
    for project, first in firsts.items():
        today = sites.today(project)
        people = _writers(sites, project, writers.get(project))
        for day in missing_days(written.get(project, ()), until=today, since=first) if first < today else ():
            since = sites.midnight(project, day + timedelta(days=1))
            yield Case(project, day.isoformat(), about_project(project), people, since, {"day": day.isoformat()})


def _writers(sites: Sites, project: int, last: UUID | None) -> frozenset[UUID]:
    """Who wrote last, as long as he is there; else the technical leads."""
    known = {last} & sites.members(project)
    return frozenset(one for one in known if one is not None) or frozenset(sites.with_role(project, "technical_lead"))


def judge_diaries(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when the day was written of; else it passed out of sight."""
    since = min(date.fromisoformat(one.key) for one in known)
    written = list_diary_days({one.project_id for one in known}, since=since)
    acted = [one.id for one in known if date.fromisoformat(one.key) in written.get(one.project_id, ())]
    return Gone(acted, {one.id: "passed" for one in known if one.id not in acted})


def list_missing_check_ins(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Today after `at_hour` on a working day: crews planned for work that goes on, of whom nobody has checked in."""
    asked = [
        project for project, rule in rules.items()
        if sites.clock(project).hour >= rule.parameters["at_hour"] and sites.works_on(project, sites.day(project))
        and project in sites.work
    ]  # fmt: skip
    since = min((sites.today(project) for project in asked), default=date.max) - timedelta(days=CHECKS_IN)
    counting = list_counting(asked, since=since) if asked else set()
    asked = [one for one in asked if one in counting]
    planned = _planned_crews(sites, asked)
    present = list_present(asked, {sites.today(project) for project in asked}, at=sites.at) if planned else set()
    facts = sites.facts_of({crew for _, crew in planned})
    for (project, crew), count in sorted(planned.items()):
        today = sites.today(project)
        if (project, today, crew) in present:
            continue
        leader: frozenset[UUID] = frozenset({facts[crew].leader_id} - {None})
        told: Parameters = {"crew": facts[crew].name, "count": count}
        since = sites.midnight(project, today) + timedelta(hours=rules[project].parameters["at_hour"])
        yield Case(project, f"{today}/{crew}", about_project(project), leader, since, told, frozenset({crew}))


def _planned_crews(sites: Sites, projects: Sequence[int]) -> dict[tuple[int, int], int]:
    """Activities that go on today by (project, crew)."""
    places: list[Place] = []
    for project in projects:
        work = sites.work[project]
        places += sites.chosen(work, _goes_on(sites, project))
    resources = sites.resources(places)
    facts = sites.facts_of({one for some in resources.values() for one in some})
    stood = sites.stood(places)
    counts: dict[tuple[int, int], int] = {}
    for place in places:
        if sites.is_done(stood.get(place), place.project_id):
            continue
        for crew in resources[place]:
            if crew in facts and facts[crew].kind == "crew":
                counts[place.project_id, crew] = counts.get((place.project_id, crew), 0) + 1
    return counts


def _goes_on(sites: Sites, project: int) -> Marks:
    """Begun and not finished, or planned to be under way today; paused work does not."""
    work, first = sites.work[project], sites.day(project) * MINUTES
    begun = (work.actual_start != NONE) & (work.actual_start < first + MINUTES)
    planned = (work.start != NONE) & (work.start < first + MINUTES) & (work.finish > first)
    found: Marks = sites.unfinished(work) & (begun | planned) & ~sites.paused(work)
    return found


def judge_check_ins(sites: Sites, known: Sequence[Known]) -> Gone:
    """Done when somebody of the crew checked in on that day; else the day passed."""
    keys = {one.id: one.key.split("/") for one in known}
    days = {date.fromisoformat(day) for day, _ in keys.values()}
    present = list_present({one.project_id for one in known}, days, at=sites.at)
    acted = [
        one.id for one in known
        if (one.project_id, date.fromisoformat(keys[one.id][0]), int(keys[one.id][1])) in present
    ]  # fmt: skip
    return Gone(acted, {one.id: "passed" for one in known if one.id not in acted})


def list_open_data_dates(sites: Sites, rules: Rules) -> Iterator[Case]:
    """The data date stands `days` calendar days or more before today."""
    closing = [name for name in ROLES if may(name, CLOSE_DATA_DATE)]
    then = list_data_dates(sorted(rules), at=sites.at) if sites.is_past else {}
    for project, rule in sorted(rules.items()):
        work = sites.work.get(project)
        known = None if work is None else last_known_day(then.get(project, work.data_date))
        if known is None:
            continue
        days = (sites.today(project) - known).days
        if days < max(rule.parameters["days"], 1):
            continue
        people = frozenset(one for name in closing for one in sites.with_role(project, name))
        since = sites.midnight(project, known + timedelta(days=rule.parameters["days"]))
        told: Parameters = {"day": known.isoformat(), "days": days}
        yield Case(project, known.isoformat(), about_project(project), people, since, told)
