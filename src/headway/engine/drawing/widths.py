"""Widths of text in Noto Sans SC, so that a text is cut where it would leave its cell.

Advance widths in thousandths of the size, from the `hmtx` table of the fonts in `paper/fonts`; a test
compares them. What has no entry is as wide as a Han character from U+2E80 on, else like an average letter.
"""

from __future__ import annotations

from functools import lru_cache

ELLIPSIS = "…"
_HAN_FROM = 0x2E80
_LETTER = 600
_REGULAR = (
    "224 323 474 555 555 921 680 278 338 338 467 555 278 347 278 392 555 555 555 555 555 555 555 555 555 555 278 278 "
    "555 555 555 474 946 608 657 638 688 589 552 689 728 293 535 646 543 812 723 742 633 742 635 596 599 721 575 878 "
    "573 531 603 338 392 338 555 559 606 563 618 510 620 554 325 564 607 275 275 552 284 926 610 606 620 620 388 468 "
    "377 607 521 802 498 521 475 338 270 338 555"
)
_BOLD = (
    "227 370 574 590 590 963 740 325 378 378 507 590 325 370 325 387 590 590 590 590 590 590 590 590 590 590 325 325 "
    "590 590 590 514 1007 641 681 656 714 615 585 717 757 330 568 686 578 853 749 770 667 770 682 624 625 748 619 915 "
    "627 580 613 378 387 378 590 567 626 591 644 527 644 581 372 597 640 304 306 604 315 964 641 626 644 644 437 495 "
    "421 637 576 863 562 574 511 378 296 378 590"
)
_WIDE = "§±¶·×÷‘’“”•…‰→←▲◇≤≥①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_OTHERS = {
    False: {"–": 536, "—": 894, "−": 555, "°": 370, "²": 411, "³": 411, "✓": 683, "›": 302},
    True: {"–": 544, "—": 908, "−": 590, "°": 404, "²": 424, "³": 424, "✓": 723, "›": 324},
}


def _table(ascii_widths: str, bold: bool) -> dict[str, int]:
    table = {chr(32 + place): int(width) for place, width in enumerate(ascii_widths.split())}
    return table | dict.fromkeys(_WIDE, 1000) | _OTHERS[bold]


WIDTHS = {False: _table(_REGULAR, False), True: _table(_BOLD, True)}
"""By boldness: thousandths of the size by character."""


def _width_of(character: str, table: dict[str, int]) -> int:
    return table.get(character) or (1000 if ord(character) >= _HAN_FROM else _LETTER)


@lru_cache(maxsize=20_000)
def text_width(words: str, size: int, bold: bool = False) -> int:
    """How wide a text stands, in the unit of its size. Example: two Han characters at 250 are 500 wide."""
    table = WIDTHS[bold]
    return round(sum(_width_of(character, table) for character in words) * size / 1000)


def fit_text(words: str, width: int, size: int, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis; nothing when not even one character fits."""
    if text_width(words, size, bold) <= width:
        return words
    table = WIDTHS[bold]
    left = width * 1000 / size - table[ELLIPSIS]
    for place, character in enumerate(words):
        left -= _width_of(character, table)
        if left < 0:
            return words[:place].rstrip() + ELLIPSIS if place else ""
    return words
