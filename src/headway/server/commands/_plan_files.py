"""What the commands share that read a schedule file and need no installation."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.engine.document import ScheduleProject
from headway.engine.errors import ScheduleError
from headway.server.data_folder import DataFolder, default_path

if TYPE_CHECKING:
    from headway.engine import CalculatedProject

_EPOCH = datetime(1970, 1, 1)
NOTHING = -(2**31)


def use_kernels_of_the_installation() -> None:
    """Kernels that `./run setup` compiled are taken as they are; without an installation the user's cache serves."""
    folder = DataFolder(default_path())
    if folder.kernel_cache.is_dir():
        os.environ.setdefault("HEADWAY_KERNEL_CACHE", str(folder.kernel_cache))


def language_of() -> str:
    """Chinese unless the shell's locale is English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if named.startswith("en") else "zh-CN"


def refuse(key: str, parameters: dict[str, Any], language: str) -> int:
    """One line: what could not be done and, where the catalogue knows it, what to do."""
    from headway.words import has_text, text

    shown = {name: _shown(value) for name, value in parameters.items()}
    keys = [key, *([f"{key}.cure"] if has_text(f"{key}.cure") else [])]
    print(*(text(each, language, **shown) for each in keys), sep="。" if language == "zh-CN" else ". ", file=sys.stderr)
    return 1


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(" → ".join(part) if isinstance(part, list) else str(part) for part in value)
    return str(value)


def calculated_project(project: ScheduleProject) -> CalculatedProject:
    """The project calculated; a refusal names activities and calendars as people do. Raises ScheduleError."""
    from headway.engine import calculate_project

    try:
        return calculate_project(project)
    except ScheduleError as error:
        activities = {activity.uid: f"{activity.code} {activity.name}".strip() for activity in project.activities}
        calendars = {calendar.uid: calendar.name for calendar in project.calendars}
        raise error.with_names(lambda uid: activities.get(uid) or uid, lambda uid: calendars.get(uid) or uid) from None


def write(content: bytes, target: str) -> None:
    if target == "-":
        sys.stdout.buffer.write(content)
    else:
        Path(target).write_bytes(content)


def iso(minutes: int) -> str | None:
    return None if minutes == NOTHING else (_EPOCH + timedelta(minutes=minutes)).isoformat(timespec="minutes")
