"""Where compiled kernels live, and how to have them ready.

numba checks a cached kernel against its own file only: a change in a function that it calls from
another file goes unseen (measured: a wrong result). So the cache folder is named by a hash of all
engine sources, the versions of numba, llvmlite and numpy, and the processor; old folders are harmless.
`kernels` calls `use_kernel_cache` before numba sees the first kernel.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

_SOURCES = Path(__file__).parent
_WITHOUT_KERNELS = ("drawing", "why", "quality", "comparison")
"""Folders of plain Python: a change there compiles nothing anew."""
_PARTS = ("numba", "llvmlite", "numpy")


@dataclass(frozen=True, slots=True)
class KernelCacheState:
    """What `headway doctor` shows: the folder, whether it may be written, how many kernels stand in it."""

    folder: Path
    writable: bool
    kernels: int
    size_bytes: int


def kernel_fingerprint() -> str:
    """Hash of everything that compiled kernels depend on: sources, versions, Python, processor."""
    digest = hashlib.sha256()
    for path in sorted(_SOURCES.rglob("*.py")):
        if path.parent.name in _WITHOUT_KERNELS:
            continue
        digest.update(path.relative_to(_SOURCES).as_posix().encode())
        digest.update(path.read_bytes())
    for part in _PARTS:
        digest.update(f"{part}={version(part)};".encode())
    digest.update(f"{sys.version_info[:3]};{platform.machine()};{_processor()}".encode())
    return digest.hexdigest()[:16]


def _processor() -> str:
    """Model and instruction sets of the first processor: a kernel of another one may not run here."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.processor()
    wanted = ("model name", "flags", "Features", "CPU part")
    return ";".join(line for line in lines[:40] if line.startswith(wanted))


def kernel_cache_folder() -> Path:
    """The folder of this version's kernels under $HEADWAY_KERNEL_CACHE, else the user's cache.

    A base that cannot be written (read-only installation) falls back to the user's cache, then to the
    temporary folder.
    """
    named = os.environ.get("HEADWAY_KERNEL_CACHE")
    user = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "headway" / "kernels"
    spare = Path(tempfile.gettempdir()) / f"headway-kernels-{os.getuid()}"
    fingerprint = kernel_fingerprint()
    for base in (Path(named) if named else user, user, spare):
        folder = base / fingerprint
        if folder.is_dir() and (os.access(folder, os.W_OK) or any(folder.rglob("*.nbi"))):
            return folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        return folder
    return spare / fingerprint


def use_kernel_cache() -> Path:
    """Point numba at this version's folder; must run before a kernel module is imported."""
    folder = kernel_cache_folder()
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    if "numba" in sys.modules:
        import numba

        setattr(numba.config, "CACHE_DIR", str(folder))  # noqa: B010 - numba declares its settings at run time
    return folder


def kernel_cache_state() -> KernelCacheState:
    """The state of the cache, without compiling anything."""
    folder = kernel_cache_folder()
    files = [path for path in folder.rglob("*") if path.is_file()]
    return KernelCacheState(
        folder=folder,
        writable=os.access(folder, os.W_OK),
        kernels=sum(path.suffix == ".nbc" for path in files),
        size_bytes=sum(path.stat().st_size for path in files),
    )


def warm_kernels() -> float:
    """Load every kernel, compiling what the cache lacks, by calculating tiny plans; returns the seconds."""
    began = time.perf_counter()
    from headway.engine import build_network_from_columns, float_paths, reasons_of, revised_network
    from headway.engine.rehearsal import rehearsal_plans
    from headway.engine.together import CrossRelation, calculate_together
    from headway.engine.why.reasons import DateName

    plans = rehearsal_plans()
    for columns in plans:
        network = build_network_from_columns(columns)
        float_paths(network, network.size - 1)
        revised_network(network, columns)
        reasons = reasons_of(network)
        for row in range(reasons.plan.size):
            for date in DateName:
                reasons.reason(row, date)
    calculate_together([build_network_from_columns(plans[0])] * 2, [CrossRelation(0, 3, 1, 3)])
    return time.perf_counter() - began
