"""How well a plan is built and kept: the DCMA's fourteen points and what planners look for beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.engine.quality.check import Check, Facts, Unit, Verdict

if TYPE_CHECKING:
    from headway.engine.network import Network
    from headway.engine.picture import Picture

__all__ = ["Check", "Facts", "Unit", "Verdict", "assess"]


def assess(network: Network, picture: Picture, facts: Facts | None = None) -> list[Check]:
    """All checks of a calculated plan, the fourteen points first and in their order.

    `picture` must be `network`'s. What a plan cannot show (no baseline, no data date, no progress) is *not applicable*
    with its reason, never passed. The critical path test calculates the plan once more. Changes nothing.
    """
    from headway.engine.quality.dcma import POINTS
    from headway.engine.quality.extras import EXTRAS
    from headway.engine.quality.indices import bei, cpli, critical_path_test
    from headway.engine.quality.population import population_of

    people = population_of(network, picture, facts or Facts())
    points = [check(people) for check in POINTS]
    return [*points, critical_path_test(people), cpli(people), bei(people), *(check(people) for check in EXTRAS)]
