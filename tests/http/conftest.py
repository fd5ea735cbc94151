from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def world(db: None) -> Any:
    from world import build_world  # here: Django is not set up yet when this file is read

    return build_world()


@pytest.fixture(scope="module")
def world_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    from django.db import transaction
    from world import build_world

    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture
def same_world(world_of_module: Any, db: None) -> Any:
    """One world for all tests of a file: what a test does is rolled back to it."""
    return world_of_module
