"""The widths by which text is cut are those of the fonts that are printed with."""

import struct
from pathlib import Path

import pytest

from headway.engine.drawing.widths import WIDTHS
from headway.paper.sheets import FONT_FOLDER

pytestmark = pytest.mark.quick


def tables_of(font: bytes) -> dict[str, int]:
    """Name of each table of a TrueType file and where it begins."""
    (count,) = struct.unpack(">H", font[4:6])
    records = (font[12 + 16 * place : 28 + 16 * place] for place in range(count))
    return {record[:4].decode(): struct.unpack(">I", record[8:12])[0] for record in records}


def glyphs_of(font: bytes, cmap: int) -> dict[int, int]:
    """Character -> glyph, from the table of format 12."""
    (count,) = struct.unpack(">H", font[cmap + 2 : cmap + 4])
    offsets = [struct.unpack(">HHI", font[cmap + 4 + 8 * n : cmap + 12 + 8 * n])[2] for n in range(count)]
    table = next(cmap + at for at in offsets if font[cmap + at : cmap + at + 2] == b"\x00\x0c")
    (groups,) = struct.unpack(">I", font[table + 12 : table + 16])
    found = {}
    for place in range(groups):
        first, last, glyph = struct.unpack(">III", font[table + 16 + 12 * place : table + 28 + 12 * place])
        if first < 0x3000:  # Han characters are all as wide as their size
            found |= {code: glyph + code - first for code in range(first, min(last, 0x3000) + 1)}
    return found


@pytest.mark.parametrize(("bold", "name"), [(False, "Regular"), (True, "Bold")])
def test_widths_are_those_of_the_font(bold: bool, name: str) -> None:
    font = Path(FONT_FOLDER, f"NotoSansSC-{name}.ttf").read_bytes()
    tables = tables_of(font)
    glyphs = glyphs_of(font, tables["cmap"])
    (units,) = struct.unpack(">H", font[tables["head"] + 18 : tables["head"] + 20])

    def advance(character: str) -> int:
        at = tables["hmtx"] + 4 * glyphs[ord(character)]
        return int(struct.unpack(">H", font[at : at + 2])[0])

    assert units == 1000
    assert {one: advance(one) for one in WIDTHS[bold]} == WIDTHS[bold]
