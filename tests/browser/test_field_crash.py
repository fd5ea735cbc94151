"""Kills and cuts in small: the browser of a phone, the server, the line between them (in full: bench/reliability)."""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

sys.path.extend([str(ROOT), str(ROOT / "bench")])
from reliability_parts import browser_kills, cuts, server_kills
from reliability_parts.figures import Outcome, is_missed
from reliability_parts.served import Site
from tests.prepared import copy_installation, open_home
from tests.server.installation import Installation, served_once

pytestmark = pytest.mark.browser

PASSWORD = "a long and quiet river"
SEED = int(os.environ.get("HEADWAY_CRASH_SEED", "6"))
BLOCK = f"""
import json, sys
sys.path.insert(0, {str(ROOT / "tests/progress")!r})
from block import block_that_reports
from django.contrib.auth.hashers import make_password
block = block_that_reports()
block.foreman.password = make_password({PASSWORD!r})
block.foreman.save()
numbers = [block.number(code) for code in ("B1", "B2", "B3")]
print(json.dumps([block.project.pk, block.foreman.username, numbers]))
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A small block that reports from the site, on an installation that may be killed."""
    with open_home("crash") as home:
        copy_installation(served_once(), home / "data")
        site = Site(Installation(home / "data"), today="2026-03-05", is_demo=False, password=PASSWORD)
        site.serve()
        site.project_id, site.foreman, numbers = json.loads(site.run(BLOCK))
        site.activities = tuple(numbers)
        yield site
        process = site.installation.process
        if process is not None and process.poll() is None:
            site.installation.stop()


def require_whole(outcome: Outcome) -> None:
    missed = {name: told for name, told in outcome.figures.items() if is_missed(told)}
    assert (outcome.faults, missed) == ([], {})


def test_what_was_called_saved_outlives_the_kill_of_the_browser(site: Site, tmp_path: Path) -> None:
    outcome = browser_kills.kill_often(site, tmp_path / "profile", kills=5, seed=SEED)

    require_whole(outcome)
    assert outcome.figures["browser_kills_saved"]["value"] > 5


def test_what_was_acknowledged_outlives_the_kill_of_the_server(site: Site) -> None:
    outcome = server_kills.kill_often(site, kills=3, phones=2, seed=SEED)

    require_whole(outcome)
    assert outcome.figures["server_kills_entries"]["value"] > 5


def test_an_exchange_a_page_and_a_photo_that_are_cut_come_whole_in_the_end(site: Site) -> None:
    outcome = cuts.cut_everywhere(site, step=random.Random(SEED).choice((149, 151, 157)))

    require_whole(outcome)
    assert outcome.figures["cuts_exchange"]["value"] > 10


def test_the_count_of_what_stands_sees_a_loss_and_a_double(site: Site) -> None:
    """The measure measures: an entry that nobody sent is missed, one that stands twice is told."""
    stranger = "0196f3a0-0000-7000-8000-000000000001"

    assert site.missing([stranger]) == [stranger]
    told = Counter(line.split()[0] for line in site.faults())
    assert told == {}
