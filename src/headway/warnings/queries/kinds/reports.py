"""Reports that wait: for a decision, or for their author after they were returned."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from headway.kernel.subjects import Subject
from headway.progress.queries.open_matters import Undecided, list_returned, list_undecided
from headway.progress.queries.subjects import ENTRY
from headway.warnings.queries.cases import Case, Parameters, Rules, about_project
from headway.warnings.queries.responsible import accepters_for
from headway.warnings.queries.sites import Place, Sites
from headway.warnings.rules.kinds import Rule

LOOKED_BACK = timedelta(days=90)


@dataclass
class Pile:
    """Reports of one trade and day."""

    since: datetime
    count: int = 0


def list_stuck(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Reports that wait longer than `hours` (0: than the project's deadline): one case per day and trade."""
    waits = {project: _wait(sites, project, rule) for project, rule in rules.items()}
    piles = _piles(sites, waits)
    for (project, day, trade), pile in sorted(piles.items()):
        told: Parameters = {
            "day": day.isoformat(),
            "count": pile.count,
            "hours": round(waits[project].total_seconds() / 3600),
        }
        people = accepters_for(sites, project, trade)
        since = pile.since + waits[project]
        yield Case(project, f"{day}/{trade}", about_project(project), people, since, told)


def _wait(sites: Sites, project: int, rule: Rule) -> timedelta:
    return timedelta(hours=rule.parameters["hours"] or sites.settings_of(project).deadline_hours)


def _piles(sites: Sites, waits: dict[int, timedelta]) -> dict[tuple[int, date, str], Pile]:
    rows: Collection[Undecided] = ()
    if waits:
        before = sites.at - min(waits.values())
        rows = list_undecided(
            sorted(waits), before=before, since=sites.at - LOOKED_BACK, at=sites.at, is_past=sites.is_past
        )
    late = [one for one in rows if one.since <= sites.at - waits[one.project_id] and one.project_id in sites.work]
    places = [Place(one.project_id, sites.work[one.project_id].plan_id, one.activity_id) for one in late]
    traits = sites.traits(list(dict.fromkeys(places))) if places else {}
    piles: dict[tuple[int, date, str], Pile] = {}
    for one, place in zip(late, places, strict=True):
        pile = piles.setdefault((one.project_id, one.day, traits[place].trade), Pile(one.since))
        pile.since, pile.count = min(pile.since, one.since), pile.count + one.reports
    return piles


def list_unanswered_returns(sites: Sites, rules: Rules) -> Iterator[Case]:
    """Returned longer than `hours` ago, and the author has told of neither that day nor a later one since."""
    waits = {project: timedelta(hours=rule.parameters["hours"]) for project, rule in rules.items()}
    if not waits:
        return
    before = sites.at - min(waits.values())
    for one in list_returned(sorted(waits), before=before, since=sites.at - LOOKED_BACK, at=sites.at):
        passed = sites.at - one.since
        if passed < waits[one.project_id]:
            continue
        told: Parameters = {"day": one.day.isoformat(), "hours": int(passed.total_seconds() // 3600)}
        subject = Subject(ENTRY, one.project_id, one.entry_id)
        people = frozenset({one.author_id})
        yield Case(one.project_id, str(one.entry_id), subject, people, one.since + waits[one.project_id], told)
