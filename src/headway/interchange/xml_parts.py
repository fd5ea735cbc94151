"""XML as a stream of elements, read so that no file can reach out or blow up.

No entities, no document type, no network; libxml2's own limits on depth and size stay on. Each
element is handed over as it ends and is then dropped, so a file of any length takes little memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from headway.interchange.encoding import guess_encoding_of_chunks
from headway.interchange.errors import ImportRefused

CHUNK = 4 * 1024 * 1024


class Part:
    """One element: its simple children as texts, its lists by name."""

    __slots__ = ("_element", "_texts")

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._texts: dict[str, str] = {}
        for child in element:
            if isinstance(child.tag, str) and not len(child):
                self._texts.setdefault(local_name(child), child.text or "")

    def __getitem__(self, name: str) -> str:
        return self._texts.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self._texts

    def names(self) -> list[str]:
        """Of its simple children, each once."""
        return list(self._texts)

    def with_text(self, name: str, text: str) -> Part:
        """The same part with one text more."""
        self._texts[name] = text
        return self

    def parts(self, *path: str) -> list[Part]:
        """The elements at a path below this one, such as `("WeekDays", "WeekDay")`."""
        found = [self._element]
        for name in path:
            found = [
                child
                for element in found
                for child in element
                if isinstance(child.tag, str) and local_name(child) == name
            ]
        return [Part(element) for element in found]


def local_name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def stream_elements(path: Path, names: tuple[str, ...], *, encoding: str | None = None) -> Iterator[etree._Element]:
    """Elements of these names as they end; the caller drops them with `drop`."""
    events = etree.iterparse(
        str(path),
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        encoding=encoding,
    )
    try:
        for _, element in events:
            if element.getparent() is None and element.getroottree().docinfo.internalDTD is not None:
                raise ImportRefused("xml_forbidden")
            yield element
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault, path) from fault


def drop(element: etree._Element) -> None:
    """Free an element that was handed over and its older neighbours."""
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refusal(fault: etree.XMLSyntaxError, path: Path) -> ImportRefused:
    text = str(fault)
    if "ntity" in text or "DTD" in text or "DOCTYPE" in text:
        return ImportRefused("xml_forbidden")
    if "ncoding" in text or "not proper UTF-8" in text or "conversion failed" in text:
        return ImportRefused("encoding_unknown")
    return ImportRefused("damaged_file" if _has_end(path) else "truncated")


def _has_end(path: Path) -> bool:
    """Whether the last thing in the file is the end of its root element."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 400))
        tail = file.read().replace(b"\0", b"").decode("latin-1")
    return (
        re.search(r"</(?:[\w.-]+:)?(?:Project|APIBusinessObjects|BusinessObjects)\s*>\s*(?:<!--.*?-->\s*)*\Z", tail)
        is not None
    )


def declared_encoding(head: bytes) -> str:
    """The encoding that an XML file says it is in; UTF-8 when it says nothing."""
    match = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", head)
    return match[1].decode("ascii").lower() if match else "utf-8"


def encoding_override(path: Path) -> str | None:
    """The real encoding of a file whose bytes contradict its declaration; None when they agree.

    Some tools write GBK bytes under a declaration of UTF-8.
    """
    with path.open("rb") as file:
        head = file.read(200)
    if declared_encoding(head) not in ("utf-8", "utf8") or head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        return None
    found = guess_encoding_of_chunks(lambda: _chunks(path))
    if found is None:
        raise ImportRefused("encoding_unknown")
    return None if found.startswith("utf-8") else found


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
