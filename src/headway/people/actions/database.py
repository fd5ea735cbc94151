"""What the database refuses, told as a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from headway.people.errors import OF_CONSTRAINT


@contextmanager
def refusals_of_the_database() -> Iterator[None]:
    """One transaction (a savepoint inside another); a broken constraint that people can break is a refusal."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        refusal = OF_CONSTRAINT.get(str(getattr(diagnosis, "constraint_name", "")))
        if refusal is None:
            raise
        raise refusal from error
