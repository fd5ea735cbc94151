"""The words of messages: the catalogue's, and what an organisation chose instead."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from headway.notify.models import MessageWords
from headway.notify.rules.messages import KINDS
from headway.notify.rules.words import ALWAYS, Worded, holes
from headway.words import DEFAULT_LANGUAGE, has_text, text


def chosen_words(organization_id: UUID, language: str, kinds: Collection[str]) -> dict[str, Worded]:
    """What stands of these kinds; a kind whose last version is empty is the default and left out. One statement."""
    rows = MessageWords.objects.filter(organization_id=organization_id, language=language, kind__in=kinds)
    last = rows.order_by("kind", "-version").distinct("kind").values_list("kind", "title", "words")
    latest = {kind: Worded(title, words) for kind, title, words in last}
    return {kind: worded for kind, worded in latest.items() if worded != Worded()}


def default_words(kind: str, language: str) -> str:
    """The catalogue's, with its holes."""
    return text(f"notify.told.{kind}", language)


def allowed_holes(kind: str) -> frozenset[str]:
    """What the words of a kind may name."""
    return ALWAYS | holes(default_words(kind, DEFAULT_LANGUAGE))


def known_kinds() -> list[str]:
    """Kinds that have a text."""
    return sorted(kind for kind in KINDS if has_text(f"notify.told.{kind}"))


@dataclass(frozen=True)
class WordsLine:
    """A kind in one language. `version` 0: never changed."""

    kind: str
    language: str
    default: str
    title: str
    words: str
    holes: list[str]
    version: int


def list_words(organization_id: UUID, languages: Collection[str]) -> list[WordsLine]:
    """Every kind in every language, with what stands."""
    rows = MessageWords.objects.filter(organization_id=organization_id)
    rows = rows.order_by("kind", "language", "-version").distinct("kind", "language")
    latest = {(one.kind, one.language): one for one in rows}
    found = []
    for kind in known_kinds():
        for language in languages:
            row = latest.get((kind, language))
            title, words, version = (row.title, row.words, row.version) if row else ("", "", 0)
            default, names = default_words(kind, language), sorted(allowed_holes(kind))
            found.append(WordsLine(kind, language, default, title, words, names, version))
    return found


@dataclass(frozen=True)
class WordsVersion:
    version: int
    title: str
    words: str
    author: str
    at: datetime


def list_words_versions(organization_id: UUID, kind: str, language: str) -> list[WordsVersion]:
    """Everything that was chosen of a kind in a language, the latest first."""
    rows = MessageWords.objects.filter(organization_id=organization_id, kind=kind, language=language)
    columns = ("version", "title", "words", "author__display_name", "at")
    return [WordsVersion(*row) for row in rows.order_by("-version").values_list(*columns)[:100]]
