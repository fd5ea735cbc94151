"""Two phones at the same moment: one signature, one record, one answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from block import block_that_reports
from crews import DAY, Crews, carry, crews_of
from django.db import transaction
from tests.at_once import at_once, before_it_commits

from headway.progress.models import AssignmentOffer, Attendance, DiarySignature, Fact
from headway.progress.site_errors import DiarySigned, OfferClosed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crews(transactional_db: None) -> Crews:
    return crews_of(block_that_reports())


def taking(act: Callable[..., Any], *told: Any) -> Callable[[], Any]:
    """An operation, in a transaction of its own as each is."""
    return transaction.atomic(lambda: act(*told))


def test_of_two_who_sign_at_once_one_has_signed(crews: Crews) -> None:
    """Rule 6.88."""
    block = crews.block
    with transaction.atomic():
        carry(block, block.foreman, "diary", DAY, {"remark": ("", "无异常")})
    signings = [taking(carry, block, one, "sign_diary", DAY, {}) for one in (block.foreman, block.planner)]

    assert before_it_commits(*signings) == [None, DiarySigned]
    assert DiarySignature.objects.count() == 1
    assert Fact.objects.filter(kind="sign_diary").count() == 1


def test_marks_that_come_at_once_make_one_record(crews: Crews) -> None:
    """Rule 6.70: his own phone and his leader's."""
    minutes = (0, 3, 40, 55)
    answers = at_once(*[taking(crews.check, crews.worker, "check_in", f"{DAY}T07:{m:02}") for m in minutes])

    row = Attendance.objects.get()
    assert answers == [None] * 4
    assert (len(row.marks), row.version, row.flags) == (4, 4, ["second_check_in"])


def test_an_answer_and_a_withdrawal_at_once_are_one_after_the_other(crews: Crews) -> None:
    """Rule 6.80: whichever came second saw the first."""
    from datetime import date

    from block import NOW

    from headway.progress.actions.assignments import Wish, decide_offer, offer_work
    from headway.progress.rules.assignments import Assignee

    block = crews.block
    offer = offer_work(
        user=block.planner, project_id=block.project.pk, wishes=[Wish(block.number("B2"))],
        assignee=Assignee("crew", resource_id=crews.steel.pk), first_day=date(2026, 3, 9), last_day=date(2026, 3, 20),
        message="", now=NOW,
    )[0]  # fmt: skip
    uid = str(offer.uid)
    told = {"answer": (None, "accept")}
    answers = at_once(
        taking(carry, block, block.foreman, "answer_assignment", uid, told),
        lambda: decide_offer(
            user=block.planner, project_id=block.project.pk, offer_id=uid, decision="withdraw", reason="", now=NOW
        ),
    )

    offer = AssignmentOffer.objects.get()
    assert offer.state == "withdrawn"
    assert answers in ([None, None], [OfferClosed, None])
    assert offer.version == 2 + (answers == [None, None])
