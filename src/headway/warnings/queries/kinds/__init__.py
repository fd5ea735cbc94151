"""The kinds of reminders: what each finds, and how a case of it ends. One function of a few lines each."""

from __future__ import annotations

from headway.warnings.queries.cases import Case, Kind
from headway.warnings.queries.kinds import devices, offers, reports, schedule, silence, site_day
from headway.warnings.queries.sites import Sites
from headway.warnings.rules.kinds import SITE_ONLY, Rule

KINDS: dict[str, Kind] = {
    "overdue": Kind(schedule.list_overdue, schedule.judge_finish, can_replay=True),
    "due_today": Kind(schedule.list_due, schedule.judge_finish, can_replay=True),
    "return_unanswered": Kind(reports.list_unanswered_returns, can_replay=True),
    "assignment_unanswered": Kind(offers.list_unanswered_offers, offers.judge_offers, can_replay=True),
    "acceptance_stuck": Kind(reports.list_stuck, can_replay=True),
    "approval_waiting": Kind(offers.list_waiting_decisions, can_replay=True),
    "no_report": Kind(silence.list_unreported, silence.judge_reported, can_replay=True),
    "missing_cells": Kind(silence.list_missing_cells, silence.judge_cells, can_replay=True),
    "check_in_missing": Kind(site_day.list_missing_check_ins, site_day.judge_check_ins, can_replay=True),
    "diary_missing": Kind(site_day.list_missing_diaries, site_day.judge_diaries, can_replay=True),
    "device_silent": Kind(devices.list_silent, devices.judge_silent),
    "unsent_work": Kind(devices.list_unsent, devices.judge_unsent),
    "data_date_open": Kind(site_day.list_open_data_dates, can_replay=True),
    "starts_soon": Kind(schedule.list_starting, schedule.judge_start, can_replay=True),
}
"""In the order in which a person's day is filled: the first ones are told by themselves."""


def list_cases(sites: Sites, kind: str, rules: dict[int, Rule]) -> list[Case]:
    """The open cases of one kind on those of the projects where its rule is on; constant in statements."""
    asked = {
        project: rule for project, rule in rules.items()
        if rule.is_on and (kind not in SITE_ONLY or project in sites.reporting)
    }  # fmt: skip
    return list(KINDS[kind].list_cases(sites, asked)) if asked else []
