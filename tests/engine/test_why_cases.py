"""Reasons on small named plans: each kind once, chains, and why something is critical or not."""

from __future__ import annotations

import pytest

from engine.site import Site, at, days, limit, links, milestone, minutes, shown, site, wbs
from headway.engine import chain, explain, reasons_of
from headway.engine.document import (
    ActivityKind,
    Calendar,
    CalendarException,
    ConstraintKind,
    LagCalendar,
    Profile,
)
from headway.engine.why.explain import Reasons
from headway.engine.why.reasons import DateName
from headway.engine.why.rests import rests_of

pytestmark = pytest.mark.quick


def reasons(yard: Site) -> Reasons:
    assert yard.calculated is not None
    return reasons_of(yard.calculated.network)


def row(yard: Site, uid: str) -> int:
    return [activity.uid for activity in yard.project.activities].index(uid)


def told(yard: Site, uid: str, date: str = "start") -> list[tuple[str, str]]:
    """(kind, the other activity) of each driver."""
    assert yard.calculated is not None
    found = explain(yard.calculated, row(yard, uid), date).drivers
    return [(d.kind.value, yard.project.activities[d.row].uid if d.row >= 0 else "") for d in found]


def walked(yard: Site, uid: str) -> list[tuple[str, str]]:
    assert yard.calculated is not None
    found = chain(yard.calculated, row(yard, uid))
    return [(yard.project.activities[r.row].uid, r.drivers[0].kind.value if r.drivers else "none") for r in found]


def test_the_chain_goes_back_to_the_start_of_the_project() -> None:
    yard = site([days("pit", 3), days("base", 2), days("frame", 5)], "pit-base, base-frame SS+1")

    assert walked(yard, "frame") == [("frame", "relation"), ("base", "relation"), ("pit", "project_start")]
    [link] = explain(yard.calculated, row(yard, "frame")).drivers  # type: ignore[arg-type]
    assert (link.relation, link.lag, shown(link.own), shown(link.at)) == (
        1,
        480,
        "2026-01-08 08:00",
        "2026-01-08 17:00",
    )


def test_what_holds_equally_is_named_together_and_the_data_date_before_work_that_is_done() -> None:
    done = days("pit", 2, actual_start=at("2026-01-05 08:00"), actual_finish=at("2026-01-06 17:00"))
    yard = site([done, days("left", 2), days("right", 2), days("roof", 1)], "pit-left, left-roof, right-roof",
                data_date=at("2026-01-07 08:00"))  # fmt: skip

    assert told(yard, "roof") == [("relation", "left"), ("relation", "right")]
    assert told(yard, "left") == [("data_date", ""), ("relation", "pit")]
    assert told(yard, "pit") == [("actual", "pit")]


def test_days_without_work_are_named() -> None:
    holiday = CalendarException(at("2026-01-12").date(), at("2026-01-13").date(), (), "Founders' days")
    week = Calendar("w", "5 d", ((((480, 720), (780, 1020))),) * 5 + ((), ()), [holiday])
    yard = site([days("base", 5), days("frame", 4)], "base-frame", calendars=[week])
    known = reasons(yard)

    before = rests_of(known, known.reason(row(yard, "frame"), DateName.START))

    assert [(days.last_day - days.first_day + 1, days.name) for days in before.before] == [
        (2, ""),
        (2, "Founders' days"),
    ]
    assert [(days.last_day - days.first_day + 1, days.name) for days in before.within] == [(2, "")]


def test_mandatory_expected_external_and_levelled_dates() -> None:
    yard = site(
        [
            days("must", 2, constraint=limit(ConstraintKind.MANDATORY_START, "2026-01-06 08:00")),
            days("wish", 2, expected_finish=at("2026-01-09 17:00")),
            days("outside", 2, external_early_start=at("2026-01-08 08:00")),
        ]
    )
    assert told(yard, "must") == [("constraint", "must")]
    assert told(yard, "wish") == [("project_start", "")]
    assert told(yard, "wish", "finish") == [("expected_finish", "wish")]
    assert told(yard, "outside") == [("external", "")]

    levelled = site([days("a", 1), days("b", 1, levelling_delay_minutes=2880)], "a-b", profile=Profile.MSP)
    assert told(levelled, "b") == [("levelling_delay", "b"), ("relation", "a")]
    assert walked(levelled, "b") == [("b", "levelling_delay"), ("a", "project_start")]


def test_work_under_way_is_held_by_what_counts_its_rest() -> None:
    begun = {"actual_start": at("2026-01-05 08:00"), "remaining_minutes": 480, "actual_minutes": 960}
    p6 = site([days("frame", 3, **begun)], data_date=at("2026-01-07 08:00"))
    assert told(p6, "frame", "finish") == [("data_date", "")]
    assert walked(p6, "frame") == [("frame", "data_date")]

    resumed = begun | {"resume": at("2026-01-09 08:00")}
    assert told(site([days("frame", 3, **resumed)], profile=Profile.MSP), "frame", "finish") == [("resume", "frame")]
    assert told(site([days("frame", 3, **begun)], profile=Profile.MSP), "frame", "finish") == [("actual", "frame")]


def test_ms_project_caps_pull_against_logic_and_manual_work_stays() -> None:
    yard = site(
        [
            days("base", 5),
            days("frame", 2, constraint=limit(ConstraintKind.START_ON_OR_BEFORE, "2026-01-07 08:00")),
            days("typed", 2, manual=True, manual_start=at("2026-01-06 08:00"), manual_finish=at("2026-01-07 17:00")),
        ],
        "base-frame, base-typed",
        profile=Profile.MSP,
    )

    assert told(yard, "frame") == [("constraint", "frame"), ("relation", "base")]
    assert told(yard, "typed") == [("manual", "typed")]


def test_a_relation_or_constraint_of_a_summary_holds_what_stands_under_it() -> None:
    rows = [
        days("pit", 3),
        wbs("block"),
        wbs("storey", parent_uid="block"),
        days("frame", 2, parent_uid="storey"),
        days("roof", 1),
    ]
    yard = site(rows, "pit-block, block-roof", profile=Profile.MSP)
    assert told(yard, "frame") == [("relation", "pit")]
    assert walked(yard, "roof") == [
        ("roof", "relation"),
        ("block", "child"),
        ("frame", "relation"),
        ("pit", "project_start"),
    ]
    assert told(yard, "frame", "late_finish") == [("relation", "roof")]
    [link] = explain(yard.calculated, row(yard, "frame")).drivers  # type: ignore[arg-type]
    assert yard.project.activities[link.through].uid == "block"

    rows[1].constraint = limit(ConstraintKind.START_ON_OR_AFTER, "2026-01-15 08:00")
    held = site(rows, "pit-block, block-roof", profile=Profile.MSP)
    assert told(held, "frame") == [("constraint", "block")]


def test_spanning_rows_name_what_they_span() -> None:
    yard = site(
        [
            wbs("block"),
            days("base", 2, parent_uid="block"),
            days("frame", 3, parent_uid="block"),
            days("watch", 1, kind=ActivityKind.LEVEL_OF_EFFORT),
        ],
        "base-frame, base-watch SS, frame-watch FF",
    )

    assert told(yard, "block") == [("child", "base")]
    assert told(yard, "block", "finish") == [("child", "frame")]
    assert told(yard, "watch") == [("spanned", "base")]
    assert told(yard, "watch", "finish") == [("spanned", "frame")]


def test_late_dates_name_their_bound() -> None:
    rows = [days("pit", 2), days("base", 2, deadline=at("2026-01-07 17:00")), milestone("end"), days("side", 1)]
    yard = site(rows, "pit-base, base-end", profile=Profile.MSP)
    assert told(yard, "pit", "late_finish") == [("relation", "base")]
    assert told(yard, "base", "late_finish") == [("deadline", "base")]
    assert told(yard, "side", "late_finish") == [("project_finish", "")]

    bound = site([days("pit", 2)], must_finish_by=at("2026-02-02 17:00"))
    assert told(bound, "pit", "late_finish") == [("must_finish_by", "")]


def test_why_critical_and_why_not() -> None:
    """pit 2 -> long 5 -> roof 1 -> paint; pit -> short 3 -> roof: short has two days, because long is longer.

    The fence, which nothing follows, has float against the project's finish: its parallel is the longest path.
    """
    yard = site([days("pit", 2), days("long", 5), days("short", 3), days("roof", 1), days("paint", 1), days("fence", 1)],
                "pit-long, pit-short, long-roof, short-roof, roof-paint")  # fmt: skip
    known = reasons(yard)

    critical = known.standing(row(yard, "long"))
    short = known.standing(row(yard, "short"))

    names = [activity.uid for activity in yard.project.activities]
    assert (critical.critical, [names[r.row] for r in critical.path], critical.parallel) == (
        True,
        ["long", "roof", "paint"],
        (),
    )
    assert (short.critical, short.total_float, names[short.meets]) == (False, 960, "roof")
    assert [names[r.row] for r in short.parallel] == ["roof", "long", "pit"]
    fence = known.standing(row(yard, "fence"))
    assert [names[r.row] for r in fence.parallel] == ["paint", "roof", "long", "pit"]


def test_the_longer_parallel_is_the_one_that_leaves_most_float() -> None:
    """a 1, b 2 -> c 1 -> end; x 20 -> end: a has a day against b, and 17 more against x, which decides."""
    yard = site([days("a", 1), days("b", 2), days("c", 1), days("x", 20), milestone("end")], "a-c, b-c, c-end, x-end")

    standing = reasons(yard).standing(row(yard, "a"))

    names = [activity.uid for activity in yard.project.activities]
    assert (standing.total_float, names[standing.meets]) == (18 * 480, "end")
    assert [names[r.row] for r in standing.parallel] == ["end", "x"]


def test_inactive_work_and_empty_summaries_have_no_reason() -> None:
    yard = site([days("pit", 2), days("dropped", 2, inactive=True), wbs("empty")], profile=Profile.MSP)

    assert told(yard, "dropped") == []
    assert told(yard, "empty") == []
    assert walked(yard, "dropped") == [("dropped", "none")]


def test_lags_are_told_as_they_were_counted() -> None:
    """A lag of ten days after work that finished two days before the data date: eight are left."""
    pit = days("pit", 1, actual_start=at("2026-01-05 08:00"), actual_finish=at("2026-01-05 17:00"))
    yard = site([pit, days("frame", 1)], known_relations=links("pit-frame FS+10"), data_date=at("2026-01-08 08:00"),
                options={"lag_calendar": LagCalendar.PREDECESSOR})  # fmt: skip

    [link] = explain(yard.calculated, row(yard, "frame")).drivers  # type: ignore[arg-type]

    assert (link.kind.value, link.lag) == ("relation", 8 * 480)
    assert minutes(at("2026-01-19 17:00")) == link.at
