"""Rehearsals by seed against the real handlers: nothing lost, nothing twice (docs/field-sync.md, I1 to I10).

What happens in a seed is decided by the seed alone: a seed that has found a fault stays here for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from simulated import own_database

SEEDS, AT_ONCE = 200, 25
ON_SITE = 20
FOUND_FAULTS = (0, 1, 2, 5, 10, 304)
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


def _rehearse(seeds: Any, *, on_site: bool = False) -> Any:
    from headway.server.simulation.figures import Figures, rehearse

    figures = Figures()
    for seed in seeds:
        rehearse(seed, 160, figures, on_site=on_site)
    return figures


@pytest.mark.parametrize("first", range(0, ON_SITE, 10))
def test_no_seed_of_reports_and_diaries_breaks_an_invariant(scratch: None, first: int) -> None:
    figures = _rehearse(range(first, first + 10), on_site=True)

    assert figures.broken == {}
    assert figures.applied > 0 and figures.conflicts > 0


def test_a_crash_before_any_statement_of_an_exchange_loses_and_doubles_nothing(scratch: None) -> None:
    from headway.server.simulation.findings import violations
    from headway.server.simulation.rehearsal import Rehearsal

    told = Rehearsal(0)
    told.network.is_bad = False
    phone = told.phones[0]
    with told.going_on():
        phone.flush()
        for statement in range(1, 26):
            told.fill(phone)
            told.network.crash_next = statement
            phone.flush()
            phone.flush()
        told.heal()

    assert violations(told) == []
    assert len(told.ledger.saved) == 25
