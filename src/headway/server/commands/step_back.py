"""Take the last upgrade back: the database as it was before it, for the version that was there before.

Stop the product first. What was written since the upgrade is set aside in a database of its own in the same
PostgreSQL, not lost; files stay. Afterwards start the former version. Only the last upgrade can be taken back, and
only of the embedded database: with one of your own, restore the folder that the upgrade wrote into an empty database.

Examples:
  headway step-back             say what would happen
  headway step-back --yes       do it
"""

from __future__ import annotations

import argparse

SUMMARY = "take the last upgrade back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do it; without this it is only said")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import refusals_as_lines

    return refusals_as_lines(lambda: _step_back(sure=arguments.yes))


def _step_back(*, sure: bool) -> int:
    from headway.server.backup import verify_backup
    from headway.server.commands._installation import say
    from headway.server.data_folder import DataFolder, default_path
    from headway.server.environment import external_database
    from headway.server.errors import Refused
    from headway.server.supervisor.upgrade import last_upgrade, upgrades

    folder = DataFolder(default_path())
    noted = last_upgrade(folder)
    if noted is None:
        raise Refused("no_step_back")
    source = upgrades(folder) / noted["backup"]
    verify_backup(source)
    if external_database() is not None:
        raise Refused("step_back_elsewhere", source=source, former=noted["from"])
    if not sure:
        say("server.step_back_would", former=noted["from"], at=noted["at"], source=source)
        return 0
    aside = _carry_out(folder, noted, source)
    say("server.stepped_back", former=noted["from"], aside=aside)
    return 0


def _carry_out(folder: object, noted: dict[str, str], source: object) -> str:
    import datetime
    from pathlib import Path

    from headway.kernel.anchors import anchor_path, mark_restored
    from headway.server.backup import bring_back
    from headway.server.data_folder import DataFolder, locked, write_marker
    from headway.server.postgres import DATABASE, OWNER_ROLE, run_sql, start_postgres
    from headway.server.supervisor.upgrade import forget_last

    assert isinstance(folder, DataFolder) and isinstance(source, Path)
    now = datetime.datetime.now(datetime.UTC)
    aside = f"{DATABASE}_{now:%Y%m%d_%H%M%S}"
    with locked(folder):
        running = start_postgres(folder.cluster())
        try:
            run_sql(running, f"ALTER DATABASE {DATABASE} RENAME TO {aside}", database="postgres")
            try:
                run_sql(running, f"CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}", database="postgres")
                manifest = bring_back(source=source, owner_url=running.url(OWNER_ROLE))
            except BaseException:  # nothing half-done: the newer database takes its place again
                again = f"DROP DATABASE IF EXISTS {DATABASE}; ALTER DATABASE {aside} RENAME TO {DATABASE}"
                for statement in again.split("; "):
                    run_sql(running, statement, database="postgres")
                raise
        finally:
            running.stop()
        (folder.cluster().data / "headway-migrated").unlink(missing_ok=True)
        mark_restored(path=anchor_path(folder.path), made_at=manifest.made_at, now=now)
        write_marker(folder, noted["from"], None)
        forget_last(folder)
    return aside
