"""What is reminded of, and how as long as nobody decided otherwise. Rules 7.20 and 7.21 of docs/rules/07-reminders.md.

The kinds are those of `notify.rules.messages.REMINDERS`; the text of one is `notify.told.<kind>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PERSON, FOREMAN, SUPERVISOR, PLANNER, MANAGER = "person", "foreman", "supervisor", "planner", "manager"
RUNGS = (PERSON, FOREMAN, SUPERVISOR, PLANNER, MANAGER)
"""Whom a step tells: who is responsible, the leader of his crew, and the project's people by their role there."""
ROLES_OF = {SUPERVISOR: "supervisor", PLANNER: "planner", MANAGER: "project_manager"}
GENERAL = "general"
"""Stands among the kinds where rules are kept: what holds for all reminders of a project."""
WAYS = ("mail", "push", "digest")
DIGEST = "reminder_digest"
"""The kind of the message that gathers what exceeds a person's day."""


@dataclass(frozen=True, slots=True)
class Step:
    """`to` is told when the case has been open for `after_hours` hours of the clock."""

    after_hours: int
    to: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind is reminded of. `ways`: how who has not chosen himself is told; none: as all reminders."""

    ladder: tuple[Step, ...]
    parameters: Mapping[str, int] = field(default_factory=dict)
    is_on: bool = True
    ways: tuple[str, ...] = ()
    holds: bool = True  # mail, push and robots wait for the hours of the site
    may_snooze: bool = True


@dataclass(frozen=True, slots=True)
class General:
    """Hours of the site as minutes of its day, on working days of its calendar; messages to one person a day."""

    site_from: int = 7 * 60
    site_until: int = 19 * 60
    most_per_day: int = 8


def _ladder(*steps: tuple[int, str]) -> tuple[Step, ...]:
    return tuple(Step(hours, to) for hours, to in steps)


_SITE = _ladder((0, PERSON), (24, FOREMAN), (72, MANAGER))
DEFAULTS: dict[str, Rule] = {
    "starts_soon": Rule(_ladder((0, PERSON), (48, PLANNER)), {"days": 3}),
    "due_today": Rule(_ladder((0, PERSON), (6, FOREMAN))),
    "overdue": Rule(_SITE, {"back_days": 60}),
    "no_report": Rule(_SITE, {"days": 2}),
    "acceptance_stuck": Rule(_ladder((0, PERSON), (24, MANAGER)), {"hours": 0}),
    "return_unanswered": Rule(_SITE, {"hours": 24}),
    "diary_missing": Rule(_ladder((0, PERSON), (24, MANAGER)), {"back_days": 3}),
    "check_in_missing": Rule(_ladder((0, PERSON), (3, MANAGER)), {"at_hour": 9}),
    "assignment_unanswered": Rule(_ladder((0, PERSON), (24, PLANNER), (48, MANAGER)), {"hours": 24}),
    "device_silent": Rule(_ladder((0, PERSON), (48, MANAGER)), {"hours": 72}),
    "unsent_work": Rule(_ladder((0, PERSON), (48, MANAGER)), {"hours": 24}),
    "approval_waiting": Rule(_ladder((0, PERSON), (48, MANAGER)), {"hours": 24}),
    "data_date_open": Rule(_ladder((0, PLANNER), (48, MANAGER)), {"days": 7}),
    "missing_cells": Rule(_ladder((0, PERSON), (24, MANAGER)), {"back_days": 2}),
}
"""hours 0 of `acceptance_stuck`: the deadline of the project's progress rules."""
OF_DEVICES = frozenset({"device_silent", "unsent_work"})
"""Nobody stands in for the owner of a phone."""
SITE_ONLY = frozenset(DEFAULTS) - {"starts_soon", "due_today", "overdue", "approval_waiting", "assignment_unanswered"}
"""Asked of projects that report from the site."""
RANGES = {"days": (0, 60), "back_days": (1, 120), "hours": (0, 720), "at_hour": (0, 23)}
LATE_KINDS = frozenset({"starts_soon", "due_today", "overdue"})
SILENT_KINDS = frozenset(
    {"no_report", "missing_cells", "diary_missing", "check_in_missing", "device_silent", "unsent_work"}
)
"""How the digest counts what it gathers; the rest waits for a decision or an answer."""
ALIVE_DAYS = 30
"""A plan whose data date is older, of a project that does not report from the site, is not reminded of (7.22)."""
