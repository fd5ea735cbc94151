"""What a patch changes in a process that has loaded the modules already: functions, when it is nothing but those."""

from __future__ import annotations

import gc
import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

Place = tuple[str, str, int]
"""File, qualified name and first line of a function."""
Pair = tuple[CodeType, CodeType | None]
"""A function's code before and after; None where it has no one successor."""


class NotOnlyFunctions(Exception):
    """The patch changes what a module does while it is loaded (a constant, a decorator, a default), too."""


class Loaded:
    """The functions of a folder that the process has loaded, to be found by where they stand."""

    def __init__(self, folder: Path) -> None:
        self.functions: dict[Place, list[FunctionType]] = defaultdict(list)
        gc.unfreeze()  # what is frozen is not listed
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(f"{folder}/"):
                self.functions[_place(one.__code__)].append(one)

    def change(self, module: Path, changed: Path) -> None:
        """Every function of the module does what the changed file says, wherever it has been imported to."""
        before, after = (
            compile(file.read_bytes(), str(module), "exec", dont_inherit=True) for file in (module, changed)
        )
        new_code = []
        for old, new in _different(before, after):
            for function in self.functions.get(_place(old), ()):
                if new is None or function.__code__ != old or old.co_freevars != new.co_freevars:
                    raise NotOnlyFunctions(old.co_qualname)
                new_code.append((function, new))
        for function, code in new_code:
            function.__code__ = code


def _place(code: CodeType) -> Place:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _different(before: CodeType, after: CodeType) -> Iterator[Pair]:
    """The functions that differ, between a module or a class (which runs but once) and its like."""
    if _outline(before) != _outline(after):
        raise NotOnlyFunctions(before.co_qualname)
    for old, new in zip(_inner(before), _inner(after), strict=True):
        if not old.co_flags & inspect.CO_OPTIMIZED:
            yield from _different(old, new)
        elif old != new:
            yield old, new
            yield from _closures(old, new)


def _closures(before: CodeType, after: CodeType) -> Iterator[Pair]:
    """The functions inside one: what it made while the modules were loaded (as a decorator does) stands for itself."""
    inner, successors = _inner(before), _inner(after)
    alike = [one.co_qualname for one in inner] == [one.co_qualname for one in successors]
    for old, new in zip(inner, successors if alike else [None] * len(inner), strict=True):
        yield old, new
        if new is not None:
            yield from _closures(old, new)


def _outline(code: CodeType) -> CodeType:
    """What it does by itself: without the lines it stands on and the insides of its functions."""
    consts = tuple(one.co_qualname if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_consts=consts, co_firstlineno=1, co_linetable=b"")


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]
