"""A sheet as a table: its heading row found, its columns named, its errors collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from headway.interchange.excel.cells import NotUnderstood, Value, name_of, text_of
from headway.interchange.excel.columns import plain
from headway.interchange.excel.sheets import Sheet, cell_name

HEADING_ROWS = 30
Read = TypeVar("Read")


@dataclass(slots=True)
class CellErrors:
    """Cells that could not be read; any of them refuses the whole file."""

    rows: list[dict[str, str]] = field(default_factory=list)

    def add(self, sheet: str, cell: str, code: str, value: str) -> None:
        row = {"sheet": sheet, "cell": cell, "code": code, "value": value[:80]}
        if row not in self.rows[-20:]:  # a cell may be looked at twice
            self.rows.append(row)


@dataclass(slots=True)
class Table:
    sheet: Sheet
    columns: dict[str, int]  # key -> position
    first_row: int
    errors: CellErrors
    unknown: list[str] = field(default_factory=list)  # headings that no column is called
    others: dict[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[TableRow]:
        """Rows with something in a known column."""
        for index in range(self.first_row, len(self.sheet.rows)):
            row = TableRow(self, index)
            if any(text_of(row.value(key)) for key in self.columns):
                yield row


@dataclass(slots=True)
class TableRow:
    table: Table
    index: int

    def value(self, key: str) -> Value:
        column = self.table.columns.get(key)
        return "" if column is None else self.table.sheet.text_at(self.index, column)

    def text(self, key: str) -> str:
        return text_of(self.value(key))

    def cell(self, key: str) -> str:
        return cell_name(self.index, self.table.columns.get(key, 0))

    def read(self, key: str, how: Callable[[Value], Read | None]) -> Read | None:
        """The value of a cell by a rule of `cells`; what is not understood becomes an error of the table."""
        column = self.table.columns.get(key)
        if column is None:
            return None
        value, cell = self.value(key), self.cell(key)
        if cell in self.table.sheet.unsaved_formulas:
            self.fail(key, "formula_without_value")
            return None
        if cell in self.table.sheet.faults:
            self.fail(key, "formula_error")
            return None
        try:
            return how(value)
        except NotUnderstood as fault:
            self.fail(key, fault.code)
        except (OverflowError, ValueError):
            self.fail(key, "number")
        return None

    def fail(self, key: str, code: str) -> None:
        self.table.errors.add(self.table.sheet.name, self.cell(key), code, self.text(key))


def find_table(sheet: Sheet, headings: dict[str, str], needed: set[str], errors: CellErrors) -> Table | None:
    """The heading row is the one of the first 30 that names most columns, all `needed` ones among them."""
    best: tuple[int, dict[str, int]] | None = None
    for index, row in enumerate(sheet.rows[:HEADING_ROWS]):
        found = _named(row, headings)
        if needed <= set(found) and (best is None or len(found) > len(best[1])):
            best = (index, found)
    if best is None:
        return None
    index, columns = best
    first = index + 1
    if first < len(sheet.rows) and _is_second_heading(sheet.rows[first], columns, headings):
        first += 1
    table = Table(sheet, columns, first, errors)
    for position, value in enumerate(sheet.rows[index]):
        text = name_of(value)
        if text and position not in columns.values():
            table.unknown.append(text)
            table.others[text] = position
    return table


def _named(row: list[Value], headings: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for position, value in enumerate(row):
        key = headings.get(plain(text_of(value))) if isinstance(value, str) else None
        if key and key not in found:
            found[key] = position
    return found


def _is_second_heading(row: list[Value], columns: dict[str, int], headings: dict[str, str]) -> bool:
    """The English row under the Chinese one."""
    again = _named(row, headings)
    return len(again) >= max(2, len(columns) // 2)
