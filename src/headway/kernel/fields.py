"""A kind of column that Django has not."""

from __future__ import annotations

from django.db import models


class TransactionId(models.Field):  # type: ignore[type-arg]
    """A transaction of the database (`xid8`); read and compared in SQL only."""

    def db_type(self, connection: object) -> str:
        return "xid8"
