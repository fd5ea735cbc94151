"""A request of the server becomes a WSGI environ that nobody can forge."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import headway
from headway.server.supervisor.options import is_loopback
from headway.server.web.gateway import FileWrapper, environ_of, run_wsgi

pytestmark = pytest.mark.quick


def _scope(headers: list[tuple[str, str]], **changes: Any) -> Any:
    known = {
        "server": "127.0.0.1:8000",
        "client": "[::1]:50000",
        "method": "POST",
        "path": "/api/%E8%BF%9B",
        "scheme": "https",
    }
    found = known | {"query_string": "a=1", "http_version": "2", "authority": None} | changes
    return SimpleNamespace(**found, headers=dict_of_pairs(headers))


def dict_of_pairs(pairs: list[tuple[str, str]]) -> Any:
    return SimpleNamespace(items=lambda: pairs)


def test_a_header_with_an_underscore_cannot_pass_for_another() -> None:
    environ = environ_of(_scope([("x_forwarded_proto", "https"), ("x-csrf-token", "t")]), io.BytesIO(), 0)

    assert "HTTP_X_FORWARDED_PROTO" not in environ
    assert environ["HTTP_X_CSRF_TOKEN"] == "t"


def test_cookies_sent_in_pieces_are_one_header_and_the_path_is_utf8() -> None:
    environ = environ_of(_scope([("cookie", "a=1"), ("cookie", "b=2")], authority="site.example"), io.BytesIO(), 7)

    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/api/进"
    assert environ["HTTP_HOST"] == "site.example"
    assert (environ["REMOTE_ADDR"], environ["CONTENT_LENGTH"]) == ("::1", "7")


def test_a_whole_file_is_answered_by_its_path_and_a_part_of_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"0123456789")

    def answer(skip: int) -> Any:
        def application(environ: dict[str, Any], start: Any) -> Any:
            start("200 OK", [("Content-Type", "x/y")])
            file = path.open("rb")
            file.seek(skip)
            return FileWrapper(file)

        return run_wsgi(application, {})

    whole, part = answer(0), answer(4)

    assert (whole.file, whole.chunks) == (str(path), None)
    assert part.file is None
    assert b"".join(part.chunks or ()) == b"456789"


@pytest.mark.parametrize(("host", "expected"), [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True),
                                                ("0.0.0.0", False), ("10.0.0.5", False), ("site.example", False)])  # fmt: skip
def test_only_this_machine_is_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_the_package_and_the_project_file_tell_the_same_version() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["version"] == headway.__version__
