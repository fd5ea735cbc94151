"""The two built clients: assets for ever, the page for every other path. The field app stands under /site/."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect

from headway.words import text

_NO_PAGES = frozenset({"assets", "admin", "metrics", "debug", "docs", "schema", "openapi", "static", "server-status"})
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_SITE = "/site/"
_FOR_EVER = ("/assets/", f"{_SITE}assets/")
_SERVICE_WORKER = f"{_SITE}sw.js"
_LINK_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,200}")
_SECRET_PAGES = ("/links/", "/act/", "/c/", f"{_SITE}c/")  # whose address is a key: no other page is told it
_KINDS = {".webmanifest": "application/manifest+json", ".js": "text/javascript"}


def serve_client(request: HttpRequest) -> HttpResponse | FileResponse:
    """A file of the built client, else its page: the client finds its own way from the address."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    if moved := _moved_to_the_site(request.path):
        return HttpResponseRedirect(moved)
    root: Path = settings.CLIENT_FOLDER
    asked = (root / request.path.lstrip("/")).resolve()
    if asked.is_relative_to(root.resolve()) and asked.is_file() and request.path != "/index.html":
        return _file(request, asked, immutable=request.path.startswith(_FOR_EVER))
    if not _may_be_a_page(request.path):
        return HttpResponseNotFound()
    page = (root / "site" if request.path.startswith(_SITE) else root) / "index.html"
    if not page.is_file():
        return HttpResponse(text("server.client_not_built"), status=503, content_type="text/plain; charset=utf-8")
    return _file(request, page, immutable=False)


def _moved_to_the_site(path: str) -> str | None:
    """A crew's link and the bare name of the field app lead below its own path: the scope of its service worker."""
    if path == _SITE.rstrip("/"):
        return _SITE
    token = path.removeprefix("/c/")
    return f"{_SITE}c/{token}" if token != path and _LINK_TOKEN.fullmatch(token) else None


def _may_be_a_page(path: str) -> bool:
    """A path of the client has no dots (files have) and is none of the rooms that others keep behind such names."""
    return "." not in path and path.split("/")[1] not in _NO_PAGES


def _file(request: HttpRequest, path: Path, *, immutable: bool) -> FileResponse:
    accepted = request.headers.get("Accept-Encoding", "")
    kind = _KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    packed = ((encoding, path.with_name(path.name + suffix)) for encoding, suffix in _ENCODINGS if encoding in accepted)
    encoding, sent = next((pair for pair in packed if pair[1].is_file()), ("", path))
    response = FileResponse(
        sent.open("rb"), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    )
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
    if request.path.startswith(_SECRET_PAGES):
        response.headers["Referrer-Policy"] = "no-referrer"
    if request.path == _SERVICE_WORKER:
        response.headers["Service-Worker-Allowed"] = _SITE
    return response
