"""What jobs carry out goes on along its way, once at a time, and is given up in the end: prints and exports alike."""

from __future__ import annotations

from typing import Any

import pytest
from site_of_tests import NOW
from two_storeys import block_of

from headway.people.models import Account
from headway.schedule.actions.runs import Runs
from headway.schedule.models import ExportRun, PrintRun
from headway.schedule.rules.exports import EXPORT_WAY
from headway.schedule.rules.imports import IMPORT_WAY
from headway.schedule.rules.prints import PRINT_WAY
from headway.schedule.rules.runs import MOST_ATTEMPTS

EXPORTS: Any = (Runs(ExportRun, EXPORT_WAY), {"file_format": "mspdi", "with_baselines": True}, "writing", "done")
PRINTS: Any = (Runs(PrintRun, PRINT_WAY), {"kind": "pdf", "view": {}}, "drawing", "ready")


@pytest.fixture(params=[EXPORTS, PRINTS], ids=["export", "print"])
def kind(request: pytest.FixtureRequest, planner: Account) -> tuple[Any, Any, str, str]:
    """The runs of one kind, one that was asked for, its working and its last state."""
    runs, values, working, ended = request.param
    run = runs.model.objects.create(
        plan=block_of(planner), actor_id=planner.pk, organization_id=planner.organization_id, created_at=NOW,
        changed_at=NOW, **values,
    )  # fmt: skip
    return runs, run, working, ended


def state_of(run: Any) -> tuple[str, Any]:
    run.refresh_from_db()
    return run.state, run.error and run.error["code"]


@pytest.mark.django_db
def test_what_has_ended_is_not_begun_again_and_does_not_fail(kind: Any) -> None:
    runs, run, working, ended = kind
    assert runs.begin(run.pk, working) is not None
    assert runs.move(run.pk, ended)

    assert runs.begin(run.pk, working) is None
    assert not runs.move(run.pk, working)
    runs.fail(run.pk)
    assert state_of(run) == (ended, None)


@pytest.mark.django_db
def test_a_job_that_is_killed_again_and_again_is_given_up(kind: Any) -> None:
    runs, run, working, _ = kind
    for _attempt in range(MOST_ATTEMPTS):
        assert runs.begin(run.pk, working) is not None

    assert runs.begin(run.pk, working) is None
    assert state_of(run) == ("failed", runs.way.given_up)


@pytest.mark.quick
@pytest.mark.parametrize("way", [IMPORT_WAY, PRINT_WAY, EXPORT_WAY], ids=["import", "print", "export"])
def test_a_way_leads_to_states_that_it_knows_and_ends(way: Any) -> None:
    reached = {"queued"}.union(*way.following.values())

    assert reached == set(way.following)
    assert all(way.may_become(state, "failed") for state, following in way.following.items() if state in following)
    assert way.following["failed"] == frozenset()
