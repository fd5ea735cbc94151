"""What the installation holds: folder, permissions, space, clock, database, roles, migrations."""

from __future__ import annotations

import datetime
import json
import shutil
import stat
from pathlib import Path

import psycopg

from headway import __version__
from headway.server.accounts import account_for, require_searchable
from headway.server.data_folder import LEAST_FREE_BYTES, DataFolder, is_locked, version_order
from headway.server.doctor.audit import look_at_audit
from headway.server.doctor.finding import Finding, bad, ok, warning
from headway.server.doctor.tls import look_at_tls
from headway.server.doctor.work import LONGEST_CLOCK_DIFFERENCE_SECONDS, look_at_work
from headway.server.environment import DatabaseAddress, database_for_command, external_database
from headway.server.errors import Refused
from headway.server.postgres import bundled_tree

LOW_BYTES = 2_000_000_000


def look_at_installation(path: Path, now: datetime.datetime) -> list[Finding]:
    """The findings about the data folder at `path` and its database; changes nothing in them."""
    folder = DataFolder(path)
    if not path.exists():
        return [ok("folder_new", folder=path), _programs()]
    findings = [*_folder(folder), _space(path), _clock(folder, now), *look_at_tls(path, now)]
    if any(finding.state == "bad" for finding in findings):
        return findings
    return [*findings, *_database(folder, now)]


def _programs() -> Finding:
    try:
        bundled_tree()
    except Refused:
        return bad("postgres_missing")
    return ok("postgres_programs")


def _folder(folder: DataFolder) -> list[Finding]:
    try:
        found = json.loads(folder.marker.read_text("utf-8"))["version"]
    except (OSError, ValueError, KeyError):
        return [bad("folder_unknown", folder=folder.path)]
    if version_order(found) > version_order(__version__):
        return [bad("folder_newer", folder=folder.path, found=found, ours=__version__)]
    findings = [ok("folder", folder=folder.path)]
    for private in (folder.path / "secret", folder.key_file):
        if private.exists() and stat.S_IMODE(private.stat().st_mode) & 0o077:
            findings.append(bad("secret_open", path=private))
    if external_database() is None:
        findings += _reachable(folder)
    return findings


def _reachable(folder: DataFolder) -> list[Finding]:
    try:
        require_searchable(folder.path, account_for(folder.path / "postgres" / "data"))
    except Refused as refusal:
        return [Finding(refusal.code, "bad", refusal.parameters)]
    return []


def _space(path: Path) -> Finding:
    free = shutil.disk_usage(path).free
    if free < LEAST_FREE_BYTES:
        return bad("disk_full", free=free // 1_000_000)
    return warning("disk_low", free=free // 1_000_000) if free < LOW_BYTES else ok("disk", free=free // 1_000_000_000)


def _clock(folder: DataFolder, now: datetime.datetime) -> Finding:
    """A clock that stands before the folder's last writing was set back, or the machine has none."""
    written = (
        datetime.datetime.fromtimestamp(folder.marker.stat().st_mtime, datetime.UTC) if folder.marker.exists() else now
    )
    if (written - now).total_seconds() > LONGEST_CLOCK_DIFFERENCE_SECONDS:
        return bad("clock_back", now=f"{now:%Y-%m-%d %H:%M}", written=f"{written:%Y-%m-%d %H:%M}")
    return ok("clock", now=f"{now:%Y-%m-%d %H:%M} UTC")


def _database(folder: DataFolder, now: datetime.datetime) -> list[Finding]:
    served = is_locked(folder.path)
    try:
        with database_for_command(folder) as database, psycopg.connect(database.url, connect_timeout=5) as connection:
            findings = [ok("served" if served else "not_served"), *_look_into(connection, database, now)]
            if any(finding.code == "not_migrated" for finding in findings):
                return findings
            return [
                *findings,
                *look_at_audit(connection, folder.path, now),
                *look_at_work(connection, folder.path, now),
            ]
    except Refused as refusal:
        return [Finding(refusal.code, "bad", refusal.parameters)]
    except psycopg.Error as error:
        return [bad("database_unreachable", reason=str(error).strip().splitlines()[0])]


def _look_into(connection: psycopg.Connection, database: DatabaseAddress, now: datetime.datetime) -> list[Finding]:
    row = connection.execute(
        "SELECT current_setting('server_version'), current_user, to_regclass('django_migrations') IS NOT NULL,"
        " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
    ).fetchone()
    assert row is not None
    version, role, migrated, superuser = row
    findings = [ok("database", version=version, role=role)]
    if superuser or (database.url == database.owner_url):
        findings.append(warning("one_role", role=role))
    if not migrated:
        findings.append(warning("not_migrated"))
    return findings
