"""What the machine brings: Python, Java, Node, isolation, the kernels, the built client."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from headway.server.doctor.finding import Finding, bad, ok, warning

LEAST_JAVA = 11
LEAST_NODE = (20, 19)
CLIENT = Path(__file__).parent.parent / "client" / "index.html"


def look_at_machine(kernel_cache: Path) -> list[Finding]:
    return [_python(), _java(), *_client(), _isolation(), _kernels(kernel_cache)]


def _python() -> Finding:
    version = platform.python_version()
    return ok("python", version=version) if sys.version_info >= (3, 11) else bad("python_old", version=version)


def _java() -> Finding:
    said = _output(["java", "-version"])
    found = re.search(r'version "(\d+)(?:\.(\d+))?', said)
    if found is None:
        return warning("java_missing", least=LEAST_JAVA)
    major = int(found[2] or 0) if found[1] == "1" else int(found[1])  # "1.8" is Java 8
    return ok("java", version=major) if major >= LEAST_JAVA else warning("java_old", version=major, least=LEAST_JAVA)


def _client() -> list[Finding]:
    """Node is needed only to build the client: with a built one its absence is no finding."""
    if CLIENT.exists():
        return [ok("client")]
    found = re.match(r"v(\d+)\.(\d+)", _output(["node", "--version"]))
    if found is None or (int(found[1]), int(found[2])) < LEAST_NODE:
        return [bad("client_missing"), bad("node_missing", least=".".join(map(str, LEAST_NODE)))]
    return [bad("client_missing"), ok("node", version=found[0])]


def _isolation() -> Finding:
    from headway.interchange.sandbox import isolation_state

    state = isolation_state()
    if not state.network_is_off:
        return warning("import_network", reason=state.reason)
    return ok("isolation") if state.memory_is_watched else warning("import_memory")


def _kernels(folder: Path) -> Finding:
    os.environ.setdefault("HEADWAY_KERNEL_CACHE", str(folder))
    from headway.engine import kernel_cache_state

    state = kernel_cache_state()
    if not state.writable:
        return warning("kernels_read_only", folder=state.folder)
    if state.kernels == 0:
        return warning("kernels_missing", folder=state.folder)
    return ok("kernels", count=state.kernels, megabytes=f"{state.size_bytes / 1e6:.0f}", folder=state.folder)


def _output(command: list[str]) -> str:
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
