"""Levels of rows: by a column, by indent, by codes such as 1.2.3, or by 一、（一）1.（1）①."""

from __future__ import annotations

import re
import unicodedata

_DOTTED = re.compile(r"\d+(?:[.\-]\d+)*")
_HAN = "一二三四五六七八九十百零〇"
_STYLES = (
    re.compile(rf"第[{_HAN}\d]+[章部篇]"),
    re.compile(rf"[{_HAN}]+[、.．]"),
    re.compile(rf"[（(][{_HAN}]+[)）]"),
    re.compile(r"\d+[、.．](?!\d)"),
    re.compile(r"[（(]\d+[)）]|\d+[)）]"),
    re.compile(r"[①-⑳]"),
)
"""The usual order of numbering in Chinese documents, outermost first."""


def indent_of(name: str) -> int:
    """Leading spaces; a full-width space counts two."""
    width = 0
    for sign in name:
        if sign not in " \u3000\t\xa0":
            break
        width += 1 if sign in " \xa0" else 2
    return width


def levels_of(names: list[str], codes: list[str], given: list[int | None]) -> list[int]:
    """One level per row, 1 = outermost, never more than one deeper than the row before."""
    if any(level is not None for level in given):
        raw = _filled(given)
    elif len({indent_of(name) for name in names}) > 1:
        raw = _ranks([indent_of(name) for name in names])
    elif _are_dotted(codes):
        raw = [len(re.split(r"[.\-]", code)) if code else 99 for code in codes]
    else:
        styles = [_style(code) or _style(name) for name, code in zip(names, codes, strict=True)]
        raw = _by_style(styles)
    return _without_gaps(raw)


def _filled(given: list[int | None]) -> list[int]:
    last, filled = 1, []
    for level in given:
        last = level if level is not None else last
        filled.append(last)
    return filled


def _ranks(widths: list[int]) -> list[int]:
    order = {width: rank for rank, width in enumerate(sorted(set(widths)), start=1)}
    return [order[width] for width in widths]


def _are_dotted(codes: list[str]) -> bool:
    used = [code for code in codes if code]
    return (
        bool(used)
        and all(_DOTTED.fullmatch(code) for code in used)
        and any("." in code or "-" in code for code in used)
    )


def _style(text: str) -> int:
    """1-6 by the kind of numbering at the beginning; 0 when there is none."""
    stripped = unicodedata.normalize("NFC", text).lstrip(" \u3000\t\xa0")
    if stripped in set(_HAN):
        return 2
    return next((rank for rank, style in enumerate(_STYLES, start=1) if style.match(stripped)), 0)


def _by_style(styles: list[int]) -> list[int]:
    """Rows without numbering lie under the numbered row before them."""
    used = sorted({style for style in styles if style})
    if not used:
        return [1] * len(styles)
    rank = {style: index for index, style in enumerate(used, start=1)}
    levels, last = [], 0
    for style in styles:
        last = rank[style] if style else last
        levels.append(rank[style] if style else last + 1)
    return levels


def _without_gaps(raw: list[int]) -> list[int]:
    """Relative depth only: each row is as deep as the number of open rows above it."""
    levels: list[int] = []
    path: list[int] = []
    for level in raw:
        while path and path[-1] >= level:
            path.pop()
        path.append(level)
        levels.append(len(path))
    return levels
