"""Rules, open cases, effect and preview over HTTP: who may, what is told, what a strange firm sees (nothing)."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from block import person
from crews import carry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from watched import Watched, at, day_of

from headway.kernel.errors import NotAllowed
from headway.kernel.models import AuditEntry
from headway.notify.models import Delivery, Message
from headway.people.models import Account
from headway.progress.actions.assignments import decide_offer
from headway.progress.actions.closing import close_data_date
from headway.projects.actions import add_member
from headway.schedule.models import ImportRun
from headway.warnings.actions.rules import change_organization_rule
from headway.warnings.models import Reminder
from headway.warnings.queries.effect import get_organization_effect, get_project_effect
from headway.warnings.queries.preview import preview_rule
from headway.warnings.rules.effect import Outcome, effects_of
from headway.warnings.rules.kinds import DEFAULTS
from headway.warnings.rules.settings import RuleRefused, read_values, told_rule

pytestmark = pytest.mark.django_db


def ask(who: Account, method: str, path: str, body: Any = None) -> Any:
    client = Client()
    client.force_login(who)
    data = b"" if body is None else json.dumps(body).encode()
    return client.generic(
        method, f"/api{path}", data, content_type="application/json", headers={"Idempotency-Key": str(uuid.uuid4())}
    )


def on(watched: Watched, path: str) -> str:
    return f"/projects/{watched.project_id}/{path}"


def test_defaults_are_told_like_stored_rules(watched: Watched) -> None:
    told = ask(watched.block.planner, "GET", on(watched, "reminder-rules")).json()

    assert [one["kind"] for one in told["kinds"]] == list(DEFAULTS)
    assert {one["where"] for one in told["kinds"]} == {"default"}
    assert told["kinds"][2]["values"] == told_rule(DEFAULTS["overdue"]) == told["kinds"][2]["above"]
    assert told["general"]["values"] == {"site_from": 420, "site_until": 1140, "most_per_day": 8}
    assert told["may_change"] is False


def test_rule_7_21_a_projects_rule_goes_before_its_organisations_and_former_ones_stay(watched: Watched) -> None:
    manager, boss = watched.block.manager, person("gao", "executive")
    path = on(watched, "reminder-rules/no_report")

    assert ask(boss, "PUT", "/reminder-rules/no_report", {"values": {"parameters": {"days": 5}}}).status_code == 200
    assert rule(watched, "no_report")[:2] == ("organization", {"days": 5})
    ask(manager, "PUT", path, {"values": {"parameters": {"days": 3}}})
    ask(manager, "PUT", path, {"values": {"parameters": {"days": 4}}})
    assert rule(watched, "no_report") == ("project", {"days": 4}, [2, 1])
    ask(manager, "PUT", path, {"values": None})

    assert rule(watched, "no_report") == ("organization", {"days": 5}, [3, 2, 1])
    audited = (
        AuditEntry.objects.filter(action="warnings.rule_changed").order_by("id").values_list("actor_id", flat=True)
    )
    assert list(audited) == [boss.pk, manager.pk, manager.pk, manager.pk]


def rule(watched: Watched, kind: str) -> tuple[str, dict[str, int], list[int]]:
    told = ask(watched.block.planner, "GET", on(watched, "reminder-rules")).json()["kinds"]
    one = next(one for one in told if one["kind"] == kind)
    return one["where"], one["values"]["parameters"], [version["number"] for version in one["versions"]]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("days", {"parameters": {"days": 61}}),
        ("parameters", {"parameters": {"hours": 1}}),
        ("ladder", {"ladder": []}),
        ("ladder", {"ladder": [{"after_hours": 5, "to": "person"}, {"after_hours": 0, "to": "manager"}]}),
        ("ladder", {"ladder": [{"after_hours": 0, "to": "person"}, {"after_hours": 1, "to": "person"}]}),
        ("ladder", {"ladder": [{"after_hours": 0, "to": "everybody"}]}),
        ("ways", {"ways": ["pigeon"]}),
        ("is_on", {"is_on": 1}),
        ("unknown", {"colour": "red"}),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_its_field(field: str, values: dict[str, Any]) -> None:
    with pytest.raises(RuleRefused) as refused:
        read_values("no_report", values)

    assert refused.value.name == field


def test_a_refused_rule_is_named_in_the_readers_words(watched: Watched) -> None:
    answer = ask(watched.block.manager, "PUT", on(watched, "reminder-rules/general"), {"values": {"most_per_day": 0}})

    assert (answer.status_code, answer.json()["code"]) == (422, "warnings.rule_not_taken")
    assert "每人每天最多条数" in answer.content.decode()
    assert ask(watched.block.manager, "PUT", on(watched, "reminder-rules/nothing"), {"values": {}}).status_code == 404


def test_who_keeps_the_rules_of_the_organisation(watched: Watched) -> None:
    roles = {
        role: ask(person(f"x-{role}", role), "GET", "/reminder-rules").status_code
        for role in ("executive", "coordinator", "it_admin", "project_manager", "planner", "auditor", "security_admin")
    }
    assert roles == {
        "executive": 200, "coordinator": 200, "it_admin": 200, "project_manager": 403, "planner": 403, "auditor": 403,
        "security_admin": 403,
    }  # fmt: skip
    assert ask(watched.block.manager, "PUT", "/reminder-rules/overdue", {"values": None}).status_code == 403
    assert ask(watched.block.manager, "GET", "/reminder-effect").status_code == 403
    with pytest.raises(NotAllowed):
        change_organization_rule(user=watched.block.manager, kind="overdue", told=None, now=at(6))


def test_rules_of_one_firm_do_not_reach_another(watched: Watched) -> None:
    ask(person("gao", "executive", "别的公司"), "PUT", "/reminder-rules/overdue", {"values": {"is_on": False}})
    watched.look(16)

    assert len(watched.open("overdue")) == 1
    assert rule(watched, "overdue")[0] == "default"


def test_open_cases_name_what_they_are_about_who_is_responsible_and_what_was_done(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    told = ask(watched.block.manager, "GET", on(watched, "reminders")).json()

    line = told["reminders"][0]
    assert (told["sees_all"], len(told["reminders"])) == (True, 1)
    assert (line["kind"], line["parameters"]["name"], line["people"]) == ("overdue", "基础", ["zhou"])
    assert [(one["what"], one["rung"], one["name"]) for one in line["steps"]] == [("told", "person", "zhou")]
    assert line["place"] == {"kind": "activity", "id": watched.block.number("B1")}


def test_rule_7_31_everybody_sees_his_own_only_who_assigns_on_the_whole_project_sees_all(watched: Watched) -> None:
    watched.only("overdue", "acceptance_stuck", parameters={})
    watched.block.report("B1", day=day_of(5), percent=0.2)
    watched.look(16)
    block = watched.block
    seen = {
        who.username: sorted(one["kind"] for one in ask(who, "GET", on(watched, "reminders")).json()["reminders"])
        for who in (block.planner, block.foreman, block.supervisor, watched.crews.worker)
    }
    assert seen == {"li": ["acceptance_stuck", "overdue"], "zhou": ["overdue"], "sun": ["acceptance_stuck"], "qian": []}
    stranger = person("strange", "project_manager", "别的公司")
    for path in ("reminders", "reminder-rules", "reminder-effect"):
        assert ask(stranger, "GET", on(watched, path)).status_code == 404, path


def test_a_guest_who_plans_there_does_not_see_who_was_reminded(watched: Watched) -> None:
    guest = person("guest", "planner", "别的公司")
    add_member(project=watched.block.project, account=guest, role="planner", now=at(1))
    watched.only("overdue")
    watched.look(16)

    assert ask(guest, "GET", on(watched, "reminders")).json()["reminders"] == []
    assert ask(guest, "GET", on(watched, "reminder-effect")).status_code == 403


def test_snoozing_over_http_is_ones_own_matter(watched: Watched) -> None:
    from headway.kernel.clock import now

    watched.only("overdue")
    watched.look(16)
    row = watched.open("overdue")[0]
    until = now().replace(microsecond=0) + timedelta(days=1)
    path = on(watched, f"reminders/{row.pk}/snoozes")
    body = {"until": until.isoformat(), "reason": "等料"}

    assert ask(watched.crews.worker, "POST", path, body).status_code == 404
    assert ask(person("strange", "planner", "别的公司"), "POST", path, body).status_code == 404
    assert ask(watched.block.foreman, "POST", path, body).status_code == 200
    row.refresh_from_db()
    assert row.state == "snoozed"


def test_closed_ones_are_listed_with_how_they_ended(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    watched.block.report("B1", day=day_of(16), percent=1.0, now=at(16, 11))
    watched.look(16, 12)

    line = ask(watched.block.planner, "GET", on(watched, "reminders?state=closed")).json()["reminders"][0]
    assert (line["state"], line["reason"]) == ("acted", "")


def test_rule_7_29_effect_by_hand() -> None:
    """Told at 8; done at 10 and at 14, the third not at all: 3 told, 2 within a day, median 4 h."""
    outcomes = [Outcome("overdue", "all", at(9, 8), done) for done in (at(9, 10), at(9, 14), None)]
    effect = effects_of(outcomes, at(20))[0]

    assert (effect.told, effect.acted_within_24h, effect.median_hours, effect.nobody_acts) == (3, 2, 4.0, False)
    many = [Outcome("overdue", "all", at(9, 8), None)] * 9 + [Outcome("overdue", "all", at(9, 8), at(10, 9))]
    assert effects_of(many, at(20))[0].nobody_acts
    assert not effects_of([*many[:9], Outcome("overdue", "all", at(9, 8), at(10, 7))], at(20))[0].nobody_acts
    assert not effects_of(many[:9], at(20))[0].nobody_acts
    assert effects_of(many[:9], at(10, 7)) == []


def test_effect_of_a_project_by_way(watched: Watched) -> None:
    watched.only("overdue", "starts_soon", parameters={})
    watched.look(16, 8)
    message = watched.messages(watched.block.foreman, "overdue")[0]
    Delivery.objects.create(
        message=message, organization_id=message.organization_id, way="mail", recipient=watched.block.foreman,
        key=message.key, state="sent", due_at=at(16, 8), sent_at=at(16, 9), made_at=at(16, 8),
    )  # fmt: skip
    watched.block.report("B1", day=day_of(16), percent=1.0, now=at(16, 11))
    watched.look(16, 12)
    told = get_project_effect(watched.block.manager, watched.project_id, now=at(20))

    of = {(one["kind"], one["way"]): one for one in told["effects"]}
    assert [of["overdue", way]["median_hours"] for way in ("all", "inbox", "mail")] == [4.0, 4.0, 3.0]
    assert of["overdue", "all"]["acted_within_24h"] == 1
    home = get_organization_effect(person("gao", "executive"), now=at(20))
    assert home["effects"] == told["effects"]
    assert get_organization_effect(person("gao2", "executive", "别的公司"), now=at(20))["effects"] == []


def test_what_was_withdrawn_says_nothing_about_people(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16)
    watched.rule("overdue", is_on=False)
    watched.look(16, 12)

    assert get_project_effect(watched.block.manager, watched.project_id, now=at(20))["effects"] == []


def preview(watched: Watched, kind: str, day: int, **values: Any) -> Any:
    told = preview_rule(watched.block.manager, watched.project_id, kind=kind, told=values, now=at(day, 20))
    people = {one["name"]: (one["messages"], one["cases"]) for one in told["people"]}
    return told["basis"], people, told["cases"], told["to_nobody"]


def test_rule_7_30_a_preview_replays_the_last_week(watched: Watched) -> None:
    """B1 was due on Friday the 13th; by the 16th 20:00 it was overdue for two days of the ladder."""
    ladder = [{"after_hours": 0, "to": "person"}, {"after_hours": 24, "to": "manager"}]

    assert preview(watched, "overdue", 16, ladder=ladder) == ("replayed", {"zhou": (1, 1), "wang": (1, 1)}, 1, 0)
    assert preview(watched, "overdue", 13, ladder=ladder) == ("replayed", {}, 0, 0)
    assert Reminder.objects.count() == Message.objects.filter(kind="overdue").count() == 0


def test_a_preview_follows_what_was_told_day_by_day(watched: Watched) -> None:
    """With `days` 1 Friday the 6th is silent: told on Saturday, to the manager 72 h later; the report of Tuesday the
    10th at 12 ends it, and on the 12th the crew is silent again."""
    watched.begin()
    watched.block.report("B1", day=day_of(10), percent=0.3, now=at(10, 12))

    assert preview(watched, "no_report", 12, parameters={"days": 1})[1] == {"zhou": (2, 1), "wang": (1, 1)}
    assert preview(watched, "no_report", 12, parameters={"days": 4})[1] == {}


def test_a_preview_says_when_the_past_of_its_kind_is_not_known(watched: Watched) -> None:
    watched.device(watched.block.foreman)

    assert preview(watched, "device_silent", 11) == ("now", {"zhou": (1, 1), "wang": (1, 1)}, 1, 0)
    assert preview(watched, "device_silent", 11, parameters={"hours": 720}) == ("now", {}, 0, 0)


def test_a_preview_knows_what_was_answered_and_proposed_when(watched: Watched) -> None:
    """Offered on the 6th at 18, other days proposed on the 7th at 20, taken on the 9th at 9: the crew was asked after on
    the 7th at 18, the planner on the 9th at 8."""
    offer = watched.offered()
    watched.answer(offer, at(7, 20), answer="propose", proposed_first="2026-03-18")
    decide_offer(
        user=watched.block.planner, project_id=watched.project_id, offer_id=str(offer.uid), decision="take", reason="",
        now=at(9, 9),
    )  # fmt: skip
    watched.answer(offer, at(11), answer="refuse", reason="人手不够")
    ladder = [{"after_hours": 0, "to": "person"}, {"after_hours": 24, "to": "manager"}]

    assert preview(watched, "assignment_unanswered", 12, ladder=ladder) == ("replayed", {"zhou": (1, 1)}, 1, 0)
    assert preview(watched, "approval_waiting", 12, ladder=ladder) == ("replayed", {"li": (1, 1)}, 1, 0)


def test_a_preview_knows_files_that_were_decided_since(watched: Watched) -> None:
    run = watched.file()
    ImportRun.objects.filter(pk=run.pk).update(state="done", changed_at=at(8, 9))

    assert preview(watched, "approval_waiting", 12)[:2] == ("replayed", {"li": (1, 1)})
    assert preview(watched, "approval_waiting", 12, parameters={"hours": 72})[1] == {}


def test_a_preview_knows_which_diaries_were_written_later(watched: Watched) -> None:
    """That of the 7th was written on the 9th at 11: at 8 it was missing, at 18 no more; nobody knew of it on the 6th."""
    foreman = watched.block.foreman
    carry(watched.block, foreman, "diary", day_of(6), {"remark": ("", "无异常")}, now=at(6, 18))
    for day in (7, 8, 9):
        told = {"is_stoppage": (False, True)}
        carry(watched.block, foreman, "diary", day_of(day), told, now=at(9 if day == 7 else day, 11))
    ladder = [{"after_hours": 0, "to": "person"}, {"after_hours": 24, "to": "manager"}]

    assert preview(watched, "diary_missing", 9, ladder=ladder) == ("replayed", {"zhou": (1, 1), "wang": (1, 1)}, 1, 0)


def test_a_preview_knows_when_somebody_checked_in(watched: Watched) -> None:
    watched.crews.check(watched.block.foreman, "check_in", f"{day_of(6)}T07:00", day=day_of(6))
    watched.crews.check(watched.block.foreman, "check_in", f"{day_of(9)}T09:30", day=day_of(9), now=at(9, 9, 30))

    assert preview(watched, "check_in_missing", 9, parameters={"at_hour": 8})[:2] == ("replayed", {"zhou": (1, 1)})
    assert preview(watched, "check_in_missing", 9, parameters={"at_hour": 10})[1] == {}


def test_a_preview_knows_the_data_date_of_before_the_last_close(watched: Watched) -> None:
    close_data_date(
        user=watched.block.planner, project_id=watched.project_id, data_date="2026-03-13", former=None, now=at(13, 11)
    )

    assert preview(watched, "data_date_open", 14) == ("replayed", {"li": (1, 1)}, 1, 0)


def test_a_preview_counts_cases_that_would_reach_nobody(watched: Watched) -> None:
    roof = [{"after_hours": 0, "to": "person"}]

    assert preview(watched, "starts_soon", 24, ladder=roof, parameters={"days": 10})[3] == 1


def test_a_preview_knows_what_waited_then_and_does_not_wait_now(watched: Watched) -> None:
    """Told on Friday at 18, stuck from Saturday at 18, told on to the manager a day later, accepted on Monday at 9."""
    uid = watched.block.report("B1", day=day_of(5), percent=0.2)
    watched.accept(uid, at(9, 9))

    assert preview(watched, "acceptance_stuck", 12)[1] == {"sun": (1, 1), "wang": (1, 1)}


def test_the_list_costs_the_same_statements_for_many_reminders(watched: Watched) -> None:
    counts = []
    for day in (4, 16):
        watched.look(day)
        with CaptureQueriesContext(connection) as statements:
            assert ask(watched.block.planner, "GET", on(watched, "reminders")).status_code == 200
        counts.append(len(statements))

    assert counts[1] - counts[0] <= 2  # a second kind of subject
