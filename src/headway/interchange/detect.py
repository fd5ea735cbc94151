"""What a file is, by its content; its name is never believed."""

from __future__ import annotations

import re
from pathlib import Path

from headway.interchange.encoding import marked_encoding
from headway.interchange.errors import ImportRefused

HEAD = 65_536

_NOT_SCHEDULES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"AC10", "DWG"),
    (b"ISO-10303-21", "IFC"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.S)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)((?:\s[^<>]*)?)/?>", re.S)


def detect_format(path: Path) -> str:
    """One of xer, mspdi, pmxml, xlsx, headway, zip, gzip or a name of `java.mpxj.FORMATS`."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\0 \t\r\n"):
        raise ImportRefused("empty_file")
    return _binary_format(head, path) or _text_format(head)


def _binary_format(head: bytes, path: Path) -> str | None:
    for mark, kind in _NOT_SCHEDULES:
        if head.startswith(mark):
            raise ImportRefused("not_a_schedule", {"kind": kind})
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_format(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"SQLite format 3\0"):
        return "asta"
    if head.startswith(b"\xac\xed\x00\x05") and b"com.projity" in head:
        return "projectlibre"
    return None


def _compound_format(path: Path) -> str:
    """Microsoft's compound files: a project has a stream `Props…`/`CompObj` that names MSProject."""
    with path.open("rb") as file:
        raw = file.read(64 * 1024 * 1024)
    if any(
        mark in raw
        for mark in (
            b"MSProject.MPP",
            b"Microsoft.Project",
            "   114".encode("utf-16-le"),
            b"MSProject.Project",
            "Props".encode("utf-16-le"),
        )
    ):
        return "mpp"
    kinds = (
        ("Workbook", "XLS"),
        ("WordDocument", "DOC"),
        ("PowerPoint Document", "PPT"),
        ("EncryptedPackage", "encrypted"),
    )
    for name, kind in kinds:
        if name.encode("utf-16-le") in raw:
            code = "password_protected" if kind == "encrypted" else "old_excel" if kind == "XLS" else "not_a_schedule"
            raise ImportRefused(code, {"kind": kind})
    return "mpp"


def _text_format(head: bytes) -> str:
    text = _decoded(head)
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped.startswith("ERMHDR\t") or re.match(r"%T\t\w+", stripped):
        return "xer"
    if stripped.startswith("MPX") and stripped[3:4] in (",", ";", "\t"):
        return "mpx"
    if stripped.startswith("<"):
        return _xml_format(stripped)
    if stripped.startswith("{"):
        return "headway"
    raise ImportRefused("unknown_format")


def _decoded(head: bytes) -> str:
    marked = marked_encoding(head)
    if marked is None and head[:2] in (b"<\0", b"\0<"):
        marked = "utf-16-le" if head[:1] == b"<" else "utf-16-be"
    return head.decode(marked or "latin-1", errors="replace")


def _xml_format(text: str) -> str:
    """By the root element and its namespace; a document type definition is refused before any parser sees it."""
    rest = text[_PROLOG.match(text).end() :]  # type: ignore[union-attr]  # the pattern matches the empty text
    if rest.startswith("<!"):
        raise ImportRefused("xml_forbidden")
    root = _ROOT.match(rest)
    if root is None:
        raise ImportRefused("truncated" if rest.startswith("<") else "unknown_format")
    name, attributes = root[1], root[2]
    if name == "Project" and (
        "schemas.microsoft.com/project" in attributes or re.search(r"<(SaveVersion|Tasks|MinutesPerDay)\b", rest)
    ):
        return "mspdi"
    if name in ("APIBusinessObjects", "BusinessObjects"):
        return "pmxml"
    if name == "project" and "mrproject-version" in attributes:
        return "planner"
    if name == "project" and (
        "view-date" in attributes or "view-index" in attributes or "gantt-divider-location" in attributes
    ):
        return "ganttproject"
    raise ImportRefused("xml_unknown_vocabulary", {"root": name[:80]})
