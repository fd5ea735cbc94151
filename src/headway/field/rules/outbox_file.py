"""The file of a phone's outbox, its last resort: a zip with hashes, judged before anything of it is unpacked.

manifest.json    {"protocol": 1, "device": …, "epoch": …, "files": {path: sha256}}: every other part, nothing else
ops.json         [{"epoch": …, "op": an operation as it would have been sent}], in the phone's order
blobs/<sha256>   photos and voice notes, whole
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO
from uuid import UUID

import orjson

from headway.field.rules.wire import PROTOCOL

MOST_OPERATIONS = 5_000
"""A phone keeps 2,000 (sync.md P13); beside them those of thirty days that are parked."""
MOST_PARTS = 10_000
LARGEST_OPERATIONS = 64 * 1024 * 1024
LARGEST_MANIFEST = 4 * 1024 * 1024
LARGEST_UNPACKED = 3 * 1024**3
"""Photos of a whole phone: 2 GB."""
_CHUNK = 1 << 20
_BLOB = re.compile(r"blobs/([0-9a-f]{64})")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class NotAnOutbox(Exception):
    """The file is none, or not whole; `fault` says where it fails."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class OutboxFile:
    """An outbox that was judged. operations: (epoch, as sent), in order; blobs: hash -> size in bytes."""

    device_id: UUID
    operations: list[tuple[UUID, dict[str, Any]]]
    blobs: dict[str, int]
    archive: zipfile.ZipFile

    def read_blob(self, sha256: str) -> Iterator[bytes]:
        """The content of a blob piece by piece; its hash is compared at the end. Raises NotAnOutbox."""
        digest, left = hashlib.sha256(), self.blobs[sha256]
        try:
            with self.archive.open(f"blobs/{sha256}") as part:
                while piece := part.read(_CHUNK):
                    left -= len(piece)
                    digest.update(piece)
                    if left < 0:
                        raise NotAnOutbox(f"blobs/{sha256}")
                    yield piece
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
            raise NotAnOutbox(f"blobs/{sha256}") from error
        if left or digest.hexdigest() != sha256:
            raise NotAnOutbox(f"blobs/{sha256}")


def read_outbox(stream: BinaryIO, *, largest_blob: int) -> OutboxFile:
    """Open an exported outbox; its names, sizes and hashes are those that the manifest tells. Raises NotAnOutbox."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise NotAnOutbox("zip") from None
    parts = _judged(archive.infolist(), largest_blob)
    manifest = _json(_read(archive, parts, "manifest.json"), "manifest.json")
    try:
        if manifest["protocol"] != PROTOCOL:
            raise NotAnOutbox("protocol")
        device_id, files = UUID(manifest["device"]), dict(manifest["files"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotAnOutbox("manifest.json") from None
    if set(files) != set(parts) - {"manifest.json"}:
        raise NotAnOutbox("manifest.json: files")
    content = _read(archive, parts, "ops.json")
    if hashlib.sha256(content).hexdigest() != files["ops.json"]:
        raise NotAnOutbox("ops.json")
    blobs = {found[1]: parts[name].file_size for name in files if (found := _BLOB.fullmatch(name))}
    if any(files[f"blobs/{sha256}"] != sha256 for sha256 in blobs):
        raise NotAnOutbox("manifest.json: blobs")
    return OutboxFile(device_id, _operations(content), blobs, archive)


def _judged(entries: list[zipfile.ZipInfo], largest_blob: int) -> dict[str, zipfile.ZipInfo]:
    """The parts by name; sizes are bounded before a byte is unpacked, and no name leads anywhere."""
    if len(entries) > MOST_PARTS:
        raise NotAnOutbox("too many parts")
    parts: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.orig_filename
        largest = {"manifest.json": LARGEST_MANIFEST, "ops.json": LARGEST_OPERATIONS}.get(name, largest_blob)
        if name not in ("manifest.json", "ops.json") and not _BLOB.fullmatch(name):
            raise NotAnOutbox("name of a part")
        if name in parts or entry.flag_bits & 0x1 or entry.compress_type not in _METHODS:
            raise NotAnOutbox(name)
        if entry.file_size > largest:
            raise NotAnOutbox(f"{name}: size")
        parts[name] = entry
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED or not {"manifest.json", "ops.json"} <= set(parts):
        raise NotAnOutbox("parts")
    return parts


def _read(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], name: str) -> bytes:
    try:
        with archive.open(parts[name]) as part:
            content = part.read(parts[name].file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        raise NotAnOutbox(name) from None
    if len(content) != parts[name].file_size:
        raise NotAnOutbox(name)
    return content


def _json(content: bytes, name: str) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        raise NotAnOutbox(name) from None


def _operations(content: bytes) -> list[tuple[UUID, dict[str, Any]]]:
    told = _json(content, "ops.json")
    if not isinstance(told, list) or len(told) > MOST_OPERATIONS:
        raise NotAnOutbox("ops.json")
    try:
        found = [(UUID(one["epoch"]), one["op"]) for one in told]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotAnOutbox("ops.json") from None
    if not all(isinstance(op, dict) for _, op in found):
        raise NotAnOutbox("ops.json")
    if b"\\u0000" in orjson.dumps(told).replace(b"\\\\", b""):  # no text of the database holds one
        raise NotAnOutbox("ops.json: nul")
    return found
