"""One check of a plan's quality: what was counted, against which limit, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
NOBODY: Ints = np.zeros(0, np.int32)


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    TOLD = "told"  # counted, but nobody sets a limit
    NOT_APPLICABLE = "not_applicable"


class Unit(StrEnum):
    SHARE = "share"  # count / denominator, 0..1
    COUNT = "count"
    INDEX = "index"  # a ratio around 1
    DAYS = "days"  # working days


@dataclass(frozen=True, slots=True)
class Check:
    """The answer of one check.

    `number`: its place among the 14 points of the DCMA, None for the others. `value` and `limit` are in `unit`;
    `at_least`: the value must reach the limit, else it must not exceed it. `count` of `denominator` is what the value
    counts (0 of 0 where it counts nothing). `rows`: positions of the findings among the activities, or among the
    relations when `of_relations`; of the critical path test the activity that was delayed. `reason`: why the check
    does not apply.
    """

    code: str
    number: int | None
    verdict: Verdict
    unit: Unit
    value: float | None = None
    limit: float | None = None
    at_least: bool = False
    count: int = 0
    denominator: int = 0
    of_relations: bool = False
    rows: Ints = field(default_factory=NOBODY.copy)
    reason: str | None = None

    def told(self) -> dict[str, object]:
        """The answer as plain values by name, without the rows of its findings."""
        return {
            "code": self.code,
            "number": self.number,
            "verdict": str(self.verdict),
            "unit": str(self.unit),
            "value": self.value,
            "limit": self.limit,
            "at_least": self.at_least,
            "count": self.count,
            "denominator": self.denominator,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check is called and what it allows. `limit` None: it only counts."""

    code: str
    number: int | None = None
    unit: Unit = Unit.COUNT
    limit: float | None = 0.0
    at_least: bool = False
    of_relations: bool = False

    def found(self, rows: Ints, among: int, *, without: str = "all_complete") -> Check:
        """The answer with `rows` as findings of `among`; of nobody, the check does not apply for the reason `without`."""
        return self.counted(len(rows), rows, among, without=without)

    def counted(self, count: int, rows: Ints, among: int, *, without: str = "all_complete") -> Check:
        """The same where the value counts others than the findings, as the share of FS relations does."""
        if among == 0:
            return self.not_applicable(without)
        value = count / among if self.unit is Unit.SHARE else float(count)
        return self.measured(value, count, rows, among)

    def measured(self, value: float, count: int, rows: Ints, among: int) -> Check:
        """The answer of a value that was measured. At exactly the limit a check is passed."""
        if self.limit is None:
            verdict = Verdict.TOLD
        else:
            kept = value >= self.limit if self.at_least else value <= self.limit
            verdict = Verdict.PASSED if kept else Verdict.FAILED
        return Check(
            self.code, self.number, verdict, self.unit, value, self.limit, self.at_least, count, among,
            self.of_relations, np.ascontiguousarray(rows, np.int32),
        )  # fmt: skip

    def not_applicable(self, reason: str) -> Check:
        return Check(
            self.code, self.number, Verdict.NOT_APPLICABLE, self.unit, None, self.limit, self.at_least,
            of_relations=self.of_relations, reason=reason,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks need beside the plan's own columns; each column has one value per activity.

    `baseline_finish`: minutes since the epoch, NO_INSTANT for an activity that the baseline does not hold; None = the
    plan has no baseline. `assigned`: whether any resource or cost is assigned. `external_before`, `external_after`:
    whether a relation from or to another project holds the activity. `promised_finish`: the contract's finish.
    """

    baseline_finish: Ints | None = None
    assigned: Mask | None = None
    external_before: Mask | None = None
    external_after: Mask | None = None
    promised_finish: int | None = None
