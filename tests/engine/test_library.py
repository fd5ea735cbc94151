"""The engine and the readers as a library: in an environment without the server's packages, and as docs/engine.md shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.site import days, milestone, site
from headway.engine.document import ScheduleDocument
from headway.interchange.own.schedule_json import document_as_json

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = Path(np.__file__).resolve().parents[1]
NEEDED = (
    "numpy", "numpy.libs", "numba", "llvmlite", "orjson", "lxml", "python_calamine", "xlsxwriter", "charset_normalizer",
    "typst", "scipy", "scipy.libs", "fontTools",
)  # fmt: skip
SERVERS = ("django", "ninja", "psycopg", "procrastinate", "granian", "pydantic")


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """The script in a Python that sees our source and the packages of the library only."""
    packages = folder / "packages"
    packages.mkdir()
    for name in PACKAGES.iterdir():
        if name.name.split("-")[0] in NEEDED or name.name in NEEDED:
            (packages / name.name).symlink_to(name)
    start = f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}, {str(packages)!r}]\n"
    command = [sys.executable, "-S", "-c", start + script]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a plan, as the examples expect it beside them."""
    rows = [days("A100", 3), days("A200", 5), days("A300", 4), milestone("A400")]
    project = site(rows, "A100-A200, A100-A300, A200-A400, A300-A400").project
    (tmp_path / "plan.json").write_bytes(document_as_json(ScheduleDocument([project])))
    return tmp_path


def test_a_plan_is_read_calculated_explained_and_drawn_without_the_servers_packages(folder: Path) -> None:
    script = f"""
from pathlib import Path
from headway.interchange import read_file
from headway.engine import assess_project, calculate_project, chain, float_paths
from headway.paper import draw_gantt
project = read_file(Path("plan.json")).document.projects[0]
calculated = calculate_project(project)
print(len(chain(calculated, 3)), int(float_paths(calculated.network, 3).path.max()), len(assess_project(project, calculated)))
print(draw_gantt(project, calculated).svg()[:4])
print([name for name in {SERVERS!r} if name in sys.modules])
for name in {SERVERS!r}:
    try:
        __import__(name)
    except ImportError:
        continue
    raise SystemExit(name + " is there: this environment is not bare")
"""
    done = run(folder, script)

    assert done.returncode == 0, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    assert lines[0].split()[0] == "3"  # A400, A200, A100
    assert lines[1:] == ["<svg", "[]"]


def test_every_example_of_the_manual_runs(folder: Path) -> None:
    """In the order of the page, in one Python, as a reader would type them."""
    manual = (ROOT / "docs/engine.md").read_text("utf-8")
    examples = re.findall(r"```python\n(.*?)```", manual, flags=re.S)

    done = run(folder, "\n".join(examples))

    assert len(examples) >= 5
    assert done.returncode == 0, done.stderr[-2000:]
    assert (folder / "plan.svg").read_text("utf-8").startswith("<svg")
    assert (folder / "plan.png").read_bytes().startswith(b"\x89PNG")
