"""Recorded against calculated: what differs, where each chain begins, and the cause that can be proved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.neutral import CORPUS
from engine.site import EPOCH, NOTHING, WORKDAYS, Site, at, days, limit, milestone, site, task
from headway.engine import calculate_project
from headway.engine.comparison.neighbours import Supposed, early_behind, without_neighbours
from headway.engine.document import Calendar, ConstraintKind, Profile, RecordedDates
from headway.interchange import read_file
from headway.interchange.comparison import Cause, Comparison, compare_recorded
from headway.words import has_text

pytestmark = pytest.mark.quick
DATES = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
ROUND_THE_CLOCK = Calendar("clock", "24 h", (((0, 1440),),) * 7)


def recorded(yard: Site, **changes: dict[str, str]) -> dict[str, RecordedDates]:
    """What a tool would have recorded: our dates, but for `changes`: activity -> {date: instant}."""
    told: dict[str, RecordedDates] = {}
    for row, activity in enumerate(yard.project.activities):
        values = {name: getattr(yard.calculated.picture, name)[row] for name in DATES}  # type: ignore[union-attr]
        dates = {
            name: None if value == NOTHING else EPOCH + timedelta(minutes=int(value)) for name, value in values.items()
        }
        told[activity.uid] = RecordedDates(**dates)
    for uid, dates in changes.items():
        told[uid] = replace(told[uid], **{name: at(text) for name, text in dates.items()})
    return told


def moved(start: str, finish: str) -> dict[str, str]:
    return {"start": start, "early_start": start, "finish": finish, "early_finish": finish}


def compared(yard: Site, **changes: dict[str, str]) -> Comparison:
    assert yard.calculated is not None
    return compare_recorded(yard.project, yard.calculated, recorded(yard, **changes))


def groups(yard: Site, told: Comparison) -> list[tuple[str, list[str], list[str]]]:
    names = [activity.uid for activity in yard.project.activities]
    return [(str(g.cause), [names[r] for r in g.first], [names[r] for r in g.carried]) for g in told.groups]


def row_of_three(**fields: Any) -> Site:
    """A, B and C of two days each from Monday 5: A Mon-Tue, B Wed-Thu, C Fri-Mon."""
    return site([days("A", 2), days("B", 2), days("C", 2)], "A-B, B-C", **fields)


def test_dates_that_agree_need_no_cause() -> None:
    told = compared(row_of_three())

    assert (told.compared, told.agree, told.groups) == (3, 3, [])


def test_the_end_of_a_day_and_the_start_of_the_next_are_one_instant() -> None:
    told = compared(row_of_three(), A={"finish": "2026-01-07 08:00", "early_finish": "2026-01-07 00:00"})

    assert told.agree == 3


def test_the_first_of_a_chain_is_told_apart_from_those_that_follow_it() -> None:
    yard = row_of_three()

    told = compared(
        yard,
        A=moved("2026-01-06 08:00", "2026-01-07 17:00"),
        B=moved("2026-01-08 08:00", "2026-01-09 17:00"),
        C=moved("2026-01-12 08:00", "2026-01-13 17:00"),
    )

    assert groups(yard, told) == [("unknown", ["A"], ["B", "C"])]
    assert told.first_of == {1: 0, 2: 0}
    assert told.agree == 0


def test_two_chains_have_two_firsts() -> None:
    yard = site([days("A", 2), days("B", 2), days("C", 2), days("D", 2)], "A-B, C-D")

    told = compared(
        yard,
        A=moved("2026-01-06 08:00", "2026-01-07 17:00"), B=moved("2026-01-08 08:00", "2026-01-09 17:00"),
        C=moved("2026-01-07 08:00", "2026-01-08 17:00"), D=moved("2026-01-09 08:00", "2026-01-12 17:00"),
    )  # fmt: skip

    assert groups(yard, told) == [("unknown", ["A", "C"], ["B", "D"])]
    assert told.first_of == {1: 0, 3: 2}


def test_earlier_than_its_own_recorded_predecessors_is_a_file_not_rescheduled() -> None:
    yard = row_of_three()

    told = compared(
        yard, B=moved("2026-01-06 08:00", "2026-01-07 17:00"), C=moved("2026-01-08 08:00", "2026-01-09 17:00")
    )

    assert groups(yard, told) == [("against_logic", ["B"], ["C"])]


def test_earlier_than_the_data_date_is_told_as_such() -> None:
    yard = row_of_three(data_date=at("2026-01-07 08:00"))

    told = compared(yard, A=moved("2026-01-06 08:00", "2026-01-07 17:00"), B=moved("2026-01-08 08:00", "2026-01-09 17:00"),
                    C=moved("2026-01-12 08:00", "2026-01-13 17:00"))  # fmt: skip

    assert groups(yard, told) == [("before_bound", ["A"], ["B", "C"])]


def test_what_stands_at_its_constraint_is_held_by_it() -> None:
    held = days("A", 2, constraint=limit(ConstraintKind.START_ON_OR_BEFORE, "2026-01-12 08:00"))
    yard = site([held])

    told = compared(yard, A=moved("2026-01-12 08:00", "2026-01-13 17:00"))

    assert groups(yard, told) == [("constraint", ["A"], [])]


def test_manual_work_stands_where_it_was_typed() -> None:
    yard = site([days("A", 2, manual=True), days("B", 1)], "A-B", profile=Profile.MSP)

    told = compared(
        yard, A=moved("2026-01-12 08:00", "2026-01-13 17:00"), B=moved("2026-01-14 08:00", "2026-01-14 17:00")
    )

    assert groups(yard, told) == [("manual", ["A"], ["B"])]


def test_running_work_that_ran_on_instead_of_resuming() -> None:
    began = {"actual_start": at("2026-01-05 08:00"), "resume": at("2026-01-12 08:00"), "remaining_minutes": 480}
    yard = site([days("A", 3, **began), days("B", 1)], "A-B", profile=Profile.MSP)

    told = compared(
        yard, A=moved("2026-01-05 08:00", "2026-01-07 17:00"), B=moved("2026-01-08 08:00", "2026-01-08 17:00")
    )

    assert groups(yard, told) == [("runs_on", ["A"], ["B"])]


def test_a_span_that_fits_another_calendar() -> None:
    yard = site([days("A", 5)], calendars=[WORKDAYS, ROUND_THE_CLOCK])

    told = compared(yard, A=moved("2026-01-05 08:00", "2026-01-07 00:00"))  # 40 h around the clock

    assert groups(yard, told) == [("calendar", ["A"], [])]


def test_a_lag_that_fits_on_another_calendar() -> None:
    yard = site([days("A", 1), days("B", 1)], "A-B FS+3")

    told = compared(yard, B=moved("2026-01-07 08:00", "2026-01-07 17:00"))  # 24 h after Monday 17:00 is Tuesday 17:00

    assert groups(yard, told) == [("lag_calendar", ["B"], [])]


def test_work_that_a_link_to_another_project_holds() -> None:
    yard = site([days("A", 1, external_early_start=at("2026-01-05 08:00"))])

    told = compared(yard, A=moved("2026-01-08 08:00", "2026-01-08 17:00"))

    assert groups(yard, told) == [("external", ["A"], [])]


def test_parts_of_a_minute_are_no_other_rule() -> None:
    yard = site([task("A", 500)])

    told = compared(yard, A=moved("2026-01-05 08:00", "2026-01-06 08:21"))

    assert groups(yard, told) == [("rounding", ["A"], [])]


def test_late_dates_that_run_to_another_end_of_the_project() -> None:
    yard = site([days("A", 2), days("B", 2), milestone("E")], "A-B, B-E")
    late = {"late_finish": "2026-01-15 17:00", "late_start": "2026-01-15 17:00"}

    told = compared(
        yard,
        A={"late_start": "2026-01-12 08:00", "late_finish": "2026-01-13 17:00"},
        B={"late_start": "2026-01-14 08:00", "late_finish": "2026-01-15 17:00"},
        E=late,
    )

    assert groups(yard, told) == [("other_finish", ["E"], ["A", "B"])]
    assert [group.late for group in told.groups] == [True]
    assert told.first_of == {0: 2, 1: 2}


def test_a_late_date_of_its_own_is_not_explained_away() -> None:
    yard = row_of_three()

    told = compared(yard, B={"late_start": "2026-01-06 08:00", "late_finish": "2026-01-07 17:00"},
                    A={"late_start": "2026-01-02 08:00", "late_finish": "2026-01-05 17:00"})  # fmt: skip

    assert groups(yard, told) == [("unknown", ["B"], ["A"])]


def test_an_activity_without_recorded_dates_is_told_and_not_compared() -> None:
    yard = row_of_three()
    told = recorded(yard)
    del told["B"]

    assert yard.calculated is not None
    found = compare_recorded(yard.project, yard.calculated, told)

    assert (found.compared, groups(yard, found)) == (2, [("missing", ["B"], [])])
    assert compare_recorded(yard.project, yard.calculated, {}).groups == []


def test_every_cause_has_its_words() -> None:
    assert [cause for cause in Cause if not has_text(f"compare.cause.{cause}")] == []


def test_comparing_changes_no_date() -> None:
    yard = row_of_three()
    assert yard.calculated is not None
    act, before = yard.calculated.network.act.copy(), yard.calculated.picture.start.copy()

    compared(yard, A=moved("2026-01-06 08:00", "2026-01-07 17:00"))

    assert (yard.calculated.network.act == act).all()
    assert (yard.calculated.picture.start == before).all()


def test_each_activity_by_itself_behind_supposed_predecessors() -> None:
    """A 2 d -> B 3 d; A supposed to finish on Thursday 8: B from Friday 9 to Tuesday 13, and A stays where it is."""
    yard = site([days("A", 2), days("B", 3)], "A-B")
    assert yard.calculated is not None
    network, picture = yard.calculated.network, yard.calculated.picture
    start, finish = picture.early_start.copy(), picture.early_finish.copy()
    start[0] += 2 * 1440
    finish[0] += 2 * 1440

    behind = early_behind(network, Supposed(start, finish))
    alone = without_neighbours(network)

    shown = [
        EPOCH + timedelta(minutes=int(v)) for v in (behind.start[0], behind.start[1], behind.finish[1], alone.start[1])
    ]
    monday = datetime(2026, 1, 5, 8)
    assert shown == [monday, datetime(2026, 1, 9, 8), datetime(2026, 1, 13, 17), monday]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of schedules is not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("msp_prjG_update_6.xml.gz", [("runs_on", 4, 13)]),
        ("msp_prjJ_update_1.xml.gz", [("other_finish", 2, 20)]),
        ("msp_prjK_baseline.xml.gz", [("other_finish", 2, 19)]),
        ("msp_3point.xml.gz", [("rounding", 1, 0)]),
        ("p6_prjA_update_6.xer", []),
    ],
)
def test_real_files_are_explained(name: str, expected: list[tuple[str, int, int]]) -> None:
    reading = read_file(Path(CORPUS) / "files" / name)
    project = reading.document.projects[0]

    told = compare_recorded(project, calculate_project(project), reading.recorded.projects[0])

    assert [(str(g.cause), len(g.first), len(g.carried)) for g in told.groups] == expected
