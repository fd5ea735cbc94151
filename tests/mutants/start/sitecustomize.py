"""Python reads this first when its folder stands on PYTHONPATH: modules that a mutant changes are read from MUTANT.

All others stay where they are, so what was compiled of them holds. A changed module keeps its own address, too: what
it reads beside itself is found.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType, ModuleType

_SOURCE = Path(os.environ["MUTANT"]) / "src"


class _Changed(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, origin: str, changed: Path) -> None:
        super().__init__(name, origin)
        self.changed = changed

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.changed.read_bytes(), self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        changed = _SOURCE.joinpath(*name.split(".")).with_suffix(".py")
        if not name.startswith("headway.") or not changed.is_file():
            return None
        found = importlib.machinery.PathFinder.find_spec(name, path, target)
        if found is not None and found.origin is not None:
            found.loader = _Changed(name, found.origin, changed)
        return found


sys.meta_path.insert(0, _Finder())
