"""What `headway serve` was asked for, checked before anything is started."""

from __future__ import annotations

import ipaddress
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from headway.server.data_folder import default_path
from headway.server.errors import Refused
from headway.server.tls_folder import tls_folder


@dataclass(frozen=True)
class ServeOptions:
    host: str = "127.0.0.1"
    port: int = 8000
    tls: tuple[Path, Path] | None = None
    behind_proxy: bool = False
    demo: bool = True

    @property
    def address(self) -> str:
        scheme = "https" if self.tls else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}"

    def environment(self) -> dict[str, str]:
        """The settings that depend on how the product is served; an empty text is 'no'."""
        return {
            "HEADWAY_HOST": self.host,
            "HEADWAY_PORT": str(self.port),
            "HEADWAY_TLS": "1" if self.tls else "",
            "HEADWAY_TLS_CERTIFICATE": str(self.tls[0]) if self.tls else "",
            "HEADWAY_TLS_KEY": str(self.tls[1]) if self.tls else "",
            "HEADWAY_BEHIND_PROXY": "1" if self.behind_proxy else "",
            "HEADWAY_DEMO": "1" if self.demo else "",
            "HEADWAY_ADDRESS": os.environ.get("HEADWAY_ADDRESS") or self._own_address(),
        }

    def _own_address(self) -> str:
        """How others reach us, when we have made the certificate ourselves."""
        own = tls_folder(default_path())
        if self.tls != (own.certificate, own.key):
            return ""
        from headway.server.tls import first_address

        return first_address(own, self.port)


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine only: `localhost`, 127.0.0.0/8 or ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_options(options: ServeOptions) -> None:
    """Refuse plain http beyond loopback and missing certificate files."""
    if not is_loopback(options.host) and options.tls is None and not options.behind_proxy:
        raise Refused("plain_http_refused", host=options.host)
    for path in options.tls or ():
        if not os.access(path, os.R_OK):
            raise Refused("tls_file_missing", path=path)


def require_free_port(options: ServeOptions) -> None:
    """Refuse a port that another program holds, or that this user may not take."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror:
        raise Refused("host_unknown", host=options.host) from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            raise Refused("port_forbidden", port=options.port) from None
        except OSError as error:
            raise Refused("port_in_use", port=options.port, host=options.host, reason=error.strerror) from None
