"""What is told leaves by the ways that people read: once, at a time that they chose, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from office import Office
from peers import Mailbox, Messenger

from headway.notify.actions import mark_messages, withdraw
from headway.notify.actions.planning import plan_deliveries
from headway.notify.models import Attempt, Channel, Delivery, Message, Preferences
from headway.notify.rules.ways import Choices, leaving_by
from headway.people.models import Account
from headway.projects.models import Membership


def words(mail: Any, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_mail_says_what_happened_and_leads_there(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    assert office.work() == 0  # gathered for a minute
    office.later(seconds=61)

    assert office.work() == 1

    mail = mailbox.mails[0]
    assert mail["To"] == "李工长 <li@example.cn>"
    assert "云栖雅苑" in mail["Subject"]
    link = f"https://headway.example.cn/projects/{office.project.pk}/plan?activity={office.activity_id}"
    assert link in words(mail) and link in words(mail, "html")
    assert office.work() == 0 and len(mailbox.mails) == 1


def test_what_happens_together_arrives_as_one_mail(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    for number in range(3):
        office.tell(office.foreman, key=f"k{number}")
    office.later(seconds=61)

    assert office.work() == 1
    assert "3" in mailbox.mails[0]["Subject"]
    assert len({row.batch for row in Delivery.objects.all()}) == 1


def test_names_of_plans_are_text_never_markup_nor_templates(office: Office, mailbox: Mailbox) -> None:
    """security.md row 34."""
    office.mail_server(mailbox.port)
    Account.objects.filter(pk=office.foreman.pk).update(display_name="{{7*7}}<b>李</b>")
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()

    html = words(mailbox.mails[0], "html")
    assert "{{7*7}}&lt;b&gt;" in html and "<b>李" not in html and "49" not in html


def test_nothing_leaves_in_quiet_hours_and_all_of_it_together_afterwards(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    office.later(hours=9)  # 21:00
    office.tell(office.foreman, key="a")
    office.later(hours=2)
    office.tell(office.foreman, key="b")
    office.later(minutes=2)
    assert office.work() == 0

    office.later(hours=8)  # 07:02
    assert office.work() == 1
    assert office.states() == [("mail", "sent", "")] * 2


def test_beyond_the_cap_of_a_day_it_waits_for_the_digest(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    Preferences.objects.create(
        account=office.foreman, ways={}, quiet_from=0, quiet_until=0, digest_at=17 * 60, most_per_day=2,
        zone="Asia/Shanghai", changed_at=office.now,
    )  # fmt: skip
    for number in range(5):
        office.tell(office.foreman, key=f"k{number}")
        office.later(minutes=2)
        office.work()
    assert len(mailbox.mails) == 2

    office.later(hours=5)
    office.work()
    assert len(mailbox.mails) == 3
    assert "3" in mailbox.mails[2]["Subject"]


def test_what_was_read_in_the_inbox_is_not_told_again(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    office.work()
    mark_messages(user=office.foreman, ids=[Message.objects.get().pk], is_read=True, now=office.now)
    office.later(seconds=61)

    assert office.work() == 0
    assert office.states() == [("mail", "dropped", "read")]


def test_what_is_withdrawn_before_it_left_never_leaves(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    office.tell(office.foreman, key="reminder:1:0")
    office.work()
    assert withdraw(keys=["reminder:1:0"], now=office.now) == 1
    office.later(seconds=61)

    assert office.work() == 0
    assert office.states() == [("mail", "dropped", "withdrawn")]
    assert Message.objects.get().archived_at is not None


def test_who_lost_his_rights_meanwhile_is_not_told(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    office.work()
    Membership.objects.filter(account=office.foreman).delete()
    office.later(seconds=61)

    assert office.work() == 0
    assert office.states() == [("mail", "dropped", "out_of_sight")]


def test_a_mailbox_that_is_full_is_tried_again_one_that_does_not_exist_is_a_dead_letter(
    office: Office, mailbox: Mailbox
) -> None:
    office.mail_server(mailbox.port)
    mailbox.refuse = "452 4.2.2 mailbox full"
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()
    assert office.states() == [("mail", "waiting", "mail_452")]

    mailbox.refuse = ""
    office.later(seconds=31)
    assert office.work() == 1

    mailbox.refuse = "550 5.1.1 no such user"
    office.tell(office.planner, key="other")
    office.later(seconds=61)
    office.work()
    assert office.states()[-1] == ("mail", "dead", "mail_550")
    assert [row.outcome for row in Attempt.objects.order_by("pk")] == ["later", "sent", "never"]


@pytest.mark.parametrize("address", ["李工@例子.中国", "li..wei@example.cn", "li,wei@example.cn", "li@", ""])
def test_an_address_that_no_server_takes_stops_nobody_elses_mail(
    office: Office, mailbox: Mailbox, address: str
) -> None:
    server = office.mail_server(mailbox.port)
    office.tell(office.foreman, office.planner)
    plan_deliveries(now=office.now)
    Account.objects.filter(pk=office.foreman.pk).update(email=address)
    office.later(seconds=61)

    assert office.work() == 1
    assert sorted(office.states()) == [("mail", "dead", "mail_address"), ("mail", "sent", "")]
    server.refresh_from_db()
    assert (server.failures, server.open_until) == (0, None)


def test_a_dead_mail_server_opens_the_breaker_and_the_first_success_closes_it(office: Office, mailbox: Mailbox) -> None:
    server = office.mail_server(1)  # nobody listens there
    for number in range(6):
        office.tell(office.foreman, key=f"k{number}")
        office.later(seconds=61)
        office.work()
    server.refresh_from_db()
    assert server.open_until is not None and server.open_until > office.now
    tries = Attempt.objects.count()
    office.work()
    assert Attempt.objects.count() == tries  # while it is open nothing is tried

    Channel.objects.filter(pk=server.pk).update(settings={**server.settings, "port": mailbox.port})
    office.later(hours=2)
    office.work()
    server.refresh_from_db()
    assert (server.failures, server.open_until) == (0, None)
    assert {state for _, state, _ in office.states()} == {"sent"}


def test_the_line_that_broke_after_the_mail_sends_the_same_message_id(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    mailbox.break_after_data = True
    office.tell(office.foreman)
    office.later(seconds=61)
    assert office.work() == 0

    mailbox.break_after_data = False
    office.later(minutes=5)
    office.work()

    assert len(mailbox.mails) == 2
    assert mailbox.mails[0]["Message-ID"] == mailbox.mails[1]["Message-ID"]


def test_every_vendor_takes_our_signature_and_a_post_is_made_once_for_all_who_were_told(
    office: Office, messenger: Messenger
) -> None:
    messenger.now = office.clock
    Account.objects.filter(pk=office.foreman.pk).update(phone="13800001234")
    office.robot("dingtalk", messenger.address("dingtalk"), Messenger.DINGTALK_SECRET)
    office.robot("wecom", messenger.address("wecom"))
    office.robot("feishu", messenger.address("feishu"), Messenger.FEISHU_SECRET)
    office.tell(office.foreman, office.planner)
    office.later(seconds=61)

    assert office.work() == 3
    posts = dict(messenger.posts)
    assert posts["dingtalk"]["at"]["atMobiles"] == ["13800001234"]
    assert "云栖雅苑" in posts["wecom"]["markdown"]["content"]
    assert posts["feishu"]["card"]["header"]["title"]["content"] == "云栖雅苑 3# 楼"


def test_a_wrong_secret_stops_the_robot_until_a_person_looks(office: Office, messenger: Messenger) -> None:
    messenger.now = office.clock
    robot = office.robot("dingtalk", messenger.address("dingtalk"), "SEC-of-another-robot")
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()

    robot.refresh_from_db()
    assert robot.last_error == "dingtalk_refused"
    assert robot.open_until is not None and robot.open_until >= office.now + timedelta(minutes=59)
    assert office.states() == [("dingtalk", "waiting", "dingtalk_refused")]


def test_a_rate_limit_delays_and_loses_nothing(office: Office, messenger: Messenger) -> None:
    messenger.now = office.clock
    messenger.most_per_minute = 3
    office.robot("wecom", messenger.address("wecom"))
    for number in range(8):
        office.tell(office.foreman, key=f"k{number}")
    office.later(seconds=61)
    for _ in range(12):
        office.work()
        office.later(minutes=3)

    assert len(messenger.posts) == 8
    assert {state for _, state, _ in office.states()} == {"sent"}


def test_a_portals_page_with_status_200_is_not_believed(office: Office, messenger: Messenger) -> None:
    messenger.answer = (200, b"<html>please sign in</html>")
    office.robot("wecom", messenger.address("wecom"))
    office.tell(office.foreman)
    office.later(seconds=61)

    assert office.work() == 0
    assert office.states() == [("wecom", "waiting", "not_an_answer")]


def test_a_line_that_broke_after_a_post_is_left_to_a_person(office: Office, messenger: Messenger) -> None:
    messenger.hang_up = True
    office.robot("wecom", messenger.address("wecom"))
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()

    assert office.states() == [("wecom", "dead", "no_answer")]


def test_an_address_within_the_house_is_not_called_unless_it_was_opened(
    office: Office, messenger: Messenger, settings: Any
) -> None:
    settings.OUTGOING_NETWORKS = ()
    office.robot("wecom", messenger.address("wecom"))
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()

    assert office.states() == [("wecom", "waiting", "address_refused")]
    assert messenger.posts == []


def test_a_group_does_not_wake_who_may_not_see_it_any_more(office: Office, messenger: Messenger) -> None:
    messenger.now = office.clock
    Account.objects.filter(pk=office.foreman.pk).update(phone="13800001234")
    office.robot("dingtalk", messenger.address("dingtalk"), Messenger.DINGTALK_SECRET)
    office.tell(office.foreman, office.planner)
    office.work()
    Membership.objects.filter(account=office.foreman).delete()
    office.later(seconds=61)

    assert office.work() == 1
    assert "13800001234" not in str(messenger.posts)


def test_the_digest_comes_by_mail_also_without_mail_beside_it() -> None:
    assert leaving_by("overdue", Choices(ways={"overdue": ["digest"]})) == {"mail"}
    assert leaving_by("overdue", Choices(ways={"overdue": ["push"]})) == {"push"}
    assert leaving_by("overdue", Choices(ways={"overdue": []})) == frozenset()


def test_what_is_due_on_many_lines_is_found_in_the_statements_of_one(office: Office) -> None:
    counts = []
    for number in range(4):
        office.robot("wecom", f"https://wecom.example/{number}")
        office.tell(office.foreman, key=f"k{number}")
        plan_deliveries(now=office.now)
        office.later(seconds=61)
        with CaptureQueriesContext(connection) as statements:
            assert len(office.lines()) == number + 1
        counts.append(len(statements))
    assert len(set(counts)) == 1
    Channel.objects.filter(pk=Channel.objects.latest("pk").pk).update(open_until=office.now + timedelta(hours=1))
    assert len(office.lines()) == 3


def test_who_has_no_address_is_told_in_the_inbox_only(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    Account.objects.filter(pk=office.foreman.pk).update(email="")
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()

    assert office.states() == [] and Message.objects.count() == 1


def test_what_was_tried_once_stays_one_mail_that_nothing_joins(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    mailbox.break_after_data = True
    office.tell(office.foreman, key="a")
    office.later(seconds=61)
    office.work()

    mailbox.break_after_data = False
    office.tell(office.foreman, key="b")
    office.later(minutes=5)
    office.work()

    first, *later = [mail["Message-ID"] for mail in mailbox.mails]
    assert len(later) == 2 and later.count(first) == 1


def test_a_name_without_an_address_is_tried_again_and_stops_nothing(office: Office) -> None:
    office.robot("wecom", "https://no-such-name.invalid/cgi-bin/webhook/send?key=1")
    office.tell(office.foreman)
    office.later(seconds=61)
    office.work()

    assert office.states() == [("wecom", "waiting", "no_connection")]
    assert Channel.objects.get().open_until is None
