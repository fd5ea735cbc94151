"""Places, crews, resources: the tree, who sees what, and what is still used."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from site_of_projects import NOW, block, person, works_on

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.projects.actions import (
    ResourceFacts,
    add_crew_member,
    add_location,
    add_resource,
    add_subcontractor,
    add_trade,
    change_location,
    change_resource,
    copy_locations,
    remove_location,
    remove_subcontractor,
    remove_trade,
)
from headway.projects.errors import NameTaken, NotACrew, NotLabour, PersonTaken, PlaceDoesNotFit, StillUsed
from headway.projects.models import Location, Membership, Project
from headway.projects.queries import list_crews_of, list_locations, list_resources, list_trades
from headway.projects.rules import may_stand_under, sees_own_work_only, sees_prices

pytestmark = pytest.mark.django_db


@pytest.fixture
def zhou() -> Account:
    return person("zhou", "project_manager")


@pytest.fixture
def site(zhou: Account) -> Project:
    return block(zhou)


def place(user: Account, site: Project, kind: str, code: str, parent: Location | None = None) -> Location:
    return add_location(
        user=user, project_id=site.pk, kind=kind, code=code, name=code,
        parent_id=parent.pk if parent else None, now=NOW,
    )  # fmt: skip


def crew(user: Account, site: Project, name: str = "钢筋一班", **more: object) -> int:
    facts = ResourceFacts(name=name, kind="crew", **more)  # type: ignore[arg-type]
    return add_resource(user=user, project_id=site.pk, facts=facts, now=NOW).pk


def test_rule_3_16_buildings_hold_floors_and_floors_hold_zones(zhou: Account, site: Project) -> None:
    building = place(zhou, site, "building", "3#")
    floor = place(zhou, site, "floor", "14F", building)
    place(zhou, site, "zone", "A", floor)
    place(zhou, site, "zone", "B", building)

    zone = Location.objects.get(code="A")
    for kind, parent in (("floor", None), ("building", building), ("zone", zone), ("floor", floor)):
        with pytest.raises(PlaceDoesNotFit):
            place(zhou, site, kind, "X", parent)
    assert not may_stand_under("street", None)
    with pytest.raises(NameTaken):
        place(zhou, site, "floor", "14F", building)
    with pytest.raises(StillUsed):
        remove_location(user=zhou, project_id=site.pk, location_id=floor.pk, now=NOW)


def test_rule_3_16_two_buildings_of_one_code_are_refused_and_codes_repeat_elsewhere(
    zhou: Account, site: Project
) -> None:
    first, second = place(zhou, site, "building", "1#"), place(zhou, site, "building", "2#")
    place(zhou, site, "floor", "1F", first)
    place(zhou, site, "floor", "1F", second)

    with pytest.raises(NameTaken):
        place(zhou, site, "building", "1#")
    with pytest.raises(NameTaken):
        change_location(user=zhou, project_id=site.pk, location_id=second.pk, changes={"code": "1#"}, now=NOW)


def test_a_place_never_stands_in_a_place_of_another_project(zhou: Account, site: Project) -> None:
    zhao = person("zhao", "project_manager", "别的公司")
    theirs = place(zhao, block(zhao), "building", "9#")

    with pytest.raises(NotFound):
        place(zhou, site, "floor", "1F", theirs)
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.objects.create(project=site, kind="floor", code="1F", name="1F", parent_id=theirs.pk)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_copied_places_make_the_same_tree(zhou: Account, site: Project) -> None:
    floor = place(zhou, site, "floor", "14F", place(zhou, site, "building", "3#"))
    place(zhou, site, "zone", "A", floor)
    other = Project.objects.create(organization_id=site.organization_id, code="B", name="B", created_at=NOW)

    copy_locations(source=site, target=other)

    copied = {row.code: row for row in list_locations(other)}
    assert {code: row.kind for code, row in copied.items()} == {"3#": "building", "14F": "floor", "A": "zone"}
    assert copied["A"].parent_id == copied["14F"].pk and copied["14F"].parent_id == copied["3#"].pk


def test_a_crew_has_a_leader_from_the_project_and_other_resources_have_none(zhou: Account, site: Project) -> None:
    chen = works_on(site, person("chen", "foreman"))
    leader = Membership.objects.get(account=chen).pk

    number = crew(zhou, site, leader_member_id=leader, trade="钢筋工")
    assert list_crews_of(chen) == {number}

    change_resource(user=zhou, project_id=site.pk, resource_id=number, changes={"leader_member_id": None}, now=NOW)
    assert list_crews_of(chen) == set()
    with pytest.raises(NotACrew):
        facts = ResourceFacts(name="塔吊", kind="machine", leader_member_id=leader)
        add_resource(user=zhou, project_id=site.pk, facts=facts, now=NOW)


def test_a_leader_or_crew_member_of_another_project_is_unknown(zhou: Account, site: Project) -> None:
    zhao = person("zhao", "project_manager", "别的公司")
    block(zhao)
    theirs = Membership.objects.get(account=zhao).pk
    number = crew(zhou, site)

    with pytest.raises(NotFound):
        crew(zhou, site, "铝模班", leader_member_id=theirs)
    with pytest.raises(NotFound):
        add_crew_member(user=zhou, project_id=site.pk, resource_id=number, member_id=theirs, name="", now=NOW)


def test_rule_3_31_labour_is_linked_to_one_member_of_the_project_and_let_go_again(zhou: Account, site: Project) -> None:
    sun = works_on(site, person("sun", "worker", "永固劳务"))
    member = Membership.objects.get(account=sun).pk
    facts = [ResourceFacts(name=name, kind="labour") for name in ("钢筋工孙小军", "普工")]
    own, other = (add_resource(user=zhou, project_id=site.pk, facts=one, now=NOW).pk for one in facts)

    def link(resource: int, person: int | None) -> Account | None:
        changes = {"person_member_id": person}
        return change_resource(user=zhou, project_id=site.pk, resource_id=resource, changes=changes, now=NOW).account

    assert link(own, member) == sun
    assert list_crews_of(sun) == {own}
    with pytest.raises(PersonTaken):
        link(other, member)
    with pytest.raises(NotLabour):
        link(crew(zhou, site), member)

    assert link(own, None) is None
    assert link(other, member) == sun


def test_labour_is_not_linked_to_a_member_of_another_project(zhou: Account, site: Project) -> None:
    zhao = person("zhao", "project_manager", "别的公司")
    block(zhao)
    theirs = Membership.objects.get(account=zhao).pk
    labour = add_resource(user=zhou, project_id=site.pk, facts=ResourceFacts(name="普工", kind="labour"), now=NOW)

    with pytest.raises(NotFound):
        changes = {"person_member_id": theirs}
        change_resource(user=zhou, project_id=site.pk, resource_id=labour.pk, changes=changes, now=NOW)


def test_rule_3_18_a_worker_is_in_the_crews_that_he_works_in(zhou: Account, site: Project) -> None:
    sun = works_on(site, person("sun", "worker", "永固劳务"))
    mine, _other = crew(zhou, site), crew(zhou, site, "钢筋二班")
    member = Membership.objects.get(account=sun).pk

    add_crew_member(user=zhou, project_id=site.pk, resource_id=mine, member_id=member, name="", now=NOW)

    assert list_crews_of(sun) == {mine}
    assert [row.name for row in list_resources(sun, site)] == ["钢筋一班"]
    with pytest.raises(NameTaken):
        add_crew_member(user=zhou, project_id=site.pk, resource_id=mine, member_id=member, name="", now=NOW)


def test_rule_3_18_a_guest_sees_the_crews_of_his_firm_and_not_the_contractors_list(
    zhou: Account, site: Project
) -> None:
    sun = works_on(site, person("sun", "foreman", "永固劳务"))
    firm = add_subcontractor(user=zhou, project_id=site.pk, name="永固", firm_id=sun.organization_id)
    crew(zhou, site, "永固班", subcontractor_id=firm.pk)
    crew(zhou, site, "自有班")

    assert [row.name for row in list_resources(sun, site)] == ["永固班"]
    assert len(list_resources(zhou, site)) == 2
    with pytest.raises(StillUsed):
        remove_subcontractor(user=zhou, project_id=site.pk, subcontractor_id=firm.pk)


def test_rule_3_18_own_work_only_is_for_foremen_and_workers_of_other_firms() -> None:
    assert sees_own_work_only(role="worker", is_guest=True) and sees_own_work_only(role="foreman", is_guest=True)
    assert not sees_own_work_only(role="worker", is_guest=False)
    assert not sees_own_work_only(role="technical_lead", is_guest=True)


def test_a_guest_planner_does_not_write_in_the_contractors_lists(site: Project) -> None:
    guest = works_on(site, person("guest", "planner", "联合体公司"))

    with pytest.raises(NotAllowed):
        crew(guest, site)
    with pytest.raises(NotAllowed):
        add_trade(user=guest, project_id=site.pk, name="索膜工")


def test_a_firm_that_has_nobody_on_the_project_is_unknown(zhou: Account, site: Project) -> None:
    stranger = person("zhao", "planner", "别的公司")

    with pytest.raises(NotFound):
        add_subcontractor(user=zhou, project_id=site.pk, name="X", firm_id=stranger.organization_id)


def test_the_national_trades_come_first_and_a_used_trade_stays(zhou: Account, site: Project) -> None:
    trade = add_trade(user=zhou, project_id=site.pk, name="索膜工")
    crew(zhou, site, trade="索膜工")

    trades = list_trades(site)
    assert trades[1] == (None, "钢筋工") and trades[-1] == (trade.pk, "索膜工")
    with pytest.raises(StillUsed):
        remove_trade(user=zhou, project_id=site.pk, trade_id=trade.pk)


def test_a_resource_is_named_once_per_kind(zhou: Account, site: Project) -> None:
    crew(zhou, site, price=Decimal("450.5"))

    with pytest.raises(NameTaken):
        crew(zhou, site)


def test_rule_3_17_five_roles_see_prices() -> None:
    from headway.people.roles import ROLES

    assert {role for role in ROLES if sees_prices(role)} == {
        "finance",
        "purchasing",
        "project_manager",
        "planner",
        "executive",
    }
