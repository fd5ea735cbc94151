"""The same world as the rehearsals, driven by hypothesis: it chooses what happens, and tells the steps that broke it.

`HEADWAY_STATEFUL_RUNS=2000 pytest tests/field/test_stateful.py` runs more of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from simulated import own_database

RUNS = int(os.environ.get("HEADWAY_STATEFUL_RUNS", "50"))
STEPS = 60
PHONE = st.integers(0, 4)
SEED = st.integers(0, 2**16)


@pytest.fixture(scope="module")
def scratch(postgres: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with own_database(postgres, django_db_blocker):
        yield


class Site(RuleBasedStateMachine):
    """Five phones and a server; every run ends in rest, and every invariant is looked at then."""

    def __init__(self) -> None:
        super().__init__()
        from headway.server.simulation.rehearsal import Rehearsal

        self.told = Rehearsal(0)
        self.around = ExitStack()
        self.around.enter_context(self.told.going_on())

    def _do(self, name: str, phone: int, seed: int) -> None:
        self.told.rng.seed(seed)
        self.told.do(name, self.told.phones[phone])

    @rule(phone=PHONE, seed=SEED)
    def somebody_fills_in_a_form(self, phone: int, seed: int) -> None:
        self._do("fill", phone, seed)

    @rule(phone=PHONE, seed=SEED)
    def a_slice_of_the_outbox_is_sent(self, phone: int, seed: int) -> None:
        self._do("flush", phone, seed)

    @rule(phone=PHONE, seed=SEED)
    def pages_are_read(self, phone: int, seed: int) -> None:
        self._do("pull", phone, seed)

    @rule(phone=PHONE, seed=SEED, name=st.sampled_from(["arrive_late", "stumble", "expire", "wrong_clock", "decide"]))
    def something_goes_wrong(self, phone: int, seed: int, name: str) -> None:
        self._do(name, phone, seed)

    @rule(phone=PHONE, seed=SEED, name=st.sampled_from(["switch_user", "change_rights", "bury"]))
    def people_and_things_change(self, phone: int, seed: int, name: str) -> None:
        self._do(name, phone, seed)

    @rule(
        phone=PHONE,
        seed=SEED,
        name=st.sampled_from(["back_up_phone", "restore_phone", "reinstall", "back_up_server", "restore_server"]),
    )
    def something_is_put_back(self, phone: int, seed: int, name: str) -> None:
        self._do(name, phone, seed)

    def teardown(self) -> None:
        from headway.server.simulation.findings import violations

        self.told.heal()
        self.around.close()
        assert violations(self.told) == [], self.told.ledger.steps


def test_whatever_happens_in_whatever_order_nothing_is_lost(scratch: None) -> None:
    run_state_machine_as_test(
        Site,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],  # to shrink takes minutes: the steps are told instead
            suppress_health_check=list(HealthCheck),
        ),
    )
