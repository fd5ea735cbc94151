"""Who may see a photo or a voice note. The rooms above say so at start-up, for what their facts name.

`field` keeps contents by their hash and knows no fact: `register(may_see_photo)` with a function that is asked for
an account, a project fetched with its rights, and a hash. Without an owner a content is nobody's but who brought it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

MaySee = Callable[["Account", "Project", str], bool]
"""Whether the account may see a fact of the project that names the content with this hash. Constant in statements."""

_owners: list[MaySee] = []


def register(may_see: MaySee) -> None:
    """Say who sees what facts of a room name; a second time changes nothing."""
    if may_see not in _owners:
        _owners.append(may_see)


def may_see_blob(account: Account, project: Project, sha256: str) -> bool:
    """Whether some fact names it that the account may see. All owners are asked, whatever the first says."""
    answers = [owner(account, project, sha256) for owner in _owners]
    return any(answers)
