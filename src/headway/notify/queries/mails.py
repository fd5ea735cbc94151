"""The words of a mail, from its piece. Every value is escaped by the template; nothing of a person's is a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from headway.notify.models import Channel
from headway.notify.queries.pieces import Item, Piece
from headway.words import text

if TYPE_CHECKING:
    from django.template import Engine

_FOLDER = Path(__file__).resolve().parent.parent / "mails"


@dataclass(frozen=True)
class Mail:
    """`unsubscribe`: the page on which the person chooses what comes by mail."""

    subject: str
    text: str
    html: str
    unsubscribe: str


def get_mail_server(organization_id: UUID) -> Channel | None:
    """The mail server of a firm that is on."""
    return Channel.objects.filter(organization_id=organization_id, kind="mail", removed_at=None, is_on=True).first()


def render_mail(piece: Piece, now: datetime, links: dict[int, list[tuple[str, str]]] | None = None) -> Mail:
    """`links`: message -> (label, address) of what can be done from the mail."""
    from django.template import Context

    language, items, links = piece.language, piece.items, links or {}
    subject = _subject(items, language)
    settings_page = f"{settings.ADDRESS}/account#told"
    values = {
        "language": language,
        "greeting": text("notify.mail.greeting", language, name=piece.reader.display_name),
        "projects": [
            (name, [(one, links.get(one.message_id, [])) for one in some]) for name, some in _by_project(items)
        ],
        "open": text("notify.mail.open", language),
        "why": text("notify.mail.why", language),
        "choose": text("notify.mail.choose", language),
        "settings": settings_page,
        "subject": subject,
    }
    return Mail(
        subject,
        _engine().get_template("piece.txt").render(Context(values, autoescape=False)),
        _engine().get_template("piece.html").render(Context(values)),
        settings_page if settings.ADDRESS else "",
    )


def _subject(items: Sequence[Item], language: str) -> str:
    first = items[0].title or f"[{items[0].project}] {items[0].words}"
    subject = first if len(items) == 1 else text("notify.mail.digest", language, count=len(items), first=items[0].words)
    return " ".join(subject.split())[:150]  # one line: a header holds no other


def _by_project(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    found: dict[str, list[Item]] = {}
    for one in items:
        found.setdefault(one.project, []).append(one)
    return list(found.items())


@lru_cache(maxsize=1)
def _engine() -> Engine:
    from django.template import Engine

    return Engine(dirs=[str(_FOLDER)], autoescape=True, libraries={}, builtins=[])
