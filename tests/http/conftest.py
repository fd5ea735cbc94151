from typing import Any

import pytest


@pytest.fixture
def world(db: None) -> Any:
    from world import build_world  # here: Django is not set up yet when this file is read

    return build_world()
