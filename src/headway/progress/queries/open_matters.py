"""What is open on the sites of several projects: each function is one statement, however many the projects.

`at`: what was told later is not known yet, so that a past day can be looked at as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from headway.progress.models import (
    AssignmentOffer,
    Attendance,
    Diary,
    DiaryChange,
    Fact,
    ProgressRules,
    Snapshot,
)
from headway.progress.rules.assignments import state_after
from headway.progress.rules.settings import Settings, settings_of
from headway.progress.rules.site_fact_kinds import ANSWER, DECISION

Pairs = Sequence[tuple[int, int]]
"""(project, activity)."""
_STANDINGS = """
SELECT s.project_id, s.activity_id, (s.accepted ->> 'percent')::float8, s.accepted ->> 'day',
       (s.claimed ->> 'percent')::float8, s.claimed ->> 'day', coalesce(s.accepted ->> 'started_on', s.claimed ->> 'started_on')
FROM unnest(%s::bigint[], %s::int[]) AS asked (project_id, activity_id)
JOIN progress_standing s ON s.project_id = asked.project_id AND s.activity_id = asked.activity_id
"""
_LAST_REPORTS = """
SELECT e.project_id, e.activity_id, max(e.day)
FROM unnest(%s::bigint[], %s::int[]) AS asked (project_id, activity_id)
JOIN progress_entry e ON e.project_id = asked.project_id AND e.activity_id = asked.activity_id
WHERE e.at <= %s GROUP BY e.project_id, e.activity_id
"""
_REPORTED = """
SELECT DISTINCT e.project_id, e.activity_id, e.day
FROM progress_entry e WHERE e.project_id = ANY(%s) AND e.day = ANY(%s) AND e.at <= %s AND e.activity_id IS NOT NULL
"""
_LATER_OWN = """
NOT EXISTS (SELECT FROM progress_entry n WHERE n.project_id = e.project_id AND n.activity_id = e.activity_id AND n.id > e.id
            AND n.at <= %(at)s AND (n.supersedes_id = e.id OR n.author_id = e.author_id AND n.reporter = e.reporter
                                    AND n.day {later} e.day))
"""
_WAITING = """
JOIN progress_standing s ON s.project_id = e.project_id AND s.activity_id = e.activity_id AND s.waiting > 0
"""
"""Few activities have reports that wait: only their logs are read."""
_UNDECIDED = f"""
SELECT e.project_id, e.activity_id, e.day, min(e.at), count(*)
FROM progress_entry e {{waiting}} LEFT JOIN progress_decision d ON d.entry_id = e.id
WHERE e.project_id = ANY(%(projects)s) AND e.activity_id IS NOT NULL AND e.at <= %(before)s AND e.at > %(since)s
  AND (d.id IS NULL OR d.at > %(at)s)
  AND NOT EXISTS (SELECT FROM progress_fact f WHERE f.entry_id = e.id AND f.kind = 'withdrawal')
  AND {_LATER_OWN.format(later="=")}
GROUP BY e.project_id, e.activity_id, e.day ORDER BY e.project_id, e.day, e.activity_id
"""
_RETURNED = f"""
SELECT e.project_id, e.id, e.activity_id, e.day, e.author_id, d.at
FROM progress_decision d JOIN progress_entry e ON e.id = d.entry_id
WHERE d.project_id = ANY(%(projects)s) AND d.decision = 'return' AND d.at <= %(before)s AND d.at > %(since)s
  AND e.activity_id IS NOT NULL AND e.author_id IS NOT NULL AND {_LATER_OWN.format(later=">=")}
ORDER BY e.project_id, e.id
"""


class Stood(NamedTuple):
    """Accepted and claimed share of an activity, 0–1, with the days that they speak of."""

    accepted: float | None
    accepted_day: date | None
    claimed: float | None
    claimed_day: date | None
    started_on: date | None


class Undecided(NamedTuple):
    """Reports of one activity and day that nobody has decided on."""

    project_id: int
    activity_id: int
    day: date
    since: datetime
    reports: int


class Returned(NamedTuple):
    """A report that was given back and whose author has not told anything since."""

    project_id: int
    entry_id: int
    activity_id: int
    day: date
    author_id: UUID
    since: datetime


class OpenOffer(NamedTuple):
    """An offer that waits; of account, crew and subcontractor one is who was asked."""

    id: int
    project_id: int
    account_id: UUID | None
    crew_id: int | None
    subcontractor_id: int | None
    by_id: UUID
    since: datetime


def list_settings_of(project_ids: Collection[int]) -> dict[int, Settings]:
    """The rules of progress of each project that has decided something."""
    last = ProgressRules.objects.filter(project_id__in=list(project_ids)).order_by("project_id", "-number")
    return {pk: settings_of(values) for pk, values in last.distinct("project_id").values_list("project_id", "values")}


def list_stood(pairs: Pairs) -> dict[tuple[int, int], Stood]:
    """What stands of these activities today."""
    return {
        (project, activity): Stood(accepted, _day(accepted_day), claimed, _day(claimed_day), _day(started))
        for project, activity, accepted, accepted_day, claimed, claimed_day, started in _of_pairs(_STANDINGS, pairs)
    }


def list_last_reports(pairs: Pairs, *, at: datetime) -> dict[tuple[int, int], date]:
    """The latest day that a report of each activity speaks of."""
    return {(project, activity): day for project, activity, day in _of_pairs(_LAST_REPORTS, pairs, at)}


def list_reported(project_ids: Collection[int], days: Collection[date], *, at: datetime) -> set[tuple[int, int, date]]:
    """(project, activity, day) of which there is a report."""
    with connection.cursor() as cursor:
        cursor.execute(_REPORTED, [list(project_ids), list(days), at])
        return {(project, activity, day) for project, activity, day in cursor.fetchall()}


def list_undecided(
    project_ids: Collection[int], *, before: datetime, since: datetime, at: datetime, is_past: bool = False
) -> list[Undecided]:
    """Reports told from `since` to `before` that wait for a decision, by activity and day.

    A later report of the same person and day takes the place of an earlier one (6.43). `is_past`: `at` is an instant
    at which others waited than now, so all logs are read.
    """
    told: dict[str, Any] = {"projects": list(project_ids), "before": before, "since": since, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_UNDECIDED.format(waiting="" if is_past else _WAITING), told)
        return [Undecided(*row) for row in cursor.fetchall()]


def list_returned(project_ids: Collection[int], *, before: datetime, since: datetime, at: datetime) -> list[Returned]:
    """Reports given back from `since` to `before` whose author has not told of the activity's day, or a later one."""
    told: dict[str, Any] = {"projects": list(project_ids), "before": before, "since": since, "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_RETURNED, told)
        return [Returned(*row) for row in cursor.fetchall()]


def list_first_diaries(project_ids: Collection[int], *, until: datetime | None = None) -> dict[int, date]:
    """The first day that somebody wrote of, by project; `until`: as it was known then."""
    rows = _diaries(project_ids, until)
    return dict(rows.values_list("project_id").annotate(first=Min("day")).order_by())


def list_diary_days(
    project_ids: Collection[int], *, since: date, until: datetime | None = None
) -> dict[int, set[date]]:
    """The days from `since` on that somebody wrote of, by project; `until`: as it was known then."""
    rows = _diaries(project_ids, until).filter(day__gte=since)
    found: dict[int, set[date]] = {}
    for project, day in rows.values_list("project_id", "day"):
        found.setdefault(project, set()).add(day)
    return found


def _diaries(project_ids: Collection[int], until: datetime | None) -> QuerySet[Diary]:
    rows = Diary.objects.filter(project_id__in=list(project_ids))
    if until is None:
        return rows
    written = DiaryChange.objects.filter(diary=OuterRef("pk"), at__lte=until)
    return rows.filter(Exists(written) | Q(signature__at__lte=until))


def list_diary_writers(project_ids: Collection[int], *, since: datetime, at: datetime) -> dict[int, UUID]:
    """Who wrote in each project's diary last, if anybody did after `since`."""
    rows = DiaryChange.objects.filter(
        diary__project_id__in=list(project_ids), by_id__isnull=False, at__gt=since, at__lte=at
    )
    last = rows.order_by("diary__project_id", "-pk").distinct("diary__project_id")
    return {project: who for project, who in last.values_list("diary__project_id", "by_id") if who is not None}


def list_present(project_ids: Collection[int], days: Collection[date], *, at: datetime) -> set[tuple[int, date, int]]:
    """(project, day, crew) of which somebody has checked in."""
    rows = Attendance.objects.filter(project_id__in=list(project_ids), day__in=list(days), crew_id__isnull=False)
    rows = rows.filter(Q(in_at=None) | Q(in_at__lte=at))
    return {
        (project, day, crew or 0) for project, day, crew in rows.values_list("project_id", "day", "crew_id").distinct()
    }


def list_counting(project_ids: Collection[int], *, since: date) -> set[int]:
    """Those of the projects where anybody checked in from `since` on."""
    rows = Attendance.objects.filter(project_id__in=list(project_ids), day__gte=since)
    return set(rows.order_by().values_list("project_id", flat=True).distinct())


def list_open_offers(
    project_ids: Collection[int], *, state: str, before: datetime, today: date, at: datetime, is_past: bool = False
) -> list[OpenOffer]:
    """Offers in `state` (offered, proposed) since `before` or longer, whose window is not over.

    `is_past`: `at` is an instant at which others waited than now, so their states are read from the log.
    """
    rows = AssignmentOffer.objects.filter(project_id__in=list(project_ids), last_day__gte=today, at__lte=before)
    rows = rows.order_by("pk") if is_past else rows.filter(state=state).order_by("pk")
    log = _offer_log(project_ids, at) if is_past else {}
    found = []
    for one in rows:
        stood, since = _stood_at(one, log.get(str(one.uid), ())) if is_past else (one.state, one.answered_at)
        since = one.at if state == "offered" or since is None else since
        if stood == state and since <= before:
            found.append(
                OpenOffer(
                    one.pk, one.project_id, one.account_id, one.crew_id, one.subcontractor_id, one.by_id, since
                )
            )  # fmt: skip
    return found


def _offer_log(project_ids: Collection[int], at: datetime) -> dict[str, list[tuple[str, datetime]]]:
    """What was answered and decided of each offer until `at`, in its order."""
    facts = Fact.objects.filter(project_id__in=list(project_ids), kind__in=(ANSWER, DECISION), at__lte=at)
    found: dict[str, list[tuple[str, datetime]]] = {}
    for kind, values, told_at in facts.order_by("pk").values_list("kind", "values", "at"):
        word = values["answer" if kind == ANSWER else "decision"]
        found.setdefault(values["offer_id"], []).append((word, told_at))
    return found


def _stood_at(offer: AssignmentOffer, log: Iterable[tuple[str, datetime]]) -> tuple[str, datetime]:
    """The state of an offer after these words, and since when."""
    state, since = "offered", offer.at
    for word, told_at in log:
        following = state_after(state, word)
        if following is not None:
            state, since = following, told_at
    return state, since


def list_data_dates(project_ids: Collection[int], *, at: datetime) -> dict[int, int | None]:
    """The data date (local minutes) at a past instant, of projects that closed one since; as the next close found it."""
    later = Snapshot.objects.filter(project_id__in=list(project_ids), at__gt=at).order_by("project_id", "at", "pk")
    return dict(later.distinct("project_id").values_list("project_id", "former_data_date"))


def list_states_of_offers(numbers: Collection[int]) -> dict[int, str]:
    """The states of these offers."""
    return dict(AssignmentOffer.objects.filter(pk__in=list(numbers)).values_list("pk", "state"))


def _of_pairs(statement: str, pairs: Pairs, *more: Any) -> list[tuple[Any, ...]]:
    if not pairs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, [[pair[0] for pair in pairs], [pair[1] for pair in pairs], *more])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)
