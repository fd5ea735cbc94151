"""Which life of the database this is."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

_EPOCH = "SELECT epoch FROM field_serverepoch WHERE id = 1"
_FIRST = """
INSERT INTO field_serverepoch (id, epoch, began_at) VALUES (1, gen_random_uuid(), now()) ON CONFLICT (id) DO NOTHING
"""


def server_epoch() -> UUID:
    """The id of this life; made when somebody asks for the first time."""
    with connection.cursor() as cursor:
        for _ in range(2):
            cursor.execute(_EPOCH)
            row = cursor.fetchone()
            if row is not None:
                return UUID(str(row[0]))
            cursor.execute(_FIRST)
    raise AssertionError("no server epoch")
