"""Schemas that refuse what they do not know: nobody sets a column that he was not asked for."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints


class StrictIn(Schema):
    """A body; an unknown field is refused with 422."""

    model_config = ConfigDict(extra="forbid")


_NO_NUL = r"^[^\x00]*$"


def _words(longest: int, shortest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest, pattern=_NO_NUL)


Words40 = Annotated[str, _words(40, 1)]
"""Text of a person: trimmed, of bounded length, without NUL; `Maybe…` may be empty."""
Words80 = Annotated[str, _words(80, 1)]
Words120 = Annotated[str, _words(120, 1)]
Words200 = Annotated[str, _words(200, 1)]
Words300 = Annotated[str, _words(300, 1)]
Maybe40 = Annotated[str, _words(40, 0)]
Maybe80 = Annotated[str, _words(80, 0)]
Maybe120 = Annotated[str, _words(120, 0)]
Maybe200 = Annotated[str, _words(200, 0)]
Maybe300 = Annotated[str, _words(300, 0)]
Id = Annotated[int, Field(ge=1, le=2**53)]


def changes_of(body: StrictIn) -> dict[str, Any]:
    """Only what the person sent."""
    return body.model_dump(exclude_unset=True)
