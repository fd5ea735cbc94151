"""Rehearsals by seed against the real handlers: nothing lost, nothing twice (docs/field-sync.md, I1 to I10).

What happens in a seed is decided by the seed alone: a seed that has found a fault stays here for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from simulated import own_database

SEEDS, AT_ONCE = 200, 25
FOUND_FAULTS = sorted({304})
"""Each found a seeded fault of tests/mutants/sync-*.patch first, or a fault of ours."""


@pytest.fixture(scope="module")
def scratch(postgres: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with own_database(postgres, django_db_blocker):
        yield


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
def test_no_seed_breaks_an_invariant(scratch: None, first: int) -> None:
    figures = _rehearse(range(first, first + AT_ONCE))

    assert figures.broken == {}
    assert figures.saved > 40 * AT_ONCE
    assert figures.parked > 0 and figures.conflicts > 0


@pytest.mark.parametrize("seed", FOUND_FAULTS)
def test_a_seed_that_found_a_fault_holds(scratch: None, seed: int) -> None:
    assert _rehearse([seed]).broken == {}


def _rehearse(seeds: Any) -> Any:
    from headway.server.simulation.figures import Figures, rehearse

    figures = Figures()
    for seed in seeds:
        rehearse(seed, 160, figures)
    return figures
