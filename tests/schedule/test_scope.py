"""A foreman or worker of another firm sees and touches the work of his crews and nothing else."""

from typing import Any

import orjson
import pytest
from site_of_tests import NOW
from two_storeys import block_of, edit, member, number_of

from headway.engine.drawing import draw_page
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.projects.models import CrewMember, Resource
from headway.schedule.errors import RowUnknown
from headway.schedule.models import Activity, Plan
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.plans import get_plan_for, list_projects
from headway.schedule.queries.prints import get_print
from headway.schedule.queries.window import get_window
from headway.schedule.rules.prints import PrintColumn, PrintView

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(planner: Account) -> Plan:
    """Foundation and roof are the work of a crew of a subcontractor, the frame is not."""
    plan = block_of(planner)
    crew = Resource.objects.create(organization_id=planner.organization_id, name="永固一班", kind="crew")
    foreman = member(plan, "chen", "foreman", "永固劳务")
    CrewMember.objects.create(resource=crew, account=foreman)
    edit(plan, planner, *({"kind": "add_assignment", "activity_id": number_of(plan, code), "resource_id": crew.pk}
                          for code in ("B1", "B3")))  # fmt: skip
    return plan


@pytest.fixture
def foreman(plan: Plan) -> Account:
    return Account.objects.get(username="chen")


def shown(user: Account, plan: Plan) -> Any:
    return orjson.loads(get_window(get_plan_for(user, plan.pk)))


def test_the_window_holds_the_work_of_his_crews_alone(plan: Plan, foreman: Account) -> None:
    window = shown(foreman, plan)

    assert window["activities"]["code"] == ["B1", "B3"]
    assert window["activities"]["parent"] == [-1, -1] and window["relations"]["id"] == []
    assert (window["start"], window["finish"]) == (None, None)
    assert "主体" not in str(window) and "两层楼" not in str(window["activities"])


def test_people_of_the_own_firm_see_the_whole_plan(plan: Plan) -> None:
    assert len(shown(member(plan, "zhao", "foreman"), plan)["activities"]["id"]) == 4


def test_other_work_is_unknown_to_him_also_as_a_neighbour(plan: Plan, foreman: Account) -> None:
    mine = get_plan_for(foreman, plan.pk)
    with pytest.raises(NotFound):
        get_activity(foreman, mine, number_of(plan, "B2"))

    detail = get_activity(foreman, mine, number_of(plan, "B1"))

    assert detail["name"] == "基础" and detail["successors"] == []


def test_on_paper_he_gets_his_work_alone_whatever_rows_he_names(plan: Plan, foreman: Account) -> None:
    everything = [number_of(plan, code) for code in ("B1", "B2", "B3")]
    view = PrintView(rows=everything, columns=[PrintColumn("code", 90), PrintColumn("name", 200)])

    drawn = get_print(foreman, get_plan_for(foreman, plan.pk), view, NOW)

    page = str(draw_page(drawn.tiling, 1, drawn.words).told())
    assert drawn.tiling.chart.count == 2
    assert "B1" in page and "B3" in page and "B2" not in page and "两层楼" not in page.replace(plan.project.name, "")


def test_he_reports_on_his_work_and_on_no_other(plan: Plan, foreman: Account) -> None:
    def report(code: str) -> dict[str, Any]:
        return {"kind": "record_progress", "activity_id": number_of(plan, code), "values": {"percent_complete": 0.5}}

    edit(plan, foreman, report("B1"))
    with pytest.raises(RowUnknown):
        edit(plan, foreman, report("B2"))

    assert list(Activity.objects.filter(plan=plan, percent_complete=0.5).values_list("code", flat=True)) == ["B1"]


def test_lists_and_histories_tell_him_nothing_of_the_rest(plan: Plan, foreman: Account) -> None:
    [line] = list_projects(foreman)

    assert (line.activity_count, line.finish, line.percent_complete) == (0, None, 0.0)
    with pytest.raises(NotAllowed):
        get_plan_for(foreman, plan.pk, "plan.see_history")


def test_who_is_in_no_crew_sees_nothing(plan: Plan) -> None:
    assert shown(member(plan, "sun", "worker", "永固劳务"), plan)["activities"]["id"] == []
