"""Requests to addresses that somebody configured. The one way out of the product (security.md row 27).

The name is resolved once, every address that it resolves to must be a public one, and the connection goes to just
that address: a name that answers differently the second time gains nothing. Redirects are not followed, the
answer is bounded, and whatever fails is told by one sort of error, so that nobody maps the inner network by it.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

    import urllib3

SECONDS = 10.0
LARGEST_ANSWER = 256 * 1024
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(Exception):
    """An address that this product does not call: not https, not public, or without an answer of its name."""


class NameUnknown(AddressRefused):
    """The name has no address now: wrong, or the name server is away. Who configures it is refused, who sends tries again."""


class NoAnswer(Exception):
    """Nobody answered in time, or not as http. `is_sent`: the request may have arrived."""

    def __init__(self, *, is_sent: bool) -> None:
        super().__init__("no answer")
        self.is_sent = is_sent


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers by small letters, at most 256 kB of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class _Target:
    scheme: str
    host: str
    port: int
    path: str
    address: str


def check_address(url: str, *, allowed: tuple[str, ...] = ()) -> None:
    """Raise AddressRefused unless `url` may be called now. `allowed`: networks of the house that an administrator
    of the installation opened ("10.1.0.0/16"); loopback and link-local ones only when they are named exactly."""
    _target(url, allowed)


def resolve_public(host: str, port: int, allowed: tuple[str, ...] = (), *, is_plain: bool = False) -> str:
    """The one address to connect to for `host`; `is_plain`: without TLS, which only networks of the house may be.

    Raises AddressRefused.
    """
    networks = [ipaddress.ip_network(one) for one in allowed]
    addresses = _resolved(host, port)
    if not addresses:
        raise NameUnknown
    if not all(_within(one, networks) or (not is_plain and _is_public(one)) for one in addresses):
        raise AddressRefused
    return str(addresses[0])


def post(
    url: str, body: bytes, *, headers: Mapping[str, str], allowed: tuple[str, ...] = (), seconds: float = SECONDS
) -> Answer:
    """Send `body`; returns whatever the other side answers, a redirect too.

    Raises AddressRefused before anything is sent, NoAnswer when the line failed.
    """
    import urllib3

    target = _target(url, allowed)
    host = f"[{target.host}]" if ":" in target.host else target.host
    default = {"https": 443, "http": 80}[target.scheme]
    named = host if target.port == default else f"{host}:{target.port}"
    pool = _pool(target, seconds)
    try:
        answer = pool.urlopen(
            "POST", target.path, body=body, headers={**headers, "Host": named}, redirect=False, retries=False,
            preload_content=False, decode_content=False, assert_same_host=False,
        )  # fmt: skip
        try:
            content = answer.read(LARGEST_ANSWER)
        finally:
            answer.close()
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
        raise NoAnswer(is_sent=False) from error
    except (urllib3.exceptions.SSLError, urllib3.exceptions.NameResolutionError) as error:
        raise NoAnswer(is_sent=False) from error
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise NoAnswer(is_sent=True) from error
    finally:
        pool.close()
    return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, content)


def _pool(target: _Target, seconds: float) -> urllib3.HTTPConnectionPool:
    import urllib3

    timeout = urllib3.Timeout(total=seconds)
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.address, target.port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        target.address, target.port, timeout=timeout, maxsize=1, cert_reqs="CERT_REQUIRED",
        server_hostname=target.host, assert_hostname=target.host,
    )  # fmt: skip


def _target(url: str, allowed: tuple[str, ...]) -> _Target:
    """The address once resolved; plain http only into networks that an administrator opened."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    except ValueError as error:
        raise AddressRefused from error
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not host or parts.username is not None or port == 0:
        raise AddressRefused
    address = resolve_public(host, port, allowed, is_plain=parts.scheme == "http")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Target(parts.scheme, host, port, path, address)


def _resolved(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [ipaddress.ip_address(str(one[4][0]).split("%", 1)[0]) for one in found]
    except (OSError, UnicodeError, ValueError):
        return []


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    inner = _inner(address)
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _within(address: IPv4Address | IPv6Address, networks: list[IPv4Network | IPv6Network]) -> bool:
    return any(address in one for one in networks)


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of version 4 that one of version 6 stands for: mapped, 6to4, NAT64."""
    if address.version == 4:
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    return ipaddress.ip_address(int(address) & 0xFFFFFFFF) if address in _NAT64 else address
