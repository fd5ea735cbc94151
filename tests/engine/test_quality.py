"""The DCMA's fourteen points and what planners look for beside them, each at its limit and one step past it."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.site import Site, at, days, limit, milestone, minutes, site, task, wbs
from headway.engine import assess_project, quality
from headway.engine.document import (
    ActivityKind,
    Assignment,
    BaselineRow,
    ConstraintKind,
    Profile,
    RecordedBaseline,
    ScheduleProject,
)
from headway.engine.quality import Check, Facts, Verdict, assess
from headway.words import has_text

pytestmark = pytest.mark.quick


def checked(yard: Site, **facts: Any) -> dict[str, Check]:
    assert yard.calculated is not None
    return {c.code: c for c in assess(yard.calculated.network, yard.calculated.picture, Facts(**facts))}


def found(yard: Site, check: Check) -> list[str]:
    """Findings by name: activities, or relations as 'A-B'."""
    activities, relations = yard.project.activities, yard.project.relations
    if check.of_relations:
        return [f"{relations[r].predecessor_uid}-{relations[r].successor_uid}" for r in check.rows]
    return [activities[r].uid for r in check.rows]


def row_of_tasks(count: int, **special: dict[str, Any]) -> list[Any]:
    """S, T1 .. Tn of a day each, E; `special` gives single tasks other fields."""
    tasks = [days(f"T{n}", 1, **special.get(f"T{n}", {})) for n in range(1, count + 1)]
    return [task("S", kind=ActivityKind.START_MILESTONE), *tasks, milestone("E")]


def chain(count: int, other: dict[int, str] | None = None, left_out: tuple[int, ...] = ()) -> str:
    """S-T1, T1-T2, .. Tn-E: the link into Tk has the text of `other[k]`; those of `left_out` are missing."""
    names = ["S", *(f"T{n}" for n in range(1, count + 1)), "E"]
    return ", ".join(
        f"{before}-{after} {(other or {}).get(k, 'FS')}"
        for k, (before, after) in enumerate(pairwise(names), 1)
        if k not in left_out
    )


@pytest.mark.parametrize(("missing", "verdict"), [((21,), "passed"), ((11,), "failed")])
def test_point_1_one_task_of_twenty_without_logic_is_allowed_two_are_not(missing: tuple[int], verdict: str) -> None:
    yard = site(row_of_tasks(20), chain(20, left_out=missing))

    check = checked(yard)["logic"]

    assert (check.verdict, check.number, check.denominator) == (verdict, 1, 20)
    assert found(yard, check) == (["T20"] if verdict == "passed" else ["T10", "T11"])


def test_point_1_a_link_of_a_summary_holds_for_what_lies_under_it() -> None:
    rows = [days("A", 1), wbs("W"), days("B", 1, parent_uid="W"), days("C", 1)]

    yard = site(rows, "A-W, W-C", profile=Profile.MSP)

    assert found(yard, checked(yard)["logic"]) == ["A", "C"]


def test_point_1_an_outside_relation_is_logic_and_level_of_effort_is_not() -> None:
    rows = [days("A", 1), days("B", 1), task("L", 480, kind=ActivityKind.LEVEL_OF_EFFORT)]
    yard = site(rows, "A-B, B-L SS, L-A FF")

    alone = checked(yard)["logic"]
    joined = checked(
        yard, external_before=np.array([True, False, False]), external_after=np.array([False, True, False])
    )

    assert (alone.count, alone.denominator, joined["logic"].count) == (2, 2, 0)


def test_point_2_no_lead_is_allowed() -> None:
    yard = site(row_of_tasks(20), chain(20, {7: "FS-0.5"}))

    check = checked(yard)["leads"]

    assert (check.verdict, check.value, check.denominator, found(yard, check)) == ("failed", 1, 20, ["T6-T7"])
    assert checked(site(row_of_tasks(20), chain(20)))["leads"].verdict is Verdict.PASSED


@pytest.mark.parametrize(("lags", "verdict"), [({7: "FS+1"}, "passed"), ({7: "FS+1", 8: "SS+2"}, "failed")])
def test_point_3_one_relation_of_twenty_may_lag(lags: dict[int, str], verdict: str) -> None:
    check = checked(site(row_of_tasks(20), chain(20, lags)))["lags"]

    assert (check.verdict, check.count, check.denominator) == (verdict, len(lags), 20)


@pytest.mark.parametrize(("others", "verdict"), [((3, 4), "passed"), ((3, 4, 5), "failed")])
def test_point_4_eighteen_relations_of_twenty_run_from_finish_to_start(others: tuple[int, ...], verdict: str) -> None:
    yard = site(row_of_tasks(20), chain(20, dict.fromkeys(others, "SS")))

    check = checked(yard)["finish_to_start"]

    assert (check.verdict, check.count, len(check.rows)) == (verdict, 20 - len(others), len(others))
    assert check.value == (20 - len(others)) / 20


@pytest.mark.parametrize("kind", [kind for kind in ConstraintKind if not kind.endswith(("after", "possible"))])
def test_point_5_what_holds_a_date_against_logic_is_hard(kind: ConstraintKind) -> None:
    held = {"constraint": limit(kind, "2026-06-01 17:00")}
    one, two = row_of_tasks(20, T1=held), row_of_tasks(20, T1=held, T2={"secondary_constraint": held["constraint"]})

    assert checked(site(one, chain(20)))["hard_constraints"].verdict is Verdict.PASSED
    assert checked(site(two, chain(20)))["hard_constraints"].verdict is Verdict.FAILED


def test_point_5_start_on_or_after_is_soft() -> None:
    held = {"constraint": limit(ConstraintKind.START_ON_OR_AFTER, "2026-01-05 08:00")}

    checks = checked(site(row_of_tasks(3, T1=held), chain(3)))

    assert checks["hard_constraints"].count == 0
    assert (checks["soft_constraints"].count, checks["soft_constraints"].verdict) == (1, "told")


@pytest.mark.parametrize(("loose", "verdict"), [(1, "passed"), (2, "failed")])
def test_point_6_44_days_of_float_are_not_high_and_one_of_twenty_may_have_more(loose: int, verdict: str) -> None:
    beside = [days(f"P{n}", 0.5 if n < loose else 1) for n in range(19)]

    check = checked(site([days("long", 45), *beside]))["high_float"]

    assert (check.verdict, check.count, check.denominator) == (verdict, loose, 20)


def test_point_7_no_float_may_be_negative() -> None:
    late = site(row_of_tasks(3), chain(3), must_finish_by=at("2026-01-06 17:00"))
    just = site(row_of_tasks(3), chain(3), must_finish_by=at("2026-01-07 17:00"))

    assert checked(late)["negative_float"].verdict is Verdict.FAILED
    assert found(late, checked(late)["negative_float"]) == ["T1", "T2", "T3"]
    assert checked(just)["negative_float"].verdict is Verdict.PASSED


@pytest.mark.parametrize(("longer", "verdict"), [(1, "passed"), (2, "failed")])
def test_point_8_44_days_are_not_long_and_one_task_of_twenty_may_be_longer(longer: int, verdict: str) -> None:
    rows = [days(f"T{n}", 45 if n < longer else 44) for n in range(20)]

    check = checked(site(rows))["high_duration"]

    assert (check.verdict, check.count) == (verdict, longer)


def test_point_9_no_forecast_lies_before_the_data_date_and_no_actual_after_it() -> None:
    rows = [
        days("forgotten", 1),  # MS Project leaves it at Monday 5
        days("running", 5, actual_start=at("2026-01-05 08:00"), remaining_minutes=960, resume=at("2026-01-08 08:00")),
        days("ahead", 1, actual_start=at("2026-01-13 08:00"), remaining_minutes=480, resume=at("2026-01-13 08:00")),
    ]

    yard = site(rows, profile=Profile.MSP, data_date=at("2026-01-12 00:00"))

    # running ends on Friday 9 at 17:00: between that and Monday 00:00 lies no working time
    assert yard.dates("running", "finish") == ("2026-01-09 17:00",)
    assert found(yard, checked(yard)["invalid_dates"]) == ["forgotten", "ahead"]


def test_point_10_counts_work_of_a_day_and_more_without_resources_and_judges_nobody() -> None:
    yard = site([days("A", 1), days("B", 2), days("C", 0.5)])

    check = checked(yard, assigned=np.array([True, False, False]))["resources"]

    assert (check.verdict, check.count, check.denominator, found(yard, check)) == ("told", 1, 2, ["B"])
    assert checked(yard, assigned=np.zeros(3, bool))["resources"].reason == "no_resources"


def done(start: str, finish: str) -> dict[str, Any]:
    return {"actual_start": at(start), "actual_finish": at(finish)}


def due_site(late: int, unfinished: int = 0) -> tuple[Site, dict[str, Any]]:
    """20 tasks of Monday 5, all due that day at 17:00; `late` finished on Tuesday, `unfinished` not at all."""
    rows = [
        days(f"T{n}", 1) if n >= 20 - unfinished
        else days(f"T{n}", 1, **done("2026-01-05 08:00", "2026-01-06 17:00" if n < late else "2026-01-05 17:00"))
        for n in range(20)
    ]  # fmt: skip
    yard = site([*rows, days("later", 1)], data_date=at("2026-01-12 08:00"))
    finish = [minutes(at("2026-01-05 17:00"))] * 20 + [minutes(at("2026-02-02 17:00"))]
    return yard, {"baseline_finish": np.array(finish, np.int32)}


@pytest.mark.parametrize(("late", "verdict"), [(1, "passed"), (2, "failed")])
def test_point_11_one_of_twenty_due_tasks_may_be_late(late: int, verdict: str) -> None:
    yard, baseline = due_site(late)

    check = checked(yard, **baseline)["missed_tasks"]

    assert (check.verdict, check.count, check.denominator) == (verdict, late, 20)


def test_point_12_a_long_delay_of_critical_work_moves_the_finish_by_as_much() -> None:
    check = checked(site([days("A", 3), days("B", 5)], "A-B"))["critical_path_test"]

    assert (check.verdict, check.value, check.limit, list(check.rows)) == ("passed", 600.0, 570.0, [0])


def test_point_12_fails_where_the_finish_is_held() -> None:
    held = days("B", 5, constraint=limit(ConstraintKind.MANDATORY_FINISH, "2026-01-14 17:00"))

    check = checked(site([days("A", 3), held], "A-B"))["critical_path_test"]

    assert (check.verdict, check.value) == (Verdict.FAILED, 0.0)


def chain_of_100_days() -> Site:
    return site([days("A", 40), days("B", 60)], "A-B", data_date=at("2026-01-05 08:00"))


@pytest.mark.parametrize(
    ("promised", "value", "verdict"),
    [("2026-05-15 17:00", 0.95, "passed"), ("2026-05-14 17:00", 0.94, "failed"), ("2026-05-22 17:00", 1.0, "passed")],
)
def test_point_13_100_days_ahead_and_5_late_is_the_least(promised: str, value: float, verdict: str) -> None:
    check = checked(chain_of_100_days(), promised_finish=minutes(at(promised)))["cpli"]

    assert (check.value, check.verdict) == (value, verdict)


def test_point_13_a_promise_far_away_is_measured_whole() -> None:
    far = minutes(at("2046-01-05 08:00"))  # 7,305 days after the first Monday: 1,043 weeks and 4 days

    check = checked(chain_of_100_days(), promised_finish=far)["cpli"]

    assert check.value == pytest.approx(52.19)


@pytest.mark.parametrize(("unfinished", "value", "verdict"), [(1, 0.95, "passed"), (2, 0.9, "failed")])
def test_point_14_nineteen_of_twenty_due_tasks_are_finished(unfinished: int, value: float, verdict: str) -> None:
    yard, baseline = due_site(0, unfinished)

    check = checked(yard, **baseline)["bei"]

    assert (check.value, check.verdict, check.denominator, len(check.rows)) == (value, verdict, 20, unfinished)


def test_point_14_a_task_without_a_baseline_counts_as_due() -> None:
    yard, baseline = due_site(0)
    baseline["baseline_finish"][20] = -(2**31)

    assert checked(yard, **baseline)["bei"].value == 20 / 21


def test_what_a_plan_cannot_show_is_not_applicable_and_says_why() -> None:
    reasons = {code: check.reason for code, check in checked(site(row_of_tasks(2), chain(2))).items() if check.reason}

    assert reasons == {
        "invalid_dates": "no_data_date", "resources": "no_resources", "missed_tasks": "no_baseline", "bei": "no_baseline",
        "cpli": "no_promised_finish", "out_of_sequence": "no_progress", "progress_conflicts": "no_progress",
        "broken_constraints": "no_constraints", "broken_links": "no_constraints",
    }  # fmt: skip


def test_an_empty_plan_is_neither_good_nor_bad() -> None:
    checks = checked(site([]))

    assert {check.verdict for check in checks.values()} == {Verdict.NOT_APPLICABLE}
    assert checks["logic"].reason == "empty_plan"


def test_a_finished_plan_has_nothing_left_to_check() -> None:
    yard = site([days("A", 1, **done("2026-01-05 08:00", "2026-01-05 17:00"))], data_date=at("2026-01-06 08:00"))

    checks = checked(yard)

    assert checks["logic"].reason == "all_complete"
    assert checks["critical_path_test"].reason == "all_complete"
    assert checks["invalid_dates"].verdict is Verdict.PASSED


def test_loose_ends_are_found_by_the_side_on_which_they_hang() -> None:
    rows = [task("S", kind=ActivityKind.START_MILESTONE), *(days(uid, 2) for uid in "ABCD"), milestone("E")]

    yard = site(rows, "S-A, A-B FF, B-D, A-C SS, C-E, D-E")
    checks = checked(yard)

    assert found(yard, checks["dangling_start"]) == ["B"]  # only its finish waits
    assert found(yard, checks["dangling_finish"]) == []  # A's finish is waited for by B's
    assert (found(yard, checks["no_predecessor"]), checks["no_predecessor"].verdict) == (["S"], "passed")
    assert (found(yard, checks["no_successor"]), checks["no_successor"].verdict) == (["E"], "passed")


def test_a_finish_nobody_waits_for_dangles() -> None:
    yard = site(row_of_tasks(2), "S-T1, T1-T2 SS, T2-E")

    assert found(yard, checked(yard)["dangling_finish"]) == ["T1"]


def test_a_second_start_of_the_network_is_one_too_many() -> None:
    checks = checked(site([*row_of_tasks(2), days("stray", 1)], chain(2)))

    assert (checks["no_predecessor"].count, checks["no_predecessor"].verdict) == (2, "failed")
    assert (checks["no_successor"].count, checks["no_successor"].verdict) == (2, "failed")


def test_work_that_ran_ahead_of_its_logic_is_told_by_its_relation() -> None:
    begun = {"actual_start": at("2026-01-05 08:00")}
    rows = [days("A", 2), days("B", 2, **begun), days("C", 2, **begun), days("D", 2)]

    yard = site(rows, "A-B, B-C SS, C-D, A-D SS", data_date=at("2026-01-06 08:00"))

    assert found(yard, checked(yard)["out_of_sequence"]) == ["A-B"]


def test_progress_that_contradicts_itself() -> None:
    rows = [
        days("ok", 1, percent_complete=1.0, **done("2026-01-05 08:00", "2026-01-05 17:00")),
        days("no finish", 1, percent_complete=1.0, actual_start=at("2026-01-05 08:00")),
        days("no start", 1, percent_complete=0.3),
        days("only done", 1, percent_complete=1.0, actual_finish=at("2026-01-05 17:00")),
    ]

    yard = site(rows, data_date=at("2026-01-07 08:00"))

    assert found(yard, checked(yard)["progress_conflicts"]) == ["no finish", "no start", "only done"]


def test_constraints_that_logic_does_not_let_hold() -> None:
    rows = [
        days("A", 5),
        days("B", 1, constraint=limit(ConstraintKind.START_ON_OR_BEFORE, "2026-01-09 08:00")),
        days("C", 1, deadline=at("2026-01-13 17:00")),
        days("D", 1, constraint=limit(ConstraintKind.FINISH_ON, "2026-01-14 17:00")),
    ]

    yard = site(rows, "A-B, B-C, C-D")
    check = checked(yard)["broken_constraints"]

    assert (found(yard, check), check.denominator) == (["B"], 3)  # C ends on Tuesday 13, D on Wednesday 14: they hold


def test_a_mandatory_start_runs_over_the_logic_before_it() -> None:
    rows = [days("A", 5), days("B", 1, constraint=limit(ConstraintKind.MANDATORY_START, "2026-01-08 08:00"))]

    yard = site(rows, "A-B")

    assert found(yard, checked(yard)["broken_links"]) == ["A-B"]


def test_what_two_relations_hold_already_is_redundant() -> None:
    yard = site(row_of_tasks(3), f"{chain(3)}, T1-T3, S-T3 SS, T1-E FS+1")

    check = checked(yard)["redundant_links"]

    assert (found(yard, check), check.verdict) == (["T1-T3"], "told")


def test_relations_that_want_another_look() -> None:
    rows = [*row_of_tasks(3), wbs("W")]
    yard = site(rows, "S-T1, T1-T2 SF, T2-T3 FS+45, T3-E FS-1, W-T1")

    checks = checked(yard)

    assert found(yard, checks["start_to_finish"]) == ["T1-T2"]
    assert found(yard, checks["long_lags"]) == ["T2-T3"]
    assert found(yard, checks["milestone_leads"]) == ["T3-E"]
    assert found(yard, checks["summary_links"]) == ["W-T1"]
    assert checks["leads"].count == 0  # point 2 leaves milestones out


def test_milestones_that_last_and_activities_that_no_calendar_holds() -> None:
    rows = [task("M", 480, kind=ActivityKind.FINISH_MILESTONE), days("A", 1)]

    yard = site(rows)

    assert found(yard, checked(yard)["milestone_duration"]) == ["M"]
    assert checked(yard)["idle_calendars"].count == 0


def test_a_file_brings_its_baseline_its_resources_and_its_outside_relations() -> None:
    yard, _ = due_site(2)
    project: ScheduleProject = yard.project
    project.assignments = [Assignment("1", "T0", "crew")]
    frozen = RecordedBaseline(
        "合同",
        is_compared=True,
        rows=[BaselineRow(f"T{n}", datetime(2026, 1, 5, 8), datetime(2026, 1, 5, 17)) for n in range(20)],
    )

    assert yard.calculated is not None
    checks = {c.code: c for c in assess_project(project, yard.calculated, [RecordedBaseline("other"), frozen])}

    assert (checks["missed_tasks"].count, checks["missed_tasks"].denominator) == (2, 20)
    assert checks["bei"].value == 20 / 21  # "later" has no baseline
    assert checks["resources"].count == 1


def test_one_yard_checked_by_hand() -> None:
    """Data date Monday 12. Dig (5 d, done Mon 5 - Fri 9) -> Base (2 d) -> Walls (50 d) -> Roof (5 d) -> E; Fence (3 d)
    hangs beside; Walls -> Roof by SS+45; Base -> Walls with a lead of 1 d; Roof must finish by 2026-03-20.

    Base Mon 12 - Tue 13, Walls from Tue 13 for 50 d to Mon 23 March; Roof from Tue 17 March (SS+45) to Mon 23.
    """
    rows = [
        days("Dig", 5, percent_complete=1.0, **done("2026-01-05 08:00", "2026-01-09 17:00")),
        days("Base", 2),
        days("Walls", 50),
        days("Roof", 5, constraint=limit(ConstraintKind.FINISH_ON_OR_BEFORE, "2026-03-20 17:00")),
        days("Fence", 3),
        milestone("E"),
    ]
    yard = site(rows, "Dig-Base, Base-Walls FS-1, Walls-Roof SS+45, Walls-E, Roof-E", data_date=at("2026-01-12 08:00"))
    finish = [at("2026-01-08 17:00"), at("2026-01-09 17:00"), at("2026-03-18 17:00"), at("2026-03-19 17:00")]
    baseline = np.array([*map(minutes, finish), -(2**31), minutes(at("2026-03-19 17:00"))], np.int32)

    checks = checked(yard, baseline_finish=baseline, assigned=np.array([True] * 3 + [False] * 3))

    assert yard.dates("Walls") == ("2026-01-13 08:00", "2026-03-23 17:00")
    assert yard.dates("Roof") == ("2026-03-17 08:00", "2026-03-23 17:00")
    told = {code: (c.verdict.value, c.value, c.count, c.denominator) for code, c in checks.items()}
    assert told == {
        "logic": ("failed", 0.25, 1, 4),  # Fence
        "leads": ("failed", 1.0, 1, 3),
        "lags": ("failed", 1 / 3, 1, 3),
        "finish_to_start": ("failed", 2 / 3, 2, 3),
        "hard_constraints": ("failed", 0.25, 1, 4),
        "high_float": ("failed", 0.25, 1, 4),  # Fence: 48 d
        "negative_float": ("failed", 3.0, 3, 4),  # Base, Walls, Roof: -1 d
        "high_duration": ("failed", 0.25, 1, 4),
        "invalid_dates": ("passed", 0.0, 0, 5),
        "resources": ("told", 0.5, 2, 4),
        "missed_tasks": ("failed", 1.0, 2, 2),  # Dig a day late, Base not done
        "critical_path_test": ("passed", 600.0, 0, 0),
        "cpli": ("passed", 49 / 51, 0, 0),  # 51 d to go, 2 late
        "bei": ("failed", 1 / 3, 1, 3),  # Dig of Dig, Base and Fence
        "no_predecessor": ("passed", 1.0, 1, 5),
        "no_successor": ("failed", 2.0, 2, 5),
        "dangling_start": ("passed", 0.0, 0, 5),
        "dangling_finish": ("passed", 0.0, 0, 5),
        "out_of_sequence": ("passed", 0.0, 0, 5),
        "progress_conflicts": ("passed", 0.0, 0, 6),
        "broken_constraints": ("failed", 1.0, 1, 1),
        "broken_links": ("passed", 0.0, 0, 1),
        "idle_calendars": ("passed", 0.0, 0, 5),
        "milestone_duration": ("passed", 0.0, 0, 1),
        "milestone_leads": ("passed", 0.0, 0, 2),
        "summary_links": ("passed", 0.0, 0, 5),
        "start_to_finish": ("passed", 0.0, 0, 5),
        "long_lags": ("failed", 1.0, 1, 5),
        "redundant_links": ("told", 0.0, 0, 5),
        "soft_constraints": ("told", 0.0, 0, 5),
    }


def test_the_checks_change_nothing_and_answer_the_same_again() -> None:
    yard, baseline = due_site(2, 1)
    before = (yard.calculated.network.act.copy(), yard.calculated.picture.start.copy())  # type: ignore[union-attr]

    first, second = checked(yard, **baseline), checked(yard, **baseline)

    assert [c.verdict for c in first.values()] == [c.verdict for c in second.values()]
    assert (yard.calculated.network.act == before[0]).all()  # type: ignore[union-attr]
    assert (yard.calculated.picture.start == before[1]).all()  # type: ignore[union-attr]


def test_every_check_and_every_reason_has_its_words() -> None:
    checks = checked(site([]))
    sources = "".join(path.read_text("utf-8") for path in Path(quality.__file__).parent.glob("*.py"))
    reasons = set(re.findall(r'(?:without=|not_applicable\(|return )"(\w+)"', sources)) | {"empty_plan", "all_complete"}
    keys = [f"quality.check.{code}{part}" for code in checks for part in ("", ".what")]
    keys += [f"quality.reason.{reason}" for reason in reasons]

    assert len(reasons) > 10
    assert [key for key in keys if not has_text(key)] == []
