"""Whether anything is compiled while the service serves: kernels' signatures before and after many kinds of plans."""

from __future__ import annotations

import sys
from dataclasses import replace

from engine_parts.networks import random_plan
from engine_parts.timing import Figures, figure
from headway.engine import build_network_from_columns, calculate, warm_kernels
from headway.engine.columns import PlanColumns
from headway.engine.document import Profile, ScheduleOptions


def measure_compiled() -> Figures:
    warm_kernels()
    before = signatures()
    for size in (2, 3, 500):
        for profile in Profile:
            plan = random_plan(size)
            calculate(build_network_from_columns(replace(plan, options=ScheduleOptions(profile=profile))))
            calculate(build_network_from_columns(_as_lists(plan, profile)))
    return {"compiled_after_warm_up": figure(len(signatures() - before), "kernels", 0.0)}


def _as_lists(plan: PlanColumns, profile: Profile) -> PlanColumns:
    names = ("kind", "parent", "calendar", "duration", "predecessor", "successor", "relation_type", "lag")
    listed = {name: getattr(plan, name).tolist() for name in names}
    return replace(plan, options=ScheduleOptions(profile=profile), **listed)


def signatures() -> set[tuple[str, str, str]]:
    """Module, name and signature of everything compiled in this process."""
    return {
        (module, name, str(signature))
        for module, content in list(sys.modules.items())
        if module.startswith("headway.engine")
        for name, found in vars(content).items()
        if hasattr(found, "signatures") and hasattr(found, "py_func")
        for signature in found.signatures
    }
