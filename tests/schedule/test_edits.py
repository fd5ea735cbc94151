"""Edits of rows through the door: what they change, what they refuse, what follows."""

from typing import Any

import pytest
from site_of_tests import NOW, person
from two_storeys import DAY, again, block_of, dates_of, edit, member, number_of

from headway.engine.errors import LoopFound
from headway.kernel.errors import NotAllowed, NotFound, Refusal
from headway.people.models import Account
from headway.schedule.actions import apply_edit
from headway.schedule.actions.operations import ChangeActivity
from headway.schedule.errors import (
    EditsOverlap,
    OutlineLoop,
    ParentIsNoWbs,
    RelationExists,
    RelationToItself,
    RowInUse,
    RowUnknown,
    ValueNotTaken,
)
from headway.schedule.models import Activity, Assignment, Edit, Plan, PlanCalendar, PlanDates, Relation

pytestmark = pytest.mark.django_db


def test_a_plan_typed_row_by_row_is_calculated(plan: Plan) -> None:
    assert dates_of(plan) == {
        "B": ("2026-03-02T08:00", "2026-03-25T17:00"),
        "B1": ("2026-03-02T08:00", "2026-03-06T17:00"),
        "B2": ("2026-03-09T08:00", "2026-03-20T17:00"),
        "B3": ("2026-03-23T08:00", "2026-03-25T17:00"),
    }


def test_another_duration_moves_what_follows_and_the_answer_says_what_moved(plan: Plan, planner: Account) -> None:
    done = edit(plan, planner, {"kind": "change_activity", "activity_id": number_of(plan, "B1"),
                                "values": {"duration_minutes": 6 * DAY}})  # fmt: skip

    assert dates_of(plan)["B3"] == ("2026-03-24T08:00", "2026-03-26T17:00")
    assert (done.revision, done.rebased, done.base) == (2, False, 1)
    [change] = done.changes
    assert (change.before, change.after) == (
        {"duration": 5 * DAY, "remaining": 5 * DAY}, {"duration": 6 * DAY, "remaining": 6 * DAY},
    )  # fmt: skip


def test_a_deleted_row_takes_what_lies_under_it_and_its_relations_along(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B2")})

    assert Relation.objects.filter(plan=plan).count() == 0
    assert dates_of(plan)["B3"] == ("2026-03-02T08:00", "2026-03-04T17:00")

    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B")})
    assert not Activity.objects.filter(plan=plan).exists()
    assert PlanDates.objects.get(plan=plan, revision=3).finish is None


def test_a_row_goes_where_it_is_put(plan: Plan, planner: Account) -> None:
    block, roof, base = number_of(plan, "B"), number_of(plan, "B3"), number_of(plan, "B1")
    edit(plan, planner,
         {"kind": "move_activity", "activity_id": roof, "parent_id": block, "first": True},
         {"kind": "add_activity", "parent_id": block, "after_id": base, "values": {"code": "B1a", "name": "回填"}},
         {"kind": "add_activity", "values": {"code": "C", "name": "验收", "kind": "finish_milestone"}})  # fmt: skip

    from headway.schedule.queries.contents import read_contents

    rows = read_contents(again(plan)).tables["activity"]
    assert [row[4] for row in rows] == ["B", "B3", "B1", "B1a", "B2", "C"]


def test_rows_between_two_neighbours_never_run_out_of_room(plan: Plan, planner: Account) -> None:
    block, base = number_of(plan, "B"), number_of(plan, "B1")
    for number in range(25):
        edit(plan, planner, {"kind": "add_activity", "parent_id": block, "after_id": base,
                             "values": {"code": f"N{number:02}"}})  # fmt: skip

    from headway.schedule.queries.contents import read_contents

    codes = [row[4] for row in read_contents(again(plan)).tables["activity"]]
    assert codes == ["B", "B1", *[f"N{number:02}" for number in reversed(range(25))], "B2", "B3"]


def test_progress_follows_from_what_is_told(plan: Plan, planner: Account) -> None:
    base = number_of(plan, "B1")
    edit(plan, planner, {"kind": "record_progress", "activity_id": base, "values": {"percent_complete": 0.4}})

    row = Activity.objects.get(plan=plan, activity_id=base)
    assert (row.percent_complete, row.remaining, row.actual) == (0.4, 3 * DAY, 2 * DAY)
    assert dates_of(plan)["B1"][0] == "2026-03-02T08:00"

    edit(plan, planner, {"kind": "record_progress", "activity_id": base,
                         "values": {"actual_finish": "2026-03-05T17:00"}})  # fmt: skip
    row.refresh_from_db()
    assert (row.percent_complete, row.remaining) == (1.0, 0)
    assert dates_of(plan)["B1"] == ("2026-03-02T08:00", "2026-03-05T17:00")

    edit(plan, planner, {"kind": "record_progress", "activity_id": base, "values": {"actual_start": None}})
    row.refresh_from_db()
    assert (row.percent_complete, row.remaining, row.actual_start, row.actual_finish) == (0.0, 5 * DAY, None, None)


def refused(plan: Plan, planner: Account, error: type[Refusal] | type[Exception], *operations: dict[str, Any]) -> Any:
    before = again(plan).revision, Activity.objects.filter(plan=plan).count(), Edit.objects.count()
    with pytest.raises(error) as told:
        edit(plan, planner, *operations)
    assert before == (again(plan).revision, Activity.objects.filter(plan=plan).count(), Edit.objects.count())
    return told.value


def test_a_loop_is_refused_by_name(plan: Plan, planner: Account) -> None:
    error = refused(plan, planner, LoopFound, {"kind": "add_relation", "predecessor_id": number_of(plan, "B3"),
                                               "successor_id": number_of(plan, "B1")})  # fmt: skip

    assert sorted(error.loops[0]) == ["B1 基础", "B2 主体", "B3 屋面"]


@pytest.mark.parametrize(
    ("error", "operation"),
    [
        (RelationToItself, {"kind": "add_relation", "predecessor_id": "B1", "successor_id": "B1"}),
        (RelationExists, {"kind": "add_relation", "predecessor_id": "B1", "successor_id": "B2"}),
        (RowUnknown, {"kind": "add_relation", "predecessor_id": "B1", "successor_id": 987654}),
        (RowUnknown, {"kind": "delete_activity", "activity_id": 987654}),
        (ParentIsNoWbs, {"kind": "move_activity", "activity_id": "B3", "parent_id": "B1"}),
        (OutlineLoop, {"kind": "move_activity", "activity_id": "B", "parent_id": "B"}),
        (RowInUse, {"kind": "change_activity", "activity_id": "B", "values": {"kind": "task"}}),
        (NotFound, {"kind": "add_assignment", "activity_id": "B1", "resource_id": 987654}),
    ],
)
def test_what_cannot_be_is_refused_whole(plan: Plan, planner: Account, error: Any, operation: dict[str, Any]) -> None:
    told = {
        name: number_of(plan, value) if name.endswith("_id") and isinstance(value, str) else value
        for name, value in operation.items()
    }
    harmless = {"kind": "add_activity", "values": {"name": "先写的一行"}}

    refused(plan, planner, error, harmless, told)


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"duration_minutes": -1}, "duration_minutes", "out_of_range"),
        ({"duration_minutes": 1.5}, "duration_minutes", "whole_number"),
        ({"constraint": "start_on"}, "constraint_at", "constraint_without_date"),
        ({"constraint": "someday", "constraint_at": "2026-03-09T08:00"}, "constraint", "one_of"),
        ({"constraint": "start_on_or_after", "constraint_at": "2026-03-19T08:00",
          "secondary_constraint": "finish_on_or_before", "secondary_constraint_at": "2026-03-09T08:00"},
         "secondary_constraint_at", "constraints_contradict"),
        ({"deadline": "2026-13-01"}, "deadline", "instant"),
        ({"deadline": "1492-01-01T00:00"}, "deadline", "out_of_years"),
        ({"deadline": "2026-03-01T00:00+08:00"}, "deadline", "instant"),
        ({"name": "长" * 2000}, "name", "too_long"),
        ({"organization_id": "x"}, "organization_id", "unknown_field"),
        ({"actual_start": "2026-03-02T08:00"}, "actual_start", "unknown_field"),
        ({"kind": "start_milestone", "duration_minutes": 480}, "duration_minutes", "milestone_without_duration"),
    ],
)  # fmt: skip
def test_a_value_that_its_field_cannot_hold_is_refused_by_name(
    plan: Plan, planner: Account, values: dict[str, Any], field: str, reason: str
) -> None:
    wish = {"kind": "change_activity", "activity_id": number_of(plan, "B2"), "values": values}

    error = refused(plan, planner, ValueNotTaken, wish)

    assert (error.parameters["field"], error.parameters["reason"]) == (field, reason)


def test_a_calendar_that_is_worked_by_stays(plan: Plan, planner: Account) -> None:
    five_days = PlanCalendar.objects.get(plan=plan).calendar_id
    refused(plan, planner, RowInUse, {"kind": "delete_calendar", "calendar_id": five_days})

    edit(plan, planner, {"kind": "add_calendar", "ref": -1, "values": {
        "name": "钢筋班组", "kind": "resource", "parent_id": five_days,
        "exceptions": [{"first_day": "2026-03-03", "last_day": "2026-03-04", "shifts": [], "name": "检修"}]}},
        {"kind": "change_activity", "activity_id": number_of(plan, "B1"), "values": {"calendar_id": -1}})  # fmt: skip

    assert dates_of(plan)["B1"] == ("2026-03-02T08:00", "2026-03-10T17:00")


def test_settings_move_dates(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "change_settings", "values": {
        "data_date": "2026-03-16T08:00", "must_finish_by": "2026-04-01T17:00",
        "options": {"critical_float_minutes": 480}}})  # fmt: skip

    assert dates_of(plan)["B1"][0] == "2026-03-16T08:00"
    stored = again(plan)
    assert stored.options["critical_float_minutes"] == 480 and stored.profile == "p6"


# -- two people at once


def test_edits_of_different_fields_both_stand(plan: Plan, planner: Account) -> None:
    other = member(plan, "wang", "project_manager")
    base = again(plan).revision
    edit(plan, planner, {"kind": "change_activity", "activity_id": number_of(plan, "B1"),
                         "values": {"duration_minutes": 7 * DAY}}, base=base)  # fmt: skip

    done = edit(plan, other, {"kind": "change_activity", "activity_id": number_of(plan, "B1"),
                              "values": {"name": "桩基础"}}, base=base)  # fmt: skip

    assert done.rebased
    row = Activity.objects.get(plan=plan, code="B1")
    assert (row.name, row.duration) == ("桩基础", 7 * DAY)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"kind": "change_activity", "activity_id": "B1", "values": {"name": "桩基"}},
         {"kind": "change_activity", "activity_id": "B1", "values": {"name": "筏板"}}),
        ({"kind": "delete_activity", "activity_id": "B1"},
         {"kind": "change_activity", "activity_id": "B1", "values": {"notes": "先验槽"}}),
        ({"kind": "change_activity", "activity_id": "B1", "values": {"notes": "先验槽"}},
         {"kind": "delete_activity", "activity_id": "B1"}),
        ({"kind": "delete_activity", "activity_id": "B3"},
         {"kind": "add_relation", "predecessor_id": "B1", "successor_id": "B3"}),
        ({"kind": "add_relation", "predecessor_id": "B1", "successor_id": "B3"},
         {"kind": "delete_activity", "activity_id": "B3"}),
        ({"kind": "delete_activity", "activity_id": "B"},
         {"kind": "add_activity", "parent_id": "B", "values": {"name": "砌体"}}),
        ({"kind": "add_activity", "parent_id": "B", "values": {"name": "砌体"}},
         {"kind": "delete_activity", "activity_id": "B"}),
    ],
)  # fmt: skip
def test_edits_that_overlap_are_refused_and_name_who_was_first(
    plan: Plan, planner: Account, first: dict[str, Any], second: dict[str, Any]
) -> None:
    other = member(plan, "wang", "project_manager")
    first, second = (
        {name: number_of(plan, v) if name.endswith("_id") and isinstance(v, str) else v for name, v in one.items()}
        for one in (first, second)
    )
    base = again(plan).revision
    edit(plan, other, first, base=base)
    rows = Activity.objects.filter(plan=plan).count()

    with pytest.raises(EditsOverlap) as told:
        edit(plan, planner, second, base=base)

    assert told.value.parameters["authors"] == "wang"
    assert again(plan).revision == base + 1 and Activity.objects.filter(plan=plan).count() == rows


def test_two_edits_that_close_a_loop_together_are_refused(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "add_activity", "ref": -1, "values": {"code": "X"}},
         {"kind": "add_activity", "ref": -2, "values": {"code": "Y"}})  # fmt: skip
    x, y, base = number_of(plan, "X"), number_of(plan, "Y"), again(plan).revision
    edit(plan, planner, {"kind": "add_relation", "predecessor_id": x, "successor_id": y}, base=base)

    with pytest.raises(LoopFound):
        edit(plan, planner, {"kind": "add_relation", "predecessor_id": y, "successor_id": x}, base=base)


# -- who may


def test_the_door_asks_for_the_capability_of_each_operation(plan: Plan) -> None:
    lead, foreman = member(plan, "zhang", "technical_lead"), member(plan, "chen", "foreman")
    base = number_of(plan, "B1")
    edit(plan, lead, {"kind": "record_progress", "activity_id": base, "values": {"percent_complete": 0.1}})
    edit(plan, foreman, {"kind": "record_progress", "activity_id": base, "values": {"percent_complete": 0.2}})

    for someone in (lead, foreman):
        with pytest.raises(NotAllowed):
            edit(plan, someone, {"kind": "change_activity", "activity_id": base, "values": {"name": "x"}})
    with pytest.raises(NotFound):
        edit(plan, person("stranger", "planner", "别的公司"),
             {"kind": "change_activity", "activity_id": base, "values": {"name": "x"}})  # fmt: skip


def test_an_assignment_brings_its_resource_into_the_plan(plan: Plan, planner: Account) -> None:
    from headway.projects.models import Resource

    crew = Resource.objects.create(organization_id=planner.organization_id, name="钢筋一班", kind="crew")
    concrete = Resource.objects.create(organization_id=planner.organization_id, name="C30", kind="material")
    base = number_of(plan, "B1")
    edit(plan, planner, *({"kind": "add_assignment", "activity_id": base, "resource_id": one.pk,
                           "values": {"units": 2, "quantity": 120}} for one in (crew, concrete)))  # fmt: skip

    rows = Assignment.objects.filter(plan=plan).order_by("assignment_id")
    assert [(r.resource_id, r.units, r.drives_dates) for r in rows] == [(crew.pk, 2, True), (concrete.pk, 2, False)]


def test_plans_and_operations_go_together(plan: Plan, planner: Account) -> None:
    """No plan is locked or answered for without an operation on it, and no operation is left out silently."""
    theirs = block_of(person("stranger", "planner", "别的公司"), "XX-9")
    rename = ChangeActivity(plan_id=plan.pk, activity_id=number_of(plan, "B1"), values={"name": "x"})
    outside = ChangeActivity(plan_id=theirs.pk, activity_id=number_of(theirs, "B1"), values={"name": "x"})
    for bases, operations in (({plan.pk: 1, theirs.pk: 1}, [rename]), ({plan.pk: 1}, [rename, outside])):
        with pytest.raises(NotFound):
            apply_edit(bases=bases, operations=operations, author=planner, source="office", now=NOW)

    assert again(plan).revision == again(theirs).revision == 1
