"""Reports from the site become facts of the log, and what stands follows (rules 6.40-6.45)."""

from __future__ import annotations

import uuid
from collections.abc import Hashable
from typing import Any

import pytest
from block import Block, later, person, photo

from headway.field.kinds import Acting, find_kind
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.models import Account
from headway.progress.actions.reporting import switch_site_reporting
from headway.progress.errors import (
    ActivityGone,
    ActivityNotReported,
    CorrectsAnother,
    EntryThere,
    FactNotTaken,
    NothingReported,
    NotOwnEntry,
    SiteReportingOff,
)
from headway.progress.models import Entry, Fact
from headway.progress.queries.log import list_log
from headway.progress.queries.records import read_activities, read_entries, read_project
from headway.progress.rules.places import full_name
from headway.progress.rules.replay import entry_states
from headway.projects.actions import add_member
from headway.projects.queries import get_project_for
from headway.schedule.models import Activity

pytestmark = pytest.mark.django_db


def test_a_report_becomes_one_entry_with_its_facts(block: Block) -> None:
    uid = block.report(
        "B1", percent=0.6, quantity=60, unit="m³", remaining_days=2, headcount=9, note="⑤轴", blobs=[photo()]
    )

    facts = Fact.objects.filter(entry__uid=uid).order_by("sequence").values_list("kind", "values")
    assert dict(facts) | {} == {
        "percent": {"percent": 0.6},
        "quantity": {"quantity": 60.0, "unit": "m³"},
        "remaining": {"remaining_days": 2.0},
        "headcount": {"headcount": 9},
        "note": {"text": "⑤轴"},
        "photo": {"sha256": f"{1:064x}", "media_type": "image/jpeg"},
    }
    assert block.claimed("B1")["percent"] == 0.6
    assert block.accepted("B1") is None


def test_a_quantity_gives_the_percent_where_the_whole_is_known(block: Block) -> None:
    """Rule 6.41."""
    block.report("B1", quantity=40, unit="m³")
    block.report("B2", quantity=40, unit="t")

    assert block.claimed("B1")["percent"] == 0.4
    assert "percent" not in block.claimed("B2")


def test_the_own_later_entry_of_the_day_takes_the_place_of_the_earlier(block: Block) -> None:
    """Rule 6.42."""
    morning = block.report("B1", percent=0.5)
    evening = block.report("B1", percent=0.7, now=later(hours=6))

    log = list_log(block.project.pk, [block.number("B1")])[block.number("B1")]
    states = entry_states(log)
    assert {one.uid: states[one.id] for one in log} == {morning: "superseded", evening: "claimed"}
    assert block.claimed("B1")["percent"] == 0.7


def test_a_correction_names_what_it_corrects(block: Block) -> None:
    wrong = block.report("B1", percent=0.9, day="2026-03-04")
    block.report("B1", percent=0.6, day="2026-03-04", supersedes=wrong)

    assert block.claimed("B1")["percent"] == 0.6
    with pytest.raises(CorrectsAnother):
        block.report("B1", percent=0.5, supersedes=wrong)


def test_only_the_own_report_is_corrected_or_withdrawn(block: Block) -> None:
    theirs = block.report("B1", percent=0.9)
    other = person("xu", "foreman")
    add_member(project=block.project, account=other, role="foreman", now=later())

    with pytest.raises(NotOwnEntry):
        block.report("B1", by=other, percent=0.6, supersedes=theirs)
    with pytest.raises(NotOwnEntry):
        block.act(other, "withdraw_report", {"supersedes": theirs})


def test_a_withdrawn_report_stays_in_the_log_and_counts_no_more(block: Block) -> None:
    uid = block.report("B1", percent=0.9)
    block.act(block.foreman, "withdraw_report", {"supersedes": uid, "reason": "填错楼"})

    assert block.claimed("B1") is None
    assert Entry.objects.filter(project=block.project).count() == 2


def test_a_withdrawal_cannot_be_corrected(block: Block) -> None:
    uid = block.report("B1", percent=0.9)
    withdrawal = str(uuid.uuid4())
    block.act(block.foreman, "withdraw_report", {"supersedes": uid}, record_id=withdrawal)

    with pytest.raises(CorrectsAnother):
        block.report("B1", percent=0.5, supersedes=withdrawal)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"percent": 1.2}, FactNotTaken),
        ({"percent": "0.5"}, FactNotTaken),
        ({"percent": float("nan")}, FactNotTaken),
        ({"remaining_days": -1}, FactNotTaken),
        ({"percent": 0.5, "state": "perhaps"}, FactNotTaken),
        ({"percent": 0.5, "day": "2026-02-30"}, FactNotTaken),
        ({"note": "x" * 5000}, FactNotTaken),
        ({}, NothingReported),
    ],
)
def test_what_a_fact_cannot_hold_is_refused(block: Block, told: dict[str, object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        block.report("B1", **told)
    assert not Entry.objects.exists()


def test_a_summary_and_what_is_gone_take_no_report(block: Block) -> None:
    gone = {"activity_id": 999_999, "day": "2026-03-05", "percent": 0.5}
    with pytest.raises(ActivityNotReported):
        block.report("B", percent=0.5)
    with pytest.raises(ActivityGone):
        block.act(block.foreman, "report", gone)


def test_without_site_reporting_nothing_is_taken(block: Block) -> None:
    switch_site_reporting(user=block.manager, project_id=block.project.pk, is_on=False, now=later())

    with pytest.raises(SiteReportingOff):
        block.report("B1", percent=0.5)


def test_who_reports_must_hold_the_capability(block: Block) -> None:
    with pytest.raises(NotAllowed):
        block.report("B1", by=block.supervisor, percent=0.5)


def test_a_guest_reports_on_the_work_of_his_crews_alone(block: Block) -> None:
    guest = person("guest", "foreman", "劳务公司")
    add_member(project=block.project, account=guest, role="foreman", now=later())

    with pytest.raises(NotFound):
        block.report("B1", by=guest, percent=0.5)
    assert read_activities(guest, get_project_for(guest, block.project.pk), None) == {}


def test_what_one_author_may_see_is_not_kept_for_the_next_of_the_same_exchange(block: Block) -> None:
    guest = person("guest", "foreman", "劳务公司")
    add_member(project=block.project, account=guest, role="foreman", now=later())
    known: dict[Hashable, Any] = {}
    kind = find_kind("report")
    assert kind is not None
    told = {"activity_id": block.number("B1"), "day": "2026-03-05", "percent": 0.3}

    def enter(author: Account) -> None:
        project = get_project_for(author, block.project.pk)
        acting = Acting(author=author, project=project, now=later(), known=known)
        kind.carry_out(block.operation(author, "report", told), acting)

    enter(block.foreman)
    with pytest.raises(NotFound):
        enter(guest)


def test_the_same_entry_does_not_come_twice(block: Block) -> None:
    uid = str(uuid.uuid4())
    told = {"activity_id": block.number("B1"), "day": "2026-03-05", "percent": 0.5}
    block.act(block.foreman, "report", told, record_id=uid)

    with pytest.raises(EntryThere):
        block.act(block.foreman, "report", told, record_id=uid)


def test_a_manager_carries_out_what_its_author_may_no_longer(block: Block) -> None:
    author = person("left", "worker")
    operation = block.operation(
        author, "report", {"activity_id": block.number("B1"), "day": "2026-03-05", "percent": 0.3}
    )
    project = get_project_for(block.manager, block.project.pk)
    kind = find_kind("report")
    assert kind is not None
    kind.carry_out(operation, Acting(author=author, project=project, now=later(), on_behalf_of=block.manager))

    assert block.claimed("B1")["by"] == "left"


def test_devices_keep_the_project_its_activities_and_the_own_entries(block: Block) -> None:
    uid = block.report("B1", percent=0.6, note="⑤轴", blobs=[photo()])
    project = get_project_for(block.foreman, block.project.pk)

    own = read_entries(block.foreman, project, None)
    activity = read_activities(block.foreman, project, [str(block.number("B1"))])[str(block.number("B1"))]
    assert own[uid].value["state"] == "claimed"
    assert own[uid].value["photos"] == [f"{1:064x}"]
    assert activity.value["claimed"]["percent"] == 0.6
    assert activity.value["accepted"]["percent"] == 0.0
    assert activity.value["path"] == ["两层楼"]
    assert read_project(block.foreman, project, None)["0"].value["is_site_reporting"] is True
    assert own[uid].value["activity"] == {"name": "基础", "location": ""}
    assert uid in read_entries(block.supervisor, get_project_for(block.supervisor, block.project.pk), None)
    assert read_entries(block.planner, project, None) == {}


def test_a_phone_is_told_what_work_waits_for_with_its_place(block: Block) -> None:
    Activity.objects.filter(plan=block.plan, activity_id=block.number("B1")).update(location="3# 楼/地下/A 区")
    project = get_project_for(block.foreman, block.project.pk)
    number = str(block.number("B2"))

    assert read_activities(block.foreman, project, [number])[number].value["waits_for"] == ["地下 A 区 基础"]


@pytest.mark.parametrize(
    ("name", "location", "told"),
    [
        ("B 区 混凝土浇筑", "3# 楼/28 层/B 区", "28 层 B 区 混凝土浇筑"),
        ("28层钢筋绑扎", "3# 楼/28 层", "28层钢筋绑扎"),
        ("基础", "3# 楼", "基础"),
        ("基础", "", "基础"),
    ],
)
def test_a_name_has_the_place_that_it_leaves_out(name: str, location: str, told: str) -> None:
    assert full_name(name, location) == told
