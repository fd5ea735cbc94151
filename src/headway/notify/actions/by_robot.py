"""A post to a messenger's group by its robot."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from headway.kernel.outgoing import AddressRefused, NameUnknown, NoAnswer, post
from headway.kernel.secrets import CannotOpen, open_secret
from headway.notify.models import Channel
from headway.notify.queries.pieces import Piece
from headway.notify.rules.robots import Card, request_of, tried_of
from headway.notify.rules.tries import Tried
from headway.words import text

_HEADERS = {"Content-Type": "application/json; charset=utf-8"}


def send_post(piece: Piece, now: datetime) -> Tried:
    """Post a piece to its group."""
    assert piece.channel is not None
    return post_card(piece.channel, card_of(piece), now)


def post_card(channel: Channel, card: Card, now: datetime) -> Tried:
    """Post a card by a robot; what the vendor answers decides, by its own codes."""
    try:
        address = open_secret(channel.address)
        secret = open_secret(channel.secret) if channel.secret else ""
    except CannotOpen:
        return Tried("token", "secret_of_another_key")
    url, body = request_of(channel.kind, address, secret, card, now)
    try:
        answer = post(url, body, headers=_HEADERS, allowed=settings.OUTGOING_NETWORKS)
    except NameUnknown:
        return Tried("later", "no_connection")
    except AddressRefused:
        return Tried("token", "address_refused")
    except NoAnswer as error:
        # a group would see a second copy: when the request may have arrived, a person decides
        return Tried("unsure", "no_answer") if error.is_sent else Tried("later", "no_connection")
    return tried_of(channel.kind, answer.status, answer.headers, answer.body)


def card_of(piece: Piece) -> Card:
    """A piece as a card: the project above, a line per message."""
    first = piece.items[0]
    lines = [item.words for item in piece.items]
    return Card(first.title or first.project, lines, first.link, text("notify.card.open", piece.language), piece.phones)
