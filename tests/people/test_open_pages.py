"""A page that stands open is no sign of life, and hears at once that its account may no longer look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from headway.kernel.asking import watching
from headway.kernel.clock import now as present
from headway.kernel.models import OutboxEvent
from headway.people.actions import ensure_account, ensure_organization
from headway.people.actions.accounts import put_out
from headway.people.models import Account, Session
from headway.people.sessions import SessionStore

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def zhou() -> Account:
    firm = ensure_organization(name="三公司")
    return ensure_account(username="zhou", display_name="周建国", role="planner", organization=firm, now=NOW)


def test_a_disabled_account_is_announced_to_its_open_streams(zhou: Account) -> None:
    put_out(account=zhou, by=None, reason="left the firm", now=NOW)

    event = OutboxEvent.objects.get(kind="people.access_changed")
    assert (event.project_id, event.subject) == (None, {"account_id": str(zhou.pk)})


def test_a_stream_that_reads_its_permissions_does_not_keep_the_session_alive() -> None:
    store = SessionStore()
    store["x"] = 1
    store.save()
    earlier = present() - timedelta(minutes=5)
    Session.objects.update(seen_at=earlier)

    with watching():
        assert SessionStore(store.session_key).load() != {}
    assert Session.objects.get().seen_at == earlier

    assert SessionStore(store.session_key).load() != {}
    assert Session.objects.get().seen_at > earlier
