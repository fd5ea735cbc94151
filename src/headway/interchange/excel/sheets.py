"""The sheets of a workbook as rows of plain values; traps are found before the values are loaded."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import python_calamine
from lxml import etree

from headway.interchange.errors import ImportRefused
from headway.interchange.excel.cells import Value

MOST_ROWS = 200_000
MOST_COLUMNS = 400
MOST_CELLS = 10_000_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SHEET_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Sheet:
    """One visible sheet: rows from A1, merged areas (first row, first column, last row, last column)."""

    name: str
    rows: list[list[Value]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    unsaved_formulas: set[str] = field(default_factory=set)  # cells whose formula has no stored value
    faults: set[str] = field(default_factory=set)  # cells that hold #REF! and the like

    def text_at(self, row: int, column: int) -> Value:
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""


@dataclass(slots=True)
class Workbook:
    sheets: list[Sheet]
    hidden_sheets: list[str]
    is_1904: bool


def cell_name(row: int, column: int) -> str:
    """`(0, 0)` → `A1`."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def open_workbook(path: Path) -> Workbook:
    """Raises ImportRefused for damage, passwords and sheets that are absurdly large."""
    try:
        with zipfile.ZipFile(path) as archive:
            files, is_1904 = _sheet_files(archive)
            scans = {name: _Scan(archive, file) for name, file in files.items() if file in archive.namelist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        etree.XMLSyntaxError,
        OSError,
        NotImplementedError,
    ) as fault:
        raise ImportRefused("damaged_file") from fault
    return _loaded(path, scans, is_1904=is_1904)


def _loaded(path: Path, scans: dict[str, _Scan], *, is_1904: bool) -> Workbook:
    sheets: list[Sheet] = []
    hidden: list[str] = []
    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as workbook:
            for metadata in workbook.sheets_metadata:
                if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                if metadata.visible != python_calamine.SheetVisibleEnum.Visible:
                    hidden.append(metadata.name)
                    continue
                sheets.append(_sheet(workbook, metadata.name, scans.get(metadata.name)))
    except python_calamine.PasswordError as fault:
        raise ImportRefused("password_protected") from fault
    except python_calamine.CalamineError as fault:
        raise ImportRefused("damaged_file") from fault
    return Workbook(sheets, hidden, is_1904)


def _sheet(workbook: python_calamine.CalamineWorkbook, name: str, scan: _Scan | None) -> Sheet:
    loaded = workbook.get_sheet_by_name(name)
    rows: list[list[Value]] = [list(row) for row in loaded.to_python(skip_empty_area=False)]
    merged = [(*first, *last) for first, last in loaded.merged_cell_ranges or []]
    if scan is None:
        return Sheet(name, rows, merged)
    return Sheet(name, rows, merged, scan.hidden_rows, scan.unsaved_formulas, scan.faults)


def _sheet_files(archive: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Sheet name → file in the archive; and whether days count from 1904."""
    links = {item.get("Id", ""): item.get("Target", "") for item in _xml(archive, "xl/_rels/workbook.xml.rels")}
    book = _xml(archive, "xl/workbook.xml")
    files = {}
    for item in book.iter("{*}sheet"):
        target = links.get(str(item.get(_SHEET_NAMESPACE)), "")
        file = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        files[str(item.get("name"))] = file
    settings = next(iter(book.iter("{*}workbookPr")), None)
    return files, settings is not None and settings.get("date1904") in ("1", "true")


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    root = etree.fromstring(archive.read(name), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ImportRefused("xml_forbidden")
    return root


class _Scan:
    """One pass over a sheet's XML: how far it reaches, what is hidden, which formulas have no value."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self.hidden_rows = 0
        self.unsaved_formulas: set[str] = set()
        self.faults: set[str] = set()
        self._cells = self._last_row = self._last_column = 0
        with archive.open(file) as source:
            for _, element in etree.iterparse(
                source,
                events=("end",),
                tag=("{*}row", "{*}c"),
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
            ):
                self._take(element)

    def _take(self, element: etree._Element) -> None:
        if str(element.tag).endswith("}row"):
            self.hidden_rows += element.get("hidden") in ("1", "true")
            parent = element.getparent()
            element.clear()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
            return
        reference = str(element.get("r") or "")
        self._reach(reference)
        kinds = {str(child.tag).rpartition("}")[2] for child in element if isinstance(child.tag, str)}
        if element.get("t") == "e":
            self.faults.add(reference)
        if "f" in kinds and "v" not in kinds:
            self.unsaved_formulas.add(reference)

    def _reach(self, reference: str) -> None:
        self._cells += 1
        match = _REFERENCE.fullmatch(reference)
        if match:
            column = 0
            for letter in match[1]:
                column = column * 26 + ord(letter) - 64
            self._last_row, self._last_column = max(self._last_row, int(match[2])), max(self._last_column, column)
        area = self._last_row * self._last_column
        if (
            self._last_row > MOST_ROWS
            or self._last_column > MOST_COLUMNS
            or area > MOST_CELLS
            or self._cells > MOST_CELLS
        ):
            raise ImportRefused("sheet_too_large", {"rows": MOST_ROWS, "columns": MOST_COLUMNS})
