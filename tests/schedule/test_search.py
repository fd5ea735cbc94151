"""Search: what one may see, by code, name and pinyin, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from site_of_tests import NOW, person

from headway.people.models import Account
from headway.projects.actions import ProjectFacts, add_member, change_state, ensure_crew
from headway.projects.models import Project
from headway.projects.queries.search import Hit, search
from headway.schedule.actions.project_copies import NewPlan, start_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


@pytest.fixture
def block(zhou: Account) -> Project:
    return built(zhou, "YX-3", "云栖雅苑 3# 楼")


def built(user: Account, code: str, name: str) -> Project:
    facts, new = ProjectFacts(code, name), NewPlan(template="residential_block")
    return start_project(user=user, facts=facts, new=new, now=NOW)[0]


def found(user: Account, query: str, kind: str) -> list[Hit]:
    return [hit for hit in search(user, query) if hit.kind == kind]


@pytest.mark.parametrize("query", ["yx-3", "云栖", "yunqi", "yqyy", "yqyy3", "  雅苑 "])
def test_a_project_is_found_by_code_name_pinyin_and_initials(zhou: Account, block: Project, query: str) -> None:
    assert [hit.code for hit in found(zhou, query, "project")] == ["YX-3"]


def test_activities_are_found_by_code_and_name_at_most_twenty(zhou: Account, block: Project) -> None:
    assert [hit.code for hit in found(zhou, "st-14b-02", "activity")] == ["ST-14B-02"]
    hits = found(zhou, "钢筋", "activity")
    assert len(hits) == 20
    assert {(hit.project_id, "钢筋" in hit.name) for hit in hits} == {(block.pk, True)}


def test_people_are_found_once_though_they_work_on_two_projects(zhou: Account, block: Project) -> None:
    built(zhou, "YX-4", "云栖雅苑 4# 楼")

    assert [hit.name for hit in found(zhou, "ZHOU", "person")] == ["zhou"]


@pytest.mark.parametrize("query", ["", "  ", "%", "_", "\\", "' OR 1=1 --", "没有这样的东西"])
def test_signs_of_patterns_are_only_signs(zhou: Account, block: Project, query: str) -> None:
    assert search(zhou, query) == []


def test_rule_3_22_nothing_of_another_firm_is_found(zhou: Account, block: Project) -> None:
    stranger = person("stranger", "project_manager", "别的公司")

    for query in ("云栖", "yx-3", "钢筋", "ST-14B-02", "zhou"):
        assert search(stranger, query) == [], query


def test_rule_3_22_nothing_of_a_deleted_project_is_found_and_an_archived_one_is(zhou: Account, block: Project) -> None:
    change_state(user=zhou, project_id=block.pk, state="archived", now=NOW)
    assert found(zhou, "st-14b-02", "activity")

    change_state(user=zhou, project_id=block.pk, state="deleted", now=NOW)
    for query in ("云栖", "st-14b-02", "zhou"):
        assert search(zhou, query) == [], query


@pytest.mark.parametrize("role", ["worker", "foreman"])
def test_rule_3_22_a_subcontractors_foreman_or_worker_finds_the_activities_of_his_crews_only(
    zhou: Account, block: Project, role: str
) -> None:
    sun = person("sun", role, "永固劳务")
    add_member(project=block, account=sun, role=role, now=NOW)
    assert found(sun, "st-", "activity") == []

    ensure_crew(organization_id=block.organization_id, name="铝模一班", trade="模板工", people=[sun])

    names = {hit.name for hit in found(sun, "st-", "activity")}
    assert names == {"A 区 铝模安装", "机房与构架模板安装"}
    assert found(sun, "钢筋绑扎", "activity") == []


def test_a_technical_lead_of_another_firm_finds_all_activities_of_the_project(zhou: Account, block: Project) -> None:
    lead = person("lead", "technical_lead", "永固劳务")
    add_member(project=block, account=lead, role="technical_lead", now=NOW)

    assert len(found(lead, "st-", "activity")) == 20


def test_a_search_costs_the_same_statements_for_one_project_and_for_three(zhou: Account, block: Project) -> None:
    with CaptureQueriesContext(connection) as one:
        search(zhou, "没有")
    for number in (4, 5):
        built(zhou, f"YX-{number}", f"{number}# 楼")
    with CaptureQueriesContext(connection) as three:
        search(zhou, "没有")

    assert len(one) == len(three) == 3


def test_beside_a_project_stand_the_others_of_its_organisation(zhou: Account, block: Project) -> None:
    other, old = built(zhou, "YX-4", "云栖雅苑 4# 楼"), built(zhou, "YX-5", "云栖雅苑 5# 楼")
    change_state(user=zhou, project_id=old.pk, state="archived", now=NOW)

    assert {hit.project_id for hit in search(zhou, "混凝土", beside=block.pk)} == {other.pk}
    assert {hit.project_id for hit in search(zhou, "yx-4 混凝土", beside=block.pk)} == {other.pk}
    assert search(zhou, "yx-3 混凝土", beside=block.pk) == []
    assert search(person("stranger", "planner", "别的公司"), "混凝土", beside=block.pk) == []
