"""Floors and caps of node columns: the later floor wins, the earlier cap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import CONSTRAINTS, NO_INSTANT
from headway.engine.document import ConstraintKind

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


def constraint_code(kind: ConstraintKind) -> int:
    """The number by which columns name a constraint."""
    return CONSTRAINTS.index(kind) + 1


def having(kinds: Ints, at: Ints, *names: ConstraintKind) -> Mask:
    """Where one of the named constraints stands with a date."""
    codes = [constraint_code(name) for name in names]
    return np.asarray(np.isin(kinds, codes) & (at != NO_INSTANT), np.bool_)


def raise_floor(row: Ints, at: Ints, where: Mask) -> None:
    """Raise the floors of `row` to `at` where it says so and there is an instant."""
    where = where & (at != NO_INSTANT)
    row[where] = np.maximum(row[where], at[where])


def lower_cap(row: Ints, at: Ints, where: Mask) -> None:
    """Lower the caps of `row` to `at` where it says so and there is an instant."""
    where = where & (at != NO_INSTANT)
    row[where] = np.where(row[where] == NO_INSTANT, at[where], np.minimum(row[where], at[where]))
