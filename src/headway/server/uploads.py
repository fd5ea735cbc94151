"""How large a body each path takes: a form with its file, a block of edits, everything else JSON of two megabytes."""

from __future__ import annotations

import re

from django.conf import settings

JSON_BYTES = 2 * 1024 * 1024
EDIT_BYTES = 12 * 1024 * 1024
"""A block of 20,000 operations (the most of one edit) of 600 bytes each: a pasted sheet of 5,000 rows has 2.6 MB."""
EXCHANGE_BYTES = 512 * 1024
"""Fifty operations of a phone: it sends at most 256 kB of them."""
HOOK_BYTES = 64 * 1024
"""A call of a messenger."""
_FORMS = frozenset({"/api/imports", "/api/field/outbox-imports"})
_EDITS = re.compile(r"/api/plans/[0-9]+/edits")
_EXCHANGES = re.compile(r"/api/field/exchanges|/api/crew-links/[^/]+/hand-overs")
_FILES = re.compile(r"/api/projects/[0-9]+/[a-z_]+/[0-9]+/files")


def is_upload(path: str) -> bool:
    """Whether a path takes a form with a file."""
    return path in _FORMS or _FILES.fullmatch(path) is not None


def body_limit(path: str) -> int:
    """The largest body that a path takes, in bytes; of a form its fields and borders come to the file."""
    if path in _FORMS:
        return int(settings.MAX_UPLOAD_BYTES) + JSON_BYTES
    if _FILES.fullmatch(path):
        return int(settings.MAX_FILE_BYTES) + JSON_BYTES
    if path.startswith("/hooks/"):
        return HOOK_BYTES
    if _EXCHANGES.fullmatch(path):
        return EXCHANGE_BYTES
    return EDIT_BYTES if _EDITS.fullmatch(path) else JSON_BYTES
