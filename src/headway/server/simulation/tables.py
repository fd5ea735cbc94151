"""What stands in the tables, read past every permission: a rehearsal judges the rows, not what somebody may see."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from django.db import connection


def answered(op_ids: list[str]) -> dict[str, tuple[str, int | None]]:
    """op_id -> (status, number of the parked entry) of those operations that have a final answer."""
    sql = "SELECT op_id::text, status, parked_id FROM field_operationentry WHERE op_id = ANY(%s::uuid[])"
    return {op_id: (status, parked_id) for op_id, status, parked_id in _rows(sql, [op_ids])}


def reasons_of(op_ids: list[str]) -> dict[str, int]:
    """Reason -> how many of these operations were parked for it."""
    sql = (
        "SELECT reason, count(*) FROM field_operationentry WHERE op_id = ANY(%s::uuid[]) AND status = 'parked'"
        " GROUP BY reason"
    )
    return dict(_rows(sql, [op_ids]))


def parked_of(organization_id: UUID) -> dict[int, tuple[str, bool, dict[str, Any]]]:
    """Number -> (op_id, whether it is open, payload) of a firm's parked entries."""
    sql = "SELECT id, op_id::text, is_open, payload FROM field_parkedoperation WHERE organization_id = %s ORDER BY id"
    return {row[0]: (row[1], row[2], orjson.loads(row[3])) for row in _rows(sql, [organization_id])}


def conflicts_of(project_id: int) -> list[tuple[int, str, str, bool]]:
    """(number, op_id of the later value, field, whether it is open) of a project's conflicts."""
    sql = "SELECT id, mine_op_id::text, field, is_open FROM field_conflict WHERE project_id = %s ORDER BY id"
    return _rows(sql, [project_id])


def held_of(organization_id: UUID) -> list[str]:
    """The op_ids that wait behind a gap on a firm's devices."""
    sql = (
        "SELECT h.op_id::text FROM field_heldoperation h JOIN field_watermark w ON w.id = h.watermark_id"
        " JOIN field_device d ON d.id = w.device_id WHERE d.organization_id = %s"
    )
    return [row[0] for row in _rows(sql, [organization_id])]


def risen_of(project_id: int) -> list[str]:
    """Forms that stand although they were deleted."""
    sql = (
        "SELECT s.id FROM simulated_form s JOIN field_feedentry e ON e.project_id = s.project_id AND e.kind = 'form'"
        " AND e.record_id = s.id WHERE s.project_id = %s AND e.gone_at IS NOT NULL"
    )
    return [row[0] for row in _rows(sql, [project_id])]


def forms_of(project_id: int) -> dict[str, dict[str, Any]]:
    """What the forms of a project say."""
    rows = _rows("SELECT id, values FROM simulated_form WHERE project_id = %s", [project_id])
    return {form: orjson.loads(values) for form, values in rows}


def trail_of(project_id: int) -> list[dict[str, Any]]:
    """What was carried out, in order."""
    names = ("form", "op_id", "device", "base", "entered", "decided")
    sql = (
        "SELECT form_id, op_id::text, device_id::text, base, entered, decided FROM simulated_trail"
        " WHERE project_id = %s ORDER BY number"
    )
    found = [dict(zip(names, row, strict=True)) for row in _rows(sql, [project_id])]
    return [row | {"base": orjson.loads(row["base"]), "entered": orjson.loads(row["entered"])} for row in found]


def standings_of(project_id: int) -> dict[int, Any]:
    """Activity -> [accepted, claimed, how many wait] as it is kept."""
    sql = "SELECT activity_id, accepted, claimed, waiting FROM progress_standing WHERE project_id = %s"
    return {
        row[0]: [row[1] and orjson.loads(row[1]), row[2] and orjson.loads(row[2]), row[3]]
        for row in _rows(sql, [project_id])
    }


def plain(value: Any) -> Any:
    """A value as it comes back from a column of JSON."""
    return orjson.loads(orjson.dumps(value, default=str))


def _rows(sql: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[Any] = cursor.fetchall()
    return found
