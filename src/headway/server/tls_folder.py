"""Where the certificates of an installation stand. Without cryptography: the supervisor stays light."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TlsFolder:
    """Where the four files stand."""

    path: Path

    @property
    def root_certificate(self) -> Path:
        return self.path / "root.crt"

    @property
    def root_key(self) -> Path:
        return self.path / "root.key"

    @property
    def certificate(self) -> Path:
        return self.path / "site.crt"

    @property
    def key(self) -> Path:
        return self.path / "site.key"

    @property
    def is_made(self) -> bool:
        return self.certificate.is_file() and self.key.is_file()


def tls_folder(data: Path) -> TlsFolder:
    """Of the installation in `data`, made or not."""
    return TlsFolder(data / "secret" / "tls")
