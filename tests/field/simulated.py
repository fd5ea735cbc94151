"""A database of its own for rehearsals: they commit, crash and restore, which no other test should see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.prepared import TEMPLATE


@contextmanager
def own_database(postgres: str, django_db_blocker: Any) -> Iterator[None]:
    import psycopg
    from django.db import connection

    from headway.server.simulation.forms import TABLES

    name, before = f"rehearsal_{os.getpid()}", connection.settings_dict["NAME"]
    with psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute(f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE}')
    with django_db_blocker.unblock():
        _move(name)
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
        yield
        _move(before)
    with psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _move(name: str) -> None:
    from django.db import connection

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict["NAME"] = name
