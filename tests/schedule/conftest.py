"""The two-storey block and its planner, for the tests that edit a plan; a test file may have its own instead.

Imports stand in the fixtures: Django is not set up yet when this file is read.
"""

from typing import Any

import pytest


@pytest.fixture
def planner(db: None) -> Any:
    from site_of_tests import person

    return person("li", "planner")


@pytest.fixture
def plan(planner: Any) -> Any:
    from two_storeys import block_of

    return block_of(planner)
