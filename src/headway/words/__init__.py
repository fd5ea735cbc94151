"""The one catalogue of texts, for the server, the command line and (at build time) the client."""

from __future__ import annotations

import functools
import json
from pathlib import Path

LANGUAGES = ("zh-CN", "en")
_LOCALES = Path(__file__).parent / "locales"


def text(key: str, language: str = "zh-CN", **parameters: object) -> str:
    """The text of `key` in `language` with its parameters put in.

    An unknown language is served in Chinese; an unknown key returns the key itself, so that a missing text
    never turns a refusal into a failure. A parameter that the caller did not give stays visible as `{name}`.
    """
    known = language if language in LANGUAGES else LANGUAGES[0]
    words = _catalogue(known).get(key)
    if words is None:
        return key
    return words.format_map(_Given(parameters)) if "{" in words else words


class _Given(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@functools.cache
def _catalogue(language: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads((_LOCALES / f"{language}.json").read_text("utf-8"))
    return texts
