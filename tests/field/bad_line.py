"""Phones that send photos over a bad line: pieces are cut off, answers are lost, a bit is flipped.

`send_photos` takes any way of asking the server: Django's client in the tests, `over_http` against a served product.
"""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from typing import Any

Ask = Callable[[str, str, bytes, Mapping[str, str]], tuple[int, Mapping[str, str]]]
"""Method, path, body, headers -> status and headers of the answer."""

UPLOADS = "/api/field/uploads"
TUS = {"Tus-Resumable": "1.0.0"}


@dataclass
class Line:
    """What happens on the way. Of all pieces that are sent, `cuts` are cut off in their middle, `lost` arrive and
    their answer does not, `flips` arrive with one bit changed. `sent_bytes` counts what left the phones."""

    cuts: int = 0
    lost: int = 0
    flips: int = 0
    seed: int = 1
    sent_bytes: int = 0
    flips_refused: int = 0

    def plan(self, pieces: int) -> None:
        """Choose at which of so many pieces what happens; the faults of a line are in different pieces."""
        numbers = random.Random(self.seed).sample(range(pieces), min(pieces, self.cuts + self.lost + self.flips))
        kinds = ["cut"] * self.cuts + ["lost"] * self.lost + ["flip"] * self.flips
        self._faults = dict(zip(numbers, kinds, strict=False))
        self._piece = 0

    def fault(self) -> str:
        self._piece += 1
        return self._faults.pop(self._piece - 1, "")


def send_photos(
    phones: Iterable[tuple[Ask, int, Iterable[bytes]]], *, line: Line, chunk_bytes: int, pieces: int
) -> None:
    """Each phone (how it asks, its project, its photos) sends all its photos whole, whatever the line does to it.

    `pieces`: how many there are altogether, for the places of the faults. Raises AssertionError when the server
    answers what no fault of the line explains.
    """
    line.plan(pieces)
    for ask, project_id, photos in phones:
        for photo in photos:
            send_photo(ask, project_id, photo, line=line, chunk_bytes=chunk_bytes)


def send_photo(ask: Ask, project_id: int, photo: bytes, *, line: Line, chunk_bytes: int) -> None:
    """One photo, from wherever the server says that it stands."""
    told = {"sha256": hashlib.sha256(photo).hexdigest(), "project": str(project_id)}
    metadata = ",".join(f"{name} {_base64(value.encode())}" for name, value in told.items())
    status, headers = ask("POST", UPLOADS, b"", TUS | {"Upload-Length": str(len(photo)), "Upload-Metadata": metadata})
    if status == 200:
        return
    assert status == 201, status
    place, offset = headers["Location"], int(headers["Upload-Offset"])
    while offset < len(photo):
        if not _send_piece(ask, place, offset, photo[offset : offset + chunk_bytes], line):
            status, headers = ask("HEAD", place, b"", TUS)
            assert status == 200, status
        else:
            headers = {"Upload-Offset": str(min(offset + chunk_bytes, len(photo)))}
        offset = int(headers["Upload-Offset"])


def _send_piece(ask: Ask, place: str, offset: int, piece: bytes, line: Line) -> bool:
    """Whether the phone knows that it arrived."""
    fault = line.fault()
    checksum = f"sha256 {_base64(hashlib.sha256(piece).digest())}"
    headers = TUS | {"Upload-Offset": str(offset), "Upload-Checksum": checksum}
    headers |= {"Content-Type": "application/offset+octet-stream"}
    if fault == "cut":  # the connection ended in the middle: the server never has it whole
        line.sent_bytes += len(piece) // 2
        return False
    line.sent_bytes += len(piece)
    if fault == "flip":
        status, _ = ask("PATCH", place, bytes([piece[0] ^ 1]) + piece[1:], headers)
        assert status == 460, status
        line.flips_refused += 1
        return False
    status, _ = ask("PATCH", place, piece, headers)
    assert status == 204, status
    return fault != "lost"


def over_http(base: str, headers: Mapping[str, str]) -> Ask:
    """Ask a served product; `headers`: cookies and the token of a session. Reconnects when the line was dropped."""
    scheme, _, host = base.partition("://")
    kind: Any = HTTPSConnection if scheme == "https" else HTTPConnection
    connection = kind(host, timeout=30)

    def ask(method: str, path: str, body: bytes, more: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
        for last in (False, True):
            try:
                connection.request(method, path, body, {**headers, **more})
                answer = connection.getresponse()
                answer.read()
                return answer.status, answer.headers
            except OSError:
                connection.close()
                if last:
                    raise
        raise AssertionError

    return ask


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
