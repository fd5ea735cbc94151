"""Decisions of the kernel, from plain values: the form in which a row of a log is sealed, and its hash."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

NO_ORGANIZATION = UUID(int=0)
"""The chain of the entries that belong to no organisation."""
FIRST_HASH = "0" * 64
"""What stands before the first entry of a chain."""

# control characters, line and paragraph separators, marks that turn the direction of writing
_INVISIBLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff]"
)

# the same without line feed, tabulator and the joiner of composed emoji
_HIDDEN_IN_TEXT = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff]"
)
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*%]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
LONGEST_FILE_NAME = 180
_LONGEST_EXTENSION = 20


@dataclass(frozen=True)
class Entry:
    """One line of the audit trail."""

    id: int
    organization_id: UUID | None
    actor_id: UUID | None
    action: str
    subject: dict[str, object]
    source: str
    at: datetime

    @property
    def chain(self) -> UUID:
        return self.organization_id or NO_ORGANIZATION

    @property
    def content(self) -> dict[str, object]:
        """What is sealed of it."""
        return {
            "id": self.id,
            "organization_id": self.organization_id,
            "actor_id": self.actor_id,
            "action": self.action,
            "subject": self.subject,
            "source": self.source,
            "at": self.at,
        }


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one spelling of a row: JSON, keys sorted, no spaces, UTF-8, instants in UTC with microseconds."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode()


def seal_hash(previous: str, content: Mapping[str, Any]) -> str:
    """SHA-256 in hex over the previous hash of the chain and the row."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(content)).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))


def visible(words: str) -> str:
    """The words on one line with nothing hidden in them: CR, LF, escape sequences and the like as `\\uXXXX`."""
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def readable_text(words: str) -> str:
    """Plain text of several lines as a person may have meant it: nothing hidden in it, no space around it."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN_IN_TEXT.sub("", lines).strip()


def safe_file_name(name: str) -> str:
    """A name under which any system can keep the file: no folder, nothing hidden, no reserved word, not too long.

    The end of the name stays: `报告.pdf.html` is shown as what it is. Example: `a\\u202efdp.exe` -> `afdp.exe`.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", last))
    plain = re.sub(r"\s+", " ", _NOT_IN_NAMES.sub("_", plain)).strip(" .")
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, extension = plain.rpartition(".")
    if dot and stem and len(extension) <= _LONGEST_EXTENSION:
        return f"{stem[: LONGEST_FILE_NAME - len(extension) - 1].rstrip(' .')}.{extension}"
    return plain[:LONGEST_FILE_NAME].rstrip(" .") or "file"


def picture_format(head: bytes) -> str | None:
    """PNG, JPEG, WEBP or GIF by the first bytes of a file; None for everything else, whatever it is called."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return "WEBP" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else None
