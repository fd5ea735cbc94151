"""A file to MSPDI by MPXJ on the system's Java; our own reader takes it from there.

One mapping for .mpp and XML means one place where Microsoft Project's meaning is decided, and next
to no calls between Python and Java. Each format has its reader named here: MPXJ's universal reader
would also open databases and whatever else a hostile file claims to be.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headway.interchange.errors import ImportRefused
from headway.interchange.limits import ReadLimits

FORMATS = {
    "mpp": "org.mpxj.mpp.MPPReader",
    "mpx": "org.mpxj.mpx.MPXReader",
    "asta": "org.mpxj.asta.AstaFileReader",
    "planner": "org.mpxj.planner.PlannerReader",
    "ganttproject": "org.mpxj.ganttproject.GanttProjectReader",
    "projectlibre": "org.mpxj.projectlibre.ProjectLibreReader",
}
NOT_NEEDED = ("junit", "opentest4j", "apiguardian")


@dataclass(frozen=True, slots=True)
class Converted:
    path: Path
    application: str


def convert(path: Path, folder: Path, kind: str, limits: ReadLimits, progress: Callable[[float], None]) -> Converted:
    """Write `folder/converted.xml`. Raises ImportRefused for what MPXJ cannot open."""
    _start_java(limits)
    progress(0.2)
    import jpype

    target = folder / "converted.xml"
    try:
        project = jpype.JClass(FORMATS[kind])().read(str(path))
        progress(0.45)
        if project is None:
            raise ImportRefused("damaged_file")
        application = _application(project)
        writer = jpype.JClass("org.mpxj.mspdi.MSPDIWriter")()
        writer.setWriteTimephasedData(True)
        writer.write(project, str(target))
    except jpype.JException as fault:
        raise _refusal(fault) from None
    progress(0.6)
    return Converted(target, application)


def _start_java(limits: ReadLimits) -> None:
    """A small JVM: half of the memory limit for its heap, one thread for collecting."""
    import jpype

    try:
        machine = jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        raise ImportRefused("java_missing") from None
    if shutil.which("java") is None and not machine:
        raise ImportRefused("java_missing")
    heap = max(64, limits.memory_bytes // 2 // (1024 * 1024))
    jpype.startJVM(
        machine,
        f"-Xmx{heap}m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:MaxMetaspaceSize=192m",
        "-Djava.awt.headless=true",
        "-Dlog4j2.disableJmx=true",
        "-Duser.timezone=UTC",
        classpath=_class_path(),
        convertStrings=False,
    )


def _class_path() -> list[str]:
    from importlib.util import find_spec

    spec = find_spec("mpxj")
    if spec is None or spec.origin is None:
        raise ImportRefused("java_missing")
    jars = sorted((Path(spec.origin).parent / "lib").glob("*.jar"))
    return [str(jar) for jar in jars if not jar.name.startswith(NOT_NEEDED)]


def _application(project: Any) -> str:
    properties = project.getProjectProperties()
    full, short = properties.getFullApplicationName(), properties.getFileApplication()
    return str(full or short or "").replace("Microsoft.Project", "Microsoft Project")


def _refusal(fault: Any) -> ImportRefused:
    words = f"{fault.getClass().getName()}: {fault.getMessage()}"
    cause = fault.getCause()
    while cause is not None:
        words += f" / {cause.getClass().getName()}: {cause.getMessage()}"
        cause = cause.getCause()
    if "assword" in words:
        return ImportRefused("password_protected")
    if "OutOfMemoryError" in words:
        return ImportRefused("too_much_memory", {"limit_megabytes": 0})
    return ImportRefused("damaged_file", {"detail": words[:300]})
