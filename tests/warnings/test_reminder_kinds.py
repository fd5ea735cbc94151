"""Every kind finds its case, tells who is responsible, and ends when the matter is done (rules 7.20, 7.21, 7.27)."""

from __future__ import annotations

from datetime import date

import pytest
from crews import carry
from watched import Watched, at, day_of, second_block

from headway.field.models import Device
from headway.notify.models import Message
from headway.progress.actions.closing import close_data_date
from headway.projects.models import Resource
from headway.schedule.models import ImportRun
from headway.warnings.queries.kinds import KINDS
from headway.warnings.rules.kinds import DEFAULTS
from headway.words import text

pytestmark = pytest.mark.django_db
ACTED = [("acted", "")]


def test_every_kind_has_its_finder_its_rule_and_its_words() -> None:
    from headway.notify.rules.messages import REMINDERS

    assert set(KINDS) == set(DEFAULTS) == REMINDERS - {"reminder_digest"}
    for kind in REMINDERS:
        for language in ("zh-CN", "en"):
            assert text(f"notify.told.{kind}", language, name="基础").strip("—") not in ("", f"notify.told.{kind}")


def test_work_that_starts_soon_is_told_to_its_crew_until_it_begins(watched: Watched) -> None:
    watched.look(4)
    assert watched.open("starts_soon")[0].parameters == {"day": day_of(9)}
    assert watched.told(watched.block.foreman, "starts_soon") == 1

    watched.block.report("B1", day=day_of(9), percent=0.1, now=at(9, 11))
    watched.look(9, 12)

    assert watched.ended("starts_soon") == ACTED
    assert watched.told(watched.block.foreman, "starts_soon") == 0


def test_work_that_starts_in_more_working_days_than_the_rule_says_is_not_told_yet(watched: Watched) -> None:
    """Three working days before Monday the 9th is Wednesday the 4th; on the 3rd it is too early."""
    watched.look(3, 18)

    assert watched.open("starts_soon") == []


def test_what_is_due_today_ends_with_the_report_of_its_finish(watched: Watched) -> None:
    watched.begin()
    watched.block.report("B1", day=day_of(11), percent=0.6, now=at(11))
    finish = watched.block.plan  # the fold moved the dates: ask the plan for the day
    day = due_day(watched, "B1")
    watched.look(day, 8)
    assert [one.parameters for one in watched.open("due_today")] == [{"percent": 60}], finish

    watched.block.report("B1", day=day_of(day), percent=1.0, now=at(day, 15))
    watched.look(day, 16)

    assert watched.ended("due_today") == ACTED


def due_day(watched: Watched, code: str) -> int:
    from headway.schedule.queries.site_activities import list_site_activities

    finish = list_site_activities(watched.block.plan)[watched.block.number(code)].finish or 0
    return (finish - 1) // 1440 - (date(2026, 3, 1) - date(1970, 1, 1)).days + 1


def test_overdue_work_counts_its_days_and_ends_when_the_site_says_it_is_done(watched: Watched) -> None:
    watched.look(16)
    assert watched.open("overdue")[0].parameters == {"day": day_of(13), "days": 3}
    assert watched.told(watched.block.foreman, "overdue") == 1

    watched.block.report("B1", day=day_of(16), percent=1.0, now=at(16, 11))
    watched.look(16, 12)

    assert watched.ended("overdue") == ACTED


def test_overdue_work_that_the_planner_moves_is_withdrawn_not_done(watched: Watched) -> None:
    watched.look(16)
    watched.block.edit(
        watched.block.planner,
        {"kind": "change_settings", "values": {"data_date": "2026-03-16T08:00", "start": "2026-03-16T08:00"}},
    )
    watched.look(16, 11)

    assert watched.ended("overdue") == [("withdrawn", "moved")]
    assert watched.told(watched.block.foreman, "overdue") == 0


def test_work_without_a_report_for_two_working_days_is_asked_after(watched: Watched) -> None:
    watched.begin()
    watched.look(9, 18)
    assert watched.open("no_report") == []
    watched.look(10, 8)
    assert watched.open("no_report")[0].parameters == {"day": day_of(5), "days": 2}

    watched.block.report("B1", day=day_of(10), percent=0.4, now=at(10, 9))
    watched.look(10, 10)

    assert watched.ended("no_report") == ACTED


def test_reports_that_wait_beyond_the_projects_deadline_are_told_to_who_accepts(watched: Watched) -> None:
    uid = watched.block.report("B1", day=day_of(5), percent=0.2)
    watched.look(7, 17)
    assert watched.open("acceptance_stuck") == []
    watched.look(7, 19)
    assert watched.open("acceptance_stuck")[0].parameters == {"day": day_of(5), "count": 1, "hours": 24}
    assert watched.told(watched.block.supervisor, "acceptance_stuck") == 1

    watched.accept(uid, at(9, 9))
    watched.look(9, 10)

    assert watched.ended("acceptance_stuck") == ACTED


def test_a_returned_report_is_asked_after_until_its_author_reports_again(watched: Watched) -> None:
    watched.accept(watched.block.report("B1", day=day_of(5), percent=0.2), at(6, 19), "return")
    watched.look(7, 18)
    assert watched.open("return_unanswered") == []
    watched.look(7, 20)
    assert watched.told(watched.block.foreman, "return_unanswered") == 1

    watched.block.report("B1", day=day_of(5), percent=0.15, now=at(9, 9))
    watched.look(9, 10)

    assert watched.ended("return_unanswered") == ACTED


def test_days_without_a_diary_are_told_to_who_wrote_last(watched: Watched) -> None:
    foreman = watched.block.foreman
    carry(watched.block, foreman, "diary", day_of(6), {"remark": ("", "无异常")}, now=at(6, 18))
    watched.look(9)
    assert [one.case_key for one in watched.open("diary_missing")] == [day_of(7), day_of(8)]
    assert watched.told(foreman, "diary_missing") == 2

    carry(watched.block, foreman, "diary", day_of(7), {"is_stoppage": (False, True)}, now=at(9, 11))
    watched.look(9, 12)

    assert watched.ended("diary_missing") == ACTED


def test_a_project_that_never_wrote_a_diary_is_not_asked_for_one(watched: Watched) -> None:
    watched.look(20)

    assert watched.open("diary_missing") == []


def test_a_planned_crew_that_has_not_checked_in_by_nine_is_asked(watched: Watched) -> None:
    crews = watched.crews
    crews.check(watched.block.foreman, "check_in", f"{day_of(6)}T07:00", day=day_of(6))
    watched.look(9, 8)
    assert watched.open("check_in_missing") == []
    watched.look(9, 9)
    told = watched.open("check_in_missing")[0]
    assert (told.case_key, told.parameters) == (f"{day_of(9)}/{crews.steel.pk}", {"crew": "钢筋一班", "count": 1})

    crews.check(watched.block.foreman, "check_in", f"{day_of(9)}T09:30", day=day_of(9), now=at(9, 9, 30))
    watched.look(9, 10)

    assert watched.ended("check_in_missing") == ACTED


def test_a_day_that_passed_without_check_in_is_over(watched: Watched) -> None:
    watched.crews.check(watched.block.foreman, "check_in", f"{day_of(6)}T07:00", day=day_of(6))
    watched.look(9, 9)
    watched.look(10, 8)

    assert watched.ended("check_in_missing") == [("withdrawn", "passed")]


def test_an_offer_without_an_answer_is_asked_after_for_a_day(watched: Watched) -> None:
    offer = watched.offered()
    watched.look(7, 17)
    assert watched.open("assignment_unanswered") == []
    watched.look(7, 19)
    assert watched.told(watched.block.foreman, "assignment_unanswered") == 1

    watched.answer(offer, at(7, 20), answer="accept")
    watched.look(7, 21)

    assert watched.ended("assignment_unanswered") == ACTED


def test_other_days_that_were_proposed_wait_for_who_offered(watched: Watched) -> None:
    offer = watched.offered()
    watched.answer(offer, at(7, 20), answer="propose", proposed_first="2026-03-18")
    watched.look(8, 21)

    assert [one.case_key for one in watched.open("approval_waiting")] == [f"offer:{offer.pk}"]
    assert watched.told(watched.block.planner, "approval_waiting") == 1


def test_a_file_that_was_read_waits_for_who_brought_it(watched: Watched) -> None:
    run = watched.file()
    watched.look(7, 11)
    assert watched.told(watched.block.planner, "approval_waiting") == 1

    ImportRun.objects.filter(pk=run.pk).update(state="cancelled")
    watched.look(7, 12)

    assert watched.ended("approval_waiting") == ACTED


def test_a_phone_that_is_silent_for_three_days_is_told_to_its_user(watched: Watched) -> None:
    device = watched.device(watched.crews.worker, oldest_pending_at=at(6))
    watched.look(9, 9)
    assert watched.open("device_silent") == []
    watched.look(9, 11)
    assert watched.open("device_silent")[0].parameters == {"device": "小米 14", "count": 3, "hours": 73}
    assert watched.told(watched.crews.worker, "device_silent") == 1

    Device.objects.filter(pk=device.pk).update(seen_at=at(9, 12), pending_ops=0, oldest_pending_at=None)
    watched.look(9, 13)

    assert watched.ended("device_silent") == ACTED


def test_work_that_a_phone_has_not_sent_for_a_day_is_told_as_long_as_it_comes_by(watched: Watched) -> None:
    device = watched.device(watched.crews.worker, oldest_pending_at=at(6), seen_at=at(7, 9))
    watched.look(7, 11)
    assert watched.open("unsent_work")[0].parameters == {"device": "小米 14", "count": 3, "hours": 25}
    watched.look(10, 11)
    assert watched.open("unsent_work") == []
    assert watched.ended("unsent_work") == [("withdrawn", "moved")]
    assert len(watched.open("device_silent")) == 1

    Device.objects.filter(pk=device.pk).update(revoked_at=at(10, 12))
    watched.look(10, 13)

    assert watched.ended("device_silent") == [("withdrawn", "gone")]


def test_work_that_a_phone_sent_after_all_is_done(watched: Watched) -> None:
    device = watched.device(watched.crews.worker, oldest_pending_at=at(6), seen_at=at(7, 9))
    watched.look(7, 11)
    Device.objects.filter(pk=device.pk).update(pending_ops=1, oldest_pending_at=at(7, 12), seen_at=at(7, 12))
    watched.look(7, 13)

    assert watched.ended("unsent_work") == ACTED


def test_a_phone_is_asked_after_at_a_project_that_reports_from_the_site(watched: Watched) -> None:
    """Its owner belongs to an earlier project, too, which knows of no site."""
    from headway.progress.models import SiteReporting

    later = second_block(watched)
    SiteReporting.objects.create(
        organization_id=watched.block.project.organization_id, project=watched.block.project, is_on=False, at=at(7)
    )
    watched.device(watched.block.foreman)
    later.look(10)
    watched.look(10)

    assert (len(watched.open("device_silent")), len(later.open("device_silent"))) == (0, 1)


def test_a_data_date_that_stands_for_a_week_is_told_to_the_planner_until_it_is_closed(watched: Watched) -> None:
    watched.look(12)
    assert watched.open("data_date_open") == []
    watched.look(13)
    assert watched.open("data_date_open")[0].parameters == {"day": day_of(6), "days": 7}
    assert (
        watched.told(watched.block.planner, "data_date_open"),
        watched.told(watched.block.manager, "data_date_open"),
    ) == (1, 0)

    close_data_date(
        user=watched.block.planner, project_id=watched.project_id, data_date="2026-03-13", former=None, now=at(13, 11)
    )
    watched.look(13, 12)

    assert watched.ended("data_date_open") == ACTED


def test_cells_of_a_crew_are_its_active_work_by_day_less_what_was_reported(watched: Watched) -> None:
    """Expected = active activity x report day x crew; the formwork crew has none, a report of that day fills the cell."""
    watched.begin()
    watched.look(10, 8)
    cells = watched.open("missing_cells")
    assert [(one.case_key.split("/")[0], one.parameters["expected"], one.parameters["missing"]) for one in cells] == [
        (day_of(6), 1, 1), (day_of(9), 1, 1),
    ]  # fmt: skip
    assert watched.told(watched.block.foreman, "missing_cells") == 2

    watched.block.report("B1", day=day_of(9), percent=0.4, now=at(10, 9))
    watched.look(10, 10)

    assert watched.ended("missing_cells") == ACTED
    assert len(watched.open("missing_cells")) == 1


def test_a_project_that_does_not_report_and_whose_plan_nobody_keeps_is_left_alone(watched: Watched) -> None:
    """Rule 7.22: a plan that was read in and forgotten reminds nobody of its past."""
    from headway.progress.models import SiteReporting

    SiteReporting.objects.create(
        organization_id=watched.block.project.organization_id, project=watched.block.project, is_on=False, at=at(7)
    )
    watched.look(16)
    assert len(watched.open("overdue")) == 1
    watched.look(60)

    assert watched.open("overdue") == []
    assert Message.objects.filter(withdrawn_at=None, kind="overdue").count() == 0


def test_work_of_a_crew_whose_leader_is_no_member_goes_to_who_plans_it(watched: Watched) -> None:
    """Rule 7.23: who could not open it is not told; the next step is due at once."""
    Resource.objects.filter(pk=watched.crews.steel.pk).update(leader=watched.crews.formwork.leader)
    watched.look(4)

    assert watched.told(watched.block.planner, "starts_soon") == 1
