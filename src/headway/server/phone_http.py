"""How a phone comes to the field app: its address as a QR code, and the root certificate that it has to trust."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.kernel.errors import NotFound
from headway.server.errors import Refused
from headway.server.tls import read_certificate
from headway.server.tls_folder import TlsFolder, tls_folder

router = Router(tags=["server"])
FIELD_APP = "/site/"
ROOT_PATH = "/api/phone/root.crt"


class AuthorityOut(Schema):
    """The authority that phones have to trust: SHA-256 fingerprint as they show it, the QR code of its file."""

    fingerprint: str
    until: datetime
    path: str
    qr: str


class PhoneOut(Schema):
    """`is_secure` false: this address is plain http, where a phone may use neither camera nor position."""

    address: str
    qr: str
    is_secure: bool
    authority: AuthorityOut | None


@router.get("/phone", response=PhoneOut, auth=None)
def get_phone_page(request: HttpRequest) -> dict[str, Any]:
    """For the page that stands in the site office: scan, install, trust."""
    base = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    address = f"{base}{FIELD_APP}"
    return {
        "address": address,
        "qr": _qr(address),
        "is_secure": base.startswith("https://"),
        "authority": _authority(base),
    }


@router.get("/phone/root.crt", response={200: None}, auth=None)
def get_root_certificate(request: HttpRequest) -> HttpResponse:
    """The root of this installation's authority (DER), for phones to install; nothing secret. Unknown without one."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    folder = _own_folder()
    if folder is None:
        raise NotFound
    certificate = x509.load_pem_x509_certificate(folder.root_certificate.read_bytes())
    headers = {"Content-Disposition": 'attachment; filename="headway-root.crt"'}
    content = certificate.public_bytes(Encoding.DER)
    return HttpResponse(content, content_type="application/x-x509-ca-cert", headers=headers)


def _authority(base: str) -> dict[str, Any] | None:
    folder = _own_folder()
    if folder is None:
        return None
    try:
        shown = read_certificate(folder.root_certificate)
    except Refused:
        return None
    return {
        "fingerprint": shown.fingerprint,
        "until": shown.until,
        "path": ROOT_PATH,
        "qr": _qr(f"{base}{ROOT_PATH}"),
    }


def _own_folder() -> TlsFolder | None:
    """Only while it is our own certificate by which this server speaks."""
    folder = tls_folder(settings.DATA_FOLDER)
    return folder if settings.OWN_TLS and folder.root_certificate.is_file() else None


def _qr(words: str) -> str:
    return segno.make(words, error="m", micro=False).svg_data_uri(scale=6, border=4)
