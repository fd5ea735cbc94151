"""What the panel beside the plan tells of one activity: detail, history, the chain that holds it, its people."""

from __future__ import annotations

from typing import Any

import pytest
from site_of_tests import NOW, person
from two_storeys import DAY, again, edit, member, number_of

from headway.kernel.errors import NotFound
from headway.notify.queries import list_inbox
from headway.people.models import Account
from headway.projects.models import Membership, Resource
from headway.projects.queries import list_crews_of
from headway.schedule.actions import freeze_current_dates, undo_last_edit
from headway.schedule.actions.scenarios import branch_scenario
from headway.schedule.errors import NothingToDo
from headway.schedule.http.telling import Telling
from headway.schedule.models import Assignment, Edit, Plan, Relation
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.activity_history import get_names, list_edits_of
from headway.schedule.queries.driving_chain import get_driving_chain
from headway.schedule.queries.plans import get_plan_for

pytestmark = pytest.mark.django_db


def change(plan: Plan, code: str, **values: Any) -> dict[str, Any]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": values}


def chain(plan: Plan, code: str) -> list[tuple[str, str]]:
    told = get_driving_chain(again(plan), number_of(plan, code))
    return [(step["code"], step["reason"]) for step in told["steps"]]


def test_the_chain_goes_back_along_what_drives_to_the_data_date(plan: Plan) -> None:
    told = get_driving_chain(plan, number_of(plan, "B3"))

    assert chain(plan, "B3") == [("B3", "relation"), ("B2", "relation"), ("B1", "data_date")]
    frame = told["steps"][1]
    assert (frame["start"], frame["relation"]["type"], frame["at"]) == ("2026-03-09T08:00", "FS", "2026-03-06T17:00")
    assert frame["waited"] == [{"first_day": "2026-03-07", "last_day": "2026-03-08", "name": ""}]
    assert frame["skipped"] == [{"first_day": "2026-03-14", "last_day": "2026-03-15", "name": ""}]


def test_the_chain_tells_how_a_lag_is_counted(plan: Plan, planner: Account) -> None:
    ends = {"predecessor_id": number_of(plan, "B1"), "successor_id": number_of(plan, "B2")}
    relation = Relation.objects.get(plan=plan, **ends).relation_id
    edit(plan, planner, {"kind": "change_relation", "relation_id": relation, "values": {"lag_percent": 0.5}})

    [link] = [step["relation"] for step in _steps(plan, "B2") if step["code"] == "B2"]

    assert (link["type"], link["lag_minutes"], link["lag_percent"], link["elapsed"]) == ("FS", 0, 0.5, False)
    around_the_clock = {"lag_minutes": 2880, "lag_percent": None, "lag_calendar": "elapsed"}
    edit(plan, planner, {"kind": "change_relation", "relation_id": relation, "values": around_the_clock})
    [link] = [step["relation"] for step in _steps(plan, "B2") if step["code"] == "B2"]
    assert (link["lag_minutes"], link["lag_percent"], link["elapsed"]) == (2880, None, True)


def _steps(plan: Plan, code: str) -> Any:
    return get_driving_chain(again(plan), number_of(plan, code))["steps"]


def test_a_constraint_is_named_only_where_its_day_is_the_start(plan: Plan, planner: Account) -> None:
    late = {"constraint": "start_on_or_after", "constraint_at": "2026-03-23T08:00"}
    edit(plan, planner, change(plan, "B2", **late))
    assert chain(plan, "B2") == [("B2", "constraint")]

    edit(plan, planner, change(plan, "B2", constraint="start_on_or_after", constraint_at="2026-03-03T08:00"))
    assert chain(plan, "B2")[0] == ("B2", "relation")


def test_what_has_begun_is_a_fact_and_what_remains_counts_from_the_data_date(plan: Plan, planner: Account) -> None:
    begun = {"actual_start": "2026-03-02T08:00", "remaining_minutes": 3 * DAY}
    edit(
        plan, planner,
        {"kind": "change_settings", "values": {"data_date": "2026-03-05T08:00"}},
        {"kind": "record_progress", "activity_id": number_of(plan, "B1"), "values": begun},
    )  # fmt: skip

    foundation = get_driving_chain(again(plan), number_of(plan, "B2"))["steps"][-1]
    assert (foundation["code"], foundation["reason"], foundation["at"]) == ("B1", "progress", "2026-03-05T08:00")
    assert foundation["skipped"] == [{"first_day": "2026-03-07", "last_day": "2026-03-08", "name": ""}]

    done = {"actual_start": "2026-03-02T08:00", "actual_finish": "2026-03-04T17:00"}
    edit(plan, planner, {"kind": "record_progress", "activity_id": number_of(plan, "B1"), "values": done})
    assert chain(plan, "B1") == [("B1", "actual")]


def test_a_wbs_row_begins_with_its_first_activity_and_no_reason_is_made_up(plan: Plan, planner: Account) -> None:
    assert chain(plan, "B") == [("B", "child"), ("B1", "data_date")]

    edit(plan, planner, change(plan, "B3", constraint="as_late_as_possible"))
    assert chain(plan, "B3")[0] == ("B3", "relation"), "without room it stands where logic has it"

    edit(plan, planner, {"kind": "change_activity", "activity_id": number_of(plan, "B1"),
                         "values": {"constraint": "as_late_as_possible"}},
         {"kind": "delete_relation", "relation_id": _relation_between(plan, "B1", "B2")})  # fmt: skip
    assert chain(plan, "B1") == [("B1", "late")]


def _relation_between(plan: Plan, before: str, after: str) -> int:
    ends = {"predecessor_id": number_of(plan, before), "successor_id": number_of(plan, after)}
    return int(Relation.objects.get(plan=plan, **ends).relation_id)


def test_the_chain_of_somebody_elses_work_is_not_told(plan: Plan) -> None:
    plan.scope = frozenset({number_of(plan, "B2"), number_of(plan, "B3")})

    told = get_driving_chain(plan, number_of(plan, "B3"))
    assert ([step["code"] for step in told["steps"]], told["hidden"]) == (["B3", "B2"], True)
    with pytest.raises(NotFound):
        get_driving_chain(plan, number_of(plan, "B1"))


def test_the_detail_holds_baseline_both_constraints_and_the_room_of_relations(plan: Plan, planner: Account) -> None:
    freeze_current_dates(user=planner, plan_id=plan.pk, name="合同基线", activate=True, now=NOW)
    edit(
        plan, planner,
        change(plan, "B3", secondary_constraint="finish_on_or_before", secondary_constraint_at="2026-05-01T17:00"),
        {"kind": "add_relation", "predecessor_id": number_of(plan, "B1"), "successor_id": number_of(plan, "B3"),
         "values": {"lag_minutes": 2 * DAY}},
    )  # fmt: skip

    roof = get_activity(planner, again(plan), number_of(plan, "B3"))

    assert roof["baseline"] == {"name": "合同基线", "start": "2026-03-23T08:00", "finish": "2026-03-25T17:00"}
    assert (roof["constraint"], roof["secondary_constraint"]["kind"]) == (None, "finish_on_or_before")
    rooms = {one["code"]: (one["driving"], one["float_minutes"]) for one in roof["predecessors"]}
    assert rooms == {"B2": (True, 0), "B1": (False, 8 * DAY)}


def test_the_history_of_an_activity_is_what_touched_it(plan: Plan, planner: Account) -> None:
    edit(plan, planner, change(plan, "B2", name="主体结构", duration_minutes=12 * DAY))
    edit(plan, planner, change(plan, "B1", name="桩基础"))
    relation = get_activity(planner, again(plan), number_of(plan, "B2"))["predecessors"][0]["relation_id"]
    edit(plan, planner, {"kind": "change_relation", "relation_id": relation, "values": {"lag_minutes": DAY}})
    undo_last_edit(user=planner, plan_id=plan.pk, revision=4, now=NOW)

    found = list_edits_of(again(plan), number_of(plan, "B2"), before=None, count=10)
    telling = Telling(get_names(plan, found), "zh-CN", DAY)
    lines = [[telling.lines(c, number_of(plan, "B2")) for c in one.changes or ()] for one in found]

    assert [one.edit.revision for one in found] == [5, 4, 2, 1]
    assert lines[1] == [
        [{"kind": "changed", "subject": "紧前工作 B1 桩基础", "field": "时距", "before": "0 天", "after": "1 天"}]
    ]
    words = [(line["field"], line["before"], line["after"]) for line in lines[2][0]]
    assert words == [("名称", "主体", "主体结构"), ("工期", "10 天", "12 天"), ("剩余工期", "10 天", "12 天")]
    assert [one.edit.revision for one in list_edits_of(plan, number_of(plan, "B2"), before=4, count=1)] == [2]


def test_a_deleted_activity_keeps_its_history_and_the_ends_of_its_relations_have_it_too(
    plan: Plan, planner: Account
) -> None:
    roof, frame = number_of(plan, "B3"), number_of(plan, "B2")
    edit(plan, planner, {"kind": "delete_activity", "activity_id": roof})

    assert [one.edit.revision for one in list_edits_of(again(plan), roof, before=None, count=9)] == [2, 1]
    assert Edit.objects.get(plan=plan, revision=2).touched == [frame, roof]
    with pytest.raises(NotFound):
        list_edits_of(plan, 999, before=None, count=9)


def test_a_member_is_assigned_as_the_labour_that_stands_for_him(plan: Plan, planner: Account) -> None:
    foreman = member(plan, "wang", "foreman")
    wish = {
        "kind": "assign_person",
        "activity_id": number_of(plan, "B1"),
        "member_id": Membership.objects.get(project=plan.project, account=foreman).pk,
    }

    edit(plan, planner, wish)
    edit(plan, planner, wish | {"activity_id": number_of(plan, "B2")})

    own = Resource.objects.get(account=foreman)
    assert (own.kind, own.name, own.organization_id) == ("labour", "wang", plan.organization_id)
    assert Assignment.objects.filter(plan=plan, resource_id=own.pk).count() == 2
    assert list_crews_of(foreman) == {own.pk}
    assert get_activity(planner, again(plan), number_of(plan, "B1"))["assignments"][0]["person"] is True
    with pytest.raises(NothingToDo):
        edit(plan, planner, wish)


def test_who_is_assigned_is_told_once_and_not_by_himself_nor_in_a_scenario(plan: Plan, planner: Account) -> None:
    foreman = member(plan, "wang", "foreman")
    wish = {
        "kind": "assign_person",
        "activity_id": number_of(plan, "B1"),
        "member_id": Membership.objects.get(project=plan.project, account=foreman).pk,
    }
    own = {"kind": "assign_person", "activity_id": number_of(plan, "B1"),
           "member_id": Membership.objects.get(project=plan.project, account=planner).pk}  # fmt: skip
    scenario = branch_scenario(user=planner, plan_id=plan.pk, name="两班制", now=NOW)
    edit(scenario, planner, wish)
    assert inbox(foreman) == []

    edit(plan, planner, wish, own)

    assert inbox(foreman) == [("assigned", "基础")]
    assert inbox(planner) == []


def inbox(account: Account) -> list[tuple[str, str]]:
    told = list_inbox(account, state="all", before=None, size=9).messages
    return [(one.message.kind, one.about.name) for one in told]


def test_somebody_who_is_no_member_is_not_assigned(plan: Plan, planner: Account) -> None:
    person("fremd", "planner", "别的公司")

    with pytest.raises(NotFound):
        edit(plan, planner, {"kind": "assign_person", "activity_id": number_of(plan, "B1"), "member_id": 10**9})
    assert not Resource.objects.filter(kind="labour").exists()


def test_a_worker_of_another_firm_sees_what_is_assigned_to_himself(plan: Plan, planner: Account) -> None:
    worker = member(plan, "zhao", "worker", "劳务公司")
    joined = Membership.objects.get(project=plan.project, account=worker).pk
    edit(plan, planner, {"kind": "assign_person", "activity_id": number_of(plan, "B2"), "member_id": joined})

    assert get_plan_for(worker, plan.pk).scope == {number_of(plan, "B2")}
