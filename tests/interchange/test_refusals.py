"""What is not a plan, or not a safe one, is refused with a reason; nothing is left behind."""

from __future__ import annotations

import gzip
import io
import json
import re
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
from small_files import Read, mspdi, xer

from headway.interchange import ImportRefused, ReadLimits, read_file

pytestmark = pytest.mark.quick
SOURCES = Path(__file__).resolve().parents[2] / "src" / "headway"


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def refused_code(read: Read, content: bytes | str, name: str = "plan.xer", **arguments: object) -> str:
    with pytest.raises(ImportRefused) as refused:
        read(content, name, **arguments)
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\0" * 4096, "empty_file"),
        (b"\r\n  \n", "empty_file"),
        (b"%PDF-1.7 plan", "not_a_schedule"),
        (b"\x89PNG\r\n\x1a\n", "not_a_schedule"),
        (b"ISO-10303-21;\nHEADER;", "not_a_schedule"),
        (bytes(range(256)) * 40, "unknown_format"),
        ("任务,工期\n支模,4\n".encode(), "unknown_format"),
        (xer().encode().split(b"%T\tCALENDAR")[0] + b"%E\r\n", "no_projects"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 3, "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (b"PK\x03\x04 broken", "damaged_file"),
        (b"\x1f\x8b\x08 broken", "damaged_file"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_with_its_reason(read: Read, content: bytes, code: str) -> None:
    assert refused_code(read, content) == code


def test_the_content_decides_not_the_name(read: Read) -> None:
    assert read(xer(), "plan.mpp").report.file_format == "xer"
    assert read(mspdi(), "plan.xer").report.file_format == "mspdi"


def test_an_xml_without_any_known_encoding_is_asked_about(read: Read) -> None:
    broken = mspdi().encode().replace("支模".encode(), b"\x81\x20\xff\xfe\x90")

    assert refused_code(read, broken, "plan.xml") == "encoding_unknown"


def test_a_file_above_the_declared_limit_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.xer"
    with path.open("wb") as file:
        file.truncate(1024 * 1024 * 1024)

    with pytest.raises(ImportRefused) as refused:
        read_file(path)

    assert refused.value.code == "file_too_large"
    assert refused.value.parameters == {"megabytes": 1024, "limit_megabytes": 300}


def test_one_plan_in_a_zip_or_gzip_is_read(read: Read) -> None:
    plan = xer().encode()

    assert (
        read(zipped({"项目/plan.xer": plan, "__MACOSX/._plan.xer": b"x"}), "plan.zip").document.projects[0].id
        == "BLOCK"
    )
    assert read(gzip.compress(plan), "plan.xer.gz").document.projects[0].id == "BLOCK"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped({"a.xer": b"x", "b.xer": b"y"}), "archive_not_single"),
        (zipped({"bomb.xer": b"\0" * 80_000_000}), "archive_unsafe"),
        (zipped({"inner.zip": zipped({"plan.xer": b"x"})}), "archive_unsafe"),
        (gzip.compress(zipped({"plan.xer": b"x"})), "archive_unsafe"),
        (gzip.compress(b"\0" * 80_000_000), "archive_unsafe"),
        (zipped({"../../etc/plan.xer": b"x"}), "archive_unsafe"),
        (zipped({"/etc/plan.xer": b"x"}), "archive_unsafe"),
        (zipped({"C:\\plan.xer": b"x"}), "archive_unsafe"),
        (zipped({"word/document.xml": b"x", "[Content_Types].xml": b"x"}), "not_a_schedule"),
    ],
)
def test_packed_files_that_try_something_are_refused_before_unpacking(read: Read, content: bytes, code: str) -> None:
    assert refused_code(read, content, "plan.zip") == code


def test_many_entries_overlapping_entries_and_links_are_refused(read: Read) -> None:
    many = zipped({f"{number}.xer": b"" for number in range(60)}, zipfile.ZIP_STORED)
    assert refused_code(read, many, "plan.zip", limits=ReadLimits(entries=50)) == "archive_unsafe"

    two = bytearray(zipped({"a.xer": b"A" * 50, "b.xer": b"B" * 50}, zipfile.ZIP_STORED))
    second = two.rfind(b"PK\x01\x02")
    two[second + 42 : second + 46] = struct.pack("<I", 10)  # the second entry begins inside the first
    assert refused_code(read, bytes(two), "plan.zip") == "archive_unsafe"

    link = io.BytesIO()
    with zipfile.ZipFile(link, "w") as archive:
        entry = zipfile.ZipInfo("plan.xer")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert refused_code(read, link.getvalue(), "plan.zip") == "archive_unsafe"


@pytest.mark.parametrize(
    "name",
    ["$(touch pwned).xer", "a;touch pwned;.xer", "-rf --help.xer", "`id`\n.xer", "=1+1|cmd.xer", "计划\u202erex.xer"],
)
def test_file_names_are_only_names(read: Read, tmp_path: Path, name: str) -> None:
    reading = read(xer(), name)

    assert reading.document.projects[0].id == "BLOCK"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_name_that_is_no_utf8_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / b"\xbc\xc6\xbb\xae.xml".decode("utf-8", "surrogateescape")
    path.write_text(mspdi().replace("<Title>两层楼</Title>", ""), "utf-8")

    assert read_file(path).document.projects[0].id


def test_external_entities_never_reach_the_document(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("ARCANE")
    for prolog in (
        f'<!DOCTYPE Project [<!ENTITY x SYSTEM "file://{secret}">]>',
        f'<!-- harmless --><?pi?>\n<!DOCTYPE Project SYSTEM "file://{secret}">',
        "<!DOCTYPE Project ["
        + "".join(
            f'<!ENTITY e{n} "{"&e" + str(n - 1) + ";" if n else "ha"}{"&e" + str(n - 1) + ";" if n else "ha"}">'
            for n in range(40)
        )
        + "]>",
    ):
        assert refused_code(read, mspdi().replace("<Project ", prolog + "<Project ", 1), "plan.xml") == "xml_forbidden"
    utf16 = mspdi().replace(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', '<?xml version="1.0" encoding="UTF-16"?>'
    )
    assert (
        refused_code(
            read, utf16.replace("<Project ", "<!DOCTYPE Project><Project ", 1), "plan.xml", written_as="utf-16"
        )
        == "xml_forbidden"
    )


def test_nothing_stays_in_the_temporary_folder(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    seen: list[int] = []

    read(xer(), progress=lambda _fraction, _stage: seen.append(len(list(scratch.iterdir()))))
    refused_code(read, b"%PDF")

    assert max(seen) == 1
    assert list(scratch.iterdir()) == []


def test_every_refusal_has_words_and_a_cure_in_both_languages() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (SOURCES / "interchange").rglob("*.py"))
    refusals = set(re.findall(r'ImportRefused\(\s*"(\w+)"', source)) | {
        "damaged_file",
        "truncated",
        "not_a_schedule",
        "old_excel",
    }
    losses = set(re.findall(r'\.loss\(\s*"(\w+)"', source))
    qualities = set(re.findall(r'\.quality\(\s*"(\w+)"', source)) | {"relation_unknown_end", "self_relation"}
    cells = set(re.findall(r'NotUnderstood\("(\w+)"\)|\.fail\([^,]+, "(\w+)"\)', source))
    keys = {f"interchange.{code}" for code in refusals} | {f"interchange.{code}.cure" for code in refusals}
    keys |= {f"interchange.loss.{code}" for code in losses} | {f"interchange.quality.{code}" for code in qualities}
    keys |= {f"interchange.cell.{a or b}" for a, b in cells}

    assert len(refusals) > 15
    for language in ("zh-CN", "en"):
        texts = json.loads((SOURCES / "words" / "locales" / f"{language}.json").read_text("utf-8"))
        assert keys - set(texts) == set()
