"""How the server's own certificate stands."""

from __future__ import annotations

import datetime
from pathlib import Path

from headway.server.doctor.finding import Finding, bad, ok, warning
from headway.server.errors import Refused
from headway.server.tls import RENEWED_BEFORE, read_certificate
from headway.server.tls_folder import tls_folder


def look_at_tls(data: Path, now: datetime.datetime) -> list[Finding]:
    """Findings about the certificates of `headway tls init`; none where there are none."""
    folder = tls_folder(data)
    if not folder.is_made:
        return []
    open_keys = [path for path in (folder.key, folder.root_key) if path.exists() and path.stat().st_mode & 0o077]
    findings = [bad("secret_open", path=path) for path in open_keys]
    try:
        shown = read_certificate(folder.certificate)
    except Refused as refusal:
        return [*findings, Finding(refusal.code, "bad", refusal.parameters)]
    days = (shown.until - now) // datetime.timedelta(days=1)
    names = ", ".join(shown.names)
    if shown.until <= now:
        return [*findings, bad("tls_over", until=f"{shown.until:%Y-%m-%d}", names=names)]
    if shown.until - now < RENEWED_BEFORE:
        return [*findings, warning("tls_ends_soon", days=days, names=names)]
    return [*findings, ok("tls", days=days, names=names)]
