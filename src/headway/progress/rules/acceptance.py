"""Who decides on a report, by when, and what needs nobody (rules 6.47-6.49)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from headway.progress.rules.doubts import Doubt
from headway.progress.rules.settings import Settings

DECISIONS = ("accept", "accept_other", "return")
LEAST_STEP = 1e-9


@dataclass(frozen=True, slots=True)
class Accepters:
    """Accounts (as text) that decide on reports of a trade today; `substitutes` stand in for somebody of them."""

    accounts: frozenset[str]
    substitutes: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.accounts | self.substitutes


def accepters_of(
    settings: Settings, trade: str, *, supervisors: Collection[str], managers: Collection[str], today: date
) -> Accepters:
    """Whom the rules name for the trade, else for every trade; nobody named: the supervisors, else the managers."""
    named = settings.accepters.get(trade) or settings.accepters.get("") or ()
    accounts = frozenset(named or supervisors or managers)
    standing_in = frozenset(
        one.account_id
        for one in settings.substitutes
        if one.for_id in accounts and one.first_day <= today <= one.last_day
    )
    return Accepters(accounts, standing_in)


def may_decide(account: str, accepters: Accepters, *, managers: Collection[str], is_overdue: bool) -> bool:
    """After the deadline a project manager decides, too."""
    return account in accepters.all or (is_overdue and account in managers)


def is_overdue(entered_at: datetime, now: datetime, settings: Settings) -> bool:
    """Whether the report has waited longer than the project allows."""
    return now - entered_at > timedelta(hours=settings.deadline_hours)


def is_accepted_by_rule(settings: Settings, trade: str, *, step: float | None, doubts: Sequence[Doubt]) -> bool:
    """A clean report whose step is within what the trade may take without anybody looking."""
    limit = settings.auto_accept.get(trade, settings.auto_accept.get("", 0.0))
    return not doubts and step is not None and LEAST_STEP < step <= limit + LEAST_STEP
