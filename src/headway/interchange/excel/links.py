"""The text of the column 紧前工作: `3FS+2d`, `A100SS-1天；A200`, several split by commas."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from headway.engine.document import RelationType
from headway.interchange.excel.cells import Minutes, NotUnderstood, minutes_of

SPLIT = re.compile(r"[,;，；、\n]+")
_WITH_TYPE = re.compile(
    r"(.+?)\s*[\[(（]?\s*(FS|SS|FF|SF)\s*[\])）]?\s*([+\-]\s*\d[\d.]*\s*[A-Za-z%\u4e00-\u9fff]*)?", re.I
)
_WITH_LAG = re.compile(r"(.+?)\s*([+\-]\s*\d[\d.]*\s*(?:[A-Za-z%]|[\u4e00-\u9fff])*)")


@dataclass(frozen=True, slots=True)
class Link:
    predecessor: str
    type: RelationType
    lag: Minutes


def read_links(text: str, is_known: Callable[[str], bool], minutes_per_day: int) -> list[Link]:
    """The links of one cell. A part that is itself a known code is never taken apart. Raises NotUnderstood."""
    return [_link(part.strip(), is_known, minutes_per_day) for part in SPLIT.split(text) if part.strip()]


def _link(part: str, is_known: Callable[[str], bool], minutes_per_day: int) -> Link:
    if is_known(part):
        return Link(part, RelationType.FS, Minutes(0))
    match = _WITH_TYPE.fullmatch(part)
    if match and is_known(match[1].strip()):
        return Link(match[1].strip(), RelationType(match[2].upper()), _lag(match[3], minutes_per_day))
    match = _WITH_LAG.fullmatch(part)
    if match and is_known(match[1].strip()):
        return Link(match[1].strip(), RelationType.FS, _lag(match[2], minutes_per_day))
    raise NotUnderstood("predecessor")


def _lag(text: str | None, minutes_per_day: int) -> Minutes:
    return (minutes_of(text.replace(" ", ""), minutes_per_day) if text else None) or Minutes(0)
