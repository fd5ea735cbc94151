"""Rows of words as lines of a terminal, column under column."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width


def aligned(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """One line per row; the columns in `right` stand on their right edge. Chinese characters take two places."""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    return ["  ".join(_cell(row[at], width, at in right) for at, width in enumerate(widths)).rstrip() for row in rows]


def _cell(words: str, width: int, on_the_right: bool) -> str:
    space = " " * (width - _width(words))
    return space + words if on_the_right else words + space


def _width(words: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
