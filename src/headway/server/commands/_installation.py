"""Runs a command's work inside the installation at hand: its folder, its database, Django when wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from headway.server.data_folder import DataFolder, default_path
from headway.server.environment import DatabaseAddress, database_at_hand
from headway.server.errors import Refused


def in_installation(work: Callable[[], int], *, as_owner: bool = False, django: bool = True) -> int:
    """Run `work`; a refusal becomes one line and status 1."""

    def run() -> int:
        if django:
            set_up_django()
        return work()

    def found() -> int:
        if os.environ.get("HEADWAY_RUN"):  # a child of the supervisor: everything is in place
            if as_owner:
                os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"]
            return run()
        with database_at_hand(default_path(), as_owner=as_owner):
            return run()

    return refusals_as_lines(found)


def refusals_as_lines(work: Callable[[], int]) -> int:
    try:
        return work()
    except Refused as refusal:
        print(refusal.line(), file=sys.stderr)
        return 1


def say(key: str, **parameters: object) -> None:
    """Print one text of the catalogue in the language of the shell."""
    print(in_words(key, **parameters))


def in_words(key: str, **parameters: object) -> str:
    """A text in the language of the shell: Chinese unless `LC_ALL` or `LANG` is English."""
    from headway.words import text

    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return text(key, "en" if named.startswith("en") else "zh-CN", **parameters)


def this_installation() -> tuple[DataFolder, DatabaseAddress]:
    """The folder and the database of the installation that `in_installation` found."""
    url, owner = os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"]
    folder = DataFolder(Path(os.environ["HEADWAY_DATA"]))
    return folder, DatabaseAddress(url=url, owner_url=owner, embedded=bool(os.environ["HEADWAY_EMBEDDED"]))


def set_up_django() -> None:
    """Make the rooms' models and actions usable in this process."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    django.setup()
