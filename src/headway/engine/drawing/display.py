"""The display list: a page as batches of primitives in integer hundredths of a millimetre.

Primitives carry a *role* (`bar_critical`, `rest`), never a colour: the painter's theme turns roles into
ink. Kinds of a batch and what `at` holds:

rects      x, y, width, height of each
lines      x1, y1, x2, y2 of each
polylines  one list x1, y1, x2, y2, ... of each
polygons   the same, closed
texts      x and baseline y of each, with `words`, `size` and `anchor` (start, middle, end)
clip       x, y, width, height of a window; its `items` are seen inside it only
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]
MM = 100
"""Hundredths of a millimetre in a millimetre."""


@dataclass(frozen=True)
class Page:
    """One sheet of paper, drawn."""

    number: int
    width: int
    height: int
    items: list[Item]

    def told(self) -> Item:
        """The page as plain values, for JSON."""
        return {"number": self.number, "width": self.width, "height": self.height, "items": self.items}


@dataclass
class Pen:
    """Collects primitives in painting order; neighbours of one kind and role become one batch."""

    items: list[Item] = field(default_factory=list)

    def rects(self, role: str, at: Sequence[int]) -> None:
        """Rectangles: x, y, width, height of each."""
        self._batch("rects", role, at)

    def lines(self, role: str, at: Sequence[int]) -> None:
        """Straight lines: x1, y1, x2, y2 of each."""
        self._batch("lines", role, at)

    def polylines(self, role: str, shapes: Sequence[Sequence[int]]) -> None:
        """Open lines through points."""
        self._batch("polylines", role, shapes)

    def polygons(self, role: str, shapes: Sequence[Sequence[int]]) -> None:
        """Closed, filled shapes."""
        self._batch("polygons", role, shapes)

    def text(self, role: str, x: float, y: float, size: int, words: str, *, anchor: str = "start") -> None:
        """One line of text from (start), around (middle) or up to (end) x, standing on y."""
        if not words:
            return
        last = self.items[-1] if self.items else {}
        if [last.get(name) for name in ("kind", "role", "size", "anchor")] != ["texts", role, size, anchor]:
            last = {"kind": "texts", "role": role, "size": size, "anchor": anchor, "at": [], "words": []}
            self.items.append(last)
        last["at"] += (round(x), round(y))
        last["words"].append(words)

    @contextmanager
    def clip(self, x: int, y: int, width: int, height: int) -> Iterator[Pen]:
        """A pen whose strokes are seen inside the window only."""
        inner = Pen()
        yield inner
        if inner.items:
            self.items.append({"kind": "clip", "at": [x, y, width, height], "items": inner.items})

    def _batch(self, kind: str, role: str, at: Sequence[Any]) -> None:
        if not at:
            return
        last = self.items[-1] if self.items else {}
        if last.get("kind") == kind and last["role"] == role:
            last["at"] += at
        else:
            self.items.append({"kind": kind, "role": role, "at": list(at)})
