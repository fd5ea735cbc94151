"""The columnar checks against plain loops over activities and relations, on random plans."""

from __future__ import annotations

import random
from typing import Any

import pytest

from engine.site import Site, at, days, links, milestone, site
from headway.engine.document import Activity, ConstraintKind, Relation
from headway.engine.quality import Check, assess

pytestmark = pytest.mark.quick
DONE = {"actual_start": at("2026-01-05 08:00"), "actual_finish": at("2026-01-06 17:00")}
BEGUN = {"actual_start": at("2026-01-05 08:00")}
KINDS = ("FS", "FS", "FS", "SS", "FF", "SF")


def random_site(seed: int) -> Site:
    draw = random.Random(seed)
    rows: list[Activity] = []
    for number in range(draw.randint(2, 40)):
        progress: dict[str, Any] = draw.choice([{}, {}, {}, BEGUN, DONE])
        limit = draw.choice([None, None, None, ConstraintKind.FINISH_ON_OR_BEFORE, ConstraintKind.START_ON_OR_AFTER])
        fields = progress | ({} if limit is None else {"constraint": _constraint(limit)})
        name = f"N{number}"
        rows.append(milestone(name) if draw.random() < 0.15 else days(name, draw.choice([0.5, 1, 3, 44, 45]), **fields))
    pairs = {
        tuple(sorted(draw.sample(range(len(rows)), 2))) for _ in range(draw.randint(0, 3 * len(rows)))
    }  # from a lower to a higher row: no loops
    text = ", ".join(
        f"N{a}-N{b} {draw.choice(KINDS)}{draw.choice(['', '', '+1', '-1', '+45'])}" for a, b in sorted(pairs)
    )
    return site(rows, text, data_date=at("2026-01-07 08:00"))


def _constraint(kind: ConstraintKind) -> Any:
    from engine.site import limit

    return limit(kind, "2026-02-02 17:00")


def is_open(activity: Activity) -> bool:
    return activity.actual_finish is None


def is_open_task(activity: Activity) -> bool:
    return is_open(activity) and activity.duration_minutes > 0


def expected(activities: list[Activity], relations: list[Relation]) -> dict[str, set[Any]]:
    """Findings by check, as one would find them with a pencil."""
    by_uid = {a.uid: a for a in activities}
    into = {a.uid: [r for r in relations if r.successor_uid == a.uid] for a in activities}
    out = {a.uid: [r for r in relations if r.predecessor_uid == a.uid] for a in activities}
    to_open = [r for r in relations if is_open_task(by_uid[r.successor_uid])]
    plain = {(r.predecessor_uid, r.successor_uid) for r in relations if r.type == "FS" and r.lag_minutes >= 0}
    named = [(r, (r.predecessor_uid, r.successor_uid)) for r in relations]
    return {
        "logic": {a.uid for a in activities if is_open_task(a) and not (into[a.uid] and out[a.uid])},
        "leads": {(r.predecessor_uid, r.successor_uid) for r in to_open if r.lag_minutes < 0},
        "lags": {(r.predecessor_uid, r.successor_uid) for r in to_open if r.lag_minutes > 0},
        "finish_to_start": {(r.predecessor_uid, r.successor_uid) for r in to_open if r.type != "FS"},
        "hard_constraints": {
            a.uid for a in activities
            if is_open_task(a) and a.constraint and a.constraint.kind is ConstraintKind.FINISH_ON_OR_BEFORE
        },
        "high_duration": {a.uid for a in activities if is_open_task(a) and a.duration_minutes > 44 * 480},
        "no_predecessor": {a.uid for a in activities if is_open(a) and not a.actual_start and not into[a.uid]},
        "no_successor": {a.uid for a in activities if is_open(a) and not out[a.uid]},
        "dangling_start": {
            a.uid for a in activities
            if is_open_task(a) and not a.actual_start and into[a.uid] and all(r.type in ("FF", "SF") for r in into[a.uid])
        },
        "dangling_finish": {
            a.uid for a in activities
            if is_open_task(a) and out[a.uid] and all(r.type in ("SS", "SF") for r in out[a.uid])
        },
        "out_of_sequence": {ends for r, ends in named if _ran_ahead(r, by_uid)},
        "long_lags": {ends for r, ends in named if abs(r.lag_minutes) > 44 * 480},
        "redundant_links": {
            ends for r, ends in named
            if r.type == "FS" and r.lag_minutes == 0
            and any((ends[0], b) in plain and (b, ends[1]) in plain for b in by_uid)
        },
        "soft_constraints": {
            a.uid for a in activities
            if is_open(a) and a.constraint and a.constraint.kind is ConstraintKind.START_ON_OR_AFTER
        },
    }  # fmt: skip


def _ran_ahead(relation: Relation, by_uid: dict[str, Activity]) -> bool:
    before, after = by_uid[relation.predecessor_uid], by_uid[relation.successor_uid]
    waits_for = before.actual_start if relation.type in ("SS", "SF") else before.actual_finish
    has_gone = after.actual_start if relation.type in ("FS", "SS") else after.actual_finish
    return waits_for is None and has_gone is not None


def found(yard: Site, check: Check) -> set[Any]:
    if not check.of_relations:
        return {yard.project.activities[row].uid for row in check.rows}
    relations = [yard.project.relations[row] for row in check.rows]
    return {(relation.predecessor_uid, relation.successor_uid) for relation in relations}


@pytest.mark.parametrize("block", range(10))
def test_columns_find_what_loops_find(block: int) -> None:
    for seed in range(20 * block, 20 * block + 20):
        yard = random_site(seed)
        assert yard.calculated is not None
        checks = {c.code: c for c in assess(yard.calculated.network, yard.calculated.picture)}

        for code, rows in expected(yard.project.activities, yard.project.relations).items():
            assert checks[code].reason is not None or found(yard, checks[code]) == rows, (seed, code)


def test_the_loops_are_not_empty() -> None:
    """Two hundred plans between them have findings of every check that the loops look for."""
    total: dict[str, int] = {}
    for seed in range(200):
        yard = random_site(seed)
        for code, rows in expected(yard.project.activities, yard.project.relations).items():
            total[code] = total.get(code, 0) + len(rows)

    assert [code for code, count in total.items() if count == 0] == []
    assert links("A-B SS+2")[0].lag_minutes == 960
