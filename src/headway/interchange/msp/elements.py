"""A stream of the parts of an MSPDI file: calendars, tasks, resources, assignments, field definitions.

Each part is handed over as it ends and is then dropped, so a file of any length takes little memory.
No entities, no document type, no network, libxml2's own limits on depth and size stay on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from headway.interchange.encoding import guess_encoding
from headway.interchange.errors import ImportRefused

PARTS = ("Calendar", "Task", "Resource", "Assignment")
DEFINITIONS = ("ExtendedAttribute", "OutlineCode")


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


def stream_parts(path: Path, *, encoding: str | None = None) -> Iterator[tuple[str, Part]]:
    """(`Calendar` | `Task` | … , part) in file order; at the end (`Project`, the simple fields)."""
    wanted = [f"{{*}}{name}" for name in (*PARTS, *DEFINITIONS, "Project")]
    events = etree.iterparse(
        str(path),
        events=("end",),
        tag=wanted,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        encoding=encoding,
    )
    try:
        for _, element in events:
            yield from _taken(element)
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault


def _taken(element: etree._Element) -> Iterator[tuple[str, Part]]:
    name, parent = local_name(element), element.getparent()
    if name == "Project":
        if parent is None:
            if element.getroottree().docinfo.internalDTD is not None:
                raise ImportRefused("xml_forbidden")
            yield name, Part(element)
        return
    if name in DEFINITIONS and not _is_definition(element):
        return
    yield name, Part(element)
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _is_definition(element: etree._Element) -> bool:
    """In the head of the project; inside a task the same name holds a value."""
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    return above is not None and local_name(above) == "Project"


def _refusal(fault: etree.XMLSyntaxError) -> ImportRefused:
    text = str(fault)
    if "ncoding" in text or "not proper UTF-8" in text or "conversion failed" in text:
        return ImportRefused("encoding_unknown")
    if any(
        words in text for words in ("Premature end", "EndTag", "unclosed", "Extra content", "not found", "no element")
    ):
        return ImportRefused("truncated", {"line": fault.lineno or 0})
    if "ntity" in text or "DTD" in text or "DOCTYPE" in text:
        return ImportRefused("xml_forbidden")
    return ImportRefused("damaged_file", {"line": fault.lineno or 0})


def declared_encoding(head: bytes) -> str:
    """The encoding that an XML file says it is in; UTF-8 when it says nothing."""
    match = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)", head)
    return match[1].decode("ascii").lower() if match else "utf-8"


def encoding_override(path: Path) -> str | None:
    """The real encoding of a file whose bytes contradict its declaration; None when they agree.

    Some tools write GBK bytes under a declaration of UTF-8.
    """
    raw = path.read_bytes()
    if (
        declared_encoding(raw[:200]) not in ("utf-8", "utf8")
        or raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        or b"\0" in raw[:4]
    ):
        return None
    found = guess_encoding(raw)
    if found is None:
        raise ImportRefused("encoding_unknown")
    return None if found.startswith("utf-8") else found
