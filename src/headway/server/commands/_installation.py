"""Runs a command's work inside the installation at hand: its folder, its database, Django ready."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from headway.server.data_folder import default_path
from headway.server.environment import database_at_hand
from headway.server.errors import Refused


def in_installation(work: Callable[[], int], *, as_owner: bool = False) -> int:
    """Run `work` with Django set up; a refusal becomes one line and status 1."""
    try:
        if os.environ.get("HEADWAY_RUN"):  # a child of the supervisor: everything is in place
            if as_owner:
                os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"]
            return _with_django(work)
        with database_at_hand(default_path(), as_owner=as_owner):
            return _with_django(work)
    except Refused as refusal:
        print(refusal.line(), file=sys.stderr)
        return 1


def _with_django(work: Callable[[], int]) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    django.setup()
    return work()
