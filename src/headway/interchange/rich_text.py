"""Notes that other tools keep as HTML, as plain text. Markup never enters the product."""

from __future__ import annotations

import re
from html import unescape

_HIDDEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.I | re.S)
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.I)
_TAGS = re.compile(r"<[^<>]*>")
LONGEST = 100_000


def plain_text(html: str) -> str:
    """The words of a note, its paragraphs on lines of their own."""
    text = html[:LONGEST].replace("\x7f", "\n").replace("\0", "")
    if "<" in text:
        text = _TAGS.sub("", _BREAKS.sub("\n", _HIDDEN.sub("", text)))
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in unescape(text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
