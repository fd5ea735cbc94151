"""The reference engine: slow, in plain Python, written from the rules and not from the engine.

It shares nothing with `headway.engine` but the dataclasses of the document. Where the two differ, the
rules of docs/rules and the dates that P6 and MS Project stored decide, not either engine.
"""

from __future__ import annotations

from engine.reference.network import ReferenceDates, ReferencePicture
from engine.reference.passes import calculate

__all__ = ["ReferenceDates", "ReferencePicture", "calculate"]
