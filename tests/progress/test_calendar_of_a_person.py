"""What stands in a person's calendar: his crews' work, what he accepted, by when he decides (rule 7.17)."""

from __future__ import annotations

from datetime import date

import pytest
from block import NOW, Block, person
from crews import crews_of
from test_assignments import answer, offer, to_crew

from headway.notify.calendar_sources import CalendarItem, list_calendar_items
from headway.people.models import Account
from headway.projects.models import Membership
from headway.schedule.actions import apply_edit
from headway.schedule.actions.operations import TakeOverOffered

pytestmark = pytest.mark.django_db


def calendar(account: Account) -> dict[str, CalendarItem]:
    return {one.uid: one for one in list_calendar_items(account, NOW)}


def test_an_accepted_offer_stands_with_its_own_days(block: Block) -> None:
    crews = crews_of(block)
    one = offer(crews, to_crew(crews))
    uid = f"activity-{block.project.pk}-{one.activity_id}"
    assert uid not in calendar(block.foreman)
    answer(crews, block.foreman, one, answer="accept")

    mine = calendar(block.foreman)[uid]
    assert (mine.starts, mine.ends) == (date(2026, 3, 9), date(2026, 3, 20))
    assert "B2" in mine.title and mine.project == block.project.name
    stranger = person("stranger", "foreman", "别的公司")
    assert calendar(stranger) == {}
    Membership.objects.filter(account=block.foreman).delete()
    assert calendar(block.foreman) == {}


def test_what_the_plan_gives_a_crew_stands_with_the_plans_days(block: Block) -> None:
    crews = crews_of(block)
    number = block.number("B2")
    block.plan.refresh_from_db()
    operation = TakeOverOffered(plan_id=block.plan.pk, activity_id=number, resource_id=crews.steel.pk, quantity=None)
    apply_edit(
        bases={block.plan.pk: block.plan.revision}, operations=[operation], author=block.planner, source="site", now=NOW
    )
    mine = calendar(block.foreman)
    assert f"activity-{block.project.pk}-{number}" in mine
    assert calendar(crews.worker).keys() >= {f"activity-{block.project.pk}-{number}"}


def test_who_closes_the_data_date_reads_when_it_is_a_week_old(block: Block) -> None:
    uid = f"data-date-{block.project.pk}"
    assert uid in calendar(block.planner) and uid not in calendar(block.foreman)
