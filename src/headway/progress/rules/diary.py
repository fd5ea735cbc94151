"""The site diary 施工日志: what it holds, how two writers' fields meet, what its signature seals, which days are missing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from headway.progress.rules.weather import COLDEST, HOTTEST, STRONGEST_WIND, WEATHERS

LONGEST_TEXT = 4_000
LONGEST_ADDENDUM = 2_000
MOST_TRADES = 60
MOST_ADDENDA = 100
EMPTY: dict[str, Any] = {
    "is_stoppage": False, "stoppage_reason": "", "weather_am": None, "weather_pm": None, "temperature_low": None,
    "temperature_high": None, "wind": None, "headcount": None, "machines": "", "materials": "", "quality": "",
    "safety": "", "remark": "",
}  # fmt: skip
"""The fields that people write, as they stand before anybody did; `headcount` None: as checked in."""


def field_fault(changes: Mapping[str, Any]) -> str | None:
    """The first field that cannot be kept as it was entered; None when all can."""
    for name, value in changes.items():
        if name not in EMPTY or not _CHECKS[name](value):
            return name
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def _is_weather(value: Any) -> bool:
    return value is None or value in WEATHERS


def _is_number(lowest: float, highest: float) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return value is None or (is_number and lowest <= value <= highest)

    return fits


def _is_wind(value: Any) -> bool:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value is None or (is_whole and 0 <= value <= STRONGEST_WIND)


def _is_headcount(value: Any) -> bool:
    if value is None:
        return True
    return isinstance(value, list) and len(value) <= MOST_TRADES and all(_is_trade_count(line) for line in value)


def _is_trade_count(line: Any) -> bool:
    if not isinstance(line, dict) or line.keys() != {"trade", "count"}:
        return False
    trade, count = line["trade"], line["count"]
    return isinstance(trade, str) and len(trade) <= 80 and isinstance(count, int) and 0 <= count <= 10_000


_CHECKS: dict[str, Callable[[Any], bool]] = dict.fromkeys(EMPTY, _is_text) | {
    "is_stoppage": lambda value: isinstance(value, bool),
    "weather_am": _is_weather,
    "weather_pm": _is_weather,
    "temperature_low": _is_number(COLDEST, HOTTEST),
    "temperature_high": _is_number(COLDEST, HOTTEST),
    "wind": _is_wind,
    "headcount": _is_headcount,
}


def content_hash(content: Mapping[str, Any]) -> str:
    """sha256 of what was signed, as JSON with sorted keys, without spaces."""
    told = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def missing_days(written: Iterable[date], *, until: date, since: date | None = None) -> list[date]:
    """Days without a diary from the first one (or `since`) to the day before `until` (rule 6.89).

    Days of stoppage need one, too: a gap is a gap. The day `until` itself is still being written.
    """
    there = set(written)
    first = since or min(there, default=until)
    return [day for day in days_between(first, until - timedelta(days=1)) if day not in there]


def days_between(first: date, last: date) -> list[date]:
    """Both days counted; empty when the last one lies before the first."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@dataclass(frozen=True, slots=True)
class Reported:
    """What a day's reports say of an activity: fractions 0-1, quantity of the day's end with its unit.

    `entries`: the reports that it was made of.
    """

    entries: tuple[str, ...]
    activity: str  # as people call it
    location: str
    before: float | None
    percent: float | None
    quantity: float | None
    unit: str
    note: str
    state: str  # claimed, accepted, accepted_other


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the composed diary; `source`: ids of the entries it was made of, so that each line can be opened."""

    kind: str
    source: tuple[str, ...]
    text: str
    lines: tuple[dict[str, Any], ...] = ()

    def told(self) -> dict[str, Any]:
        return {"kind": self.kind, "source": list(self.source), "text": self.text, "lines": list(self.lines)}


Say = Callable[..., str]
"""A text of the catalogue: `say(key, **parameters)`."""


def compose(
    reports: Sequence[Reported],
    headcount: Sequence[tuple[str, int, Sequence[str]]],
    hours: Sequence[tuple[str, float, Sequence[str]]],
    photos: Sequence[tuple[str, str]],
    say: Say,
) -> list[Block]:
    """Blocks of a day from its facts, each naming its sources (rule 6.86).

    headcount: (trade, people, attendance records); hours: (activity, person-hours, sheets); photos: (sha256, entry).
    """
    blocks = []
    if reports:
        blocks.append(_progress(reports, say))
    if headcount:
        blocks.append(_people(headcount, say))
    if hours:
        blocks.append(_hours(hours, say))
    if photos:
        entries = tuple(dict.fromkeys(entry for _, entry in photos))
        lines = tuple({"sha256": sha, "entry_id": entry} for sha, entry in photos)
        blocks.append(Block("photos", entries, say("progress.diary.photos", count=len(photos)), lines))
    return blocks


def _progress(reports: Sequence[Reported], say: Say) -> Block:
    lines: tuple[dict[str, Any], ...] = tuple(
        {
            "entries": list(one.entries), "activity": one.activity, "location": one.location, "before": one.before,
            "percent": one.percent, "quantity": one.quantity, "unit": one.unit, "note": one.note, "state": one.state,
        }
        for one in sorted(reports, key=lambda one: (one.location, one.activity, one.entries))
    )  # fmt: skip
    text = say("progress.diary.joint").join(_told_report(line, say) for line in lines)
    return Block("progress", tuple(entry for line in lines for entry in line["entries"]), text, lines)


def _told_report(line: Mapping[str, Any], say: Say) -> str:
    """`16 层 剪力墙钢筋绑扎 60 → 70 %，35 t`."""
    parts = [" ".join(part for part in (line["location"], line["activity"]) if part)]
    if line["percent"] is not None:
        before = "" if line["before"] is None else f"{shown(100 * line['before'])} → "
        parts.append(f"{before}{shown(100 * line['percent'])} %")
    if line["quantity"] is not None:
        parts.append(f"{shown(line['quantity'])} {line['unit']}".strip())
    if line["note"]:
        parts.append(line["note"])
    return say("progress.diary.comma").join(parts)


def _people(headcount: Sequence[tuple[str, int, Sequence[str]]], say: Say) -> Block:
    lines = tuple({"trade": trade, "count": count} for trade, count, _ in headcount)
    named = [f"{trade or say('progress.diary.trade_unknown')} {count}" for trade, count, _ in headcount]
    total = sum(count for _, count, _ in headcount)
    text = say("progress.diary.people", count=total, trades=say("progress.diary.comma").join(named))
    return Block("people", tuple(record for _, _, records in headcount for record in records), text, lines)


def _hours(hours: Sequence[tuple[str, float, Sequence[str]]], say: Say) -> Block:
    lines = tuple({"activity": activity, "hours": round(value, 1)} for activity, value, _ in hours)
    told = [f"{activity} {shown(value)} h" for activity, value, _ in hours]
    sources = tuple(dict.fromkeys(sheet for _, _, sheets in hours for sheet in sheets))
    return Block("hours", sources, say("progress.diary.comma").join(told), lines)


def shown(value: float) -> str:
    """A number with at most one decimal: 35, 2.4."""
    return f"{value:.1f}".removesuffix(".0")
