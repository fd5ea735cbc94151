"""The .xer format: lines `%T table`, `%F columns`, `%R values`, `%E`, cells split by tabs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from headway.interchange.encoding import guess_encoding
from headway.interchange.errors import ImportRefused
from headway.interchange.p6.tables import LONG_TEXT, WANTED, P6Tables
from headway.interchange.report import Findings

Progress = Callable[[float], None]

_CURRENCIES = re.compile(rb"^%T\tCURRTYPE\b.*?(?=^%[TE])", re.M | re.S)
"""P6 lists all currencies with symbols in the exporting machine's code page, whatever the rest is in."""


def read_xer(
    path: Path, findings: Findings, *, encoding: str | None = None, progress: Progress = lambda _: None
) -> P6Tables:
    """The tables of an .xer file; refuses a file that ends in the middle of a row."""
    raw = path.read_bytes()
    chosen = encoding or _encoding_of(raw, findings)
    findings.encoding = chosen
    text = raw.decode(chosen, errors="replace")
    _require_end(text, findings)
    del raw
    return _tables(text, findings, progress)


def _encoding_of(raw: bytes, findings: Findings) -> str:
    plain = _CURRENCIES.sub(b"", raw)
    found = guess_encoding(plain)
    if found:
        return found
    if b"\0" in plain:
        raise ImportRefused("encoding_unknown")
    findings.loss("encoding_assumed", severity="warning", encoding="cp1252")
    return "cp1252"


def _require_end(text: str, findings: Findings) -> None:
    """`%E` ends every file of P6; some other tools leave it out but then end with a whole line."""
    if re.search(r"^%E\s*\Z", text[-200:], re.M):
        return
    if not text.endswith(("\n", "\r", "\x1a")) or "%T" not in text:
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


def _tables(text: str, findings: Findings, progress: Progress) -> P6Tables:
    tables, table = P6Tables(), _TableBeingRead("")
    lines = _records(text)
    total = max(1, len(text))
    done = 0
    for number, line in enumerate(lines):
        done += len(line)
        if number % 20_000 == 0:
            progress(done / total)
        kind, _, rest = line.partition("\t")
        if kind == "%R":
            if table.pick is None:
                tables.left_out[table.name] += 1
            else:
                tables.rows_of[table.name].append(table.pick(table.cells(rest.split("\t"))))
        elif kind == "%F":
            table.set_columns([name.strip() for name in rest.split("\t")])
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


def _records(text: str) -> Iterator[str]:
    """Lines of the file; a line without a mark belongs to the row before it (a break inside a memo)."""
    waiting: str | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith(("%R\t", "%T\t", "%F\t", "%E", "ERMHDR\t")):
            if waiting is not None:
                yield waiting
            waiting = line
        elif waiting is not None and waiting.startswith("%R") and line:
            waiting = f"{waiting}\n{line}"
    if waiting is not None:
        yield waiting
