"""The live plans of several projects as whoever looks after them reads them: few statements, however many the plans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from django.db import connection
from django.db.models import Q
from numpy.typing import NDArray

from headway.schedule.models import ImportRun
from headway.schedule.queries.window import aligned
from headway.schedule.rules.contents import COLUMNS
from headway.schedule.rules.network import calendar_of
from headway.schedule.rules.packed import NONE, unpack_columns
from headway.schedule.rules.summaries import WEIGHTLESS
from headway.schedule.rules.working_days import working_time

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from headway.engine.why.working_time import WorkingTime

INACTIVE = 2
Numbers = NDArray[np.int32]
Pairs = Sequence[tuple[int, int]]
"""(plan, activity)."""
_COLUMNS = ("activity_id", "kind", "flags", "actual_start", "actual_finish", "suspend", "resume")
_PACKED = " || ".join(f"int4send(coalesce({name}, {NONE})::int)" for name in _COLUMNS)
_WORK = f"""
SELECT p.project_id, p.id, p.data_date, p.default_calendar_id, d.columns,
       (SELECT string_agg({_PACKED} || int4send((percent_complete * 10000)::int), ''::bytea)
        FROM schedule_activity a WHERE a.plan_id = p.id)
FROM schedule_plan p LEFT JOIN schedule_plandates d ON d.plan_id = p.id AND d.revision = p.revision
WHERE p.parent_id IS NULL AND p.project_id = ANY(%s) ORDER BY p.project_id
"""
"""One statement, so that rows and dates of a plan are of one moment."""
_ASSIGNED = """
SELECT s.plan_id, s.activity_id, s.resource_id FROM unnest(%s::bigint[], %s::int[]) AS asked (plan_id, activity_id)
JOIN schedule_assignment s ON s.plan_id = asked.plan_id AND s.activity_id = asked.activity_id
ORDER BY s.plan_id, s.activity_id, s.assignment_id
"""
_TRAITS = """
SELECT a.plan_id, a.activity_id, a.trade, a.responsible FROM unnest(%s::bigint[], %s::int[]) AS asked (plan_id, activity_id)
JOIN schedule_activity a ON a.plan_id = asked.plan_id AND a.activity_id = asked.activity_id
"""


@dataclass(frozen=True)
class LiveWork:
    """The activities of one live plan as columns: instants in local minutes, NONE where there is none, percent 0–1."""

    project_id: int
    plan_id: int
    data_date: int | None
    calendar_id: int | None
    ids: Numbers
    actual_start: Numbers
    actual_finish: Numbers
    suspend: Numbers
    resume: Numbers
    percent: NDArray[np.float64]
    start: Numbers  # where the plan puts it
    finish: Numbers
    counts: NDArray[np.bool_]  # has progress of its own and is not left out

    def place(self, activity_id: int) -> int | None:
        """The position of an activity; None when it is not in the plan."""
        found = np.flatnonzero(self.ids == activity_id)
        return int(found[0]) if len(found) else None


class Traits(NamedTuple):
    """What is written beside an activity."""

    trade: str
    responsible: str


def list_live_work(project_ids: Collection[int]) -> dict[int, LiveWork]:
    """The live plan of each project that has one. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_WORK, [list(project_ids)])
        return {row[0]: _work(*row) for row in cursor.fetchall()}


def _work(  # noqa: PLR0917 - the columns of one row
    project: int, plan: int, data_date: int | None, calendar: int | None, dates: memoryview | None, rows: memoryview | None
) -> LiveWork:  # fmt: skip
    told = np.frombuffer(bytes(rows or b""), dtype=">i4").reshape(-1, len(_COLUMNS) + 1).astype(np.int32)
    by_name = {name: np.ascontiguousarray(told[:, place]) for place, name in enumerate(_COLUMNS)}
    pictured = aligned(unpack_columns(dates) if dates else {}, "activity", by_name["activity_id"], ("start", "finish"))
    counts = ~np.isin(by_name["kind"], WEIGHTLESS) & ((by_name["flags"] & INACTIVE) == 0)
    return LiveWork(
        project, plan, data_date, calendar, by_name["activity_id"], by_name["actual_start"], by_name["actual_finish"],
        by_name["suspend"], by_name["resume"], told[:, -1] / 10_000, pictured["start"], pictured["finish"], counts,
    )  # fmt: skip


def list_assigned(pairs: Pairs) -> dict[tuple[int, int], list[int]]:
    """Resource ids by (plan, activity) in the order of the assignments."""
    found: dict[tuple[int, int], list[int]] = {}
    for plan, activity, resource in _rows(_ASSIGNED, pairs):
        found.setdefault((plan, activity), []).append(resource)
    return found


def list_traits(pairs: Pairs) -> dict[tuple[int, int], Traits]:
    """Trade and responsible by (plan, activity)."""
    return {(plan, activity): Traits(trade, who) for plan, activity, trade, who in _rows(_TRAITS, pairs)}


def _rows(statement: str, pairs: Pairs) -> list[tuple[Any, ...]]:
    if not pairs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, [[pair[0] for pair in pairs], [pair[1] for pair in pairs]])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def list_default_times(calendars: Pairs) -> dict[int, WorkingTime]:
    """The working time of one calendar of each plan, by plan: (plan, calendar). One statement."""
    names = COLUMNS["plancalendar"]
    listed = ", ".join(f'"{name}"' for name in names)
    rows: dict[int, dict[int, dict[str, object]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT plan_id, {listed} FROM schedule_plancalendar WHERE plan_id = ANY(%s)",
            [[one[0] for one in calendars]],
        )
        for plan, *values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            rows.setdefault(plan, {})[int(row["calendar_id"])] = row
    return {plan: _time(rows.get(plan, {}), number) for plan, number in calendars}


def _time(rows: dict[int, dict[str, object]], number: int) -> WorkingTime:
    """Only the calendar and those that it inherits from are read."""
    chain = {}
    at: object = number
    while isinstance(at, int) and at in rows and at not in chain:
        chain[at] = calendar_of(rows[at])
        at = rows[at]["parent_id"]
    return working_time(chain, number)


def list_waiting_imports(
    project_ids: Collection[int], *, before: datetime, at: datetime
) -> list[tuple[int, int, UUID, datetime]]:
    """Files that were read and wait for their person to write them or not: (import, project, account, since).

    Looked at from a past instant `at`, those count that were decided later, from when they were handed over: when they
    had been read is not kept.
    """
    rows = ImportRun.objects.filter(project_id__in=list(project_ids))
    rows = rows.filter(
        Q(state="ready", changed_at__lte=before)
        | Q(state__in=("done", "cancelled"), created_at__lte=before, changed_at__gt=at)
    )
    told = rows.order_by("pk").values_list("pk", "project_id", "actor_id", "state", "created_at", "changed_at")
    return [
        (pk, project, actor, changed if state == "ready" else made)
        for pk, project, actor, state, made, changed in told
        if project is not None
    ]
