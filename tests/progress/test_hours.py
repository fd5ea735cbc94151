"""Hours per activity: pre-filled from attendance, confirmed, held against attendance (rules 6.74-6.77)."""

from __future__ import annotations

from datetime import date

import pytest
from block import Block
from crews import DAY, Crews, crews_of

from headway.kernel.errors import NotFound
from headway.progress.errors import ActivityGone, FactNotTaken
from headway.progress.models import Fact, HoursSheet
from headway.progress.queries.attendance import list_sheets, read_hours, sum_hours_on
from headway.progress.queries.site_day import hours_of
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 6)


@pytest.fixture
def crews(block: Block) -> Crews:
    made = crews_of(block)
    made.check(made.worker, "check_in", f"{DAY}T06:52")
    made.check(made.worker, "check_out", f"{DAY}T17:46")
    return made


def line(block: Block, code: str | None, hours: float, headcount: int = 1) -> dict[str, object]:
    return {"activity_id": block.number(code) if code else None, "hours": hours, "headcount": headcount}


def test_hours_that_sum_to_attendance_are_confirmed_others_flagged(crews: Crews) -> None:
    """Rule 6.74: 9.4 h of attendance, half an hour either way."""
    for hours, state in ((8.4, "confirmed"), (7.8, "differs"), (9.3, "differs"), (7.9, "confirmed")):
        crews.act(
            crews.worker, "hours", {"day": DAY, "lines": [line(crews.block, "B2", hours), line(crews.block, None, 1)]}
        )
        sheet = HoursSheet.objects.get()
        assert (sheet.state, sheet.attendance_hours) == (state, 9.4), hours

    assert sheet.version == 4
    assert Fact.objects.filter(kind="hours").count() == 4


def test_a_check_out_that_comes_later_is_held_against_the_sheet(crews: Crews) -> None:
    """Rule 6.74."""
    crews.check(crews.block.foreman, "check_in", f"{DAY}T07:00")
    crews.act(crews.block.foreman, "hours", {"day": DAY, "lines": [line(crews.block, "B2", 8)]})
    assert HoursSheet.objects.get().state == "without_attendance"

    crews.check(crews.block.foreman, "check_out", f"{DAY}T16:30")
    assert HoursSheet.objects.get().state == "confirmed"


def test_a_day_comes_prefilled_from_attendance_by_headcount(crews: Crews) -> None:
    """Rule 6.75."""
    block = crews.block
    block.report("B1", by=crews.worker, day=DAY, percent=0.9, headcount=12)
    block.report("B2", by=crews.worker, day=DAY, percent=0.1, headcount=5)

    def mine() -> dict[str, object]:
        project = get_project_for(crews.worker, block.project.pk)
        return dict(read_hours(crews.worker, project, None, TODAY)[f"{crews.worker.pk}:{DAY}"].value)

    value = mine()
    assert value["lines"] == [line(block, "B1", 6.6, 12), line(block, "B2", 2.8, 5)]
    assert (value["state"], value["sum_hours"], value["attendance_hours"]) == ("prefilled", 9.4, 9.4)

    crews.act(crews.worker, "hours", {"day": DAY, "lines": value["lines"]})
    assert mine()["state"] == "confirmed"


def test_the_leader_enters_for_his_crew_and_it_speaks_for_its_people(crews: Crews) -> None:
    """Rule 6.77; a foreign crew is answered like one that is not there."""
    block = crews.block
    crews.act(crews.worker, "hours", {"day": DAY, "lines": [line(block, "B2", 9.4)]})
    assert hours_of(block.project, [block.number("B2")], TODAY) == {(block.number("B2"), TODAY): 9.4}

    crews.check(block.foreman, "check_in", f"{DAY}T07:00", person="吴刚", crew=crews.steel.pk)
    crews.check(block.foreman, "check_out", f"{DAY}T17:00", person="吴刚", crew=crews.steel.pk)
    crews.act(block.foreman, "hours", {"day": DAY, "crew": crews.steel.pk, "lines": [line(block, "B2", 9, 2)]})

    sheet = HoursSheet.objects.get(is_of_crew=True)
    assert (sheet.sum_hours, sheet.attendance_hours, sheet.state) == (18, 17.9, "confirmed")
    assert hours_of(block.project, [block.number("B2")], TODAY) == {(block.number("B2"), TODAY): 18}
    for foreigner, crew in ((block.foreman, crews.formwork), (crews.worker, crews.steel)):
        with pytest.raises(NotFound):
            crews.act(foreigner, "hours", {"day": DAY, "crew": crew.pk, "lines": [line(block, "B2", 9)]})


def test_what_cannot_be_hours_is_refused(crews: Crews) -> None:
    wrong = (
        [line(crews.block, "B2", 25)],
        [line(crews.block, "B2", 13), line(crews.block, None, 12)],
        [line(crews.block, "B2", 4), line(crews.block, "B2", 4)],
        [line(crews.block, "B2", 4, 0)],
        "x",
    )
    for lines in wrong:
        with pytest.raises(FactNotTaken):
            crews.act(crews.worker, "hours", {"day": DAY, "lines": lines})
    with pytest.raises(ActivityGone):
        crews.act(crews.worker, "hours", {"day": DAY, "lines": [{"activity_id": 9999, "hours": 4}]})
    assert not HoursSheet.objects.exists()


def test_a_worker_sees_his_sheet_a_foreman_his_crews(crews: Crews) -> None:
    """Rule 6.76."""
    block = crews.block
    crews.act(crews.worker, "hours", {"day": DAY, "lines": [line(block, "B2", 9.4)]})
    crews.act(block.foreman, "hours", {"day": DAY, "lines": [line(block, "B1", 8)]})

    def sheets(user: object) -> list[str]:
        return [one.name for one in list_sheets(user, get_project_for(user, block.project.pk), TODAY)]  # type: ignore[arg-type]

    assert sheets(crews.worker) == ["qian"]
    assert sheets(block.foreman) == ["qian", "zhou"]
    assert sheets(block.planner) == ["qian", "zhou"]
    assert sheets(block.supervisor) == []
    sums = sum_hours_on(block.planner, get_project_for(block.planner, block.project.pk), TODAY)
    assert [(one["name"], one["person_hours"]) for one in sums] == [("主体", 9.4), ("基础", 8)]
