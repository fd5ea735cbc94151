"""What a channel must say to be set up, from plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from headway.notify.rules.addresses import is_deliverable
from headway.notify.rules.messages import KINDS
from headway.notify.rules.robots import HOSTS
from headway.notify.rules.ways import MAIL, ROBOTS

SECURITIES = ("tls", "starttls", "none")
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}|[0-9a-fA-F:.]{2,45}")


class FieldWrong(ValueError):
    """`args[0]` names the field."""


@dataclass(frozen=True)
class ChannelValues:
    """What is stored: secrets still open here. `secret` None: the former one stays."""

    kind: str
    name: str
    settings: dict[str, Any]
    address: str
    secret: str | None
    kinds: list[str]


def read_mail_server(told: Mapping[str, Any]) -> ChannelValues:
    """host, port, security, user, password, from_name, from_address. Raises FieldWrong."""
    host, port = str(told.get("host", "")).strip(), told.get("port")
    if not _HOST.fullmatch(host):
        raise FieldWrong("host")
    if not isinstance(port, int) or isinstance(port, bool) or not 1 <= port <= 65_535:
        raise FieldWrong("port")
    if told.get("security") not in SECURITIES:
        raise FieldWrong("security")
    sender = str(told.get("from_address", "")).strip()
    if len(sender) > 200 or not _ADDRESS.fullmatch(sender) or not is_deliverable(sender):
        raise FieldWrong("from_address")
    name = _line(told, "from_name", 80)
    user = _line(told, "user", 200, may_be_empty=True)
    values = {
        "host": host, "port": port, "security": told["security"], "user": user, "from_name": name,
        "from_address": sender,
    }  # fmt: skip
    return ChannelValues(MAIL, name, values, "", _secret(told, "password"), [])


def read_robot(told: Mapping[str, Any], *, former_address: str = "", gateways: tuple[str, ...] = ()) -> ChannelValues:
    """kind, name, address, secret, kinds. `gateways`: hosts of the house that stand for the vendors.

    Raises FieldWrong.
    """
    kind = told.get("kind")
    if kind not in ROBOTS:
        raise FieldWrong("kind")
    address = str(told.get("address") or former_address).strip()
    parts = urlsplit(address)
    if len(address) > 500 or parts.hostname not in (*HOSTS[str(kind)], *gateways):
        raise FieldWrong("address")
    kinds = told.get("kinds", [])
    if not isinstance(kinds, list) or not set(kinds) <= KINDS:
        raise FieldWrong("kinds")
    return ChannelValues(str(kind), _line(told, "name", 80), {}, address, _secret(told, "secret"), sorted(set(kinds)))


def _line(told: Mapping[str, Any], field: str, most: int, *, may_be_empty: bool = False) -> str:
    words = str(told.get(field, "")).strip()
    if len(words) > most or any(ord(sign) < 32 for sign in words) or not (words or may_be_empty):
        raise FieldWrong(field)
    return words


def _secret(told: Mapping[str, Any], field: str) -> str | None:
    value = told.get(field)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > 500:
        raise FieldWrong(field)
    return value
