"""Which project and which activity of a file are meant."""

from __future__ import annotations

import difflib

from headway.engine.document import ScheduleProject
from headway.server.commands._plan_files import Unclear

_MOST_CANDIDATES = 8


def one_project(projects: list[ScheduleProject], wanted: str | None) -> ScheduleProject:
    """The project that is meant; of several one must be named. Raises Unclear."""
    named = [project for project in projects if wanted in (None, project.id)]
    if len(named) == 1:
        return named[0]
    listed = _lines([f"{project.id} {project.name}".strip() for project in (named or projects)])
    if not named:
        raise Unclear("why.no_such_project", id=wanted or "", projects=listed)
    raise Unclear("why.several_projects", count=len(named), projects=listed)


def row_of(project: ScheduleProject, wanted: str) -> int:
    """The row of the activity with this code, or with this uid after `uid:`. Raises Unclear with what is alike."""
    kind, _, uid = wanted.partition(":")
    if kind == "uid":
        rows = [row for row, activity in enumerate(project.activities) if activity.uid == uid]
    else:
        rows = [row for row, activity in enumerate(project.activities) if activity.code == wanted]
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise Unclear("why.several_activities", code=wanted, activities=_listed(project, rows))
    raise Unclear("why.no_such_activity", code=wanted, activities=_listed(project, _alike(project, wanted)))


def _alike(project: ScheduleProject, wanted: str) -> list[int]:
    """Rows whose code or name looks like what was asked for; without any the first ones."""
    word = wanted.removeprefix("uid:").casefold()
    rows = [row for row, a in enumerate(project.activities) if word in a.code.casefold() or word in a.name.casefold()]
    if not rows:
        codes = {activity.code: row for row, activity in enumerate(project.activities) if activity.code}
        rows = [codes[code] for code in difflib.get_close_matches(wanted, codes, _MOST_CANDIDATES)]
    return rows or list(range(len(project.activities)))


def _listed(project: ScheduleProject, rows: list[int]) -> str:
    chosen = [project.activities[row] for row in rows[:_MOST_CANDIDATES]]
    more = ["…"] if len(rows) > _MOST_CANDIDATES else []
    return _lines([f"{a.code} {a.name} (uid:{a.uid})".strip() for a in chosen] + more)


def _lines(candidates: list[str]) -> str:
    return "".join(f"\n  {one}" for one in candidates)
