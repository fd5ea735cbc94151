"""Words that an organisation chose for a kind of message: holes in braces, and no language of templates. Rule 7.9."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from headway.kernel.rules import readable_text

LONGEST_TITLE, LONGEST_WORDS = 200, 1_000
ALWAYS = frozenset({"name", "actor", "project"})
"""What every kind can name; the others are the parameters of its default text."""
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Worded:
    """Both empty: the default."""

    title: str = ""
    words: str = ""


def holes(words: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(_HOLE.findall(words))


def fault_of_words(worded: Worded, allowed: Collection[str]) -> tuple[str, str]:
    """(field, hole) of what is wrong, or two empty words."""
    for field, words, most in (("title", worded.title, LONGEST_TITLE), ("words", worded.words, LONGEST_WORDS)):
        if len(words) > most or readable_text(words) != words or ("\n" in words and field == "title"):
            return field, ""
        if unknown := sorted(holes(words) - set(allowed)):
            return field, unknown[0]
    return "", ""


def filled(words: str, values: Mapping[str, object]) -> str:
    """The words with their holes filled, once: what stands in a value is never looked at. Other braces stay as they
    are."""
    return _HOLE.sub(lambda hole: str(values.get(hole[1], "")), words)
