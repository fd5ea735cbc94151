from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.prepared import copy_installation
from tests.server.installation import Installation, served_once


@pytest.fixture(scope="session")
def prepared() -> Iterator[Path]:
    """A data folder that was served once: database made, migrated, first administrator there."""
    yield served_once()


@pytest.fixture
def data() -> Iterator[Path]:
    """A path for a new data folder."""
    home = _open_folder()
    yield home / "data"
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def installation(prepared: Path, data: Path) -> Iterator[Installation]:
    """A copy of the prepared installation, not running yet."""
    copy_installation(prepared, data)
    found = Installation(data)
    yield found
    if found.process is not None and found.process.poll() is None:
        found.process.terminate()
        found.process.wait(30)


def _open_folder() -> Path:
    """A folder that every user may pass through, as PostgreSQL's must (pytest's own folders are closed)."""
    home = Path(tempfile.mkdtemp(prefix="headway-"))
    home.chmod(0o711)
    return home
