"""The account of the operating system that PostgreSQL runs under.

PostgreSQL refuses to run as root, so under root its programs run as `headway` if that user exists,
else as `nobody`; for everybody else they run as the user himself.
"""

from __future__ import annotations

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from headway.server.errors import Refused

UNPRIVILEGED = ("headway", "nobody")


@dataclass(frozen=True)
class Account:
    """A user id and a group id, and whether programs must be started through `setpriv` to take them."""

    uid: int
    gid: int
    switched: bool

    def prefix(self) -> list[str]:
        if not self.switched:
            return []
        return [
            "setpriv",
            f"--reuid={self.uid}",
            f"--regid={self.gid}",
            "--clear-groups",
            "--no-new-privs",
            "--",
        ]

    def give(self, path: Path) -> None:
        """Make the account the owner of `path`, which was made by us."""
        if self.switched:
            os.chown(path, self.uid, self.gid)


def account_for(existing: Path) -> Account:
    """The account for a cluster at `existing`: its owner when it stands already, else by the rule above."""
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), switched=False)
    if shutil.which("setpriv") is None:
        raise Refused("setpriv_missing")
    if existing.exists() and existing.stat().st_uid != 0:
        owner = existing.stat()
        return Account(uid=owner.st_uid, gid=owner.st_gid, switched=True)
    return _unprivileged()


def _unprivileged() -> Account:
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid, switched=True)
    raise Refused("no_unprivileged_user")


def require_searchable(folder: Path, account: Account) -> None:
    """Refuse when `account` cannot reach `folder` through its parents (a home folder of root, say)."""
    if not account.switched:
        return
    for parent in [folder, *folder.parents]:
        if not _may_search(parent.stat(), account):
            raise Refused("folder_not_searchable", folder=parent, user=pwd.getpwuid(account.uid).pw_name)


def _may_search(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)
