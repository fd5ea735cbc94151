"""How the installation stands, in numbers: for /metrics, the page of the administrators and `headway doctor`.

Asked of the database from outside of the rooms, since it is about their tables and not about anybody's project:
counts, ages and sizes, never a row's content.
"""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

LAST_BACKUP = "backup.json"
_JOBS = """
SELECT count(*) FILTER (WHERE waits), coalesce(extract(epoch FROM now() - min(since) FILTER (WHERE waits)), 0),
       count(*) FILTER (WHERE status = 'doing'), count(*) FILTER (WHERE status = 'failed')
  FROM (SELECT j.status, greatest(j.scheduled_at, e.at) AS since,
               j.status = 'todo' AND coalesce(j.scheduled_at <= now(), true) AS waits
          FROM procrastinate_jobs j
          LEFT JOIN LATERAL (SELECT max(at) AS at FROM procrastinate_events
                              WHERE job_id = j.id AND type IN ('deferred', 'deferred_for_retry')) e ON true) jobs
"""
_DELIVERIES = """
SELECT count(*) FILTER (WHERE state = 'waiting' AND due_at <= now()),
       coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE state = 'waiting' AND due_at <= now())), 0),
       count(*) FILTER (WHERE state = 'dead')
  FROM notify_delivery WHERE state IN ('waiting', 'dead')
"""
_BREAKERS = "SELECT count(*) FROM notify_channel WHERE removed_at IS NULL AND open_until > now()"
_DATABASE = """
SELECT pg_database_size(current_database()),
       (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()),
       coalesce((SELECT extract(epoch FROM now() - min(xact_start)) FROM pg_stat_activity
                  WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()), 0),
       extract(epoch FROM clock_timestamp())
"""
_FIELD = """
SELECT (SELECT count(*) FROM field_parkedoperation WHERE is_open),
       (SELECT count(*) FROM field_conflict WHERE is_open),
       (SELECT count(*) FROM field_device WHERE seen_at > now() - interval '24 hours'),
       (SELECT count(*) FROM people_session WHERE seen_at > now() - interval '15 minutes')
"""


class Cursor(Protocol):
    """Of Django or of psycopg."""

    def execute(self, query: str, /) -> Any: ...

    def fetchone(self) -> Any: ...


def read_figures(cursor: Cursor, data: Path) -> dict[str, float]:
    """Each figure by its name, which ends in its unit; ages and sizes are 0 when there is nothing."""
    import time

    waiting, oldest, doing, failed = _row(cursor, _JOBS)
    due, due_oldest, dead = _row(cursor, _DELIVERIES)
    size, connections, longest, database_time = _row(cursor, _DATABASE)
    parked, conflicts, devices, sessions = _row(cursor, _FIELD)
    disk = shutil.disk_usage(data) if data.exists() else None
    return {
        "jobs_waiting": waiting,
        "jobs_oldest_waiting_seconds": float(oldest),
        "jobs_running": doing,
        "jobs_failed": failed,
        "deliveries_due": due,
        "deliveries_oldest_due_seconds": float(due_oldest),
        "dead_letters": dead,
        "channels_stopped": _row(cursor, _BREAKERS)[0],
        "database_bytes": size,
        "database_connections": connections,
        "database_longest_transaction_seconds": float(longest),
        "database_clock_offset_seconds": float(database_time) - time.time(),
        "parked_entries": parked,
        "conflicts_open": conflicts,
        "devices_of_a_day": devices,
        "sessions_active": sessions,
        "disk_free_bytes": disk.free if disk else 0,
        "disk_bytes": disk.total if disk else 0,
        "last_backup_timestamp_seconds": last_backup_at(data),
    }


def last_backup_at(data: Path) -> float:
    """When the last backup of this installation was checked whole, seconds of the epoch; 0: none that is known."""
    try:
        return datetime.fromisoformat(json.loads((data / LAST_BACKUP).read_text("utf-8"))["made_at"]).timestamp()
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0


def _row(cursor: Cursor, query: str) -> Any:
    cursor.execute(query)
    return cursor.fetchone()
