"""Large JSON bodies, compressed for who can read them."""

from __future__ import annotations

import gzip

import brotli
import zstandard
from django.http import HttpRequest, HttpResponse

WORTH_COMPRESSING = 2000


def json_body(request: HttpRequest, body: bytes) -> HttpResponse:
    """JSON as zstd, brotli or gzip, in this order of preference: for one size, in that order of CPU.

    Only for bodies without secrets and without words of the request, so that their length tells nothing.
    """
    accepted = {part.split(";")[0].strip() for part in request.headers.get("Accept-Encoding", "").split(",")}
    encoding = next((name for name in ("zstd", "br", "gzip") if name in accepted), None)
    if len(body) < WORTH_COMPRESSING or encoding is None:
        response = HttpResponse(body, content_type="application/json")
    else:
        response = HttpResponse(_compress(encoding, body), content_type="application/json")
        response.headers["Content-Encoding"] = encoding
        response.plain_body = body  # type: ignore[attr-defined]  # what an idempotency key keeps
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _compress(encoding: str, body: bytes) -> bytes:
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=3).compress(body)
    if encoding == "br":
        packed: bytes = brotli.compress(body, quality=4)
        return packed
    return gzip.compress(body, compresslevel=4)
