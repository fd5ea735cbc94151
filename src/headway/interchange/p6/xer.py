"""The .xer format: lines `%T table`, `%F columns`, `%R values`, `%E`, cells split by tabs."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from headway.interchange.encoding import guess_encoding_of_chunks
from headway.interchange.errors import ImportRefused
from headway.interchange.p6.tables import LONG_TEXT, WANTED, P6Tables
from headway.interchange.report import Findings

Progress = Callable[[float], None]
CHUNK = 4 * 1024 * 1024

_CURRENCIES = re.compile(rb"^%T\tCURRTYPE\b.*?(?=^%[TE])", re.M | re.S)
"""P6 lists all currencies with symbols in the exporting machine's code page, whatever the rest is in."""


def read_xer(
    path: Path, findings: Findings, *, encoding: str | None = None, progress: Progress = lambda _: None
) -> P6Tables:
    """The tables of an .xer file; refuses a file that ends in the middle of a row."""
    chosen = encoding or _encoding_of(path, findings)
    findings.encoding = chosen
    _require_end(path, chosen, findings)
    total = max(1, path.stat().st_size)
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=chosen, errors="replace", newline="\n") as lines:
        return _tables(_records(lines), lambda: progress(raw.tell() / total))


def _encoding_of(path: Path, findings: Findings) -> str:
    found = guess_encoding_of_chunks(lambda: _plain_chunks(path))
    if found:
        return found
    if any(b"\0" in chunk for chunk in _plain_chunks(path)):
        raise ImportRefused("encoding_unknown")
    findings.loss("encoding_assumed", severity="warning", encoding="cp1252")
    return "cp1252"


def _plain_chunks(path: Path) -> Iterator[bytes]:
    """The file without its currencies, which stand near the beginning."""
    with path.open("rb") as file:
        yield _CURRENCIES.sub(b"", file.read(CHUNK))
        while chunk := file.read(CHUNK):
            yield chunk


def _require_end(path: Path, encoding: str, findings: Findings) -> None:
    """`%E` ends every file of P6; some other tools leave it out but then end with a whole line."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 400) & ~3)
        text = file.read().decode(encoding.replace("utf-16", "utf-16-le"), errors="replace")
    if re.search(r"^%E\s*\Z", text, re.M):
        return
    if not text.endswith(("\n", "\r", "\x1a")):
        raise ImportRefused("truncated")
    findings.loss("end_mark_missing", severity="warning")


class _TableBeingRead:
    """The open table: where its wanted columns stand in a row."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.width = 0
        self.order: tuple[int, ...] = ()
        self.pick: Callable[[list[str]], tuple[str, ...]] | None = None
        self.long_at: int | None = None

    def set_columns(self, columns: list[str]) -> None:
        wanted = WANTED.get(self.name)
        if wanted is None:
            return
        self.width = len(columns)
        position = {name: index for index, name in enumerate(columns)}
        self.order = tuple(position.get(name, self.width) for name in wanted)
        self.pick = itemgetter(*self.order)
        long_text = LONG_TEXT.get(self.name)
        self.long_at = position.get(long_text) if long_text else None

    def cells(self, values: list[str]) -> list[str]:
        """A row filled to the table's width, one empty cell behind it for absent columns."""
        surplus = len(values) - self.width
        if surplus > 0:
            at = self.width - 1 if self.long_at is None else self.long_at
            values = [*values[:at], "\t".join(values[at : at + surplus + 1]), *values[at + surplus + 1 :]]
        elif surplus < 0:
            values = values + [""] * -surplus
        values.append("")
        return values


def _tables(records: Iterable[str], progress: Callable[[], None]) -> P6Tables:
    tables, table = P6Tables(), _TableBeingRead("")
    for number, line in enumerate(records):
        if number % 20_000 == 0:
            progress()
        kind, _, rest = line.partition("\t")
        if kind == "%R":
            _take_row(tables, table, rest)
        elif kind == "%F":
            columns = [name.strip() for name in rest.split("\t")]
            table.set_columns(columns)
            if table.name == "SCHEDOPTIONS":
                tables.options = [name for name in columns if name and name not in WANTED[table.name]]
        elif kind == "%T":
            table = _TableBeingRead(rest.strip())
            if table.name in WANTED:
                tables.rows_of.setdefault(table.name, [])
        elif kind == "ERMHDR":
            tables.version = rest.split("\t")[0].strip()
        elif kind.startswith("%E"):
            break
    if "TASK" not in tables.rows_of and "PROJECT" not in tables.rows_of:
        raise ImportRefused("no_projects")
    return tables


def _take_row(tables: P6Tables, table: _TableBeingRead, rest: str) -> None:
    if table.pick is None:
        tables.left_out[table.name] += 1
    else:
        tables.rows_of[table.name].append(table.pick(table.cells(rest.split("\t"))))


def _records(lines: Iterable[str]) -> Iterator[str]:
    """Lines of the file; a line without a mark belongs to the row before it (a break inside a memo)."""
    waiting: str | None = None
    for ended in lines:
        line = ended.rstrip("\r\n")
        if line.startswith(("%R\t", "%T\t", "%F\t", "%E", "ERMHDR\t")):
            if waiting is not None:
                yield waiting
            waiting = line
        elif waiting is not None and waiting.startswith("%R") and line:
            waiting = f"{waiting}\n{line}"
    if waiting is not None:
        yield waiting
