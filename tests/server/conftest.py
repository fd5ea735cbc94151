from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.prepared import copy_installation, open_home
from tests.server.installation import Installation, served_once


@pytest.fixture(scope="session")
def prepared() -> Iterator[Path]:
    """A data folder that was served once: database made, migrated, first administrator there."""
    yield served_once()


@pytest.fixture
def data() -> Iterator[Path]:
    """A path for a new data folder."""
    with open_home("installation") as home:
        yield home / "data"


@pytest.fixture
def installation(prepared: Path, data: Path) -> Iterator[Installation]:
    """A copy of the prepared installation, not running yet."""
    copy_installation(prepared, data)
    found = Installation(data)
    yield found
    if found.process is not None and found.process.poll() is None:
        found.process.terminate()
        found.process.wait(30)
