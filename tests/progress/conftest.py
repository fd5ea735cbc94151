"""The two-storey block that reports from the site. Imports stand in the fixture: Django is not set up yet."""

from typing import Any

import pytest


@pytest.fixture
def block(db: None) -> Any:
    from block import block_that_reports

    return block_that_reports()
