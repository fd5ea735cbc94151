"""The parse itself, in a process of its own: `python -m headway.interchange.child FOLDER`.

Reads FOLDER/request.json and the file FOLDER/input, writes FOLDER/result.json (by a rename, so that half a result is none)
and tells its progress as lines `fraction stage` on standard output.
"""

from __future__ import annotations

import ctypes
import gc
import math
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

import orjson

from headway.interchange import wire
from headway.interchange.errors import ImportRefused
from headway.interchange.limits import ReadLimits

PR_SET_PDEATHSIG = 1


def main(folder: Path) -> int:
    path = folder / "input"
    _die_with_parent()
    request = orjson.loads((folder / "request.json").read_bytes())
    limits = ReadLimits(**request["limits"])
    _limit_self(path, limits)
    gc.disable()  # nothing of a parse is garbage before its end
    try:
        result = _read(request, folder, path, limits)
    except ImportRefused as refusal:
        result = {"refused": refusal.code, "parameters": refusal.parameters}
    except MemoryError:
        result = {"refused": "too_much_memory", "parameters": {"limit_megabytes": limits.memory_bytes >> 20}}
    except RecursionError:
        result = {"refused": "damaged_file", "parameters": {}}
    _write(folder, result)
    return 0


def _read(request: dict[str, Any], folder: Path, path: Path, limits: ReadLimits) -> dict[str, Any]:
    from headway.interchange.readers import Source, read_here

    source = Source(path, request["name"], folder, limits, request["encoding"], _tell)
    document, recorded, report = read_here(source)
    _tell(0.9, "handing_over")
    return {
        "document": wire.pack(document),
        "recorded": [{"uids": list(part), "dates": wire.pack(list(part.values()))} for part in recorded.projects],
        "baselines": [wire.pack(part) for part in recorded.baselines],
        "report": report.to_json(),
    }


def _tell(fraction: float, stage: str) -> None:
    sys.stdout.write(f"{fraction:.3f} {stage}\n")
    sys.stdout.flush()


def _write(folder: Path, result: dict[str, Any]) -> None:
    unfinished = folder / "result.part"
    unfinished.write_bytes(_json(result))
    unfinished.rename(folder / "result.json")


def _json(result: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(result)
    except TypeError:  # a lone half of a surrogate pair in some text
        return orjson.dumps(_cleaned(result))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(item) for key, item in value.items()}
    return value


def _die_with_parent() -> None:
    """When the parent is killed, so is the parse (Linux)."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if parent == 1:
        sys.exit(1)


def _limit_self(path: Path, limits: ReadLimits) -> None:
    """The kernel's limits stand behind the parent's watch, a little wider."""
    cpu = math.ceil(limits.cpu_limit(path.stat().st_size)) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.folder_bytes, limits.folder_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
