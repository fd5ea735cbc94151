"""A reminder is put off for a day by the link of its mail (rules 7.15, 7.28)."""

from __future__ import annotations

import pytest
from watched import Watched, at

from headway.kernel.errors import NotFound
from headway.notify.action_links import actions_of
from headway.notify.models import Message
from headway.warnings.actions.snoozing import snooze_by_link, snooze_reminder
from headway.warnings.errors import NotToBeSnoozed

pytestmark = pytest.mark.django_db


def test_a_days_rest_from_the_mail(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16, 8)
    foreman = watched.block.foreman
    message = Message.objects.filter(recipient=foreman, kind="overdue").latest("pk")
    told = {"project_id": watched.project_id, "key": message.key}
    with pytest.raises(NotFound):
        snooze_by_link(watched.crews.worker, told, at(16, 9))

    snooze_by_link(foreman, told, at(16, 9))
    row = watched.open("overdue")[0]
    assert (row.state, row.snoozed_until) == ("snoozed", at(17, 9))

    watched.rule("overdue", may_snooze=False)
    with pytest.raises(NotToBeSnoozed):
        snooze_by_link(foreman, told, at(16, 10))


def test_an_old_mail_does_not_shorten_a_longer_rest(watched: Watched) -> None:
    watched.only("overdue")
    watched.look(16, 8)
    foreman, row = watched.block.foreman, watched.open("overdue")[0]
    key = Message.objects.filter(recipient=foreman, kind="overdue").latest("pk").key
    snooze_reminder(
        user=foreman, project_id=watched.project_id, reminder_id=row.pk, until=at(20, 8), reason="", now=at(16, 9)
    )
    snooze_by_link(foreman, {"project_id": watched.project_id, "key": key}, at(16, 10))

    assert watched.open("overdue")[0].snoozed_until == at(20, 8)


def test_a_digest_offers_no_rest_for_all_that_it_gathers() -> None:
    assert actions_of("reminder_digest") == []
