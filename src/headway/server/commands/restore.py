"""Restore a backup into an empty installation.

Every part is compared with the manifest first. Refused: a damaged backup, a backup of a newer version, and an
installation that already holds tables or attachments. Restore into a new folder, look at it, then switch over.
What happened after the backup is not in the restored audit trail: `headway audit verify` says so until
`headway audit anchor --reason …` has recorded why.

Examples:
  HEADWAY_DATA=/srv/headway-new headway restore /backups/2026-11-24
  HEADWAY_DATA=/srv/headway-new headway serve --port 8001
"""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = "restore a backup into an empty installation"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the backup folder")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation, refusals_as_lines

    folder = arguments.folder.absolute()
    # before anything is made in the data folder
    status = refusals_as_lines(lambda: _check(folder))
    return status or in_installation(lambda: _restore(folder), as_owner=True, django=False)


def _check(folder: Path) -> int:
    from headway.server.backup import verify_backup

    verify_backup(folder)
    return 0


def _restore(folder: Path) -> int:
    import datetime
    import os

    from headway import __version__
    from headway.kernel.anchors import anchor_path, mark_restored
    from headway.server.backup import restore_backup
    from headway.server.commands._installation import say, this_installation
    from headway.server.data_folder import write_marker
    from headway.server.supervisor.first_start import mark_peopled

    manifest = restore_backup(
        source=folder,
        data=Path(os.environ["HEADWAY_DATA"]),
        owner_url=os.environ["DATABASE_OWNER_URL"],
        app_role=os.environ["HEADWAY_APP_ROLE"],
    )
    mark_restored(
        path=anchor_path(Path(os.environ["HEADWAY_DATA"])),
        made_at=manifest.made_at,
        now=datetime.datetime.now(datetime.UTC),
    )
    folder_here, database = this_installation()
    mark_peopled(folder_here, database, how="restored")
    if manifest.version != __version__:
        write_marker(folder_here, __version__, manifest.version)  # the next start upgrades it, and backs it up first
    say("server.restored", folder=folder, made_at=manifest.made_at, parts=len(manifest.parts))
    return 0
