"""What waits: jobs, deliveries, dead letters; and when the last backup was made."""

from __future__ import annotations

import datetime
from pathlib import Path

import psycopg

from headway.server.doctor.finding import Finding, bad, ok, warning
from headway.server.figures import read_figures

LONGEST_WAIT_SECONDS = 300.0
OLDEST_BACKUP_DAYS = 7
LONGEST_CLOCK_DIFFERENCE_SECONDS = 5.0


def look_at_work(connection: psycopg.Connection, data: Path, now: datetime.datetime) -> list[Finding]:
    """Warnings, since the product goes on: work that stands still, what nobody received, a backup that is missing."""
    try:
        with connection.cursor() as cursor:
            figures = read_figures(cursor, data)
    except psycopg.errors.UndefinedTable:  # a database of an older version: it is migrated at the next start
        connection.rollback()
        return [warning("older_tables")]
    return judge_work(figures, now)


def judge_work(figures: dict[str, float], now: datetime.datetime) -> list[Finding]:
    """The same findings from figures that were read elsewhere."""
    return [
        *_jobs(figures), *_deliveries(figures), *_machine(figures),
        _backup(figures["last_backup_timestamp_seconds"], now),
    ]  # fmt: skip


def _machine(figures: dict[str, float]) -> list[Finding]:
    found = []
    offset = figures["database_clock_offset_seconds"]
    if abs(offset) > LONGEST_CLOCK_DIFFERENCE_SECONDS:
        found.append(bad("clock_differs", seconds=round(offset)))
    if figures["database_longest_transaction_seconds"] > LONGEST_WAIT_SECONDS:
        found.append(warning("long_transaction", minutes=round(figures["database_longest_transaction_seconds"] / 60)))
    return found


def _jobs(figures: dict[str, float]) -> list[Finding]:
    waiting, minutes = int(figures["jobs_waiting"]), round(figures["jobs_oldest_waiting_seconds"] / 60)
    late = figures["jobs_oldest_waiting_seconds"] > LONGEST_WAIT_SECONDS
    found = [warning("jobs_late", waiting=waiting, minutes=minutes) if late else ok("jobs", waiting=waiting)]
    failed = int(figures["jobs_failed"])
    return [*found, warning("jobs_failed", failed=failed)] if failed else found


def _deliveries(figures: dict[str, float]) -> list[Finding]:
    due, dead = int(figures["deliveries_due"]), int(figures["dead_letters"])
    late = figures["deliveries_oldest_due_seconds"] > LONGEST_WAIT_SECONDS
    minutes = round(figures["deliveries_oldest_due_seconds"] / 60)
    found = [warning("deliveries_late", due=due, minutes=minutes) if late else ok("deliveries", due=due)]
    if figures["channels_stopped"]:
        found.append(warning("channels_stopped", channels=int(figures["channels_stopped"])))
    return [*found, warning("dead_letters", dead=dead)] if dead else found


def _backup(made_at: float, now: datetime.datetime) -> Finding:
    if not made_at:
        return warning("no_backup")
    made = datetime.datetime.fromtimestamp(made_at, datetime.UTC)
    days = (now - made).days
    words = {"made_at": f"{made:%Y-%m-%d %H:%M} UTC", "days": days}
    return warning("backup_old", **words) if days > OLDEST_BACKUP_DAYS else ok("backup", **words)
