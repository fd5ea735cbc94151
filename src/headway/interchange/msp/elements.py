"""A stream of the parts of an MSPDI file: calendars, tasks, resources, assignments, field definitions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from headway.interchange.xml_parts import Part, drop, local_name, stream_elements

PARTS = ("Calendar", "Task", "Resource", "Assignment")
DEFINITIONS = ("ExtendedAttribute", "OutlineCode")


def stream_parts(path: Path, *, encoding: str | None = None) -> Iterator[tuple[str, Part]]:
    """(`Calendar` | `Task` | … , part) in file order; at the end (`Project`, the simple fields)."""
    for element in stream_elements(path, (*PARTS, *DEFINITIONS, "Project"), encoding=encoding):
        name = local_name(element)
        if name == "Project":
            if element.getparent() is None:
                yield name, Part(element)
        elif name not in DEFINITIONS or _is_definition(element):
            yield name, Part(element)
            drop(element)


def _is_definition(element: etree._Element) -> bool:
    """In the head of the project; inside a task the same name holds a value."""
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    return above is not None and local_name(above) == "Project"
