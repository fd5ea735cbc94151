"""Backup and restore: one folder with the database, the attachments and a manifest of hashes.

    <backup>/manifest.json      what it is, from which version, the hash and size of every part
    <backup>/manifest.sha256    the hash of the manifest
    <backup>/database.dump      pg_dump, custom format
    <backup>/attachments/…      as in the data folder
    <backup>/audit/…            the anchors of the audit trail, copied before the dump: they may lag, never lead

A backup is written beside its place and renamed when everything was checked: a folder of that name is whole.
The database is dumped before the attachments are copied; attachments are only ever added, so every file that
the dump names is there, but a photo that was taken out in between.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from headway import __version__
from headway.server.data_folder import version_order
from headway.server.errors import Refused
from headway.server.figures import LAST_BACKUP
from headway.server.postgres import bundled_programs

FORMAT = 1
DUMP = "database.dump"
ATTACHMENTS = "attachments"
ANCHORS = "audit/anchors.jsonl"
_CONNINFO = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
_CONNINFO |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}


@dataclass(frozen=True)
class Part:
    """One file of a backup."""

    path: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself."""

    version: str
    made_at: str
    app_role: str
    migrations: list[str]
    parts: list[Part]
    is_whole: bool = True  # False: the database only; the files stayed where they are

    @property
    def size_bytes(self) -> int:
        return sum(part.size_bytes for part in self.parts)

    def to_json(self) -> str:
        content = {
            "product": "headway",
            "format": FORMAT,
            "version": self.version,
            "made_at": self.made_at,
            "app_role": self.app_role,
            "migrations": self.migrations,
            "parts": [vars(part) for part in self.parts],
            **({} if self.is_whole else {"is_whole": False}),
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_backup(
    *, target: Path, data: Path, owner_url: str, app_role: str, now: datetime.datetime, version: str = __version__,
    files: bool = True,
) -> Manifest:  # fmt: skip
    """Write a backup folder at `target`; refuses an existing one and anything that is in doubt.

    version: which program wrote the database, when it is not this one; files False: the database only, for a step
    that leaves the attachments where they are (they are only ever added).
    """
    if target.exists() or target.is_symlink():
        raise Refused("backup_exists", target=target)
    building = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        building.mkdir(parents=True, mode=0o700)
        _copy_anchors(data, building)
        _dump(owner_url, building / DUMP)
        if files:
            _copy_attachments(data / ATTACHMENTS, building / ATTACHMENTS)
        seen = list_migrations(owner_url)
        manifest = Manifest(version, now.isoformat(), app_role, seen, _list_parts(building), files)
        _write_manifest(building, manifest)
        verify_backup(building)
        building.rename(target)
        if files:
            _remember(data, manifest, target)
    except OSError as error:
        raise Refused("backup_failed", target=target, reason=error.strerror or error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return manifest


def _remember(data: Path, manifest: Manifest, target: Path) -> None:
    """Note in the data folder that this backup was checked whole: `doctor` and the status page tell its age."""
    words = {"made_at": manifest.made_at, "folder": str(target), "size_bytes": manifest.size_bytes}
    waiting = data / f".{LAST_BACKUP}.{os.getpid()}"
    waiting.write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    waiting.replace(data / LAST_BACKUP)


def verify_backup(source: Path) -> Manifest:
    """Read the manifest of `source` and compare every part with it; refuses the smallest difference."""
    manifest = _read_manifest(source)
    named = {part.path: part for part in manifest.parts}
    found = {str(path.relative_to(source)) for path in _files(source)} - {"manifest.json", "manifest.sha256"}
    if found != set(named):
        raise Refused("backup_parts_differ", source=source, part=sorted(found ^ set(named))[0])
    for part in manifest.parts:
        if _part(source, source / part.path) != part:
            raise Refused("backup_part_damaged", source=source, part=part.path)
    _require_readable(source / DUMP)
    return manifest


def restore_backup(*, source: Path, data: Path, owner_url: str, app_role: str) -> Manifest:
    """Restore `source` into an empty installation; refuses newer versions and anything that would be overwritten."""
    manifest = verify_backup(source)
    if version_order(manifest.version) > version_order(__version__):
        raise Refused("backup_newer", found=manifest.version, ours=__version__)
    if manifest.app_role != app_role:
        raise Refused("backup_other_role", found=manifest.app_role, ours=app_role)
    if not manifest.is_whole:
        raise Refused("backup_without_files", source=source)
    _require_empty(data, owner_url)
    _restore_database(source, owner_url)
    _forget_transactions(owner_url)
    _begin_another_life(owner_url)
    _copy_attachments(source / ATTACHMENTS, data / ATTACHMENTS)
    if not (data / ANCHORS).exists():  # anchors that stand here already are witnesses: nothing replaces them
        _copy_anchors(source, data)
    if list_migrations(owner_url) != manifest.migrations:
        raise Refused("restore_differs")
    return manifest


def bring_back(*, source: Path, owner_url: str) -> Manifest:
    """Restore the database of a backup into an empty one of the same installation, whose files stand where they were."""
    manifest = verify_backup(source)
    _restore_database(source, owner_url)
    _begin_another_life(owner_url)
    if list_migrations(owner_url) != manifest.migrations:
        raise Refused("restore_differs")
    return manifest


def list_migrations(url: str) -> list[str]:
    """The migrations that the database at `url` has seen, `app.name`, sorted; none before the first."""
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
        if found is None or not found[0]:
            return []
        rows = connection.execute("SELECT app || '.' || name FROM django_migrations").fetchall()
    return sorted(str(row[0]) for row in rows)


def _dump(owner_url: str, path: Path) -> None:
    _run_program("pg_dump", ["--format=custom", "--no-owner", f"--file={path}"], owner_url, "backup_dump_failed")


def _restore_database(source: Path, owner_url: str) -> None:
    """All or nothing. Default privileges are left out: `headway migrate` gives them to the roles of this place."""
    listing = _run_program("pg_restore", ["--list", str(source / DUMP)], None, "restore_failed")
    kept = "\n".join(line for line in listing.splitlines() if " DEFAULT ACL " not in line)
    common = ["--no-owner", "--exit-on-error", "--single-transaction", "--use-list=/dev/stdin"]
    database = conninfo_to_dict(owner_url)["dbname"]
    _run_program("pg_restore", [*common, f"--dbname={database}", str(source / DUMP)], owner_url, "restore_failed", kept)


def _run_program(name: str, arguments: list[str], url: str | None, refusal: str, typed: str = "") -> str:
    """Run one of PostgreSQL's programs; the password goes by the environment, never by the command line."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C"}
    if url is not None:
        parts = conninfo_to_dict(url)
        environment |= {_CONNINFO[key]: str(value) for key, value in parts.items() if key in _CONNINFO}
    command = [str(bundled_programs() / name), *arguments]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, env=environment, check=False)
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise Refused(refusal, reason=lines[0] if lines else done.returncode)
    return done.stdout


def _require_readable(dump: Path) -> None:
    _run_program("pg_restore", ["--list", str(dump)], None, "backup_dump_failed")


def _require_empty(data: Path, owner_url: str) -> None:
    with psycopg.connect(owner_url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace").fetchone()
    if row is None or row[0] > 0:
        raise Refused("restore_not_empty", what=conninfo_to_dict(owner_url).get("dbname"))
    attachments = data / ATTACHMENTS
    if attachments.exists() and any(attachments.iterdir()):
        raise Refused("restore_not_empty", what=attachments)


def _copy_attachments(source: Path, target: Path) -> None:
    target.mkdir(mode=0o700, exist_ok=True)
    if source.exists():
        shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)


def _copy_anchors(source: Path, target: Path) -> None:
    if (source / ANCHORS).is_file():
        (target / ANCHORS).parent.mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(source / ANCHORS, target / ANCHORS)


def _forget_transactions(owner_url: str) -> None:
    """The events' transactions are those of the cluster that was dumped; here they would be the future."""
    with psycopg.connect(owner_url) as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('kernel_outboxevent')"
            " AND attname = 'transaction_id'"
        ).fetchone()
        if found is not None and found[0]:
            connection.execute("UPDATE kernel_outboxevent SET transaction_id = '1'::xid8")


def _begin_another_life(owner_url: str) -> None:
    """Phones know more than this database: by another epoch they learn it and offer again what they have sent."""
    with psycopg.connect(owner_url) as connection:
        found = connection.execute("SELECT to_regclass('field_serverepoch') IS NOT NULL").fetchone()
        if found is not None and found[0]:
            connection.execute("UPDATE field_serverepoch SET epoch = gen_random_uuid(), began_at = now()")
            connection.execute(
                "UPDATE field_feedcounter SET last = last + 1000000"
            )  # see field.actions.begin_server_epoch


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _list_parts(folder: Path) -> list[Part]:
    return sorted((_part(folder, path) for path in _files(folder)), key=lambda part: part.path)


def _part(root: Path, path: Path) -> Part:
    if path.is_symlink():  # we never make one; following it could leave the folder
        raise Refused("backup_part_damaged", source=root, part=path.relative_to(root))
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(str(path.relative_to(root)), path.stat().st_size, sha256)


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    words = manifest.to_json()
    (folder / "manifest.json").write_text(words, "utf-8")
    (folder / "manifest.sha256").write_text(hashlib.sha256(words.encode()).hexdigest() + "  manifest.json\n", "utf-8")


def _read_manifest(source: Path) -> Manifest:
    try:
        words = (source / "manifest.json").read_text("utf-8")
        said = (source / "manifest.sha256").read_text("utf-8").split()[0]
        content: dict[str, Any] = json.loads(words)
        if content["product"] != "headway" or content["format"] > FORMAT:
            raise Refused("backup_newer", found=content.get("version"), ours=__version__)
    except (OSError, ValueError, KeyError, IndexError):
        raise Refused("backup_unreadable", source=source) from None
    if hashlib.sha256(words.encode()).hexdigest() != said:
        raise Refused("backup_part_damaged", source=source, part="manifest.json")
    parts = [Part(**part) for part in content["parts"]]
    return Manifest(content["version"], content["made_at"], content["app_role"], content["migrations"], parts)
