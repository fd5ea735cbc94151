"""A firm for tests: one person of each role, and a stranger's firm with administrators of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PASSWORD = "a crane and two hoists"


def person(name: str, role: str, firm: str = "三公司", password: str | None = None) -> Account:
    return ensure_account(
        username=name,
        display_name=name.upper(),
        role=role,
        organization=ensure_organization(name=firm),
        password=password,
        now=NOW,
    )
