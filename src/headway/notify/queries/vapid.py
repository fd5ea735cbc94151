"""The keys by which push services recognise this installation (VAPID, RFC 8292), made once and kept in the data folder."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

_VALID = 12 * 3600


@dataclass(frozen=True)
class VapidKeys:
    """`public`: what browsers subscribe with, base64url of the uncompressed point."""

    private: Any
    public: str

    def headers(self, endpoint: str, now: datetime) -> dict[str, str]:
        """The header that proves to the service of `endpoint` who sends: a token of ES256, valid for 12 hours."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int(now.timestamp()) + _VALID,
            "sub": settings.ADDRESS if settings.ADDRESS.startswith("https:") else "mailto:admin@localhost",
        }
        head = f"{_url64(json.dumps({'typ': 'JWT', 'alg': 'ES256'}).encode())}.{_url64(json.dumps(claims).encode())}"
        r, s = decode_dss_signature(self.private.sign(head.encode(), ec.ECDSA(hashes.SHA256())))
        token = f"{head}.{_url64(r.to_bytes(32) + s.to_bytes(32))}"
        return {"Authorization": f"vapid t={token}, k={self.public}"}


def vapid_keys() -> VapidKeys:
    """The installation's keys; made by whoever asks first. A restored data folder brings its own with it."""
    return _read(settings.DATA_FOLDER / "secret" / "vapid.pem")


@lru_cache(maxsize=4)
def _read(path: Path) -> VapidKeys:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if not path.exists():
        made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        waiting = path.with_suffix(f".{os.getpid()}")
        waiting.write_bytes(made)
        waiting.chmod(0o600)
        try:
            os.link(waiting, path)  # whoever is first wins, no half of a file is ever read
        except FileExistsError:
            pass
        finally:
            waiting.unlink()
    private = serialization.load_pem_private_key(path.read_bytes(), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    point = private.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return VapidKeys(private, _url64(point))


def _url64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode("ascii")
