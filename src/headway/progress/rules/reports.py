"""What a report from the site says, split into facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headway.progress.rules.fact_kinds import FactRefused, Values, one_of, read_fact
from headway.progress.rules.replay import values_of

Facts = list[tuple[str, dict[str, Any]]]
STATES = ("normal", "paused", "resumed", "done")
MOST_PHOTOS = 50
OTHER = ("percent", "quantity", "unit", "remaining_days", "started_on", "finished_on")
"""Of a report, what can be accepted with another value; pauses are of the report's own day."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that a report names; it may arrive later."""

    sha256: str
    media_type: str = "image/jpeg"
    taken_at: str | None = None
    position: Mapping[str, float] | None = None


def facts_of_report(entered: Mapping[str, Any], photos: Sequence[Photo], planned_quantity: float | None) -> Facts:
    """The facts of one report; what was left empty says nothing.

    A quantity without a percent gives the percent where the plan knows the whole quantity (rule 6.41).
    Example: 42 of 105 m³ → quantity 42, percent 0.4 (from quantity). Raises FactRefused.
    """
    told = {name: value for name, value in entered.items() if value not in (None, "")}
    facts: Facts = []
    if "started_on" in told:
        facts.append(("start", {"day": told["started_on"]}))
    facts += _progress(told, planned_quantity)
    facts += _state(told)
    facts += _evidence(told, photos)
    return facts


def read_other(told: Mapping[str, Any], whole: float | None) -> Values:
    """What is accepted instead of what was reported: fields of OTHER, each read as the fact that tells it.

    Quantity and percent follow each other where the plan knows the whole. Raises FactRefused.
    Example: percent 0.5 of 100 m³ → percent 0.5, quantity 50.
    """
    given = {name: value for name, value in told.items() if value not in (None, "")}
    if unknown := sorted(given.keys() - set(OTHER)):
        raise FactRefused(unknown[0], "unknown_field")
    if not given:
        raise FactRefused("percent", "missing")
    values = values_of([(kind, read_fact(kind, said)) for kind, said in facts_of_report(given, (), whole)])
    if not values.get("unit"):
        values.pop("unit", None)
    if "unit" in given and "quantity" not in given:
        values["unit"] = read_fact("quantity", {"quantity": 0, "unit": given["unit"]})["unit"]
    if whole and "percent" in values and "quantity" not in values:
        values["quantity"] = round(whole * values["percent"], 4)
    return values


def _progress(told: Mapping[str, Any], planned_quantity: float | None) -> Facts:
    facts: Facts = []
    if "percent" in told:
        facts.append(("percent", {"percent": told["percent"]}))
    if "quantity" in told:
        facts.append(("quantity", {"quantity": told["quantity"], "unit": told.get("unit", "")}))
        if "percent" not in told and planned_quantity and isinstance(told["quantity"], int | float):
            share = min(1.0, max(0.0, told["quantity"] / planned_quantity))
            facts.append(("percent", {"percent": share, "from": "quantity"}))
    if "remaining_days" in told:
        facts.append(("remaining", {"remaining_days": told["remaining_days"]}))
    return facts


def _state(told: Mapping[str, Any]) -> Facts:
    state = one_of("state", told.get("state", "normal"), STATES)
    reason = _reason(told.get("reason"))
    if state == "paused":
        return [("pause", reason)]
    if state == "resumed":
        return [("resume", reason)]
    if state == "done" or "finished_on" in told:
        return [("finish", {"day": told.get("finished_on", told.get("day"))})]
    return []


def _reason(told: Any) -> dict[str, Any]:
    if isinstance(told, Mapping):
        return {"reason_code": told.get("code", ""), "reason": told.get("text", "")}
    return {"reason": told} if isinstance(told, str) else {}


def _evidence(told: Mapping[str, Any], photos: Sequence[Photo]) -> Facts:
    facts: Facts = []
    if "headcount" in told:
        facts.append(("headcount", {"headcount": told["headcount"]}))
    if "note" in told:
        facts.append(("note", {"text": told["note"]}))
    if "voice" in told:
        facts.append(("voice", {"sha256": told["voice"]}))
    if len(photos) > MOST_PHOTOS:
        raise FactRefused("photos", "out_of_range", lowest=0, highest=MOST_PHOTOS)
    voice = told.get("voice")
    for photo in photos:
        if photo.sha256 != voice and photo.media_type.startswith("image/"):
            facts.append(("photo", {"sha256": photo.sha256, "media_type": photo.media_type,
                                    "taken_at": photo.taken_at, "position": photo.position}))  # fmt: skip
    return facts
