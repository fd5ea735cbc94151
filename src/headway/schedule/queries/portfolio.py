"""All projects that a person may see, as whoever answers for them reads them; the same statements for one as for many."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import orjson
from django.db import connection

from headway.people.roles import CREATE_PROJECT, IMPORT, SEE_HISTORY
from headway.projects.queries import is_guest, may, sees_own_work_only, visible_projects
from headway.schedule.queries.plans import MAY
from headway.schedule.queries.window import aligned
from headway.schedule.rules import portfolio as rules
from headway.schedule.rules.instants import iso, lateness_days, site_day
from headway.schedule.rules.packed import unpack_columns

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

Json = dict[str, Any]
LATEST = 10
"""Revisions whose lateness is shown as bars."""


class Heading(NamedTuple):
    """What the rows of a live plan and its neighbours say without reading an activity."""

    project_id: int
    plan_id: int
    revision: int
    data_date: int | None
    start: int | None
    finish: int | None
    activity_count: int
    percent_complete: float
    calculated_at: datetime | None
    baseline_id: int | None
    baseline_name: str | None
    baseline_finish: int | None
    changed_by: str | None
    latest: list[list[Any]] | None  # [revision, finish, when], the oldest first


NO_PLAN = Heading(0, 0, 0, None, None, None, 0, 0.0, None, None, None, None, None, None)
_TOLD_TO_ALL = ("project_id", "plan_id", "revision", "data_date", "calculated_at")
_HEADINGS = f"""
SELECT p.project_id, p.id, p.revision, p.data_date, d.start, d.finish, coalesce(d.activity_count, 0),
       coalesce(d.percent_complete, 0), d.calculated_at, b.id, b.name, b.finish, e.author_name,
       (SELECT jsonb_agg(jsonb_build_array(l.revision, l.finish, l.calculated_at) ORDER BY l.revision)
        FROM (SELECT revision, finish, calculated_at FROM schedule_plandates WHERE plan_id = p.id
              ORDER BY revision DESC LIMIT {LATEST}) l)
FROM schedule_plan p
LEFT JOIN schedule_plandates d ON d.plan_id = p.id AND d.revision = p.revision
LEFT JOIN schedule_baseline b ON b.plan_id = p.id AND b.is_active AND b.withdrawn_by_id IS NULL
LEFT JOIN schedule_edit e ON e.plan_id = p.id AND e.revision = p.revision
WHERE p.parent_id IS NULL AND p.project_id = ANY(%s)
"""
_WORK = """
SELECT p.id, p.revision, b.id, p.data_date, d.columns, b.columns,
       (SELECT string_agg(int4send(activity_id) || int4send(kind) || int4send(duration)
                          || int4send(coalesce(actual_finish, -2147483648)), ''::bytea)
        FROM schedule_activity a WHERE a.plan_id = p.id)
FROM schedule_plan p
LEFT JOIN schedule_plandates d ON d.plan_id = p.id AND d.revision = p.revision
LEFT JOIN schedule_baseline b ON b.plan_id = p.id AND b.is_active AND b.withdrawn_by_id IS NULL
WHERE p.id = ANY(%s)
"""
"""One statement, so that rows, dates and baseline of a plan are of one moment."""
_NAMES = """
SELECT a.plan_id, a.activity_id, a.code, a.name
FROM unnest(%s::bigint[], %s::int[]) AS wanted (plan_id, activity_id)
JOIN schedule_activity a ON a.plan_id = wanted.plan_id AND a.activity_id = wanted.activity_id
"""
_SCENARIOS = """
SELECT s.id, p.project_id, s.name, s.author_name, p.revision - coalesce(s.parent_revision, 0), d.finish, s.created_at
FROM schedule_plan s
JOIN schedule_plan p ON p.id = s.parent_id
LEFT JOIN schedule_plandates d ON d.plan_id = s.id AND d.revision = s.revision
WHERE s.parent_id = ANY(%s) AND NOT EXISTS (SELECT FROM schedule_scenarioend x WHERE x.plan_id = s.id)
ORDER BY s.created_at DESC, s.id DESC
"""
_IMPORTS = """
SELECT r.id, r.project_id, r.file_name, r.actor_name, r.changed_at
FROM schedule_importrun r
WHERE r.state = 'ready' AND (r.project_id = ANY(%s) OR r.project_id IS NULL AND r.actor_id = %s)
ORDER BY r.changed_at DESC, r.id DESC
"""


@dataclass(frozen=True)
class PlanFigures:
    """Figures of the work, with the code and the name of each activity that they name."""

    work: rules.WorkFigures
    names: dict[int, tuple[str, str]]


Key = tuple[int, int, int | None]
"""Plan, revision, active baseline."""


class _Kept:
    """Figures by key, the least recently used first: what a revision was never changes."""

    MOST = 5_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._figures: OrderedDict[Key, PlanFigures] = OrderedDict()

    def get(self, key: Key) -> PlanFigures | None:
        with self._lock:
            found = self._figures.get(key)
            if found is not None:
                self._figures.move_to_end(key)
            return found

    def put(self, key: Key, figures: PlanFigures) -> None:
        with self._lock:
            self._figures[key] = figures
            while len(self._figures) > self.MOST:
                self._figures.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._figures.clear()


_kept = _Kept()


def forget_figures() -> None:
    """Count everything anew the next time (measurements and tests)."""
    _kept.clear()


def get_portfolio(user: Account, *, now: datetime) -> Json:
    """Every project that `user` may see and that is not archived, with what its live plan tells at `now`.

    Figures of a whole plan are not told to who sees only the work of his own crews there.
    """
    found = visible_projects(user).filter(archived_at=None).select_related("organization").order_by("code", "pk")
    projects = list(found)
    whole = [project for project in projects if not sees_own_work_only(user, project)]
    headings = _headings(projects, {project.pk for project in whole})
    figures = _figures([headings[project.pk] for project in whole if project.pk in headings])
    scenarios = _scenarios([headings[p.pk].plan_id for p in whole if p.pk in headings and may(user, SEE_HISTORY, p)])
    return {
        "today": now.date(),
        "rules": {
            "late_after_days": rules.LATE_AFTER_DAYS, "red_after_days": rules.RED_AFTER_DAYS,
            "behind_points": round(rules.BEHIND_BY * 100), "stale_after_days": rules.STALE_AFTER_DAYS,
        },
        "projects": [
            _line(user, project, headings.get(project.pk), figures, now)
            | {"scenarios": scenarios.get(project.pk, [])}
            for project in projects
        ],
        "imports": _imports(user, [project.pk for project in projects if may(user, IMPORT, project)]),
        "may": {"create_project": may(user, CREATE_PROJECT)},
    }  # fmt: skip


def _rows(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(parameters))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _headings(projects: list[Project], whole: set[int]) -> dict[int, Heading]:
    """By project; of plans that are not seen whole only which they are and how old."""
    found: dict[int, Heading] = {}
    for row in _rows(_HEADINGS, [project.pk for project in projects]):
        latest = orjson.loads(row[-1]) if isinstance(row[-1], str) else row[-1]
        heading = Heading._make([*row[:-1], latest])
        if heading.project_id not in whole:
            heading = NO_PLAN._replace(**{name: getattr(heading, name) for name in _TOLD_TO_ALL})
        found[heading.project_id] = heading
    return found


def _figures(headings: Iterable[Heading]) -> dict[int, PlanFigures]:
    """By plan; counted anew for plans that changed since somebody asked."""
    known: dict[int, PlanFigures] = {}
    missing: list[int] = []
    for heading in headings:
        figures = _kept.get((heading.plan_id, heading.revision, heading.baseline_id))
        if figures is None:
            missing.append(heading.plan_id)
        else:
            known[heading.plan_id] = figures
    return known | (_counted(missing) if missing else {})


def _counted(plan_ids: list[int]) -> dict[int, PlanFigures]:
    works = {row[0]: (row[:3], rules.figures_of(_work(*row[4:]), row[3])) for row in _rows(_WORK, plan_ids)}
    wanted = [(plan_id, number) for plan_id, (_, work) in works.items() for number in _named(work)]
    names: dict[int, dict[int, tuple[str, str]]] = {plan_id: {} for plan_id in works}
    for plan_id, number, code, name in _rows(_NAMES, [pair[0] for pair in wanted], [pair[1] for pair in wanted]):
        names[plan_id][number] = (code, name)
    counted = {plan_id: PlanFigures(work, names[plan_id]) for plan_id, (_, work) in works.items()}
    for plan_id, (key, _) in works.items():
        _kept.put((key[0], key[1], key[2]), counted[plan_id])
    return counted


def _named(work: rules.WorkFigures) -> list[int]:
    slip = work.slip.activity_id if work.slip else None
    return sorted({number for number in (slip, work.driving_id, work.next_milestone_id) if number is not None})


def _work(dates: Any, baseline: Any, rows: Any) -> rules.Work:
    told = np.frombuffer(bytes(rows or b""), dtype=">i4").reshape(-1, 4).astype(np.int32)
    ids = np.ascontiguousarray(told[:, 0])
    columns = unpack_columns(dates) if dates else {}
    pictured = aligned(columns, "activity", ids, ("start", "finish", "critical", "longest_path"))
    promised = aligned(unpack_columns(baseline) if baseline else {}, "activity", ids, ("start", "finish"))
    return rules.without_wbs_rows(
        rules.Work(
            ids=ids, kind=told[:, 1], duration=told[:, 2], actual_finish=told[:, 3], **pictured,
            baseline_start=promised["start"], baseline_finish=promised["finish"],
        )
    )  # fmt: skip


def _line(
    user: Account, project: Project, heading: Heading | None, figures: dict[int, PlanFigures], now: datetime
) -> Json:
    counted = figures.get(heading.plan_id) if heading else None
    work = counted.work if counted else rules.WorkFigures()
    baseline_finish = heading.baseline_finish if heading else None
    promised = rules.promised_finish(
        project.contract_finish, None if baseline_finish is None else site_day(baseline_finish)
    )
    told = heading or NO_PLAN
    late = lateness_days(told.finish, promised.day)
    age = _age_days(told.data_date, now, project)
    sees_history = may(user, SEE_HISTORY, project)
    state = rules.state_of(
        rules.Standing(
            told.activity_count, work.unfinished_count, late, told.percent_complete, work.planned_percent, age
        )
    )
    return {
        "id": project.pk, "code": project.code, "name": project.name, "organization": project.organization.name,
        "is_guest": is_guest(user, project), "kind": project.kind, "address": project.address,
        "plan_id": told.plan_id or None, "revision": told.revision, "data_date": iso(told.data_date),
        "data_date_age_days": age, "start": iso(told.start), "finish": iso(told.finish),
        "promised_finish": promised.day, "promised_by": promised.source, "lateness_days": late,
        "state": vars_of(state), "activity_count": told.activity_count, "unfinished_count": work.unfinished_count,
        "critical_count": work.critical_count, "late_count": work.late_count,
        "percent_complete": told.percent_complete, "planned_percent": work.planned_percent,
        "baseline_name": told.baseline_name,
        "latest": [
            {"revision": revision, "at": at, "lateness_days": lateness_days(finish, promised.day)}
            for revision, finish, at in (told.latest or () if sees_history else ())
        ],
        "cause": _cause(counted, late), "milestones_due": work.milestones_due,
        "milestones_on_time": work.milestones_on_time, "next_milestone": _milestone(counted),
        "changed_at": told.calculated_at, "changed_by": (told.changed_by or "") if sees_history else "",
        "may": {name: may(user, capability, project) for name, capability in MAY.items()},
    }  # fmt: skip


def vars_of(value: Any) -> Json:
    """The fields of a frozen dataclass, not copied."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _age_days(data_date: int | None, now: datetime, project: Project) -> int | None:
    """Calendar days on site since the data date."""
    if data_date is None:
        return None
    return (now.astimezone(ZoneInfo(project.time_zone)).date() - site_day(data_date)).days


def _cause(figures: PlanFigures | None, late: int | None) -> Json | None:
    """What adds most to the lateness; of a late plan that keeps its baseline, what its finish waits for."""
    if figures is None:
        return None
    work = figures.work
    if work.slip is not None:
        return _named_activity(figures, work.slip.activity_id, days=work.slip.days)
    if late is not None and late > 0 and work.driving_id is not None:
        return _named_activity(figures, work.driving_id, days=None)
    return None


def _milestone(figures: PlanFigures | None) -> Json | None:
    if figures is None or figures.work.next_milestone_id is None:
        return None
    work = figures.work
    return _named_activity(figures, work.next_milestone_id or 0, days=work.next_milestone_days) | {
        "finish": iso(work.next_milestone_finish)
    }


def _named_activity(figures: PlanFigures, number: int, *, days: int | None) -> Json:
    code, name = figures.names.get(number, ("", ""))
    return {"activity_id": number, "code": code, "name": name, "days": days}


def _scenarios(plan_ids: Sequence[int]) -> dict[int, list[Json]]:
    """Scenarios that are still worked on, by project, the latest first."""
    found: dict[int, list[Json]] = {}
    for plan_id, project_id, name, author, behind, finish, created_at in _rows(_SCENARIOS, list(plan_ids)):
        found.setdefault(project_id, []).append(
            {"plan_id": plan_id, "name": name, "author": author, "behind": behind, "finish": iso(finish),
             "created_at": created_at}
        )  # fmt: skip
    return found


def _imports(user: Account, project_ids: list[int]) -> list[Json]:
    """Files that were read and wait for somebody to write them or not."""
    return [
        {"id": run_id, "project_id": project_id, "file_name": file_name, "by": by, "since": since}
        for run_id, project_id, file_name, by, since in _rows(_IMPORTS, project_ids, user.pk)
    ]
