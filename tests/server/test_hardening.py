"""What the served product does with requests that no browser sends, and what every answer of it carries."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from tests.prepared import copy_installation, open_home
from tests.server.installation import Installation

from headway.server.web import gateway, shell

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def served(prepared: Path) -> Iterator[Installation]:
    with open_home("hardening") as home:
        copy_installation(prepared, home / "data")
        installation = Installation(home / "data")
        installation.serve()
        yield installation
        installation.stop()


def speak(served: Installation, words: bytes, seconds: float = 5.0) -> bytes:
    """Send bytes as they are; what came back until the server closed or fell silent."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=seconds) as line:
        line.sendall(words)
        answer = b""
        try:
            while piece := line.recv(65536):
                answer += piece
        except TimeoutError:
            pass
    return answer


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


HOST = b"Host: 127.0.0.1\r\n"
SMUGGLED = b"0\r\n\r\nGET /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n" % len(SMUGGLED),
        b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        b"Content-Length: 4\r\nContent-Length: 5\r\n",
        b"Content-Length: +4\r\n",
        b"Content-Length: -1\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Content-Length: 4\r\n Content-Length: 5\r\n",
    ],
)
def test_a_request_with_two_lengths_or_none_that_is_sure_is_refused(served: Installation, headers: bytes) -> None:
    request = b"POST /api/session HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n" + headers + b"\r\n"

    answer = speak(served, request + SMUGGLED, 2.0)

    assert status_of(answer) in {400, 501}, answer[:200]
    assert answer.count(b"HTTP/1.1 ") == 1, "the smuggled request was answered"


def test_headers_that_never_end_are_cut_off(served: Installation) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", served.port), timeout=40) as line:
        line.sendall(b"GET /api/session HTTP/1.1\r\n" + HOST)
        line.settimeout(3)
        closed = False
        while not closed and time.monotonic() - began < 40:
            try:
                line.sendall(b"X-a: b\r\n")
                closed = line.recv(100) == b""
            except TimeoutError:
                continue
            except OSError:
                closed = True

    assert closed and time.monotonic() - began < 30


def test_a_body_that_stands_still_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    monkeypatch.setattr(shell, "PIECE_SECONDS", 0.05)

    class Standing:
        def __aiter__(self) -> Any:
            return self

        async def __anext__(self) -> bytes:
            await asyncio.sleep(60)
            return b""

    scope = SimpleNamespace(headers={"content-length": "10"}, method="POST")
    with pytest.raises(shell._Refusal) as refused:
        asyncio.run(shell._receive(scope, Standing(), io.BytesIO()))

    assert (refused.value.status, refused.value.code) == (408, "body_stands_still")


def test_slow_requests_do_not_keep_others_waiting(served: Installation) -> None:
    """Sixty bodies that trickle, eight threads of the server: a body is received without a thread."""
    lines = []
    for _ in range(60):
        line = socket.create_connection(("127.0.0.1", served.port))
        line.sendall(b"POST /api/session HTTP/1.1\r\n" + HOST + b"Content-Length: 1000\r\n\r\n{")
        lines.append(line)
    began = time.monotonic()

    assert httpx.get(f"http://127.0.0.1:{served.port}/api/session", trust_env=False).status_code == 200

    assert time.monotonic() - began < 2
    for line in lines:
        line.close()


PATHS = {
    "/": 200, "/projects/1/plan": 200, "/api/session": 200, "/api/projects": 401, "/api/events": 401,
    "/api/audit": 401, "/api/nothing": 404, "/assets/none.js": 404, "/healthz": 200, "/favicon.ico": 404,
    "/api/session?x=%00": 400,
}  # fmt: skip


def test_every_answer_carries_the_headers_whoever_gives_it(served: Installation) -> None:
    client = httpx.Client(base_url=f"http://127.0.0.1:{served.port}", trust_env=False)
    page = client.get("/").text
    if "/assets/" not in page:
        pytest.skip("the client is not built")
    asset = page.split('src="/assets/')[1].split('"')[0]
    for path, status in (PATHS | {f"/assets/{asset}": 200}).items():
        answer = client.get(path, headers={"Origin": "https://evil.example"})
        headers = answer.headers
        assert answer.status_code == status, path
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "default-src 'none'" in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path
        assert headers["cache-control"] == "no-store" or not path.startswith("/api"), path
        assert not [name for name in headers if name.startswith("access-control")], path


def test_an_answer_of_the_shell_carries_the_headers_too(served: Installation) -> None:
    huge = speak(served, b"POST /api/session HTTP/1.1\r\n" + HOST + b"Content-Length: 1099511627776\r\n\r\n", 1.0)
    assert status_of(huge) == 413 and b"frame-ancestors 'none'" in huge and b"referrer-policy: same-origin" in huge


@pytest.mark.parametrize("origin", ["null", "https://sub.evil.example", "http://127.0.0.1:1", "https://127.0.0.1"])
@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
def test_no_other_origin_is_let_in(served: Installation, origin: str, method: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    answer = httpx.request(method, f"http://127.0.0.1:{served.port}/api/session", headers=asked, trust_env=False)

    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "path",
    ["/admin", "/admin/", "/metrics", "/debug", "/docs", "/schema", "/openapi", "/openapi.json", "/api/openapi.json",
     "/api/docs", "/api/schema", "/.env", "/.git/config", "/static/x.js.map", "/assets/index.js.map", "/settings.py",
     "/..%2f..%2fsettings.py", "/assets/..%2f..%2fsettings.py", "/%2e%2e/settings.py", "/server-status"],
)  # fmt: skip
def test_no_back_room_is_served_without_or_with_a_name(served: Installation, path: str) -> None:
    assert httpx.get(f"http://127.0.0.1:{served.port}{path}", trust_env=False).status_code == 404


def test_no_source_map_and_no_inline_script_is_built() -> None:
    client = ROOT / "src/headway/server/client"
    if not client.exists():
        pytest.skip("the client is not built")

    assert list(client.rglob("*.map")) == []
    assert "<script>" not in (client / "index.html").read_text("utf-8")


FORWARDED = [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "10.0.0.9"), ("x-forwarded-host", "evil, site.cn"),
             ("x-forwarded-proto", "http,https"), ("forwarded", "for=6.6.6.6"), ("x-real-ip", "6.6.6.6")]  # fmt: skip


@pytest.mark.quick
@pytest.mark.parametrize("behind", [True, False])
def test_the_word_of_a_proxy_counts_only_when_there_is_one_and_only_its_last(
    monkeypatch: pytest.MonkeyPatch, behind: bool
) -> None:
    monkeypatch.setattr(gateway, "BEHIND_PROXY", behind)
    scope = SimpleNamespace(
        server="127.0.0.1:8000", client="10.0.0.1:5", method="GET", path="/", scheme="http", query_string="",
        http_version="1.1", authority=None, headers=SimpleNamespace(items=lambda: FORWARDED),
    )  # fmt: skip

    environ = gateway.environ_of(scope, io.BytesIO(), 0)

    told = {key: value for key, value in environ.items() if "FORWARDED" in key or "REAL" in key}
    trusted = {
        "HTTP_X_FORWARDED_FOR": "10.0.0.9",
        "HTTP_X_FORWARDED_HOST": "site.cn",
        "HTTP_X_FORWARDED_PROTO": "https",
    }
    assert told == (trusted if behind else {})


def test_a_spoofed_source_is_not_believed_on_a_plain_installation(served: Installation) -> None:
    """Thirty refused sign-ins of one address throttle it, whatever it says about itself."""
    client = httpx.Client(base_url=f"http://127.0.0.1:{served.port}", trust_env=False)
    token = client.get("/api/session").json()["csrf_token"]
    statuses = []
    for number in range(40):
        told = {"X-CSRF-Token": token, "X-Forwarded-For": f"203.0.113.{number}"}
        body = {"username": f"nobody{number}", "password": "x"}
        statuses.append(client.post("/api/session", json=body, headers=told).status_code)

    assert statuses[0] == 401 and statuses[-1] == 429


def test_over_tls_browsers_are_told_to_stay_there_and_cookies_are_bound_to_the_host(
    installation: Installation, data: Path
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = data.with_name("key.pem"), data.with_name("certificate.pem")
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(words, check=True, capture_output=True)
    installation.answers = lambda: _answers_over_tls(installation)  # type: ignore[method-assign]
    installation.serve("--tls", str(certificate), str(key))

    with httpx.Client(base_url=f"https://127.0.0.1:{installation.port}", verify=False, trust_env=False) as client:
        for path in ("/", "/api/session", "/api/events", "/api/nothing", "/healthz", "/assets/none.js"):
            headers = client.get(path).headers
            assert headers["strict-transport-security"].startswith("max-age=31536000"), path
            assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        cookie = client.get("/api/session").headers.get_list("set-cookie")
    assert cookie and all(c.startswith("__Host-") and "; Secure" in c and "Path=/" in c for c in cookie), cookie


def _answers_over_tls(installation: Installation) -> bool:
    try:
        address = f"https://127.0.0.1:{installation.port}/api/session"
        return httpx.get(address, verify=False, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False
