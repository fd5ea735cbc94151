"""Which paths take a form with a file, and how large: everything else takes JSON of two megabytes."""

from __future__ import annotations

import re

from django.conf import settings

JSON_BYTES = 2 * 1024 * 1024
_FILES = re.compile(r"/api/projects/[0-9]+/[a-z_]+/[0-9]+/files")


def is_upload(path: str) -> bool:
    """Whether a path takes a form with a file."""
    return path == "/api/imports" or _FILES.fullmatch(path) is not None


def body_limit(path: str) -> int:
    """The largest body that a path takes, in bytes; of a form its fields and borders come to the file."""
    if path == "/api/imports":
        return int(settings.MAX_UPLOAD_BYTES) + JSON_BYTES
    if _FILES.fullmatch(path):
        return int(settings.MAX_FILE_BYTES) + JSON_BYTES
    return JSON_BYTES
