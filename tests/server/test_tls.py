"""Certificates of one's own: what phones must trust, for which names, how long, and a real handshake."""

from __future__ import annotations

import datetime
import http.client
import json
import socket
import ssl
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from tests.server.installation import Installation

from headway.server.data_folder import open_data_folder
from headway.server.doctor import look_at_installation
from headway.server.errors import Refused
from headway.server.supervisor.options import ServeOptions
from headway.server.tls import checked_name, init_tls, names_of_this_machine, read_certificate
from headway.server.tls_folder import TlsFolder, tls_folder

NOW = datetime.datetime.now(datetime.UTC)


def handshake(data: Path, name: str, certificate: Path | None = None, key: Path | None = None) -> str:
    """Serve one connection by the certificate and come to it as `name` who trusts the root; what went wrong, or ''."""
    folder = tls_folder(data)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate or folder.certificate, key or folder.key)
    client = ssl.create_default_context(cafile=str(folder.root_certificate))
    left, right = socket.socketpair()

    def answer() -> None:
        try:
            server.wrap_socket(left, server_side=True).close()
        except (ssl.SSLError, OSError):
            left.close()

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        client.wrap_socket(right, server_hostname=name).close()
    except ssl.SSLCertVerificationError as error:
        return error.verify_message
    finally:
        right.close()
        thread.join()
    return ""


def test_a_phone_that_trusts_the_root_reaches_the_server_by_each_of_its_names(data: Path) -> None:
    init_tls(data, ["plan.site.lan", "192.168.1.20", "FD00::1"], new_authority=False, now=NOW)

    for name in ("plan.site.lan", "192.168.1.20", "fd00::1"):
        assert handshake(data, name) == "", name
    assert "mismatch" in handshake(data, "other.lan")
    assert "mismatch" in handshake(data, "192.168.1.21")


def test_the_root_is_good_for_these_names_only(data: Path, tmp_path: Path) -> None:
    """Whoever steals its key cannot pass for a bank before those phones."""
    from headway.server import tls

    init_tls(data, ["192.168.1.20"], new_authority=False, now=NOW)
    folder = tls_folder(data)
    root = x509.load_pem_x509_certificate(folder.root_certificate.read_bytes())
    for name in ("bank.example", "192.168.1.21"):
        thief = TlsFolder(tmp_path / name)
        thief.path.mkdir()
        thief.root_key.write_bytes(folder.root_key.read_bytes())
        tls._make_site(thief, root, [name], NOW)
        assert "permitted subtree violation" in handshake(data, name, thief.certificate, thief.key), name


def test_another_certificate_keeps_the_trust_and_other_names_need_another_root(data: Path) -> None:
    init_tls(data, ["plan.lan"], new_authority=False, now=NOW)
    folder = tls_folder(data)
    root, first = folder.root_certificate.read_bytes(), folder.certificate.read_bytes()

    init_tls(data, ["www.plan.lan"], new_authority=False, now=NOW)
    assert folder.root_certificate.read_bytes() == root and folder.certificate.read_bytes() != first
    with pytest.raises(Refused) as refused:
        init_tls(data, ["other.lan"], new_authority=False, now=NOW)
    assert refused.value.code == "tls_names_beyond"
    assert handshake(data, "www.plan.lan") == ""
    init_tls(data, ["other.lan"], new_authority=True, now=NOW)
    assert folder.root_certificate.read_bytes() != root and handshake(data, "other.lan") == ""


def test_keys_are_their_owners_and_the_certificate_is_short_enough_for_apple(data: Path) -> None:
    shown = init_tls(data, [], new_authority=False, now=NOW)
    folder = tls_folder(data)

    assert {path.stat().st_mode & 0o777 for path in folder.path.iterdir()} == {0o600}
    assert folder.path.stat().st_mode & 0o777 == 0o700
    certificate = x509.load_pem_x509_certificate(folder.certificate.read_bytes())
    assert (certificate.not_valid_after_utc - certificate.not_valid_before_utc).days <= 825
    assert shown.names == tuple(names_of_this_machine()) and "localhost" in shown.names


@pytest.mark.parametrize("name", ["", "a b", "-x.lan", "https://plan.lan", "x" * 64 + ".lan", "*.lan", "a_b.lan"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        checked_name(name)


def test_names_have_one_spelling() -> None:
    assert [checked_name(name) for name in ("Plan.LAN.", "[::1]", "工地.lan")] == [
        "plan.lan",
        "::1",
        "工地.lan".encode("idna").decode(),
    ]


def test_the_doctor_tells_when_it_ends(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    open_data_folder(data)
    init_tls(data, ["plan.lan"], new_authority=False, now=NOW)

    def state(days: int) -> dict[str, str]:
        found = look_at_installation(data, NOW + datetime.timedelta(days=days))
        return {one.code: one.state for one in found if one.code.startswith(("tls", "secret"))}

    assert state(0) == {"tls": "ok"}
    assert state(790) == {"tls_ends_soon": "warning"}
    assert state(900) == {"tls_over": "bad"}
    tls_folder(data).key.chmod(0o644)
    assert state(0) == {"secret_open": "bad", "tls": "ok"}


def test_what_is_served_to_others_takes_our_own_certificate(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import argparse

    from headway.server.commands import serve

    monkeypatch.setenv("HEADWAY_DATA", str(data))

    def files(*words: str) -> Any:
        parser = argparse.ArgumentParser()
        serve.add_arguments(parser)
        return serve._tls_files(parser.parse_args(list(words)))

    assert files("--host", "0.0.0.0") is None
    init_tls(data, ["192.168.1.20"], new_authority=False, now=NOW)
    own = (tls_folder(data).certificate, tls_folder(data).key)
    assert files("--host", "0.0.0.0") == files("--tls") == own
    assert files() is files("--host", "0.0.0.0", "--behind-proxy") is None
    assert files("--tls", "/a", "/b") == (Path("/a"), Path("/b"))
    monkeypatch.delenv("HEADWAY_ADDRESS", raising=False)
    assert ServeOptions("0.0.0.0", 8443, own).environment()["HEADWAY_ADDRESS"] == "https://192.168.1.20:8443"


class Secure(Installation):
    """An installation that is reached by https only."""

    def open(self, path: str) -> Any:
        context = ssl.create_default_context(cafile=str(tls_folder(self.data).root_certificate))
        return urllib.request.urlopen(f"https://localhost:{self.port}{path}", timeout=5, context=context)

    def get(self, path: str) -> dict[str, Any]:
        with self.open(path) as answer:
            found: dict[str, Any] = json.load(answer)
        return found


def test_a_phone_comes_by_https_and_finds_the_root_to_install(installation: Installation) -> None:
    data = installation.data
    installation = Secure(data)
    made = installation.command("tls", "init", "localhost", "192.168.1.20")
    assert made.returncode == 0 and "/phone" in made.stdout, made.stderr
    installation.serve("--tls")
    try:
        page = installation.get("/api/phone")
        with installation.open("/api/phone/root.crt") as answer:
            content, headers = answer.read(), answer.headers
        with installation.open("/api/session") as answer:
            assert answer.headers["Strict-Transport-Security"]
        with pytest.raises((OSError, http.client.HTTPException)):
            urllib.request.urlopen(f"http://localhost:{installation.port}/api/session", timeout=5)
        with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
            urllib.request.urlopen(f"https://localhost:{installation.port}/api/session", timeout=5)
    finally:
        installation.stop()

    assert page["address"] == f"https://localhost:{installation.port}/site/" and page["is_secure"]
    assert page["qr"].startswith("data:image/svg+xml") and page["authority"]["qr"].startswith("data:image/svg+xml")
    assert headers["Content-Type"] == "application/x-x509-ca-cert"
    root = x509.load_der_x509_certificate(content)
    assert read_certificate(tls_folder(data).root_certificate).fingerprint == page["authority"]["fingerprint"]
    assert root.subject == root.issuer
