"""Workers that die, hang or come back late: nothing is lost, nothing leaves twice by itself (rule 7.13)."""

from __future__ import annotations

from datetime import timedelta

from office import Office
from peers import Mailbox, Messenger

from headway.notify.actions.channels import Scope
from headway.notify.actions.dead_letters import decide_dead_letters
from headway.notify.actions.planning import plan_deliveries
from headway.notify.actions.sending import _claim, _write, take_up_again
from headway.notify.models import Delivery
from headway.notify.queries.pieces import get_piece
from headway.notify.rules.tries import MOST_TRIES, Tried


def test_a_worker_that_died_while_sending_loses_no_mail_and_posts_nothing_twice(
    office: Office, mailbox: Mailbox, messenger: Messenger
) -> None:
    office.mail_server(mailbox.port)
    office.robot("wecom", messenger.address("wecom"))
    office.tell(office.foreman)
    office.work()
    Delivery.objects.update(state="sending", claimed_at=office.now, tries=1)
    office.later(minutes=6)

    office.work()

    assert sorted(office.states()) == [("mail", "sent", ""), ("wecom", "dead", "unsure")]
    assert messenger.posts == []


def test_an_answer_that_comes_too_late_does_not_write_over_another_workers_try(office: Office) -> None:
    office.mail_server(1)
    office.tell(office.foreman)
    office.later(seconds=61)
    plan_deliveries(now=office.now)
    line = office.lines()[0]
    slow, _ = get_piece(_claim(line, office.now))
    assert slow is not None
    Delivery.objects.update(state="waiting")
    _claim(line, office.now)

    _write(line, slow, Tried("never", "mail_550"), 1, office.now)

    assert office.states() == [("mail", "sending", "")]


def test_an_answer_of_before_a_person_had_it_sent_again_counts_no_more(office: Office) -> None:
    robot = office.robot("wecom", "https://wecom.example/robot")
    office.tell(office.foreman)
    office.later(seconds=61)
    plan_deliveries(now=office.now)
    line = office.lines()[0]
    slow, _ = get_piece(_claim(line, office.now))
    assert slow is not None
    office.later(minutes=6)
    take_up_again(now=office.now)
    scope = Scope(office.planner, robot.organization_id, robot.project_id)
    ids = list(Delivery.objects.values_list("pk", flat=True))
    assert [decide_dead_letters(scope=scope, ids=ids, again=True, now=office.now) for _ in range(2)] == [1, 0]
    _claim(line, office.now)

    _write(line, slow, Tried("never", "wecom_40058"), 1, office.now)

    assert office.states() == [("wecom", "sending", "unsure")]


def test_a_mail_that_takes_its_worker_with_it_each_time_is_left_to_a_person(office: Office, mailbox: Mailbox) -> None:
    office.mail_server(mailbox.port)
    office.tell(office.foreman)
    office.work()
    for tries, state in ((MOST_TRIES - 1, "waiting"), (MOST_TRIES, "dead")):
        Delivery.objects.update(state="sending", claimed_at=office.now - timedelta(minutes=6), tries=tries)
        take_up_again(now=office.now)
        assert Delivery.objects.get().state == state
