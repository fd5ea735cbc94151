"""Three-way merge, field by field: what was shown, what was entered, what stands now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Merged:
    """What comes of it. `values`: what stands afterwards (all fields of `theirs` and `mine`); `parallel`: fields that
    were entered while others changed beside them; `conflicts`: fields where both values are kept and `theirs` stands
    until a person decides."""

    values: dict[str, Any]
    changed: tuple[str, ...] = ()
    parallel: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = field(default=())


def merge(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    *,
    own: Collection[str] = (),
) -> Merged:
    """Merge what one device entered into what stands now.

    base: field -> what the device showed before (a missing field reads None); mine: field -> what was entered, only
    fields that were touched; theirs: field -> what stands now; own: fields whose present value this same device
    entered itself: its own chained entries never conflict. Same field, other value, other device is a conflict; the
    same value twice is none, and where nothing stands (the field is missing in theirs) nothing is overwritten. Total,
    deterministic, and merging the result again changes nothing.
    """
    values, conflicts, changed = dict(theirs), [], []
    moved = {name for name in theirs if theirs[name] != base.get(name) and name not in own}
    for name in sorted(mine):
        if name in theirs and mine[name] == theirs[name]:
            continue
        if name in moved and mine[name] != base.get(name):
            conflicts.append(name)
        elif name not in moved:
            values[name] = mine[name]
            changed.append(name)
        # else: shown and left as it was; what stands now is newer
    beside = moved - set(mine)
    return Merged(values, tuple(changed), tuple(changed) if beside else (), tuple(conflicts))
