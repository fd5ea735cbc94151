"""What one reading may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Ceilings of one parse; a file that meets one is refused with its name."""

    size_bytes: int = 300 * MEGABYTE  # refused at once above it
    unpacked_bytes: int = 600 * MEGABYTE  # of a packed file, checked before unpacking
    entries: int = 10_000  # of a packed file
    cpu_seconds: float = 60.0
    cpu_seconds_per_10_mb: float = 10.0
    cpu_seconds_cap: float = 1200.0
    wall_factor: float = 3.0
    memory_bytes: int = 1024 * MEGABYTE  # resident, of the whole child
    folder_bytes: int = 2048 * MEGABYTE  # of the child's own temporary folder, per file

    def cpu_limit(self, size_bytes: int) -> float:
        """Seconds of CPU for a file of this size: 60 s + 10 s per 10 MB, at most 20 minutes."""
        return min(
            self.cpu_seconds + self.cpu_seconds_per_10_mb * size_bytes / (10 * MEGABYTE),
            max(self.cpu_seconds, self.cpu_seconds_cap),
        )

    def wall_limit(self, size_bytes: int) -> float:
        return self.wall_factor * self.cpu_limit(size_bytes)


DEFAULT_LIMITS = ReadLimits()
