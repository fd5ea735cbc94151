"""Rehearsals by seed against the real handlers: nothing lost, nothing twice (docs/field-sync.md, I1 to I10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from simulated import own_database


@pytest.fixture(scope="module")
def scratch(postgres: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with own_database(postgres, django_db_blocker):
        yield


@pytest.mark.parametrize("first", range(0, 20, 10))
def test_no_seed_breaks_an_invariant(scratch: None, first: int) -> None:
    from headway.server.simulation.findings import violations
    from headway.server.simulation.rehearsal import Rehearsal

    broken = {}
    for seed in range(first, first + 10):
        told = Rehearsal(seed)
        told.run()
        found = violations(told)
        if found:
            broken[seed] = found

    assert broken == {}
