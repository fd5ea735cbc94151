"""Write a backup: a new folder with the database, the attachments and a manifest of hashes.

The product may be running. Status 0 means that every part was read back and agrees with the manifest.
The keys of sessions and the passwords of the database are not part of it.

Examples:
  headway backup /backups/2026-11-24
  headway backup /backups/2026-11-24 --json       print the manifest
  headway backup --verify /backups/2026-11-24     compare an existing one with its manifest
"""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "write a backup folder: database, attachments, manifest"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the folder to make; it must not exist yet")
    parser.add_argument("--verify", action="store_true", help="write nothing: check the backup in this folder")
    parser.add_argument("--before-upgrade-from", metavar="VERSION", help=argparse.SUPPRESS)  # the supervisor's
    parser.add_argument("--json", action="store_true", help="print the manifest")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation, refusals_as_lines

    folder = arguments.folder.absolute()
    if arguments.verify:
        return refusals_as_lines(lambda: _verify(folder, as_json=arguments.json))
    former = arguments.before_upgrade_from
    work = (lambda: _before_upgrade(folder, former)) if former else (lambda: _backup(folder, as_json=arguments.json))
    return in_installation(work, as_owner=True, django=False)


def _verify(folder: Path, *, as_json: bool) -> int:
    from headway.server.backup import verify_backup

    manifest = verify_backup(folder)
    _tell("server.backup_verified", manifest, folder, as_json=as_json)
    return 0


def _backup(folder: Path, *, as_json: bool) -> int:
    import datetime
    import os

    from headway.server.backup import write_backup

    manifest = write_backup(
        target=folder,
        data=Path(os.environ["HEADWAY_DATA"]),
        owner_url=os.environ["DATABASE_OWNER_URL"],
        app_role=os.environ["HEADWAY_APP_ROLE"],
        now=datetime.datetime.now(datetime.UTC),
    )
    _tell("server.backup_written", manifest, folder, as_json=as_json)
    return 0


def _before_upgrade(folder: Path, former: str) -> int:
    """The database as the former version left it; the files stay where they are, an upgrade only adds to them."""
    import datetime
    import os

    from headway.server.backup import write_backup

    manifest = write_backup(
        target=folder,
        data=Path(os.environ["HEADWAY_DATA"]),
        owner_url=os.environ["DATABASE_OWNER_URL"],
        app_role=os.environ["HEADWAY_APP_ROLE"],
        now=datetime.datetime.now(datetime.UTC),
        version=former,
        files=False,
    )
    _tell("server.backup_before_upgrade", manifest, folder, as_json=False)
    return 0


def _tell(key: str, manifest: object, folder: Path, *, as_json: bool) -> None:
    from headway.server.backup import Manifest
    from headway.server.commands._installation import say

    assert isinstance(manifest, Manifest)
    if as_json:
        print(manifest.to_json(), end="")
        return
    say(
        key,
        folder=folder,
        parts=len(manifest.parts),
        megabytes=f"{manifest.size_bytes / 1e6:.1f}",
        made_at=manifest.made_at,
    )
