"""Why a file is not read. A refusal is an answer to the person, not a fault of the program."""

from __future__ import annotations

from typing import Any


class ImportRefused(Exception):
    """The file is not read; `interchange.<code>` says why, `interchange.<code>.cure` what to do."""

    def __init__(self, code: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(code, parameters or {})
        self.code = code
        self.parameters: dict[str, Any] = parameters or {}

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.parameters.items() if name != "rows")
        return f"{self.code}({shown})"
