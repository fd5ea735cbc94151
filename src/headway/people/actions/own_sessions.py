"""A person ends sessions of his own."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_audit
from headway.kernel.errors import NotFound
from headway.people.actions.passwords import end_sessions
from headway.people.models import Account, Session


@transaction.atomic
def end_session(*, account: Account, handle: UUID, now: datetime) -> None:
    """Raises NotFound: unknown, ended, or somebody else's."""
    if not Session.objects.filter(account=account, handle=handle).delete()[0]:
        raise NotFound
    _record(account, "people.session_ended", now)


@transaction.atomic
def end_other_sessions(*, account: Account, keep: str, now: datetime) -> int:
    """All but the one with the handle `keep`; how many ended."""
    ended = end_sessions(account, keep=keep)
    _record(account, "people.other_sessions_ended", now)
    return ended


def _record(account: Account, action: str, now: datetime) -> None:
    record_audit(action=action, actor_id=account.pk, organization_id=account.organization_id, now=now)
