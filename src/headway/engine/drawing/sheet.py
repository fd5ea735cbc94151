"""The paper: its size, frame and how the chart is cut to it. All lengths in hundredths of a millimetre."""

from __future__ import annotations

from dataclasses import dataclass, field

PAPERS = {
    "A4": (29_700, 21_000),
    "A3": (42_000, 29_700),
    "A2": (59_400, 42_000),
    "A1": (84_100, 59_400),
    "A0": (118_900, 84_100),
}
"""Long and short side."""
LAYERS = frozenset({"critical", "baseline", "links", "shading", "front_line", "labels", "progress"})
STANDARD_TEXT = 250
LEAST_ROW = 200
"""A row lower than 2 mm has text below 1 mm: nobody reads that."""


@dataclass(frozen=True)
class TitleBlock:
    """What the block at the lower right says; empty texts leave the place for a pen."""

    company: str = ""
    project: str = ""
    drawing: str = ""
    number: str = ""
    data_date: str = ""
    revision: str = ""
    baseline: str = ""
    drawn_by: str = ""
    checked_by: str = ""
    approved_by: str = ""
    printed: str = ""
    """The line at the lower left: when and from what it was printed."""


@dataclass(frozen=True)
class Sheet:
    """How a chart is put on paper.

    With `pages_wide` the days are as wide as fills so many sheets, else `day_width` holds; with `pages_high`
    the rows are as high as fills so many, but never higher than `row_height`.
    """

    paper: str = "A3"
    landscape: bool = True
    binding: bool = True
    """A margin of 25 mm at the left edge (GB/T 50001) instead of the narrow one all round."""
    first_day: int = 0
    end_day: int = 0
    """Half-open days since 1970-01-01."""
    pages_wide: int | None = 1
    pages_high: int | None = None
    day_width: float = 100.0
    row_height: int = 500
    repeat: str = "all"
    """Columns on further sheets to the right: all, name or none."""
    layers: frozenset[str] = LAYERS
    title: TitleBlock = field(default_factory=TitleBlock)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the paper."""
        long, short = PAPERS[self.paper]
        return (long, short) if self.landscape else (short, long)

    @property
    def is_small(self) -> bool:
        """A4 and A3: narrow margin, low title block."""
        return self.paper in ("A4", "A3")

    @property
    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the frame (GB/T 50001: margin 10 mm, on A3 and A4 5 mm)."""
        width, height = self.size
        margin = 500 if self.is_small else 1_000
        return (2_500 if self.binding else margin), margin, width - margin, height - margin
