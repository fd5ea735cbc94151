"""The two-storey block of tests/progress, looked after. Imports stand in the fixtures: Django is not set up yet."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "progress"))


@pytest.fixture
def block(db: None) -> Any:
    from block import block_that_reports

    return block_that_reports()


@pytest.fixture
def watched(db: None) -> Any:
    from watched import watched_block

    return watched_block()
