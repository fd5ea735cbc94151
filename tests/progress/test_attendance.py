"""Check-in and check-out: one record per person, day and shift; odd ones are flagged, never refused (rules 6.70-6.73)."""

from __future__ import annotations

import pytest
from block import Block, person
from crews import DAY, Crews, crews_of

from headway.kernel.errors import NotFound
from headway.progress.actions.attendance import rebuild_attendance
from headway.progress.actions.site_settings import issue_site_code
from headway.progress.models import Attendance, Fact, HoursSheet
from headway.progress.queries.attendance import list_presence, read_attendance
from headway.progress.rules.site_time import site_today
from headway.progress.site_errors import NotTheShift
from headway.projects.actions import add_member
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db
GATE = {"longitude": 116.4, "latitude": 39.9, "accuracy_m": 18.0}


@pytest.fixture
def crews(block: Block) -> Crews:
    return crews_of(block)


def test_a_shift_has_one_record_with_its_hours(crews: Crews) -> None:
    """Rule 6.70: 06:52-17:46 with the break of 90 minutes are 9.4 hours."""
    crews.check(crews.worker, "check_in", f"{DAY}T06:52", position=GATE)
    crews.check(crews.worker, "check_out", f"{DAY}T17:46")

    row = Attendance.objects.get()
    assert (row.hours, row.accuracy_m, row.flags, row.crew_id) == (9.4, 18.0, [], crews.steel.pk)
    assert Fact.objects.filter(kind__in=["check_in", "check_out"]).count() == 2


def test_a_second_check_in_of_a_shift_joins_its_record_and_is_flagged(crews: Crews) -> None:
    """Rule 6.70."""
    crews.check(crews.worker, "check_in", f"{DAY}T07:00")
    crews.check(crews.worker, "check_in", f"{DAY}T07:05")
    assert Attendance.objects.get().flags == []

    crews.check(crews.worker, "check_in", f"{DAY}T13:00")
    row = Attendance.objects.get()
    assert row.flags == ["second_check_in"]
    assert row.in_at is not None
    assert row.in_at.hour == 23  # 07:00 in Shanghai, UTC of the day before


def test_a_night_shift_belongs_to_the_day_on_which_it_began(crews: Crews) -> None:
    """Rule 6.71."""
    crews.check(crews.worker, "check_in", f"{DAY}T21:30", shift="night")
    crews.check(crews.worker, "check_out", "2026-03-07T05:30", shift="night")

    row = Attendance.objects.get()
    assert (row.day.isoformat(), row.shift, row.hours) == (DAY, "night", 6.5)
    with pytest.raises(NotTheShift):
        crews.check(crews.worker, "check_out", "2026-03-08T05:30", shift="night")


def test_a_leader_enters_his_crew_by_name_and_no_other(crews: Crews) -> None:
    """Rule 6.73; a foreign crew is answered like one that is not there."""
    for name in ("吴刚", "郑强", "李四"):
        crews.check(crews.block.foreman, "check_in", f"{DAY}T07:00", person=name, crew=crews.steel.pk)

    assert sorted(Attendance.objects.values_list("name", flat=True)) == ["吴刚", "李四", "郑强"]
    assert all(row.flags == [] for row in Attendance.objects.all())
    with pytest.raises(NotFound):
        crews.check(crews.block.foreman, "check_in", f"{DAY}T07:00", person="何人", crew=crews.formwork.pk)
    with pytest.raises(NotFound):
        crews.check(crews.block.foreman, "check_in", f"{DAY}T07:00", person="何人")


def test_a_colleague_who_presses_for_others_is_flagged(crews: Crews) -> None:
    """Rule 6.72."""
    for name in ("吴刚", "郑强"):
        crews.check(crews.worker, "check_in", f"{DAY}T07:00", person=name, crew=crews.steel.pk)
    assert {tuple(row.flags) for row in Attendance.objects.all()} == {("by_proxy",)}

    result = crews.check(crews.worker, "check_in", f"{DAY}T07:01", person="李四", crew=crews.steel.pk)
    assert {tuple(row.flags) for row in Attendance.objects.all()} == {("by_proxy", "one_phone")}
    assert sum(key.kind == "attendance" for key in result.touched) == 3


def test_the_same_metre_for_many_phones_and_impossible_travel_are_flagged(crews: Crews) -> None:
    """Rule 6.72."""
    others = [person(f"worker{number}", "worker") for number in range(2)]
    for one in others:
        add_member(project=crews.block.project, account=one, role="worker", now=crews.block.project.created_at)
    for one in (crews.worker, *others):
        crews.check(one, "check_in", f"{DAY}T07:00", position=GATE)
    assert {tuple(row.flags) for row in Attendance.objects.all()} == {("same_spot",)}

    far = GATE | {"longitude": 121.5, "latitude": 31.2}
    crews.check(others[0], "check_out", f"{DAY}T08:00", position=far)
    assert Attendance.objects.get(account_id=others[0].pk).flags == ["impossible_travel", "same_spot"]


def test_a_sign_that_is_not_valid_any_more_is_flagged_and_taken(crews: Crews) -> None:
    """Rule 6.73."""
    block = crews.block
    old = issue_site_code(user=block.manager, project_id=block.project.pk, now=block.project.created_at)
    new = issue_site_code(user=block.manager, project_id=block.project.pk, now=block.project.created_at)
    crews.check(crews.worker, "check_in", f"{DAY}T07:00", site_code=old.code)
    assert Attendance.objects.get().flags == ["wrong_code"]

    crews.check(block.foreman, "check_in", f"{DAY}T07:00", site_code=new.code)
    row = Attendance.objects.get(account_id=block.foreman.pk)
    assert (row.flags, row.is_scanned) == ([], True)


def test_the_records_are_what_the_log_gives(crews: Crews) -> None:
    """Rule 6.70, sync.md I10: thrown away and rebuilt they are the same."""
    crews.check(crews.worker, "check_out", f"{DAY}T17:46", position=GATE)
    crews.check(crews.worker, "check_in", f"{DAY}T06:52", by_proxy=True)
    for name in ("吴刚", "郑强", "李四"):
        crews.check(crews.worker, "check_in", f"{DAY}T07:00", person=name, crew=crews.steel.pk)

    def told(rows: list[Attendance]) -> list[tuple[object, ...]]:
        return sorted((r.person, r.day, r.shift, r.in_at, r.out_at, r.hours, tuple(r.flags)) for r in rows)

    assert told(rebuild_attendance(crews.block.project)) == told(list(Attendance.objects.all()))


def test_a_worker_reads_his_own_a_foreman_his_crews_the_planner_all(crews: Crews) -> None:
    """Rule 6.76."""
    block = crews.block
    crews.check(crews.worker, "check_in", f"{DAY}T07:00")
    crews.check(block.foreman, "check_in", f"{DAY}T07:00", person="吴刚", crew=crews.steel.pk)
    chen = person("chen", "foreman")
    add_member(project=block.project, account=chen, role="foreman", now=block.project.created_at)
    crews.check(chen, "check_in", f"{DAY}T07:00")

    def names(user: object) -> set[str]:
        project = get_project_for(user, block.project.pk)  # type: ignore[arg-type]
        found = list_presence(user, project, Attendance.objects.all()[0].day)  # type: ignore[arg-type]
        assert sum(one.present for one in found) == 3
        return {line["person"] for one in found for line in one.people}

    assert names(crews.worker) == {"qian"}
    assert names(block.foreman) == {"qian", "吴刚"}
    assert names(block.planner) == {"qian", "吴刚", "chen"}
    assert names(block.supervisor) == set()
    today = site_today(block.project.created_at, "Asia/Shanghai")
    kept = read_attendance(block.foreman, get_project_for(block.foreman, block.project.pk), None, today)
    assert {record.value["person"] for record in kept.values()} == {"qian", "吴刚"}


def test_by_a_crews_link_each_reporter_is_himself(crews: Crews) -> None:
    """Rule 6.73: the link is one account for many; who signed with his name is meant, nobody beyond the crew."""
    from headway.field.models import CrewLink
    from headway.people.models import Account

    block = crews.block
    holder = person("link", "worker")
    Account.objects.filter(pk=holder.pk).update(kind="crew_link")
    holder.refresh_from_db()
    add_member(project=block.project, account=holder, role="worker", now=block.project.created_at)
    CrewLink.objects.create(
        organization_id=block.project.organization_id, project=block.project, account_id=holder.pk, crew_id=crews.steel.pk,
        crew_name="钢筋一班", activity_ids=[], first_day="2026-03-02", last_day="2026-03-20", token_hash="0" * 64,
        made_by_id=block.planner.pk, made_by_name="li", made_at=block.project.created_at,
    )  # fmt: skip
    crews.check(holder, "check_in", f"{DAY}T07:00", reporter="吴刚")
    crews.check(holder, "check_in", f"{DAY}T07:00", reporter="李四")
    crews.check(holder, "check_in", f"{DAY}T07:01", reporter="李四", person="王五")

    rows = Attendance.objects.order_by("pk").values_list("person", "crew_id", "flags")
    assert list(rows) == [(f"{crews.steel.pk}/{name}", crews.steel.pk, []) for name in ("吴刚", "李四", "王五")]
    with pytest.raises(NotFound):
        crews.check(holder, "check_in", f"{DAY}T07:00", reporter="李四", person="赵六", crew=crews.formwork.pk)
    crews.act(holder, "hours", {"day": DAY, "lines": [{"activity_id": None, "hours": 1}]}, reporter="李四")
    sheet = HoursSheet.objects.get()
    assert (sheet.is_of_crew, sheet.crew_id, sheet.name) == (True, crews.steel.pk, "钢筋一班")
