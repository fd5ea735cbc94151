"""Packed files: what is inside is counted and measured before anything is unpacked."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import IO, cast

from headway.interchange.detect import detect_format
from headway.interchange.errors import ImportRefused
from headway.interchange.limits import ReadLimits

RATIO = 200
"""Highest believable ratio of unpacked to packed size above `RATIO_FREE` bytes (XML of a plan packs about 1:30)."""
RATIO_FREE = 20 * 1024 * 1024
EXCEL_TYPES = "[Content_Types].xml"
CHUNK = 1024 * 1024


def unpack_single(path: Path, folder: Path, limits: ReadLimits, *, packed_as: str) -> tuple[Path, str]:
    """The one schedule in a packed file and its format. A workbook is a zip too and stays as it is."""
    if packed_as == "gzip":
        return _inner(_unpack_gzip(path, folder, limits))
    with _opened(path) as archive:
        entries = _checked(archive, path, limits)
        names = {entry.filename for entry in entries}
        if EXCEL_TYPES in names:
            return path, _office_kind(names)
        files = [entry for entry in entries if not entry.is_dir() and not _is_litter(entry.filename)]
        if len(files) != 1:
            raise ImportRefused("archive_not_single", {"count": len(files)})
        return _inner(_unpack_entry(archive, files[0], folder, limits))


def _inner(path: Path) -> tuple[Path, str]:
    kind = detect_format(path)
    if kind in ("gzip", "zip"):
        raise ImportRefused("archive_unsafe", {"reason": "nested"})
    return path, kind


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as fault:
        raise ImportRefused("damaged_file") from fault


def _checked(archive: zipfile.ZipFile, path: Path, limits: ReadLimits) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise ImportRefused("archive_unsafe", {"reason": "entries"})
    total = sum(entry.file_size for entry in entries)
    packed = path.stat().st_size
    if total > limits.unpacked_bytes or (total > RATIO_FREE and total > RATIO * packed):
        raise ImportRefused("archive_unsafe", {"reason": "size"})
    if any(entry.flag_bits & 1 for entry in entries):
        raise ImportRefused("password_protected")
    if any(not _is_plain_name(entry) for entry in entries):
        raise ImportRefused("archive_unsafe", {"reason": "names"})
    if _overlap(entries):
        raise ImportRefused("archive_unsafe", {"reason": "overlap"})
    return entries


def _is_plain_name(entry: zipfile.ZipInfo) -> bool:
    """No way out of the folder, no link, no control characters."""
    name = entry.orig_filename
    parts = PurePosixPath(name.replace("\\", "/")).parts
    is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
    return not (
        is_link
        or ".." in parts
        or name.startswith(("/", "\\"))
        or ":" in name[:3]
        or any(ord(sign) < 32 for sign in name)
        or len(name) > 1000
    )


def _overlap(entries: list[zipfile.ZipInfo]) -> bool:
    spans = sorted(
        (entry.header_offset, entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size)
        for entry in entries
    )
    return any(second[0] < first[1] for first, second in pairwise(spans))


def _office_kind(names: set[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise ImportRefused("not_a_schedule", {"kind": "Office"})


def _is_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")


def _unpack_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, limits: ReadLimits) -> Path:
    target = folder / "unpacked"
    try:
        with archive.open(entry) as source, target.open("wb") as out:
            _copy(source, out, min(limits.unpacked_bytes, entry.file_size))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as fault:
        raise ImportRefused("damaged_file") from fault
    return target


def _unpack_gzip(path: Path, folder: Path, limits: ReadLimits) -> Path:
    target = folder / "unpacked"
    most = max(RATIO_FREE, min(limits.unpacked_bytes, RATIO * path.stat().st_size))
    try:
        with gzip.open(path) as source, target.open("wb") as out:
            _copy(cast("IO[bytes]", source), out, most)
    except (gzip.BadGzipFile, zlib.error, EOFError, OSError) as fault:
        raise ImportRefused("damaged_file") from fault
    return target


def _copy(source: IO[bytes], out: IO[bytes], most: int) -> None:
    """Copy at most `most` bytes; more than the packed file declared is a trick."""
    left = most
    while chunk := source.read(CHUNK):
        left -= len(chunk)
        if left < 0:
            raise ImportRefused("archive_unsafe", {"reason": "size"})
        out.write(chunk)
