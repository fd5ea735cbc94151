from __future__ import annotations

from pathlib import Path

import pytest
from small_files import Read

from headway.interchange import Reading, read_file

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "data" / "schedules"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a text or bytes to a file and read it the way the product does, in a child process."""

    def write_and_read(
        content: str | bytes, name: str = "plan.xer", written_as: str = "utf-8", **arguments: object
    ) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode(written_as) if isinstance(content, str) else content)
        return read_file(path, **arguments)  # type: ignore[arg-type]

    return write_and_read


@pytest.fixture(scope="session")
def corpus() -> Path:
    if not (CORPUS / "files").is_dir():
        pytest.skip("the schedule corpus is not beside this repository")
    return CORPUS
