"""New projects: blank, from a template, copied; one edit each, the dates as they should be."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from site_of_tests import NOW, person

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.projects.actions import (
    ProjectFacts,
    add_location,
    add_member,
    change_project,
    change_state,
    ensure_national_calendars,
    purge_deleted_projects,
)
from headway.projects.errors import ProjectArchived, ProjectCodeTaken
from headway.projects.models import Membership, Project
from headway.projects.queries import get_project_for, list_locations, list_members
from headway.schedule.actions import undo_last_edit
from headway.schedule.actions.project_copies import TEMPLATES, NewPlan, start_project
from headway.schedule.errors import TemplateUnknown
from headway.schedule.models import Activity, Assignment, Edit, ImportRun, Plan, PlanCalendar, PlanDates, Relation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _national_calendars(db: None) -> None:
    ensure_national_calendars(now=NOW)  # a test that empties the tables may have run before


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


def started(user: Account, code: str, **new: object) -> Plan:
    facts = ProjectFacts(code, f"项目 {code}")
    _project, edit = start_project(user=user, facts=facts, new=NewPlan(**new), now=NOW)  # type: ignore[arg-type]
    return Plan.objects.select_related("project").get(pk=edit.plan_id)


def half_done(user: Account) -> Plan:
    """The residential block in work: its file imported with progress."""
    from headway.schedule.actions import ImportPlan, apply_edit
    from headway.schedule.demo import residential_block

    plan = started(user, "YQ-3")
    operation = ImportPlan(plan_id=plan.pk, project=residential_block(), file_name="3# 楼.xer")
    apply_edit(bases={plan.pk: plan.revision}, operations=[operation], author=user, source="file", now=NOW)
    return Plan.objects.select_related("project").get(pk=plan.pk)


def dates(plan: Plan) -> tuple[int | None, int | None, int]:
    row = PlanDates.objects.get(plan=plan, revision=plan.revision)
    return row.start, row.finish, row.activity_count


def minutes(moment: datetime) -> int:
    return int((moment - datetime(1970, 1, 1)).total_seconds() // 60)


def test_a_blank_plan_stands_on_the_national_six_day_calendar_and_is_one_edit(zhou: Account) -> None:
    plan = started(zhou, "A", start=datetime(2026, 3, 2), profile="msp", minutes_per_day=480)

    assert (plan.revision, plan.profile, plan.options["minutes_per_day"]) == (1, "msp", 480)
    assert plan.start == plan.data_date == minutes(datetime(2026, 3, 2, 8))
    calendar = PlanCalendar.objects.get(plan=plan)
    assert (calendar.calendar_id, calendar.name) == (plan.default_calendar_id, "国家日历 单休 8 小时")
    assert calendar.week[5] and not calendar.week[6]
    assert (calendar.pinned_version, calendar.pinned_source_id is None) == (1, False)
    assert list(Edit.objects.filter(plan=plan).values_list("kind", "author_name")) == [("start_plan", "zhou")]


@pytest.mark.parametrize("key", sorted(TEMPLATES))
def test_a_template_is_a_plan_in_which_nothing_has_happened(zhou: Account, key: str) -> None:
    plan = started(zhou, "A", template=key)

    rows = Activity.objects.filter(plan=plan)
    assert rows.count() == len(TEMPLATES[key]().activities) > 400
    assert not rows.exclude(actual_start=None).exists()
    assert dates(plan)[2] > 400


def test_a_template_begins_on_the_wished_day(zhou: Account) -> None:
    as_shipped = started(zhou, "A", template="residential_block")
    moved = started(zhou, "B", template="residential_block", start=datetime(2027, 3, 1))

    assert dates(as_shipped)[0] == minutes(datetime(2026, 3, 2, 8))
    assert dates(moved)[0] == minutes(datetime(2027, 3, 1, 8))
    october = (date(2028, 10, 2) - date(1970, 1, 1)).days
    site = PlanCalendar.objects.get(plan=moved, calendar_id=moved.default_calendar_id)
    assert [e[3] for e in site.exceptions if e[0] <= october <= e[1]] == ["国庆节"]
    deadline = Activity.objects.filter(plan=moved).exclude(deadline=None).get().deadline
    assert deadline == minutes(datetime(2027, 6, 10, 17) + timedelta(days=364))


def test_rule_3_14_a_copy_with_progress_has_the_same_dates_under_new_identities(zhou: Account) -> None:
    source = half_done(zhou)
    copy = started(zhou, "B", source_project_id=source.project_id, with_progress=True)

    assert dates(copy) == dates(source)
    for model in (Activity, Relation, Assignment):
        assert model.objects.filter(plan=copy).count() == model.objects.filter(plan=source).count() > 400
    columns = ("code", "kind", "duration", "remaining", "actual_start", "percent_complete", "calendar_id")
    rows = [list(Activity.objects.filter(plan=p).order_by("sort_key").values_list(*columns)) for p in (source, copy)]
    assert rows[0] == rows[1]
    assert copy.name == "项目 B" and copy.revision == 1
    assert Activity.objects.filter(plan=copy).exclude(import_run_id=None).count() == 0
    fresh = Project.objects.get(pk=copy.project_id)
    assert fresh.next_activity_id == max(Activity.objects.filter(plan=copy).values_list("activity_id", flat=True)) + 1


def test_rule_3_14_in_a_copy_without_progress_nothing_has_happened(zhou: Account) -> None:
    source = half_done(zhou)
    copy = started(zhou, "B", source_project_id=source.project_id)

    rows = Activity.objects.filter(plan=copy)
    for column in ("actual_start", "actual_finish", "suspend", "resume", "stop"):
        assert not rows.exclude(**{column: None}).exists(), column
    assert not rows.exclude(percent_complete=0).exists() and not rows.exclude(actual=0).exists()
    assert all(duration == remaining for duration, remaining in rows.values_list("duration", "remaining"))
    work = Assignment.objects.filter(plan=copy).values_list("work", "remaining_work", "actual_work")
    assert all(whole == left and done == 0 for whole, left, done in work)
    assert copy.data_date == copy.start == source.start
    assert source.data_date == minutes(datetime(2026, 11, 20, 17))


def test_rule_3_15_a_copy_without_progress_moves_by_whole_days(zhou: Account) -> None:
    source = started(zhou, "A", template="residential_block")
    copy = started(zhou, "B", source_project_id=source.project_id, start=datetime(2026, 3, 9))

    assert dates(copy)[0] == (dates(source)[0] or 0) + 7 * 1440
    wished = [Activity.objects.filter(plan=p).exclude(deadline=None).get().deadline for p in (source, copy)]
    assert wished[1] == wished[0] + 7 * 1440
    with_progress = started(
        zhou, "C", source_project_id=source.project_id, start=datetime(2026, 3, 9), with_progress=True
    )
    assert dates(with_progress) == dates(source)


def test_places_come_along_and_members_only_when_asked(zhou: Account) -> None:
    source = started(zhou, "A", template="residential_block")
    add_location(
        user=zhou, project_id=source.project_id, kind="building", code="3#", name="3# 楼", parent_id=None, now=NOW
    )
    add_member(project=source.project, account=person("chen", "foreman"), role="foreman", now=NOW)

    alone = started(zhou, "B", source_project_id=source.project_id)
    together = started(zhou, "C", source_project_id=source.project_id, with_members=True)

    assert [place.code for place in list_locations(alone.project)] == ["3#"]
    assert [m.display_name for m in list_members(alone.project)] == ["zhou"]
    assert [m.display_name for m in list_members(together.project)] == ["chen", "zhou"]


def test_a_planner_copies_plans_but_not_members(zhou: Account) -> None:
    source = started(zhou, "A", template="residential_block")
    li = person("li", "planner")
    add_member(project=source.project, account=li, role="planner", now=NOW)

    assert started(li, "B", source_project_id=source.project_id)
    with pytest.raises(NotAllowed):
        started(li, "C", source_project_id=source.project_id, with_members=True)
    assert not Project.objects.filter(code="C").exists()


def test_rule_3_13_a_foreign_source_is_unknown_and_a_guest_takes_no_plan_along(zhou: Account) -> None:
    source = started(zhou, "A", template="residential_block")
    guest = person("guest", "planner", "联合体公司")

    with pytest.raises(NotFound):
        started(guest, "B", source_project_id=source.project_id)
    add_member(project=source.project, account=guest, role="planner", now=NOW)
    with pytest.raises(NotAllowed):
        started(guest, "B", source_project_id=source.project_id)
    assert Project.objects.count() == 1


def test_rule_3_13_a_pattern_is_copied_by_every_planner_of_the_firm(zhou: Account) -> None:
    source = started(zhou, "A", template="residential_block")
    li, zhao = person("li", "planner"), person("zhao", "planner", "别的公司")
    with pytest.raises(NotFound):
        started(li, "B", source_project_id=source.project_id)

    change_project(user=zhou, project_id=source.project_id, changes={"is_template": True}, now=NOW)

    assert started(li, "B", source_project_id=source.project_id)
    with pytest.raises(NotFound):
        started(zhao, "C", source_project_id=source.project_id)


@pytest.mark.parametrize(
    ("refused", "new"),
    [
        (TemplateUnknown, NewPlan(template="castle")),
        (NotFound, NewPlan(source_project_id=10**9)),
        (NotFound, NewPlan(calendar_source_id=10**9)),
    ],
)
def test_what_is_refused_leaves_no_project_behind(zhou: Account, refused: type[Exception], new: NewPlan) -> None:
    with pytest.raises(refused):
        start_project(user=zhou, facts=ProjectFacts("A", "A"), new=new, now=NOW)
    assert not Project.objects.exists()


def test_a_foreman_starts_no_project_and_a_taken_code_is_refused(zhou: Account) -> None:
    started(zhou, "A")

    with pytest.raises(NotAllowed):
        started(person("chen", "foreman"), "B")
    with pytest.raises(ProjectCodeTaken):
        started(zhou, "A")


def test_an_undone_copy_is_an_empty_plan(zhou: Account) -> None:
    source = started(zhou, "A", template="residential_block")
    copy = started(zhou, "B", source_project_id=source.project_id)

    undo_last_edit(user=zhou, plan_id=copy.pk, revision=1, now=NOW)

    assert Activity.objects.filter(plan=copy).count() == 0
    assert Activity.objects.filter(plan=source).count() > 400


def test_rule_3_8_the_door_lets_nobody_edit_an_archived_plan(zhou: Account) -> None:
    plan = started(zhou, "A", template="residential_block")
    change_state(user=zhou, project_id=plan.project_id, state="archived", now=NOW)

    with pytest.raises(ProjectArchived):
        undo_last_edit(user=zhou, plan_id=plan.pk, revision=1, now=NOW)
    assert Plan.objects.get(pk=plan.pk).revision == 1


def test_rule_3_10_with_a_removed_project_go_all_its_rows(
    zhou: Account, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    from headway.schedule.actions import freeze_baseline

    kept, gone = half_done(zhou), started(zhou, "B", template="residential_block")
    undo_last_edit(user=zhou, plan_id=gone.pk, revision=1, now=NOW)
    freeze_baseline(plan=gone, name="目标", dates={}, author_name="", now=NOW)
    Plan.objects.create(
        organization_id=gone.organization_id, project=gone.project, parent=gone, name="比选", created_at=NOW
    )
    ImportRun.objects.create(
        organization_id=gone.organization_id, actor_id=zhou.pk, actor_name="zhou", project=gone.project,
        project_code="B", project_name="B", file_name="b.xer", size_bytes=1, sha256="0", plan=gone,
        edit=Edit.objects.filter(plan=gone).first(), created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    before = dates(kept)
    change_state(user=zhou, project_id=gone.project_id, state="deleted", now=NOW)

    purge_deleted_projects(now=NOW + timedelta(days=31))

    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    tables = [m for m in apps.get_app_config("schedule").get_models() if hasattr(m, "plan")]
    assert len(tables) >= 9
    assert {m.__name__ for m in tables if m._default_manager.filter(plan_id=gone.pk).exists()} == set()
    assert not Plan.objects.filter(project_id=gone.project_id).exists()
    assert not ImportRun.objects.exists() and not Membership.objects.filter(project_id=gone.project_id).exists()
    assert dates(kept) == before and Activity.objects.filter(plan=kept).count() > 400
    assert get_project_for(zhou, kept.project_id)


def test_the_contract_start_is_no_date_of_the_plan(zhou: Account) -> None:
    plan = started(zhou, "A", template="residential_block")
    before = dates(plan)

    change_project(user=zhou, project_id=plan.project_id, changes={"contract_start": date(2026, 5, 1)}, now=NOW)

    assert dates(Plan.objects.get(pk=plan.pk)) == before
