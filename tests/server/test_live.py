"""Live events over the real processes: within a second, to those who may see them, nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from tests.prepared import copy_installation, open_home
from tests.server.installation import Installation, wait_for
from tests.server.live_site import Listening, Site, build_site, listen, sign_in

from headway.kernel.pruning import OLD_EVENTS
from headway.server.live.streams import LONGEST_ACCESS_SECONDS, MOST_CHANCE_SECONDS


@pytest.fixture(scope="module")
def site(prepared: Path) -> Iterator[Site]:
    with open_home("live") as home:
        copy_installation(prepared, home / "data")
        installation = Installation(home / "data", settings={"HEADWAY_LIVE_ACCESS_SECONDS": "8"})
        yield build_site(installation)
        installation.stop()


@pytest.fixture(scope="module")
def cookies(site: Site) -> dict[str, httpx.Client]:
    return {name: sign_in(site, name) for name in ("zhou", "wang", "li")}


@pytest.fixture
def zhou(site: Site, cookies: dict[str, httpx.Client]) -> Iterator[Listening]:
    listening = listen(site, "zhou", cookies["zhou"])
    yield listening
    if not listening.ended:
        listening.close()


def test_an_event_arrives_within_a_second_of_its_commit(site: Site, zhou: Listening) -> None:
    before = len(zhou.arrivals)
    for revision in range(1, 6):
        with site.connect() as connection:
            site.change_plan(revision, connection=connection)
        committed = time.time()
        assert wait_for(lambda number=revision: number in zhou.revisions(), 5)
        assert zhou.arrivals[-1] - committed < 1.0

    assert len(zhou.arrivals) == before + 5
    assert set(zhou.events[-1]) == {"id", "kind", "project_id", "subject"}
    assert zhou.events[-1]["project_id"] == site.ids["block"]


def test_the_stream_carries_the_headers_of_every_answer_and_asks_proxies_not_to_buffer(zhou: Listening) -> None:
    assert zhou.headers["content-type"].startswith("text/event-stream")
    assert zhou.headers["x-accel-buffering"] == "no"
    assert zhou.headers["cache-control"] == "no-store"
    assert "content-encoding" not in zhou.headers
    assert "frame-ancestors 'none'" in zhou.headers["content-security-policy"]
    assert zhou.headers["x-content-type-options"] == "nosniff"


def test_a_foreign_projects_event_and_one_without_an_audience_never_arrive(
    site: Site, zhou: Listening, cookies: dict[str, httpx.Client]
) -> None:
    li = listen(site, "li", cookies["li"])
    site.change_plan(100, project="secret")
    site.tell("people.account_added", {"revision": 101})
    site.change_plan(102)

    assert wait_for(lambda: 102 in zhou.revisions(), 5)
    assert wait_for(lambda: 100 in li.revisions(), 5)
    time.sleep(0.5)
    assert not {100, 101} & set(zhou.revisions())
    assert not {101, 102} & set(li.revisions())
    li.close()


def test_a_removed_member_receives_nothing_more(site: Site, cookies: dict[str, httpx.Client]) -> None:
    wang = listen(site, "wang", cookies["wang"])
    site.change_plan(200)
    assert wait_for(lambda: 200 in wang.revisions(), 5)

    with site.connect() as connection:  # one transaction, as the action does it
        connection.execute("DELETE FROM projects_membership WHERE account_id = %s", [site.ids["wang"]])
        site.change_plan(201, connection=connection)
        connection.execute(
            "INSERT INTO kernel_outboxevent (kind, organization_id, project_id, subject, at)"
            " VALUES ('projects.members_changed', %s, %s, '{}', now())",
            [site.ids["ours"], site.ids["block"]],
        )
    site.change_plan(202)
    witness = listen(site, "zhou", cookies["zhou"])
    site.change_plan(203)
    assert wait_for(lambda: 203 in witness.revisions(), 5)
    time.sleep(0.5)

    assert wang.revisions() == [200]
    assert not wang.ended
    wang.close()
    witness.close()


def test_the_stream_of_a_disabled_account_closes(site: Site) -> None:
    wang = listen(site, "wang")

    site.sql("UPDATE people_account SET is_active = false WHERE username = 'wang'")
    site.tell("people.access_changed", {"account_id": site.ids["wang"]})

    assert wait_for(lambda: wang.ended, 5)
    assert wang.open().status == 401
    site.sql("UPDATE people_account SET is_active = true WHERE username = 'wang'")


def test_a_session_that_ended_closes_its_stream_within_a_minute(site: Site) -> None:
    client = sign_in(site, "zhou")
    zhou = listen(site, "zhou", client)
    other = httpx.Client(cookies=client.cookies, trust_env=False)
    token = other.get(f"{zhou.address}/api/session").json()["csrf_token"]

    other.delete(f"{zhou.address}/api/session", headers={"X-CSRF-Token": token})

    assert wait_for(lambda: zhou.ended, 8 + MOST_CHANCE_SECONDS + 8)
    assert LONGEST_ACCESS_SECONDS + MOST_CHANCE_SECONDS + 8 <= 60  # where nobody asks for less


def test_nobody_signed_in_gets_no_stream(site: Site) -> None:
    stranger = Listening(httpx.Client(trust_env=False), f"http://127.0.0.1:{site.installation.port}").open()

    assert stranger.status == 401


def test_a_killed_listening_connection_loses_nothing_and_tells_nothing_twice(site: Site, zhou: Listening) -> None:
    killed = site.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'headway-live'")
    for revision in range(300, 310):
        site.change_plan(revision)

    assert killed
    assert wait_for(lambda: len([r for r in zhou.revisions() if 300 <= r < 310]) >= 10, 10)
    time.sleep(0.5)
    assert [r for r in zhou.revisions() if 300 <= r < 310] == list(range(300, 310))


def test_commits_in_another_order_than_their_ids_are_all_told_and_resumed_exactly(site: Site, zhou: Listening) -> None:
    with site.connect() as slow:
        site.change_plan(400, connection=slow)  # the lower id, committed last
        site.change_plan(401)
        assert wait_for(lambda: 401 in zhou.revisions(), 5)
        assert 400 not in zhou.revisions()
        zhou.close()
        place = zhou.last_id
    site.change_plan(402)
    told = {event["id"] for event in zhou.events}

    back = Listening(zhou.client, zhou.address, last_id=place).open()

    assert wait_for(lambda: 402 in back.revisions(), 5)
    fresh = [e["subject"]["revision"] for e in back.events if e["id"] not in told]
    assert fresh == [400, 402], "what was not told before, and none of it lost"
    assert [r for r in back.revisions() if r >= 400] in ([400, 402], [400, 401, 402])
    back.close()
    again = Listening(zhou.client, zhou.address, last_id=back.last_id).open()
    site.change_plan(403)
    assert wait_for(lambda: 403 in again.revisions(), 5)
    assert again.revisions() == [403]
    again.close()


@pytest.mark.parametrize("place", ["nonsense", "1-1", "0-99999999999"])
def test_a_position_that_nobody_knows_is_answered_by_one_reset(site: Site, zhou: Listening, place: str) -> None:
    cluster = zhou.last_id.split("-")[0]
    back = Listening(zhou.client, zhou.address, last_id=place.replace("0-", f"{cluster}-")).open()

    site.change_plan(500)
    assert wait_for(lambda: 500 in back.revisions(), 5)

    assert (back.resets, back.revisions()) == (1, [500])
    back.close()


def test_a_position_older_than_what_is_kept_is_answered_by_a_reset(site: Site, zhou: Listening) -> None:
    site.change_plan(510)
    assert wait_for(lambda: 510 in zhou.revisions(), 5)
    place, xid = zhou.last_id, int(zhou.last_id.split("-")[1])
    site.sql("UPDATE kernel_outboxevent SET at = now() - interval '8 days' WHERE transaction_id < %s::text::xid8", xid)
    limit = datetime.now(UTC) - timedelta(days=7)
    site.sql(OLD_EVENTS, limit, limit)  # as the hourly job does
    site.change_plan(511)
    mark = site.sql("SELECT max(transaction_id::text::bigint) FROM kernel_outboxevent WHERE at < %s", limit)[0][0]
    old = f"{place.split('-')[0]}-{mark}"

    back, current = (Listening(zhou.client, zhou.address, last_id=known).open() for known in (old, place))

    assert wait_for(lambda: 511 in current.revisions(), 5)
    assert (back.resets, current.resets) == (1, 0)
    back.close()
    current.close()


def test_a_killed_web_process_is_started_again_and_the_browser_gets_everything_once(site: Site) -> None:
    zhou = listen(site, "zhou")
    site.change_plan(600)
    assert wait_for(lambda: 600 in zhou.revisions(), 5)

    os.kill(site.installation.children()["web"], signal.SIGKILL)
    assert wait_for(lambda: zhou.ended, 10)
    for revision in range(601, 611):
        site.change_plan(revision)
    site.installation.wait_until_up()
    zhou.open()
    site.change_plan(611)

    assert wait_for(lambda: 611 in zhou.revisions(), 5)
    assert [r for r in zhou.revisions() if r >= 600] == list(range(600, 612))
    zhou.close()


def test_no_account_keeps_more_streams_than_its_share(site: Site, cookies: dict[str, httpx.Client]) -> None:
    cookie = {"headway": cookies["li"].cookies["headway"]}
    opened = [listen(site, "li", httpx.Client(cookies=cookie, trust_env=False)) for _ in range(20)]

    one_more = listen(site, "li", httpx.Client(cookies=cookie, trust_env=False))
    zhou = listen(site, "zhou", cookies["zhou"])

    assert {stream.status for stream in opened} == {200}
    assert (one_more.status, zhou.status) == (429, 200)
    for stream in [*opened, zhou]:
        stream.close()


def test_the_audit_of_this_site_is_sealed_and_anchored_by_the_worker(site: Site) -> None:
    path = site.installation.data / "audit" / "anchors.jsonl"
    assert wait_for(path.exists, 30)
    assert wait_for(lambda: site.sql("SELECT count(*) FROM kernel_auditseal")[0][0] > 0, 30)

    verdict = site.installation.command("audit", "verify")

    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    assert "is sound" in verdict.stdout


def test_open_streams_do_not_delay_a_stop(site: Site) -> None:
    zhou = listen(site, "zhou")
    began = time.monotonic()

    assert site.installation.stop() == 0

    assert time.monotonic() - began < 6
    assert wait_for(lambda: zhou.ended, 2)
