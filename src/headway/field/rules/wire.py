"""An operation as it comes over the wire: read, measured, and known again by its hash."""

from __future__ import annotations

import hashlib
import math
import re
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from headway.field.kinds import BlobRef, Operation, RecordKey

PROTOCOL = 1
SCHEMA_VERSION = 1
"""Of the app that this server knows best; it takes this one and the two before it."""
OLDER_VERSIONS_TAKEN = 2
MOST_OPERATIONS = 50
LARGEST_OPERATION = 128 * 1024  # bytes of JSON; a client sends at most 256 kB of operations at once
MOST_FIELDS = 100
MOST_BLOBS = 50
LARGEST_NUMBER = 2**53
LATEST_YEAR = 9998
"""A clock may be as wrong as it likes between 1970 and this; beyond, no database hands the instant out again."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Malformed(Exception):
    """An operation that nobody can carry out; `field` is where it fails."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def payload_hash(raw: dict[str, Any]) -> str:
    """SHA-256 of what was entered. The number by which the device sends it does not count: a phone restored from a
    backup sends the same entry under another."""
    told = {name: value for name, value in raw.items() if name != "seq"}
    return hashlib.sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()


def op_id_of(raw: dict[str, Any]) -> UUID:
    """The id of an operation; of one without a usable id one made from its content, so that it is kept once."""
    try:
        return UUID(raw["op_id"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return UUID(hex=hashlib.sha256(orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32])


def seq_of(raw: dict[str, Any]) -> int | None:
    """The number within the device's epoch, from 1; None when it is none."""
    seq = raw.get("seq")
    return seq if type(seq) is int and 1 <= seq <= LARGEST_NUMBER else None


def author_of(raw: dict[str, Any]) -> UUID | None:
    """Who entered it, as it says; None when it names nobody."""
    try:
        return UUID(raw["user_id"])
    except (KeyError, ValueError, TypeError, AttributeError):
        return None


def project_of(raw: dict[str, Any]) -> int | None:
    """The project that it names; None when it names none that can be."""
    told = raw.get("project_id")
    return told if type(told) is int and 0 < told < LARGEST_NUMBER else None


def record_of(raw: dict[str, Any]) -> tuple[str, str]:
    """Kind and id of the record that it names, as far as the log has room for them."""
    record = raw.get("record")
    return (words_of(record, "kind", 40), words_of(record, "id", 120)) if isinstance(record, dict) else ("", "")


def words_of(raw: dict[str, Any], name: str, longest: int) -> str:
    """The beginning of a text of it; empty when there is none."""
    told = raw.get(name)
    return told[:longest] if isinstance(told, str) else ""


def clock_of(raw: dict[str, Any]) -> tuple[datetime | None, int]:
    """What the device's clock showed, and its counter in milliseconds; None and 0 when they say nothing."""
    try:
        told = _instant(raw["client_time"])
    except (KeyError, ValueError, TypeError):
        return None, 0
    ticks = raw.get("monotonic_ms")
    return told, ticks if type(ticks) is int and 0 <= ticks < LARGEST_NUMBER else 0


def read_operation(raw: dict[str, Any], *, device_id: UUID, epoch: UUID) -> Operation:
    """The operation in `raw`; fields that we do not know are passed over (they stay in the payload). Raises Malformed."""
    try:
        UUID(raw["op_id"])
        field = "record"
        record = RecordKey(_name(raw["record"]["kind"]), _text(raw["record"]["id"], 120))
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Malformed("op_id" if "op_id" not in raw else "record") from None
    if len(orjson.dumps(raw)) > LARGEST_OPERATION:
        raise Malformed("size")
    field = ""
    try:
        field = "seq"
        seq = _whole(raw["seq"], 1)
        field = "user_id"
        user_id = UUID(raw["user_id"])
        field = "project_id"
        project_id = _whole(raw["project_id"], 1)
        field = "kind"
        kind = _name(raw["kind"])
        field = "changes"
        changes = _changes(raw.get("changes") or {})
        field = "client_time"
        client_time = _instant(raw["client_time"])
        field = "blobs"
        blobs = [_blob(one) for one in _list(raw.get("blobs") or [], MOST_BLOBS)]
        field = "base_version"
        base_version = None if raw.get("base_version") is None else _whole(raw["base_version"], 0)
        field = "schema_version"
        schema_version = _whole(raw.get("schema_version", 1), 0)
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Malformed(field) from None
    return Operation(
        op_id=UUID(raw["op_id"]),
        device_id=device_id,
        epoch=epoch,
        seq=seq,
        user_id=user_id,
        reporter=str(raw.get("reporter") or "")[:80],
        project_id=project_id,
        record=record,
        kind=kind,
        base_version=base_version,
        changes=changes,
        seen=_number_or(raw.get("seen"), 0),
        client_time=client_time,
        time_zone=str(raw.get("time_zone") or "")[:60],
        monotonic_ms=_number_or(raw.get("monotonic_ms"), 0),
        app_version=str(raw.get("app_version") or "")[:40],
        schema_version=schema_version,
        blobs=blobs,
    )


def is_version_taken(version: int, *, current: int) -> bool:
    """Whether operations of this schema version are understood: the current one and the two before it."""
    return current - OLDER_VERSIONS_TAKEN <= version <= current


def _changes(told: Any) -> dict[str, tuple[Any, Any]]:
    if not isinstance(told, dict) or len(told) > MOST_FIELDS:
        raise ValueError
    changes = {}
    for name, pair in told.items():
        shown, entered = _list(pair, 2)
        changes[_name(name)] = (shown, entered)
    return changes


def _blob(told: Any) -> BlobRef:
    if not _SHA256.fullmatch(told["sha256"]):
        raise ValueError
    taken = told.get("taken_at")
    place = told.get("position")
    return BlobRef(
        sha256=told["sha256"],
        size_bytes=_whole(told["size_bytes"], 0),
        media_type=_text(told.get("media_type") or "image/jpeg", 80),
        taken_at=None if taken is None else _instant(taken),
        position=None if place is None else {name: _finite(place[name]) for name in sorted(place)},
    )


def _name(told: Any) -> str:
    if not isinstance(told, str) or not _NAME.fullmatch(told):
        raise ValueError
    return told


def _text(told: Any, longest: int) -> str:
    if not isinstance(told, str) or not 1 <= len(told) <= longest:
        raise ValueError
    return told


def _list(told: Any, longest: int) -> list[Any]:
    if not isinstance(told, list) or len(told) > longest:
        raise ValueError
    return told


def _whole(told: Any, least: int) -> int:
    if type(told) is not int or not least <= told <= LARGEST_NUMBER:
        raise ValueError
    return told


def _number_or(told: Any, otherwise: int) -> int:
    is_number = isinstance(told, int | float) and not isinstance(told, bool) and 0 <= told <= LARGEST_NUMBER
    return int(told) if is_number else otherwise


def _finite(told: Any) -> float:
    if not math.isfinite(number := float(told)):
        raise ValueError
    return number


def _instant(told: Any) -> datetime:
    found = datetime.fromisoformat(told)
    if found.tzinfo is None or not 1970 <= found.year <= LATEST_YEAR:
        raise ValueError
    return found
