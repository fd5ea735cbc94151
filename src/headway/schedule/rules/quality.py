"""The quality of a plan as it is told: each check with its findings as numbers of activities and relations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from headway.engine import build_network_from_columns, calculate
from headway.engine.columns import NO_INSTANT
from headway.engine.quality import Check, Facts, Verdict, assess
from headway.schedule.rules.network import columns_of_state
from headway.schedule.rules.state import Array, PlanState

Json = dict[str, Any]
NAMED = 50
"""Findings of one check that are listed by name; the numbers of all of them are a filter of the plan."""


@dataclass(frozen=True)
class Beside:
    """What stands beside the rows of a plan: its active baseline, links to other projects, the contract's finish."""

    baseline_ids: Array | None = None
    baseline_finish: Array | None = None
    linked_before: Iterable[int] = ()
    linked_after: Iterable[int] = ()
    promised_finish: int | None = None


def checks_of(state: PlanState, beside: Beside) -> list[Check]:
    """Every check of the plan; rows of the findings are those of `state`."""
    network = build_network_from_columns(columns_of_state(state))
    return assess(network, calculate(network), _facts(state, beside))


def _facts(state: PlanState, beside: Beside) -> Facts:
    ids = state.activity.ids
    return Facts(
        baseline_finish=_baseline_finish(state, beside),
        assigned=np.isin(ids, state.assignment["activity_id"]),
        external_before=np.isin(ids, list(beside.linked_before)),
        external_after=np.isin(ids, list(beside.linked_after)),
        promised_finish=beside.promised_finish,
    )


def _baseline_finish(state: PlanState, beside: Beside) -> Array | None:
    if beside.baseline_ids is None or beside.baseline_finish is None:
        return None
    places = state.activity.positions(beside.baseline_ids)
    finish = np.full(len(state.activity), NO_INSTANT, np.int32)
    finish[places[places >= 0]] = beside.baseline_finish[places >= 0]
    return finish


def told_checks(state: PlanState, checks: Iterable[Check]) -> list[Json]:
    """Each check with `activity_ids` of all its findings (of relations all their ends) and, of relations, the first pairs."""
    return [told_check(check) | _findings(state, check) for check in checks]


def told_check(check: Check) -> Json:
    """A check without its findings."""
    return check.told() | {"found": len(check.rows), "of_relations": check.of_relations}


def _findings(state: PlanState, check: Check) -> Json:
    if not check.of_relations:
        return {"activity_ids": state.activity.ids[check.rows].tolist(), "predecessor_ids": [], "successor_ids": []}
    before, after = (state.relation[name][check.rows] for name in ("predecessor_id", "successor_id"))
    ends = state.activity.ids[np.isin(state.activity.ids, np.concatenate([before, after]))]  # in outline order
    pairs = {"predecessor_ids": before[:NAMED].tolist(), "successor_ids": after[:NAMED].tolist()}
    return {"activity_ids": ends.tolist(), **pairs}


def named_ids(told: Iterable[Json]) -> set[int]:
    """The activities that the lists of findings name."""
    lines = (
        (*line["predecessor_ids"], *line["successor_ids"]) if line["of_relations"] else line["activity_ids"][:NAMED]
        for line in told
    )
    return {number for line in lines for number in line}


def points_kept(checks: Iterable[Check]) -> tuple[int, int]:
    """Of the DCMA's fourteen points: how many apply and have a limit, how many of these are passed."""
    judged = [check.verdict for check in checks if check.number and check.limit is not None and check.reason is None]
    return len(judged), sum(verdict is Verdict.PASSED for verdict in judged)
