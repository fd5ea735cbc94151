"""Look a text up by its key and fill its parameters."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"
NAMED = 20
"""Of a longer list a text names the first and says how many there are; `parameters` hold them all."""
_LOCALES = Path(__file__).parent / "locales"


@cache
def texts_of(language: str) -> dict[str, str]:
    """All texts of one language by key."""
    chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE
    texts: dict[str, str] = json.loads((_LOCALES / f"{chosen}.json").read_text("utf-8"))
    return texts


def has_text(key: str) -> bool:
    """True when the catalogue knows the key."""
    return key in texts_of(DEFAULT_LANGUAGE)


def text(key: str, language: str = DEFAULT_LANGUAGE, **parameters: object) -> str:
    """The text of `key` with `{name}` replaced by the parameters; the key itself when it is unknown.

    A parameter that the caller did not give stays visible as `{name}`: a wrong text beats a crash in
    the middle of telling somebody what went wrong.
    """
    template = texts_of(language).get(key, key)
    for name, value in parameters.items():
        template = template.replace("{" + name + "}", _shown(value))
    return template


def _shown(value: object) -> str:
    """A list reads `A, B`; a list of lists, each a way from row to row, `A → B; C → D`; of a long one the first."""
    if not isinstance(value, list | tuple):
        return str(value)
    if any(isinstance(one, list | tuple) for one in value):
        return "; ".join(_first([" → ".join(_first(list(map(str, one)))) for one in value]))
    return ", ".join(_first(list(map(str, value))))


def _first(words: list[str]) -> list[str]:
    return words if len(words) <= NAMED else [*words[:NAMED], f"… ({len(words)})"]


def told(code: str, language: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """What is told of a refusal: its code and text, its `.cure` where the catalogue has one, its parameters.

    A parameter `field_key` fills `{field}` with the text of that key: a thing is named in the reader's language.
    """
    cure = f"{code}.cure"
    words = parameters | {
        name.removesuffix("_key"): _named(str(key), language)
        for name, key in parameters.items()
        if name.endswith("_key")
    }
    return {
        "code": code,
        "text": text(code, language, **words),
        "cure": text(cure, language, **words) if has_text(cure) else "",
        "parameters": parameters,
    }


def _named(key: str, language: str) -> str:
    return text(key, language) if has_text(key) else key.rsplit(".", maxsplit=1)[-1]
