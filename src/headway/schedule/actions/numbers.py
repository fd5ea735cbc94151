"""Numbers for new rows: counted per project, never given twice, not even after an undo or in a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from headway.projects.actions import allocate_ids
from headway.schedule.rules.state import KEYS

if TYPE_CHECKING:
    from headway.schedule.models import Plan

_TAKE = """
UPDATE schedule_rownumbers SET next_number = next_number + %s WHERE project_id = %s AND "table" = %s
RETURNING next_number
"""
_BEGIN = """
INSERT INTO schedule_rownumbers (project_id, "table", next_number)
SELECT %s, %s, coalesce(max({key}), 0) + 1 FROM schedule_{table}
WHERE plan_id IN (SELECT id FROM schedule_plan WHERE project_id = %s)
ON CONFLICT DO NOTHING
"""


def next_numbers(*, plan: Plan, table: str, count: int) -> int:
    """The first of `count` new numbers for rows of `table`; the counter stays locked until the edit ends."""
    if table == "activity":
        return allocate_ids(project=plan.project, activities=count, relations=0)[0]
    if table == "relation":
        return allocate_ids(project=plan.project, activities=0, relations=count)[1]
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [count, plan.project_id, table])
        taken = cursor.fetchone()
        if taken is None:
            cursor.execute(_BEGIN.format(key=KEYS[table], table=table), [plan.project_id, table, plan.project_id])
            cursor.execute(_TAKE, [count, plan.project_id, table])
            taken = cursor.fetchone()
    return int(taken[0]) - count
