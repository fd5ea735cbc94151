"""Sheets with frozen heads, real dates and numbers, and texts that no program takes for a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from headway.interchange.excel.columns import Column
from headway.interchange.excel.writer.values import instant_text
from headway.interchange.template import FONT, HEADING, LINE, SECOND

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Signs that make a text a formula in Excel or WPS, full-width ones too (row 32 of the security table)."""
MOST_INDENT = 15


class Book:
    """A workbook and its formats."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self._base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        border = {"border": 1, "border_color": LINE}
        self.heading = book.add_format(
            {**self._base, **border, "bold": True, "font_color": "#FFFFFF", "bg_color": HEADING, "text_wrap": True}
        )
        self.second = book.add_format(
            {**self._base, **border, "font_size": 9, "font_color": "#44546A", "bg_color": SECOND}
        )
        self._formats: dict[tuple[Any, ...], Any] = {}

    def format(self, kind: str, *, bold: bool = False, indent: int = 0, late: bool = False) -> Any:
        """`text` (kept as text when it is edited), `number`, `date`, `percent`."""
        key = (kind, bold, indent, late)
        if key not in self._formats:
            shown = {"text": "@", "number": "General", "date": "yyyy-mm-dd", "percent": "0%"}[kind]
            told = {**self._base, "num_format": shown, "bold": bold, "indent": min(indent, MOST_INDENT)}
            if kind == "text":
                told["quote_prefix"] = True
            if bold:
                told["bg_color"] = SECOND
            if late:
                told["font_color"] = "#C73015"
            self._formats[key] = self.book.add_format(told)
        return self._formats[key]

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        frozen_columns: int = 1,
        hidden: tuple[str, ...] = (),
        heads: int = 2,
    ) -> Sheet:
        """A sheet with a Chinese and an English head row."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(heads, frozen_columns)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, None, {"hidden": column.key in hidden})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.zh, self.heading)
        for place, column in enumerate(columns if heads > 1 else ()):
            sheet.write_string(1, place, column.en, self.second)
        return Sheet(self, sheet, {column.key: place for place, column in enumerate(columns)}, heads)

    def settings(self, name: str, columns: Sequence[Column], values: dict[str, Any]) -> None:
        """The sheet 项目: name, English name, value."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 2, 26)
        sheet.freeze_panes(1, 0)
        for place, head in enumerate(("名称", "Name", "值 Value")):
            sheet.write_string(0, place, head, self.heading)
        written = Sheet(self, sheet, {"zh": 0, "en": 1, "value": 2}, 1)
        for column in columns:
            written.put({"zh": column.zh, "en": column.en, "value": values.get(column.key)})

    def show(self, name: str) -> None:
        """The sheet that is open when the file is."""
        self.book.get_worksheet_by_name(name).activate()


class Sheet:
    """Rows are written from top to bottom."""

    def __init__(self, book: Book, sheet: Any, places: dict[str, int], first: int) -> None:
        self.book, self.sheet, self.places, self.first, self.next = book, sheet, places, first, first

    def put(self, row: dict[str, Any], *, bold: bool = False, indent: int = 0, late: bool = False) -> None:
        """One row by column key; only the name is indented."""
        for key, place in self.places.items():
            value = row.get(key)
            if value is not None and value != "":
                self._cell(place, key, value, bold=bold, indent=indent if key == "name" else 0, late=late)
            elif bold:
                self.sheet.write_blank(self.next, place, None, self.book.format("number", bold=True))
        self.next += 1

    def _cell(self, place: int, key: str, value: Any, **look: Any) -> None:
        if isinstance(value, datetime) and value.hour == value.minute == 0:
            value = instant_text(value)  # as a date it would mean `no time said`
        if isinstance(value, date):
            self.sheet.write_datetime(self.next, place, value, self.book.format("date", **look))
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            kind = "percent" if key == "percent" else "number"
            self.sheet.write_number(self.next, place, value, self.book.format(kind, **look))
        else:
            self._text(place, str(value), look)

    def _text(self, place: int, value: str, look: dict[str, Any]) -> None:
        """Always a text cell, never a formula; one that looks like a formula stays a text when it is edited."""
        kind = "text" if value.startswith(DANGEROUS) or value[:1].isdigit() else "plain"
        chosen = self.book.format("text" if kind == "text" else "number", **look)
        self.sheet.write_string(self.next, place, value, chosen)

    def filter(self) -> None:
        """Filter buttons on the second head row."""
        if self.next > self.first:
            self.sheet.autofilter(self.first - 1, 0, self.next - 1, len(self.places) - 1)
