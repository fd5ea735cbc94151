"""What the facts of the site's day hold: check-in and check-out, hours, answers to offers, signature and addendum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from headway.progress.rules.assignments import ANSWERS, DECISIONS
from headway.progress.rules.attendance import MAX_ACCURACY_M, SHIFTS
from headway.progress.rules.diary import LONGEST_ADDENDUM
from headway.progress.rules.fact_kinds import (
    FactRefused,
    Values,
    number,
    one_of,
    register_fact_kind,
    site_day,
    text,
    whole,
)
from headway.progress.rules.hours import MOST_HEADS, MOST_HOURS, MOST_LINES, HoursLine, hours_fault

CHECK_IN, CHECK_OUT, HOURS = "check_in", "check_out", "hours"
ANSWER, DECISION, SIGNATURE, ADDENDUM = "answer_assignment", "decide_assignment", "sign_diary", "diary_addendum"
LONGEST_NAME, LONGEST_REASON = 80, 500
_BIGGEST = 2**53
_FOUND = ("flags", "is_scanned", "by_leader")
"""What was found out about a mark when it came in, kept with it."""
_IS_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _site_minute(name: str, value: Any) -> str:
    """`2026-11-22T06:52`, the wall clock of the site. Raises FactRefused."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError as wrong:
        raise FactRefused(name, "instant") from wrong
    if at is None:
        raise FactRefused(name, "instant")
    return at.replace(tzinfo=None).isoformat(timespec="minutes")


def _identity(name: str, value: Any) -> int | None:
    return None if value is None else whole(name, value, 1, _BIGGEST)


def _uuid(name: str, value: Any) -> str | None:
    try:
        return None if value is None else str(UUID(str(value)))
    except ValueError as wrong:
        raise FactRefused(name, "text") from wrong


def position(value: Any) -> dict[str, float] | None:
    """Degrees and metres; None is always possible. Raises FactRefused."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise FactRefused("position", "number")
    return {
        "longitude": number("longitude", value.get("longitude"), -180, 180),
        "latitude": number("latitude", value.get("latitude"), -90, 90),
        "accuracy_m": number("accuracy_m", value.get("accuracy_m", MAX_ACCURACY_M), 0, 1e7),
    }


def _mark(told: Mapping[str, Any]) -> Values:
    """`person` is a name or an account; without one the mark is of who enters it."""
    named = text("person", told.get("person") or "", LONGEST_NAME)
    is_account = _IS_UUID.fullmatch(named) is not None
    return {
        "person": "" if is_account else named,
        "account": _uuid("account", named if is_account else told.get("account")),
        "crew": _identity("crew", told.get("crew")),
        "day": site_day("day", told.get("day")),
        "shift": one_of("shift", told.get("shift") or "day", SHIFTS),
        "at": _site_minute("at", told.get("at")),
        "position": position(told.get("position")),
        "site_code": text("site_code", told.get("site_code") or "", 80),
        "by_proxy": bool(told.get("by_proxy")),
    } | {name: told[name] for name in _FOUND if name in told}


def _lines(told: Any) -> list[dict[str, Any]]:
    if not isinstance(told, list) or len(told) > MOST_LINES or not all(isinstance(line, Mapping) for line in told):
        raise FactRefused("lines", "text")
    lines: list[dict[str, Any]] = [
        {
            "activity_id": _identity("activity_id", line.get("activity_id")),
            "hours": round(number("hours", line.get("hours"), 0, MOST_HOURS), 2),
            "headcount": whole("headcount", line.get("headcount", 1), 1, MOST_HEADS),
        }
        for line in told
    ]
    if fault := hours_fault([HoursLine(**line) for line in lines]):
        raise FactRefused("lines", fault)
    return lines


def _hours(told: Mapping[str, Any]) -> Values:
    return {
        "day": site_day("day", told.get("day")),
        "crew": _identity("crew", told.get("crew")),
        "lines": _lines(told.get("lines")),
    }


def _proposed(told: Mapping[str, Any]) -> Values:
    values: Values = {}
    for name in ("proposed_first", "proposed_last"):
        values[name] = None if told.get(name) is None else site_day(name, told[name])
    quantity = told.get("quantity")
    values["quantity"] = None if quantity is None else number("quantity", quantity, 1e-9, 1e12)
    return values


def _answer(told: Mapping[str, Any]) -> Values:
    values = {
        "offer_id": _uuid("offer_id", told.get("offer_id")),
        "answer": one_of("answer", told.get("answer"), ANSWERS),
        "reason": text("reason", told.get("reason") or "", LONGEST_REASON),
        "crew": _identity("crew", told.get("crew")),
    } | _proposed(told)
    if values["answer"] == "refuse" and not values["reason"]:
        raise FactRefused("reason", "missing")
    if values["answer"] == "propose" and not any(
        values[name] for name in ("proposed_first", "proposed_last", "quantity")
    ):
        raise FactRefused("proposed_first", "missing")
    return values


def _decision(told: Mapping[str, Any]) -> Values:
    return {
        "offer_id": _uuid("offer_id", told.get("offer_id")),
        "decision": one_of("decision", told.get("decision"), DECISIONS),
        "reason": text("reason", told.get("reason") or "", LONGEST_REASON),
    }


def _addendum(told: Mapping[str, Any]) -> Values:
    words = text("text", told.get("text"), LONGEST_ADDENDUM)
    if not words:
        raise FactRefused("text", "missing")
    return {"day": site_day("day", told.get("day")), "text": words}


register_fact_kind(CHECK_IN, _mark)
register_fact_kind(CHECK_OUT, _mark)
register_fact_kind(HOURS, _hours)
register_fact_kind(ANSWER, _answer)
register_fact_kind(DECISION, _decision)
register_fact_kind(SIGNATURE, lambda told: {"day": site_day("day", told.get("day")), "hash": told["hash"]})
register_fact_kind(ADDENDUM, _addendum)
