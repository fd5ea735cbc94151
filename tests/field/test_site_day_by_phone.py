"""The site's day as phones enter and keep it, through exchanges and the feed: check-in, hours, diary, offers of work."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from small_site import Phone, SmallSite, build_site

from headway.field.models import Conflict
from headway.kernel.clock import now
from headway.progress.actions.assignments import Wish, offer_work
from headway.progress.models import Attendance, Diary, HoursSheet
from headway.progress.rules.assignments import Assignee
from headway.progress.rules.site_time import site_today
from headway.projects.models import CrewMember, Resource
from headway.schedule.actions import apply_edit, ensure_live_plan
from headway.schedule.actions.operations import ROW_OPERATIONS
from headway.schedule.models import Activity, Assignment

pytestmark = pytest.mark.django_db
TODAY = site_today(now(), "Asia/Shanghai")
DAY = TODAY.isoformat()


@pytest.fixture
def site(db: None) -> SmallSite:
    made = build_site()
    plan = ensure_live_plan(project=made.project, now=now())
    told: list[dict[str, Any]] = [
        {"kind": "change_settings", "values": {"start": "2026-03-02T08:00", "data_date": "2026-03-02T08:00"}},
        {"kind": "add_calendar", "ref": -9, "values": {"name": "七日制"}},
        {"kind": "change_settings", "values": {"default_calendar_id": -9}},
        {"kind": "add_activity", "ref": -1, "values": {"code": "A1", "name": "主体", "duration_minutes": 4800}},
    ]
    made_operations = [ROW_OPERATIONS[one.pop("kind")](plan_id=plan.pk, **one) for one in told]
    apply_edit(bases={plan.pk: 0}, operations=made_operations, author=made.manager, source="office", now=now())
    crew = Resource.objects.create(
        organization_id=made.project.organization_id, kind="crew", name="钢筋一班", trade="钢筋工", leader=made.foreman
    )
    CrewMember.objects.create(resource=crew, account=made.worker, name="赵师傅")
    return made


def entered(phone: Phone, site: SmallSite, kind: str, record: tuple[str, str], **changes: Any) -> dict[str, Any]:
    told = {name: value if isinstance(value, list) else [None, value] for name, value in changes.items()}
    return phone.enter(site.project, told, kind=kind, record={"kind": record[0], "id": record[1]})


def kept(phone: Phone, site: SmallSite) -> dict[tuple[str, str], Any]:
    """What a fresh phone holds after it has read the feed to its end."""
    found: dict[tuple[str, str], Any] = {}
    phone.send()
    page = phone.pull(site.project).json()
    page = phone.pull(site.project, scope=page["scope"]).json() if not page["records"] else page
    for record in page["records"]:
        if record["value"] is not None:
            found[record["kind"], record["id"]] = record["value"]
    return found


def statuses(answer: dict[str, Any]) -> list[str]:
    return [one["status"] for one in answer["answers"]]


def test_a_day_of_a_worker_reaches_his_and_his_foremans_phone(site: SmallSite) -> None:
    worker, foreman = site.phone_of(site.worker), site.phone_of(site.foreman)
    me = f"{site.worker.pk}:{DAY}"
    sent = worker.send(
        entered(worker, site, "check_in", ("attendance", me), day=DAY, at=f"{DAY}T00:05"),
        entered(worker, site, "check_out", ("attendance", me), day=DAY, at=f"{DAY}T09:05"),
        entered(worker, site, "hours", ("hours", me), day=DAY, lines=[None, [{"activity_id": None, "hours": 7.5}]]),
    )
    assert statuses(sent) == ["applied"] * 3
    foreman.send(entered(foreman, site, "diary", ("diary", DAY), weather_am="sunny", machines=["", "塔吊 2 台"]))

    mine = kept(worker, site)
    assert (mine["attendance", me]["hours"], mine["attendance", me]["flags"]) == (7.5, [])
    assert mine["hours", me]["state"] == "confirmed"
    assert ("diary", DAY) not in mine
    his = kept(foreman, site)
    assert his["attendance", me]["person"] == "赵师傅"
    assert his["diary", DAY]["headcount"] == [{"trade": "钢筋工", "count": 1}]
    assert (his["diary", DAY]["machines"], his["diary", DAY]["version"]) == ("塔吊 2 台", 1)


def test_what_is_sent_twice_counts_once(site: SmallSite) -> None:
    worker = site.phone_of(site.worker)
    mark = entered(worker, site, "check_in", ("attendance", f"{site.worker.pk}:{DAY}"), day=DAY, at=f"{DAY}T00:05")
    assert statuses(worker.send(mark)) == statuses(worker.send(mark)) == ["applied"]
    assert len(Attendance.objects.get().marks) == 1


def test_what_is_written_into_a_signed_diary_is_parked_with_its_words(site: SmallSite) -> None:
    """Rule 6.88, decision 1032."""
    foreman, manager = site.phone_of(site.foreman), site.phone_of(site.manager)
    manager.send(entered(manager, site, "diary", ("diary", DAY), remark=["", "无异常"]))
    manager.send(entered(manager, site, "sign_diary", ("diary", DAY)))
    (answer,) = foreman.send(entered(foreman, site, "diary", ("diary", DAY), remark=["", "有异常"]))["answers"]

    assert (answer["status"], answer["reason"], "补记" in answer["cure"]) == ("parked", "progress.diary_signed", True)
    assert Diary.objects.get().fields["remark"] == "无异常"
    (added,) = foreman.send(entered(foreman, site, "diary_addendum", ("diary", DAY), text="漏记停电 1 小时"))["answers"]
    assert added["status"] == "applied"


def test_two_phones_that_write_another_weather_open_a_conflict(site: SmallSite) -> None:
    """Rule 6.87: both are kept, the first stands."""
    foreman, manager = site.phone_of(site.foreman), site.phone_of(site.manager)
    foreman.send(entered(foreman, site, "diary", ("diary", DAY), weather_am="sunny"))
    (answer,) = manager.send(entered(manager, site, "diary", ("diary", DAY), weather_am="fog"))["answers"]

    assert answer["status"] == "applied_with_conflict"
    assert Diary.objects.get().fields["weather_am"] == "sunny"
    (signed,) = foreman.send(entered(foreman, site, "sign_diary", ("diary", DAY)))["answers"]
    assert (signed["status"], signed["reason"]) == ("parked", "progress.diary_contested")
    assert "上午天气" in signed["text"]
    decided = manager.client.post(
        f"/api/conflicts/{answer['conflict_id']}/decisions",
        {"choice": "mine", "value": None, "reason": "现场有雾"},
        content_type="application/json",
        headers={"Idempotency-Key": "0197f5a0-0000-7000-8000-000000000001"},
    )
    assert decided.status_code == 200, decided.content
    assert Diary.objects.get().fields["weather_am"] == "fog"
    assert statuses(foreman.send(entered(foreman, site, "sign_diary", ("diary", DAY)))) == ["applied"]


def test_who_writes_a_contested_field_anew_leaves_one_conflict_of_it(site: SmallSite) -> None:
    """Rule 6.87: about what its own phone has replaced nobody decides; another field's stays open."""
    foreman, manager = site.phone_of(site.foreman), site.phone_of(site.manager)
    foreman.send(entered(foreman, site, "diary", ("diary", DAY), weather_am="sunny", remark=["", "一切正常"]))
    for remark in ("停电", "停电一小时", "停电两小时"):
        manager.send(entered(manager, site, "diary", ("diary", DAY), weather_am="cloudy", remark=["", remark]))
    manager.send(entered(manager, site, "diary", ("diary", DAY), remark=["停电两小时", "停电三小时"]))

    still = Conflict.objects.filter(is_open=True).order_by("pk").values_list("field", "mine", "theirs")
    assert list(still) == [("weather_am", "cloudy", "sunny"), ("remark", "停电三小时", "一切正常")]
    ended = Conflict.objects.filter(is_open=False)
    assert set(ended.values_list("settlement__choice", flat=True)) == {"overtaken"}


def test_an_offer_comes_to_the_phone_and_its_answer_into_the_plan(site: SmallSite) -> None:
    """Rules 6.80, 6.84."""
    crew = Resource.objects.get(name="钢筋一班")
    offer = offer_work(
        user=site.manager, project_id=site.project.pk, wishes=[Wish(Activity.objects.get(code="A1").activity_id)],
        assignee=Assignee("crew", resource_id=crew.pk), first_day=TODAY, last_day=TODAY + timedelta(days=7), message="",
        now=now(),
    )[0]  # fmt: skip
    phone, record = site.phone_of(site.foreman), ("assignment", str(offer.uid))
    assert (kept(phone, site)[record]["state"], kept(phone, site)[record]["may_answer"]) == ("offered", True)
    refused = phone.send(entered(phone, site, "answer_assignment", record, answer="refuse", reason=""))
    assert statuses(refused) == ["parked"]
    assert statuses(phone.send(entered(phone, site, "answer_assignment", record, answer="accept"))) == ["applied"]

    assert kept(phone, site)[record]["state"] == "accepted"
    assert Assignment.objects.get().resource_id == crew.pk
    assert record not in kept(site.phone_of(site.worker), site)


def test_an_entry_that_cannot_be_is_parked_and_the_next_goes_on(site: SmallSite) -> None:
    worker = site.phone_of(site.worker)
    me = f"{site.worker.pk}:{DAY}"
    sent = worker.send(
        entered(worker, site, "check_in", ("attendance", "x"), day=DAY, at=f"{DAY}T00:05", person="外人", crew=999_999),
        entered(worker, site, "check_in", ("attendance", "x"), day="yesterday", at="now"),
        entered(worker, site, "hours", ("hours", me), day=DAY, lines=[None, [{"activity_id": 999_999, "hours": 8}]]),
        entered(worker, site, "diary", ("diary", DAY), remark=["", "x"]),
        entered(worker, site, "check_in", ("attendance", me), day=DAY, at=f"{DAY}T00:05"),
    )
    assert statuses(sent) == ["parked"] * 4 + ["applied"]
    assert [one["reason"] for one in sent["answers"][:4]] == [
        "denied", "schedule.value.day", "tombstone", "denied",
    ]  # fmt: skip
    assert not HoursSheet.objects.exists()
