"""The painter of display lists. `web/packages/gantt/src/paint-sheet` is the same in TypeScript: one golden
file holds both to the same text, so a change here is a change there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from headway.paper.themes import Ink, theme_of

FONTS = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Item = dict[str, Any]


def svg_of(page: Item, theme: str) -> str:
    """One page (`Page.told()`) as an SVG document of its size in millimetres."""
    width, height = page["width"], page["height"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width / 100:g}mm" height="{height / 100:g}mm"'
        f' viewBox="0 0 {width} {height}" font-family="{FONTS}">{_items(page["items"], theme_of(theme))}</svg>'
    )


def _items(items: Iterable[Item], theme: dict[str, Ink]) -> str:
    return "".join(_item(item, theme) for item in items)


def _item(item: Item, theme: dict[str, Ink]) -> str:
    if item["kind"] == "clip":
        return _clip(item, theme)
    ink = theme[item["role"]]
    if item["kind"] == "texts":
        return _texts(item, ink)
    return f'<path d="{_path(item)}"{_stroke_and_fill(ink)}/>'


def _clip(item: Item, theme: dict[str, Ink]) -> str:
    x, y, width, height = item["at"]
    return (
        f'<svg x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{x} {y} {width} {height}">'
        f"{_items(item['items'], theme)}</svg>"
    )


def _path(item: Item) -> str:
    at, kind = item["at"], item["kind"]
    if kind == "rects":
        return "".join(f"M{x} {y}h{width}v{height}h{-width}z" for x, y, width, height in _by(at, 4))
    if kind == "lines":
        return "".join(f"M{x1} {y1}L{x2} {y2}" for x1, y1, x2, y2 in _by(at, 4))
    end = "z" if kind == "polygons" else ""
    return "".join("M" + "L".join(f"{x} {y}" for x, y in _by(shape, 2)) + end for shape in at)


def _by(values: Sequence[int], count: int) -> Iterable[tuple[int, ...]]:
    return zip(*[iter(values)] * count, strict=True)


def _stroke_and_fill(ink: Ink) -> str:
    words = f' fill="{ink.get("fill", "none")}"'
    if "stroke" in ink:
        words += f' stroke="{ink["stroke"]}" stroke-width="{ink["width"]}"'
    if "dash" in ink:
        words += f' stroke-dasharray="{ink["dash"]}"'
    return words


def _texts(item: Item, ink: Ink) -> str:
    weight = ' font-weight="700"' if ink.get("bold") else ""
    anchor = "" if item["anchor"] == "start" else f' text-anchor="{item["anchor"]}"'
    lines = "".join(
        f'<text x="{x}" y="{y}">{escaped(words)}</text>'
        for (x, y), words in zip(_by(item["at"], 2), item["words"], strict=True)
    )
    return f'<g fill="{ink["fill"]}" font-size="{item["size"]}"{weight}{anchor}>{lines}</g>'


def escaped(words: str) -> str:
    """Text that no XML reader takes for anything else; what XML cannot hold is left out."""
    return without_controls(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def without_controls(words: str) -> str:
    """Text without what XML cannot hold."""
    return _NOT_XML.sub("", words)
