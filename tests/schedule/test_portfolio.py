"""What whoever answers for many projects reads: how late, how far, what holds it up. Calculated by hand."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from site_of_tests import NOW, person
from two_storeys import DAY, block_of, edit, member, number_of

from headway.people.models import Account
from headway.projects.actions import change_project
from headway.schedule.actions import branch_scenario, freeze_current_dates
from headway.schedule.models import Plan
from headway.schedule.queries.portfolio import forget_figures, get_portfolio

pytestmark = pytest.mark.django_db


def lines(user: Account) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = get_portfolio(user, now=NOW)["projects"]
    return told


def promised(plan: Plan, planner: Account, finish: date | None = None) -> Plan:
    """The dates as they stand become the active baseline; a finish in the contract, if told."""
    freeze_current_dates(user=planner, plan_id=plan.pk, name="合同基线", activate=True, now=NOW)
    if finish is not None:
        manager = member(plan, "wang", "project_manager")
        change_project(user=manager, project_id=plan.project_id, changes={"contract_finish": finish}, now=NOW)
    return plan


def lasting(plan: Plan, code: str, days: int) -> dict[str, Any]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": {"duration_minutes": days * DAY}}


def moved_on(day: str) -> dict[str, Any]:
    return {"kind": "change_settings", "values": {"data_date": f"{day}T08:00"}}


def test_rule_4_27_lateness_is_counted_in_calendar_days_from_the_contract(plan: Plan, planner: Account) -> None:
    """Baseline: foundation 03-02–03-06, frame 03-09–03-20, roof 03-23–03-25; then the foundation takes 7 days."""
    promised(plan, planner, date(2026, 3, 20))
    edit(plan, planner, lasting(plan, "B1", 7))

    [line] = lines(planner)

    assert line["finish"] == "2026-03-27T17:00"
    assert (line["promised_finish"], line["promised_by"], line["lateness_days"]) == (date(2026, 3, 20), "contract", 7)
    assert (line["state"]["light"], line["state"]["reason"], line["state"]["days"]) == ("red", "late", 7)
    assert [bar["lateness_days"] for bar in line["latest"]] == [5, 7]
    assert (line["unfinished_count"], line["critical_count"], line["late_count"]) == (3, 3, 3)


def test_rule_4_27_without_a_contract_finish_the_active_baseline_is_the_promise(plan: Plan, planner: Account) -> None:
    [before] = lines(planner)
    promised(plan, planner)
    edit(plan, planner, lasting(plan, "B3", 5))

    [line] = lines(planner)

    assert (before["lateness_days"], before["state"]["reason"]) == (None, "nothing_to_compare")
    assert (line["promised_by"], line["promised_finish"], line["lateness_days"]) == ("baseline", date(2026, 3, 25), 2)
    assert line["state"]["light"] == "amber"
    assert (line["cause"]["name"], line["cause"]["days"]) == ("屋面", 2)


def test_rule_4_28_the_baseline_says_how_much_should_be_done(plan: Plan, planner: Account) -> None:
    """Monday 03-16 08:00: the foundation whole, of the frame's 11 days 9 hours seven days: (5 + 10 · 7/11.375) ÷ 18."""
    promised(plan, planner)
    edit(plan, planner, {"kind": "record_progress", "activity_id": number_of(plan, "B1"),
                         "values": {"actual_start": "2026-03-02T08:00", "actual_finish": "2026-03-06T17:00"}})  # fmt: skip
    edit(plan, planner, moved_on("2026-03-16"))

    [line] = lines(planner)

    assert line["planned_percent"] == pytest.approx((5 + 10 * 7 / 11.375) / 18)
    assert line["percent_complete"] == pytest.approx(5 / 18)
    assert line["unfinished_count"] == 2
    assert (line["cause"]["name"], line["cause"]["days"]) == ("主体", 7)  # 03-16–03-27 against 03-20


def test_milestones_that_fell_due_are_on_time_by_their_baseline_day(plan: Plan, planner: Account) -> None:
    made = edit(plan, planner, *(
        {"kind": "add_activity", "ref": ref, "values": {"kind": "finish_milestone", "code": code, "name": name}}
        for ref, code, name in ((-1, "M1", "基础完"), (-2, "M2", "封顶"), (-3, "M3", "竣工"))
    ))  # fmt: skip
    assert made.revision == 2
    edit(plan, planner, *(
        {"kind": "add_relation", "predecessor_id": number_of(plan, work), "successor_id": number_of(plan, milestone)}
        for work, milestone in (("B1", "M1"), ("B2", "M2"), ("B3", "M3"))
    ))  # fmt: skip
    promised(plan, planner)
    edit(plan, planner, {"kind": "record_progress", "activity_id": number_of(plan, "M1"),
                         "values": {"actual_start": "2026-03-06T17:00", "actual_finish": "2026-03-06T17:00"}})  # fmt: skip
    edit(plan, planner, moved_on("2026-03-23"))

    [line] = lines(planner)

    assert (line["milestones_due"], line["milestones_on_time"]) == (2, 1)
    assert line["next_milestone"]["name"] == "封顶" and line["next_milestone"]["days"] > 0


def test_scenarios_and_history_are_told_to_those_who_see_them(plan: Plan, planner: Account) -> None:
    branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    foreman = member(plan, "zhao", "foreman")

    [own], [his] = lines(planner), lines(foreman)

    assert [one["name"] for one in own["scenarios"]] == ["两班制"] and own["changed_by"] == "li"
    assert (his["scenarios"], his["latest"], his["changed_by"]) == ([], [], "")
    assert his["finish"] == own["finish"]


def test_rule_4_25_who_sees_own_work_only_is_told_no_figure_of_the_whole(plan: Plan, planner: Account) -> None:
    promised(plan, planner, date(2026, 3, 20))
    foreman = member(plan, "chen", "foreman", "永固劳务")

    [line] = lines(foreman)

    assert line["name"] == "云栖雅苑 3# 楼" and line["state"]["light"] == "unknown"
    assert (line["finish"], line["lateness_days"], line["planned_percent"]) == (None, None, None)
    assert (line["activity_count"], line["cause"], line["latest"], line["scenarios"]) == (0, None, [], [])


def test_a_project_of_others_is_not_there(plan: Plan) -> None:
    assert lines(person("mei", "project_manager", "四公司")) == []


def test_ten_projects_cost_the_statements_of_one(plan: Plan, planner: Account) -> None:
    counts = []
    for more in (0, 4):
        for number in range(more):
            promised(block_of(planner, f"YQ-{10 + number}"), planner)
        forget_figures()
        with CaptureQueriesContext(connection) as statements:
            told = lines(planner)
        counts.append((len(told), len(statements)))

    assert counts == [(1, STATEMENTS), (5, STATEMENTS)]


def test_figures_are_counted_once_per_revision(plan: Plan, planner: Account) -> None:
    lines(planner)
    with CaptureQueriesContext(connection) as again:
        lines(planner)
    edit(plan, planner, lasting(plan, "B1", 7))
    [after] = lines(planner)

    assert len(again) == STATEMENTS - 2
    assert after["finish"] == "2026-03-27T17:00"


STATEMENTS = 6
"""Projects, headings of plans, work of plans that changed, names of activities, scenarios, imports."""
