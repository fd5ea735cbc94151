"""The anchor file: how long each chain was and with which hash it ended, kept outside the database.

One JSON object per line of `$HEADWAY_DATA/audit/anchors.jsonl`; each line ends with a hash over the line before
it and itself, so that an edited or removed line shows. Kinds of lines:

    anchor    a chain has grown to `count` entries and ends with `hash`
    begun     the file begins while the chain already stood at `count`: what is older has no witness here
    restored  a backup of `made_at` was restored into this installation
    accepted  somebody took the state of a chain as the true one, for a `reason`; older lines bind no more

Whoever can write this file and owns the database can rewrite both: copy the file elsewhere, as the backup does.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

_TAIL_BYTES = 65_536
_GROWN = ("anchor", "begun", "accepted")


@dataclass(frozen=True)
class AnchorLine:
    """One line; `number` counts from 1."""

    number: int
    kind: str
    chain: UUID | None
    count: int
    hash: str
    at: str
    reason: str = ""
    made_at: str = ""


@dataclass
class AnchorFile:
    """What was read: the lines, and the numbers of those that are unreadable or do not follow the one before."""

    exists: bool
    lines: list[AnchorLine] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)


def anchor_path(data: Path) -> Path:
    """Where the anchor file of the data folder stands."""
    return data / "audit" / "anchors.jsonl"


def read_anchors(path: Path) -> AnchorFile:
    """Every line with its faults; a file that is not there is an empty one with `exists` False."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return AnchorFile(exists=False)
    except OSError:
        return AnchorFile(exists=True, unreadable=[1])
    found, before = AnchorFile(exists=True), ""
    pieces = raw.split(b"\n")
    for number, piece in enumerate(pieces if pieces[-1] else pieces[:-1], start=1):
        content = _parse(piece)
        if content is None:
            found.unreadable.append(number)
            continue
        if _line_hash(before, content) != content["line"]:
            found.edited.append(number)
        before = content["line"]
        found.lines.append(_line(number, content))
    return found


def append_anchors(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Add lines and wait until they are on the disk; one writer of this host at a time."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        before = _last_hash(file)
        lines = []
        for record in records:
            content = {name: str(value) if isinstance(value, UUID) else value for name, value in record.items()}
            before = _line_hash(before, content)
            lines.append(_spell(content | {"line": before}))
        file.seek(0, os.SEEK_END)
        file.write(b"".join(line + b"\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())


def mark_restored(*, path: Path, made_at: str, now: datetime) -> None:
    """Note that a backup was restored: what happened after it is not in this trail."""
    append_anchors(path, [{"kind": "restored", "made_at": made_at, "at": now.isoformat()}])


class AnchoredCounts:
    """The last count of each chain in the file; later calls read only what was added since."""

    def __init__(self) -> None:
        self._counts: dict[UUID, int] = {}
        self._read_to = 0
        self._inode = 0

    def read(self, path: Path) -> dict[UUID, int]:
        try:
            status = path.stat()
        except FileNotFoundError:
            self._counts, self._read_to = {}, 0
            return self._counts
        if status.st_ino != self._inode or status.st_size < self._read_to:
            self._counts, self._read_to, self._inode = {}, 0, status.st_ino
        with path.open("rb") as file:
            file.seek(self._read_to)
            whole = file.read().rpartition(b"\n")[0]
        self._read_to += len(whole) + 1 if whole else 0
        for piece in whole.split(b"\n"):
            content = _parse(piece)
            if content is not None and content["kind"] in _GROWN:
                self._counts[UUID(str(content["chain"]))] = int(content["count"])
        return self._counts


def _last_hash(file: BinaryIO) -> str:
    """The hash of the last whole line; a torn one (the power went while it was written) is cut off."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read()
    whole, newline, torn = tail.rpartition(b"\n")
    if torn:
        file.truncate(size - len(torn))
    for piece in reversed(whole.split(b"\n") if newline else []):
        content = _parse(piece)
        if content is not None:
            return str(content["line"])
    return ""


def _parse(piece: bytes) -> dict[str, str] | None:
    try:
        content: dict[str, str] = json.loads(piece)
        _line(0, content)
        str(content["line"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return content


def _line(number: int, content: Mapping[str, object]) -> AnchorLine:
    chain = content.get("chain")
    return AnchorLine(
        number=number,
        kind=str(content["kind"]),
        chain=UUID(str(chain)) if chain is not None else None,
        count=int(str(content.get("count", 0))),
        hash=str(content.get("hash", "")),
        at=str(content["at"]),
        reason=str(content.get("reason", "")),
        made_at=str(content.get("made_at", "")),
    )


def _spell(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _line_hash(before: str, content: Mapping[str, object]) -> str:
    rest = {name: value for name, value in content.items() if name != "line"}
    return hashlib.sha256(before.encode() + b"\n" + _spell(rest)).hexdigest()
