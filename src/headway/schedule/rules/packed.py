"""Columns of numbers as one compressed value.

Layout after zstd: the length of the header (4 bytes, little endian), the header (JSON: name and count
of each column in order), the columns as little-endian int32. NO_INSTANT and NO_FLOAT of the engine
stay as they are. Measured in docs/decisions/0402-storage-of-computed-dates.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson
import zstandard
from numpy.typing import NDArray

NONE = -(2**31)
Columns = Mapping[str, NDArray[np.int32]]


def pack_columns(columns: Mapping[str, Any]) -> bytes:
    """Columns of int32 (booleans become 0 and 1) as one value of a row."""
    arrays = {name: np.ascontiguousarray(column, dtype="<i4") for name, column in columns.items()}
    header = orjson.dumps([[name, len(array)] for name, array in arrays.items()])
    body = b"".join([len(header).to_bytes(4, "little"), header, *(array.tobytes() for array in arrays.values())])
    return zstandard.ZstdCompressor(level=1).compress(body)


def unpack_columns(packed: bytes | memoryview) -> dict[str, NDArray[np.int32]]:
    """The columns by name."""
    body = zstandard.ZstdDecompressor().decompress(bytes(packed))
    start = 4 + int.from_bytes(body[:4], "little")
    columns: dict[str, NDArray[np.int32]] = {}
    for name, count in orjson.loads(body[4:start]):
        columns[name] = np.frombuffer(body, dtype="<i4", count=count, offset=start)
        start += 4 * count
    return columns


def pack_json(value: object) -> bytes:
    """Plain values as compressed JSON."""
    return zstandard.ZstdCompressor(level=3).compress(orjson.dumps(value))


def unpack_json(packed: bytes | memoryview) -> Any:
    """The values that `pack_json` was given."""
    return orjson.loads(zstandard.ZstdDecompressor().decompress(bytes(packed)))
