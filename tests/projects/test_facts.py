"""Facts of a project: contract dates and 要求工期, and what is no fact."""

from datetime import date

import pytest
from site_of_projects import NOW, block, person

from headway.people.models import Account
from headway.projects.actions import ProjectFacts, change_project, create_project
from headway.projects.errors import ContractTimeContradicts, ProjectCodeTaken, ProjectFactWrong, ProjectNameMissing
from headway.projects.rules import ContractTime, complete_contract

pytestmark = pytest.mark.django_db
START, FINISH = date(2026, 3, 2), date(2027, 6, 10)


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


@pytest.mark.parametrize(
    ("start", "finish", "days"),
    [(START, FINISH, None), (START, None, 466), (None, FINISH, 466), (START, FINISH, 466)],
)
def test_rule_3_11_the_third_of_start_finish_and_days_follows_from_two(
    start: date | None, finish: date | None, days: int | None
) -> None:
    assert complete_contract(ContractTime(start, finish, days)) == ContractTime(START, FINISH, 466)


def test_rule_3_11_three_that_contradict_are_refused_and_one_alone_stays_alone() -> None:
    assert complete_contract(ContractTime(START, FINISH, 465)) is None
    assert complete_contract(ContractTime(FINISH, START, None)) is None
    assert complete_contract(ContractTime(None, None, 300)) == ContractTime(None, None, 300)
    assert complete_contract(ContractTime(START, START, None)) == ContractTime(START, START, 1)


def test_rule_3_11_what_was_not_changed_gives_way(zhou: Account) -> None:
    facts = ProjectFacts("YX-3", "云栖雅苑", contract_start=START, contract_days=466)
    project = create_project(user=zhou, facts=facts, now=NOW)

    def changed(**changes: object) -> tuple[object, ...]:
        row = change_project(user=zhou, project_id=project.pk, changes=changes, now=NOW)
        return row.contract_start, row.contract_finish, row.contract_days

    assert changed(address="云栖路 1 号") == (START, FINISH, 466)
    assert changed(contract_days=467) == (START, date(2027, 6, 11), 467)
    assert changed(contract_finish=FINISH) == (START, FINISH, 466)
    assert changed(contract_start=date(2026, 3, 3)) == (date(2026, 3, 3), FINISH, 465)
    with pytest.raises(ContractTimeContradicts):
        changed(contract_start=START, contract_finish=FINISH, contract_days=1)
    assert changed(contract_finish=None, contract_days=None) == (date(2026, 3, 3), None, None)


@pytest.mark.parametrize(
    "wrong", [{"kind": "castle"}, {"time_zone": "Asia/Atlantis"}, {"warning_float_days": 366}, {"contract_days": 0}]
)
def test_a_fact_that_does_not_exist_is_refused(zhou: Account, wrong: dict[str, object]) -> None:
    project = block(zhou)

    with pytest.raises(ProjectFactWrong):
        change_project(user=zhou, project_id=project.pk, changes=wrong, now=NOW)
    with pytest.raises(ProjectFactWrong):
        create_project(user=zhou, facts=ProjectFacts("B", "B", **wrong), now=NOW)  # type: ignore[arg-type]


def test_a_changed_code_is_neither_empty_nor_another_projects(zhou: Account) -> None:
    project = block(zhou)
    create_project(user=zhou, code="B", name="B", now=NOW)

    with pytest.raises(ProjectNameMissing):
        change_project(user=zhou, project_id=project.pk, changes={"name": " "}, now=NOW)
    with pytest.raises(ProjectCodeTaken):
        change_project(user=zhou, project_id=project.pk, changes={"code": "B"}, now=NOW)


def test_the_pinyin_key_follows_the_name(zhou: Account) -> None:
    project = block(zhou)
    assert project.sort_key.startswith("yun qi ya yuan")

    changed = change_project(user=zhou, project_id=project.pk, changes={"name": "锦绣东方"}, now=NOW)
    assert changed.sort_key == "jin xiu dong fang"
