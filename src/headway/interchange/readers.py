"""In the child: one file, whatever it is, to a document, recorded results and findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from headway.engine.document import RecordedResults, ScheduleDocument
from headway.interchange.container import unpack_single
from headway.interchange.detect import detect_format
from headway.interchange.errors import ImportRefused
from headway.interchange.limits import ReadLimits
from headway.interchange.quality import check_document
from headway.interchange.report import Findings, LossReport

Progress = Callable[[float, str], None]
Read = tuple[ScheduleDocument, RecordedResults]
LONGEST_NAME = 120


@dataclass(slots=True)
class Source:
    """The file being read and what a reader may use on the way."""

    path: Path
    name: str  # as the person named it, without folder and ending
    folder: Path  # the child's own temporary folder
    limits: ReadLimits
    encoding: str | None = None
    progress: Progress = lambda _fraction, _stage: None
    findings: Findings = field(default_factory=Findings)


def read_here(source: Source) -> tuple[ScheduleDocument, RecordedResults, LossReport]:
    """Detect, read, check. Raises ImportRefused."""
    source.progress(0.02, "detecting")
    kind = detect_format(source.path)
    if kind in ("zip", "gzip"):
        source.path, kind = unpack_single(source.path, source.folder, source.limits, packed_as=kind)
    source.progress(0.05, "reading")
    document, recorded = _reader_of(kind)(source)
    if not document.projects:
        raise ImportRefused("no_projects")
    _name_projects(document, source)
    source.progress(0.85, "checking")
    check_document(document, source.findings)
    report = source.findings.report(application=document.application, file_format=document.file_format)
    return document, recorded, report


def _reader_of(kind: str) -> Callable[[Source], Read]:
    if kind == "xer":
        return _read_xer
    if kind == "pmxml":
        return _read_pmxml
    if kind == "mspdi":
        return _read_mspdi
    if kind == "xlsx":
        return _read_xlsx
    if kind == "headway":
        return _read_own_json
    return lambda source: _read_by_java(source, kind)


def _read_xer(source: Source) -> Read:
    from headway.interchange.p6.document import build_document
    from headway.interchange.p6.xer import read_xer

    tables = read_xer(
        source.path,
        source.findings,
        encoding=source.encoding,
        progress=lambda done: source.progress(0.05 + 0.5 * done, "reading"),
    )
    source.progress(0.6, "building")
    return build_document(tables, source.findings, file_format="xer")


def _read_pmxml(source: Source) -> Read:
    from headway.interchange.p6.document import build_document
    from headway.interchange.p6.pmxml import read_pmxml

    tables = read_pmxml(source.path, source.findings, encoding=source.encoding)
    source.progress(0.6, "building")
    return build_document(tables, source.findings, file_format="pmxml")


def _read_mspdi(source: Source) -> Read:
    from headway.interchange.msp.mspdi import read_mspdi

    return read_mspdi(source.path, source.findings, encoding=source.encoding)


def _read_xlsx(source: Source) -> Read:
    from headway.interchange.excel.reader import read_workbook

    return read_workbook(source.path, source.findings)


def _read_own_json(source: Source) -> Read:
    from headway.interchange.own.schedule_json import read_schedule_json

    return read_schedule_json(source.path, source.findings)


def _read_by_java(source: Source, kind: str) -> Read:
    from headway.interchange.java.mpxj import convert
    from headway.interchange.msp.mspdi import MOVES_BY_STATUS, read_mspdi

    converted = convert(source.path, source.folder, kind, source.limits, lambda done: source.progress(done, "reading"))
    document, recorded = read_mspdi(converted.path, source.findings)
    if kind == "mpp":  # MPXJ leaves these out of what it reads of an .mpp
        for option in MOVES_BY_STATUS:
            source.findings.loss("option_unreadable", {"option": option})
    document.file_format = kind
    document.application = converted.application or document.application
    source.findings.encoding = ""
    return document, recorded


def _name_projects(document: ScheduleDocument, source: Source) -> None:
    """A project without an id of its own is called as its file."""
    stem = source.name[:LONGEST_NAME] or hashlib.sha256(source.path.name.encode()).hexdigest()[:8]
    for project in document.projects:
        project.id = project.id or stem
        project.name = project.name or project.id
