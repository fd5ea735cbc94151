"""`headway draw` and the drawing of a plan by hand: what stands on the sheet, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.site import Site, at, days, milestone, site, wbs
from headway.engine.document import ScheduleDocument
from headway.interchange.own.schedule_json import document_as_json
from headway.paper import draw_gantt


def yard() -> Site:
    rows = [
        wbs("S"),
        days(
            "A",
            3,
            parent_uid="S",
            percent_complete=1.0,
            actual_start=at("2026-01-05T08:00"),
            actual_finish=at("2026-01-07T17:00"),
        ),
        days("B", 4, parent_uid="S"),
        milestone("M"),
    ]
    return site(rows, "A-B, B-M", data_date=at("2026-01-08T08:00"))


def test_a_plan_is_drawn_in_the_readers_language_with_bars_links_and_title() -> None:
    drawn = yard()
    assert drawn.calculated is not None
    chart = draw_gantt(drawn.project, drawn.calculated, language="en")

    sheet = chart.svg()

    assert chart.page_count == 1
    for words in ("Activity name", ">yard<", ">A<", ">B<", "A3 landscape"):
        assert words in sheet, words
    assert draw_gantt(drawn.project, drawn.calculated).svg() != sheet
    assert chart.svg(theme="mono") != sheet


def test_an_empty_plan_is_an_empty_sheet() -> None:
    empty = site([])
    assert empty.calculated is not None

    assert draw_gantt(empty.project, empty.calculated).svg().startswith("<svg")


def headway(*words: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "headway.server.command", *words, "--language", "en"]
    return subprocess.run(command, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("draw") / "plan.json"
    one, other = yard().project, site([days("X", 1)]).project
    other.id = "second"
    file.write_bytes(document_as_json(ScheduleDocument([one, other])))
    return file


def test_the_command_writes_what_is_asked_for(plan: Path, tmp_path: Path) -> None:
    first = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}
    for kind, start in first.items():
        target = tmp_path / f"chart.{kind}"

        done = headway("draw", str(plan), "--as", "gantt", "--project", "yard", f"--{kind}", str(target))

        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        assert target.read_bytes().startswith(start)


def test_the_command_says_what_is_missing(plan: Path) -> None:
    several = headway("draw", str(plan), "--svg", "-")
    sheet = headway("draw", str(plan), "--project", "yard", "--page", "7", "--svg", "-")
    nothing = headway("draw", str(plan.parent / "none.xer"), "--svg", "-")

    assert [one.returncode for one in (several, sheet, nothing)] == [1, 1, 1]
    assert b"--project" in several.stderr and b"second" in several.stderr
    assert b"no sheet 7" in sheet.stderr
    assert b"none.xer" in nothing.stderr
    assert b"Traceback" not in several.stderr + sheet.stderr + nothing.stderr


def test_schedule_writes_csv_svg_and_float_paths(plan: Path, tmp_path: Path) -> None:
    table = headway("schedule", str(plan), "--project", "yard", "--csv", "-").stdout
    drawing = tmp_path / "chart.svg"
    headway("schedule", str(plan), "--project", "yard", "--svg", str(drawing))
    paths = headway("schedule", str(plan), "--project", "yard", "--paths-to", "M").stdout.decode()

    lines = table.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("project,uid,code,name,kind,start,finish")
    assert lines[3].split(",")[1:7] == ["B", "B", "B", "task", "2026-01-08T08:00", "2026-01-13T17:00"]
    assert drawing.read_bytes().startswith(b"<svg")
    assert [line.split()[:2] for line in paths.splitlines()[1:3]] == [["1.1", "B"], ["1.2", "M"]]
