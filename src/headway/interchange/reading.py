"""`read_file`: a file in, a document out, or a refusal that says what to do."""

from __future__ import annotations

import hashlib
import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from headway.engine.document import RecordedBaseline, RecordedDates, RecordedResults, ScheduleDocument
from headway.interchange import wire
from headway.interchange.errors import ImportRefused
from headway.interchange.limits import DEFAULT_LIMITS, ReadLimits
from headway.interchange.report import LossReport
from headway.interchange.sandbox import end_child, folder_bytes, start_child, usage_of

Progress = Callable[[float, str], None]
Cancelled = Callable[[], bool]

TICK_SECONDS = 0.05
REQUEST, INPUT, RESULT = "request.json", "input", "result.json"
RESULT_BYTES = 1024 * 1024 * 1024


@dataclass(slots=True)
class Reading:
    """A file that was read: the plan, what its tool had calculated, and what was lost on the way."""

    document: ScheduleDocument
    recorded: RecordedResults
    report: LossReport
    sha256: str
    size_bytes: int
    seconds: float


def read_file(
    path: Path,
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    encoding: str | None = None,
    name: str | None = None,
) -> Reading:
    """Read a schedule file of any known kind in a child process with limits.

    `progress(fraction, stage)` is told how far it is, `cancelled()` is asked about twenty times a
    second. `encoding` overrules the detection for text files; `name` is the file's name as the
    person knows it, when the stored file is called otherwise.

    Raises ImportRefused (unreadable, too large, too slow, unsafe, cancelled) and nothing else for
    any content; FileNotFoundError when there is no such file.
    """
    began = time.monotonic()
    path = path.resolve(strict=True)
    size = _checked_size(path, limits)
    with tempfile.TemporaryDirectory(prefix="headway-read-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        shown = os.fsencode(_stem(name or path.name)).decode("utf-8", "replace")
        request = {"name": shown, "encoding": encoding, "limits": asdict(limits)}
        (folder / REQUEST).write_bytes(orjson.dumps(request))
        (folder / INPUT).symlink_to(path)  # a plain name for the parsers, whatever the file is called
        child = start_child([str(folder)], folder)
        try:
            _Watch(child, folder, limits, size, progress=progress, cancelled=cancelled).until_done()
        finally:
            end_child(child)
        answer = _answer(folder)
    sha256 = _sha256(path)
    return Reading(
        document=wire.unpack(ScheduleDocument, answer["document"]),
        recorded=RecordedResults(
            [_recorded(part) for part in answer["recorded"]],
            [wire.unpack_list(RecordedBaseline, part) for part in answer["baselines"]],
        ),
        report=LossReport.from_json(answer["report"]),
        sha256=sha256,
        size_bytes=size,
        seconds=round(time.monotonic() - began, 3),
    )


def _stem(name: str) -> str:
    """A file's name without its endings: `plan.xml.gz` is `plan`."""
    stem = Path(Path(name).name).stem
    return Path(stem).stem if name.lower().endswith((".gz", ".zip")) else stem


def _checked_size(path: Path, limits: ReadLimits) -> int:
    if not path.is_file():
        raise ImportRefused("not_a_file")
    size = path.stat().st_size
    if size == 0:
        raise ImportRefused("empty_file")
    if size > limits.size_bytes:
        raise ImportRefused(
            "file_too_large", {"megabytes": _megabytes(size), "limit_megabytes": _megabytes(limits.size_bytes)}
        )
    return size


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))


class _Watch:
    """Follows the child until it ends: tells the progress, stops it when it costs too much."""

    def __init__(
        self,
        child: subprocess.Popen[bytes],
        folder: Path,
        limits: ReadLimits,
        size: int,
        *,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self.child, self.folder, self.limits = child, folder, limits
        self.progress, self.cancelled = progress, cancelled
        self.cpu_limit, self.wall_limit = limits.cpu_limit(size), limits.wall_limit(size)
        self.began = time.monotonic()
        self.waiting = b""

    def until_done(self) -> None:
        pipe = self.child.stdout
        assert pipe is not None
        with selectors.DefaultSelector() as selector, pipe:
            selector.register(pipe, selectors.EVENT_READ)
            while True:
                if selector.select(TICK_SECONDS):
                    chunk = os.read(pipe.fileno(), 65536)
                    if not chunk:
                        break
                    self._take(chunk)
                self._check()
        self._wait_for_end()

    def _wait_for_end(self) -> None:
        """The pipe is closed; the process may still be ending."""
        while self.child.poll() is None:
            self._check()
            time.sleep(TICK_SECONDS)

    def _take(self, chunk: bytes) -> None:
        *lines, self.waiting = (self.waiting + chunk)[-65536:].split(b"\n")
        for line in lines:
            fraction, _, stage = line.decode("ascii", "replace").partition(" ")
            if self.progress and stage:
                self.progress(_fraction(fraction), stage)

    def _check(self) -> None:
        if self.cancelled is not None and self.cancelled():
            raise ImportRefused("cancelled")
        usage = usage_of(self.child.pid)
        if usage.memory_bytes > self.limits.memory_bytes:
            raise ImportRefused("too_much_memory", {"limit_megabytes": _megabytes(self.limits.memory_bytes)})
        if usage.cpu_seconds > self.cpu_limit or time.monotonic() - self.began > self.wall_limit:
            raise ImportRefused("took_too_long", {"seconds": round(self.cpu_limit)})
        if folder_bytes(self.folder) > self.limits.folder_bytes:
            raise ImportRefused("archive_unsafe", {"reason": "size"})


def _fraction(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _answer(folder: Path) -> dict[str, Any]:
    """What the child wrote; a child that died without an answer is a refusal of its own."""
    try:
        result = folder / RESULT
        if result.stat().st_size > RESULT_BYTES:
            raise ImportRefused("too_much_memory", {"limit_megabytes": _megabytes(RESULT_BYTES)})
        answer: dict[str, Any] = orjson.loads(result.read_bytes())
    except (OSError, orjson.JSONDecodeError) as fault:
        raise ImportRefused("reader_failed", {"detail": _last_words(folder)}) from fault
    if "refused" in answer:
        raise ImportRefused(answer["refused"], answer["parameters"])
    return answer


def _last_words(folder: Path) -> str:
    """The end of what the child said on its error stream, for the log."""
    try:
        with (folder / "errors").open("rb") as errors:
            errors.seek(max(0, (folder / "errors").stat().st_size - 2000))
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1][:300] if lines else ""


def _recorded(part: dict[str, Any]) -> dict[str, RecordedDates]:
    rows: list[RecordedDates] = wire.unpack_list(RecordedDates, part["dates"])
    return dict(zip(part["uids"], rows, strict=True))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
