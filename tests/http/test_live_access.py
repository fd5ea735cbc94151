"""What Django tells the shell about a live stream: the projects one sees, the kinds that a room has opened."""

from __future__ import annotations

import pytest
from world import World, client_of, send

from headway.kernel import events
from headway.people.models import Account
from headway.people.roles import ROLES, SEE, SEE_ACCOUNTS
from headway.people.rules import may


@pytest.fixture(autouse=True)
def no_audiences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_audiences", {})


def test_a_stream_carries_the_projects_that_its_account_sees(world: World) -> None:
    for role in ROLES:
        told = send(client_of(world.people[role]), "GET", "/api/events").json()
        assert told["project_ids"] == ([world.ours.project.pk] if may(role, SEE) else []), role
    assert send(client_of(world.stranger), "GET", "/api/events").json()["project_ids"] == [world.theirs.project.pk]
    assert send(client_of(None), "GET", "/api/events").status_code == 401


def test_events_of_the_organisation_reach_the_registered_audience_only(world: World) -> None:
    def may_see_accounts(account: Account) -> bool:
        return may(account.role, SEE_ACCOUNTS)

    events.register_audience("people.account_added", may_see_accounts)

    for role in ROLES:
        told = send(client_of(world.people[role]), "GET", "/api/events").json()
        assert told["kinds"] == (["people.account_added"] if may(role, SEE_ACCOUNTS) else []), role


def test_a_kind_has_one_audience() -> None:
    def everybody(account: Account) -> bool:
        return True

    events.register_audience("a.b", everybody)
    events.register_audience("a.b", everybody)

    with pytest.raises(ValueError, match=r"a\.b"):
        events.register_audience("a.b", lambda account: False)
