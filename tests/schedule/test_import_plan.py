"""A file's plan goes through the door: rows, dates, history, and back."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from django.db import connection

from headway.engine import calculate_project
from headway.engine.document import Assignment, Relation, Resource, ResourceKind, ScheduleProject
from headway.engine.errors import LoopFound
from headway.kernel.errors import NotAllowed, NotFound
from headway.kernel.models import OutboxEvent
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.projects.actions import add_member, create_project
from headway.projects.models import Project
from headway.projects.models import Resource as ResourceRow
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan, undo_last_edit
from headway.schedule.demo import load_plan, residential_block
from headway.schedule.errors import NothingToUndo, PlanMoved
from headway.schedule.models import Activity, Checkpoint, Edit, Plan, PlanDates
from headway.schedule.models import Relation as RelationRow
from headway.schedule.queries.contents import read_contents
from headway.schedule.rules.network import columns_of_contents
from headway.schedule.rules.packed import unpack_columns
from headway.schedule.rules.picture import DATE_COLUMNS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def person(name: str, role: str, firm: str = "三公司") -> Account:
    return ensure_account(
        username=name, display_name=name, role=role, organization=ensure_organization(name=firm), now=NOW
    )


@pytest.fixture
def project(planner: Account) -> Project:
    return create_project(user=planner, code="YQ-3", name="云栖雅苑 3# 楼", now=NOW)


@pytest.fixture
def plan(project: Project) -> Plan:
    return ensure_live_plan(project=project, now=NOW)


@pytest.fixture(scope="session")
def block() -> ScheduleProject:
    return residential_block()


def imported(plan: Plan, author: Account | None, document: ScheduleProject) -> Plan:
    operation = ImportPlan(plan_id=plan.pk, project=document, file_name="block.xer")
    apply_edit(bases={plan.pk: plan.revision}, operations=[operation], author=author, source="file", now=NOW)
    return Plan.objects.select_related("project").get(pk=plan.pk)


def test_the_stored_dates_are_those_that_the_engine_calculates_from_the_file(
    plan: Plan, planner: Account, block: ScheduleProject
) -> None:
    after = imported(plan, planner, block)

    stored = unpack_columns(PlanDates.objects.get(plan=plan, revision=1).columns)
    picture = calculate_project(block).picture
    assert after.revision == 1
    for name in DATE_COLUMNS:
        assert np.array_equal(stored[name], getattr(picture, name).astype(np.int32)), name
    assert np.array_equal(stored["driving"], picture.driving.astype(np.int32))


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_rows_hold_everything_that_moves_dates(plan: Plan, planner: Account, index: int) -> None:
    from headway.engine import build_network_from_columns, calculate

    document = load_plan(index, 300)
    after = imported(plan, planner, document)

    again = calculate(build_network_from_columns(columns_of_contents(read_contents(after))))
    expected = calculate_project(document).picture
    for name in DATE_COLUMNS:
        assert np.array_equal(getattr(again, name), getattr(expected, name)), name


def test_an_edit_is_kept_with_author_source_inverse_and_announced(
    plan: Plan, planner: Account, block: ScheduleProject
) -> None:
    imported(plan, planner, block)

    edit = Edit.objects.get(plan=plan)
    assert (edit.base_revision, edit.revision, edit.kind) == (0, 1, "import_plan")
    assert (edit.author_id, edit.source) == (planner.pk, "file")
    assert edit.summary["activities"] == PlanDates.objects.get(plan=plan).activity_count
    event = OutboxEvent.objects.get(kind="schedule.plan_changed")
    assert event.subject == {"plan_id": plan.pk, "revision": 1, "edit_id": edit.pk}


def test_an_undone_import_leaves_nothing(plan: Plan, planner: Account, block: ScheduleProject) -> None:
    crew = Resource("r1", "钢筋班组", ResourceKind.CREW)
    uid = next(a.uid for a in block.activities if a.duration_minutes)
    document = replace(block, resources=[crew], assignments=[Assignment("a1", uid, "r1")])
    imported(plan, planner, document)
    assert ResourceRow.objects.count() == 1

    undone = undo_last_edit(user=planner, plan_id=plan.pk, revision=1, now=NOW)

    assert undone.revision == 2
    emptied = Plan.objects.get(pk=plan.pk)
    assert (emptied.start, emptied.data_date, emptied.default_calendar_id) == (None, None, None)
    assert Activity.objects.filter(plan=plan).count() == 0
    assert RelationRow.objects.filter(plan=plan).count() == 0
    assert ResourceRow.objects.count() == 0
    assert PlanDates.objects.get(plan=plan, revision=2).activity_count == 0
    with pytest.raises(NothingToUndo):
        undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)


def test_undoing_an_import_over_a_plan_brings_the_former_plan_back_with_its_identities(
    plan: Plan, planner: Account, block: ScheduleProject
) -> None:
    first = read_contents(imported(plan, planner, block)).to_json()
    dates = bytes(PlanDates.objects.get(plan=plan, revision=1).columns)
    second = imported(Plan.objects.get(pk=plan.pk), planner, load_plan(0, 120))
    assert Activity.objects.filter(plan=plan, name="开工").exists()

    undo_last_edit(user=planner, plan_id=plan.pk, revision=second.revision, now=NOW)

    restored = read_contents(Plan.objects.get(pk=plan.pk)).to_json()
    assert restored == first
    assert bytes(PlanDates.objects.get(plan=plan, revision=3).columns) == dates


def test_new_rows_never_get_an_identity_that_was_used_before(
    plan: Plan, planner: Account, block: ScheduleProject
) -> None:
    imported(plan, planner, block)
    before = set(Activity.objects.filter(plan=plan).values_list("activity_id", flat=True))
    imported(Plan.objects.get(pk=plan.pk), planner, block)

    assert before.isdisjoint(Activity.objects.filter(plan=plan).values_list("activity_id", flat=True))


def test_a_loop_is_refused_and_nothing_is_written(plan: Plan, planner: Account, block: ScheduleProject) -> None:
    first, second = block.relations[0].predecessor_uid, block.relations[0].successor_uid
    looped = replace(block, relations=[*block.relations, Relation("loop", second, first)])

    with pytest.raises(LoopFound):
        imported(plan, planner, looped)

    assert Plan.objects.get(pk=plan.pk).revision == 0
    assert not Activity.objects.filter(plan=plan).exists()
    assert not Edit.objects.exists() and not PlanDates.objects.exists() and not Checkpoint.objects.exists()


def test_an_edit_from_an_old_revision_is_refused(plan: Plan, planner: Account, block: ScheduleProject) -> None:
    imported(plan, planner, block)

    with pytest.raises(PlanMoved) as moved:
        apply_edit(
            bases={plan.pk: 0},
            operations=[ImportPlan(plan_id=plan.pk, project=block, file_name="late.xer")],
            author=planner, source="file", now=NOW,
        )  # fmt: skip

    assert moved.value.parameters == {"revision": 1}


def test_the_door_asks_for_the_capability_on_the_project(plan: Plan, project: Project, block: ScheduleProject) -> None:
    foreman = person("chen", "foreman")
    add_member(project=project, account=foreman, role="foreman", now=NOW)

    with pytest.raises(NotAllowed):
        imported(plan, foreman, block)
    with pytest.raises(NotFound):
        imported(plan, person("stranger", "planner", firm="别的公司"), block)
    assert not Activity.objects.exists()


def test_a_relation_cannot_end_outside_its_plan(plan: Plan, planner: Account, block: ScheduleProject) -> None:
    imported(plan, planner, block)
    with connection.cursor() as cursor, pytest.raises(Exception, match="relation_successor_id_in_plan"):
        cursor.execute("UPDATE schedule_relation SET successor_id = 999999 WHERE plan_id = %s", [plan.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
