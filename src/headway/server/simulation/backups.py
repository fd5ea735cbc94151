"""A backup of one rehearsed project, and its restoring: every table that holds its rows, whatever room it is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

_LEFT_OUT = ("kernel_", "notify_", "people_", "projects_", "schedule_", "procrastinate_", "django_")
_WITH_PROJECT = """
SELECT table_name FROM information_schema.columns
 WHERE table_schema = 'public' AND column_name = 'project_id' AND table_name <> 'projects_project'
"""
_WITH_ORGANIZATION = """
SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organization_id'
"""
_OF_DEVICES = {
    "field_device": "id IN ({devices})",
    "field_deviceuser": "device_id IN ({devices})",
    "field_watermark": "device_id IN ({devices})",
    "field_heldoperation": "watermark_id IN (SELECT id FROM field_watermark WHERE device_id IN ({devices}))",
    "field_parkedrequest": "parked_id IN (SELECT id FROM field_parkedoperation WHERE organization_id = {organization})",
    "field_parkeddecision": "parked_id IN (SELECT id FROM field_parkedoperation WHERE organization_id = {organization})",
    "field_conflictsettlement": "conflict_id IN (SELECT id FROM field_conflict WHERE organization_id = {organization})",
}

_OF_ORGANIZATION = ("field_operationentry", "field_parkedoperation")  # some of them are of no project


@dataclass
class Backup:
    """The rows of one project at one moment, as JSON by table."""

    rows: dict[str, list[Any]] = field(default_factory=dict)


def take_backup(project_id: int, organization_id: Any) -> Backup:
    """Copy what the project's tables hold."""
    found = Backup()
    with connection.cursor() as cursor:
        for table, condition in _tables(project_id, organization_id):
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t WHERE {condition}")
            found.rows[table] = [row[0] for row in cursor.fetchall()]
    return found


@transaction.atomic
def restore(backup: Backup, project_id: int, organization_id: Any) -> None:
    """Put the project's tables back to what they held; foreign keys are looked at when all stands again."""
    tables = _tables(project_id, organization_id)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, condition in reversed(tables):
            cursor.execute(f"DELETE FROM {table} WHERE {condition}")
        for table, _ in tables:
            cursor.executemany(
                f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s::jsonb)",
                [[row] for row in backup.rows[table]],
            )


def _tables(project_id: int, organization_id: Any) -> list[tuple[str, str]]:
    """Tables with the condition that picks the project's rows; those that others are picked by come last but one."""
    with connection.cursor() as cursor:
        cursor.execute(_WITH_PROJECT)
        named = sorted(row[0] for row in cursor.fetchall() if not row[0].startswith(_LEFT_OUT))
        cursor.execute(_WITH_ORGANIZATION)
        hanging = sorted(row[0] for row in cursor.fetchall() if row[0].startswith("progress_") and row[0] not in named)
    organization = f"'{organization_id}'"
    devices = f"SELECT id FROM field_device WHERE organization_id = {organization}"
    picked = {table: told.format(devices=devices, organization=organization) for table, told in _OF_DEVICES.items()}
    by_project = [
        (table, f"organization_id = {organization}" if table in _OF_ORGANIZATION else f"project_id = {project_id}")
        for table in named
        if table not in picked
    ]
    by_project += [(table, f"organization_id = {organization}") for table in hanging]
    return [*by_project, *picked.items()]
