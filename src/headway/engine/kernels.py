"""How kernels are compiled.

`kernel`: called from Python. `part`: called from kernels only, allocates nothing; compiled into its
caller and without reference counting. Without that, every part counts the references of the four
calendar arrays up and down by atomic instructions: measured 47 instead of 8 ms for a forward pass of
100,000 activities (docs/decisions/0102).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from headway.engine.cache import use_kernel_cache

use_kernel_cache()  # every kernel module imports this one first, so no kernel is ever cached elsewhere

from numba import njit  # noqa: E402

_compile: Callable[..., Any] = njit

kernel: Callable[..., Any] = _compile(cache=True, nogil=True)
part: Callable[..., Any] = _compile(cache=True, nogil=True, forceinline=True, _nrt=False)
