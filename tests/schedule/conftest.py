"""The two-storey block and its planner, for the tests that edit a plan; a test file may have its own instead."""

import pytest
from site_of_tests import person
from two_storeys import block_of

from headway.people.models import Account
from headway.schedule.models import Plan


@pytest.fixture
def planner(db: None) -> Account:
    return person("li", "planner")


@pytest.fixture
def plan(planner: Account) -> Plan:
    return block_of(planner)
