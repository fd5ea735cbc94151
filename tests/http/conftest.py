import copy
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def world_of_module(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    from django.db import transaction  # here: Django is not set up yet when this file is read
    from world import build_world

    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(world_of_module: Any, db: None) -> Any:
    """One world for all tests of a file: what a test does is rolled back to it, and what it holds is a copy."""
    from headway.schedule.queries.portfolio import forget_figures
    from headway.schedule.queries.state import forget_state

    forget_figures()
    for site in (world_of_module.ours, world_of_module.theirs):
        forget_state(site.plan.pk)
    return copy.deepcopy(world_of_module)
