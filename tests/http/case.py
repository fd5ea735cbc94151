"""One line of the matrix: what an endpoint asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from headway.people.roles import SEE

if TYPE_CHECKING:
    from world import Site

Body = Callable[["Site"], Any]


@dataclass(frozen=True)
class Case:
    """What an endpoint asks for. `capability` on the project; without one, whoever sees it may."""

    capability: str = SEE
    body: Body = lambda site: None
    success: int = 200
    query: str = ""
    own: str | None = None  # a weaker capability, that does it with one's own only: 409 here, where nothing is
