"""Pages as one PDF, or one page as PNG, by typst: each page is its SVG, with our two fonts and no others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.paper.svg import svg_of, without_controls

if TYPE_CHECKING:
    import typst

FONT_FOLDER = Path(__file__).parent / "fonts"
MOST_PIXELS = 40_000_000
_PAGE = '#page(width: {width}mm, height: {height}mm, margin: 0mm, image("{name}", width: 100%, height: 100%))\n'


def pdf_of(pages: Iterable[dict[str, Any]], *, theme: str, title: str, at: datetime) -> bytes:
    """A PDF of pages (`Page.told()`): text that can be searched, fonts embedded with the signs that are used.

    `at` is the instant of printing, so that the same print gives the same bytes.
    """
    files = _files(pages, theme, title)
    return compiled(files, format="pdf", timestamp=at.replace(microsecond=0), pdf_tags=False)


def png_of(page: dict[str, Any], *, theme: str, dots_per_inch: int = 150) -> bytes:
    """One page as a picture; a large sheet gets fewer dots, at most 40 million."""
    square_inches = page["width"] * page["height"] / 2540**2
    fitting = int((MOST_PIXELS / square_inches) ** 0.5)
    return compiled(_files([page], theme, ""), format="png", ppi=float(min(dots_per_inch, fitting)))


def _files(pages: Iterable[dict[str, Any]], theme: str, title: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    main = [f"#set document(title: {_literal(title)})\n"]
    for number, page in enumerate(pages, start=1):
        name = f"{number}.svg"
        files[name] = svg_of(page, theme).encode()
        main.append(_PAGE.format(width=page["width"] / 100, height=page["height"] / 100, name=name))
    return {"main": "".join(main).encode()} | files


def _literal(words: str) -> str:
    """A text as typst writes it."""
    clean = without_controls(words).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + " ".join(clean.split()) + '"'


def compiled(files: dict[str, bytes], **how: Any) -> bytes:
    """What typst makes of `main` among the files, with our two fonts and no others; of several pictures the first."""
    import typst  # here: 80 MB of program that a web process need not load

    made = typst.compile(files, font_paths=_fonts(), **how)
    first = made[0] if isinstance(made, list) else made
    assert isinstance(first, bytes)
    return first


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
