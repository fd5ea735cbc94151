"""Two people at the same moment: the rules hold."""

import pytest
from site_of_projects import NOW, block, person, works_on
from tests.at_once import at_once, before_it_commits

from headway.kernel.errors import NotFound
from headway.projects.actions import add_trade, change_state, remove_member
from headway.projects.models import Membership, ProjectStateChange, Trade

pytestmark = pytest.mark.django_db(transaction=True)


def test_rule_3_5_two_managers_who_remove_each_other_leave_one() -> None:
    zhou, qian = person("zhou", "project_manager"), person("qian", "project_manager")
    site = works_on(block(zhou), qian) and Membership.objects.get(account=qian).project
    mine, his = (Membership.objects.get(account=account).pk for account in (zhou, qian))

    answers = before_it_commits(
        lambda: remove_member(user=zhou, project_id=site.pk, member_id=his, now=NOW),
        lambda: remove_member(user=qian, project_id=site.pk, member_id=mine, now=NOW),
    )

    assert Membership.objects.filter(project=site, role="project_manager").count() == 1
    assert answers == [None, NotFound]  # who was removed a moment before sees the project no more


def test_two_who_archive_at_once_archive_once() -> None:
    zhou = person("zhou", "project_manager")
    site = block(zhou)

    at_once(*[lambda: change_state(user=zhou, project_id=site.pk, state="archived", now=NOW)] * 4)

    assert ProjectStateChange.objects.filter(project_id=site.pk).count() == 1


def test_two_who_add_the_same_trade_add_it_once() -> None:
    zhou = person("zhou", "project_manager")
    site = block(zhou)

    at_once(*[lambda: add_trade(user=zhou, project_id=site.pk, name="索膜工")] * 4)

    assert Trade.objects.count() == 1
