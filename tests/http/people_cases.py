"""Every endpoint about the people of an organisation, and the capability it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from headway.people.roles import CHANGE_ROLES, DISABLE_ACCOUNTS, INVITE_ACCOUNTS, SEE_ACCOUNTS


@dataclass(frozen=True)
class PeopleCase:
    """`target`: who is acted upon, a colleague who joined or one who is only invited."""

    capability: str
    body: Callable[[], Any] = lambda: None
    success: int = 200
    target: str = "joined"


REASON = {"reason": "已调离"}
PEOPLE_CASES: dict[str, PeopleCase] = {
    "GET /api/accounts": PeopleCase(SEE_ACCOUNTS),
    "POST /api/accounts": PeopleCase(INVITE_ACCOUNTS, lambda: {"display_name": "新来的", "role": "planner"}, 201),
    "GET /api/accounts/{account_id}": PeopleCase(SEE_ACCOUNTS),
    "PATCH /api/accounts/{account_id}": PeopleCase(INVITE_ACCOUNTS, lambda: {"display_name": "改名"}),
    "POST /api/accounts/{account_id}/disablements": PeopleCase(DISABLE_ACCOUNTS, lambda: REASON),
    "POST /api/accounts/{account_id}/enablements": PeopleCase(DISABLE_ACCOUNTS, lambda: REASON),
    "POST /api/accounts/{account_id}/roles": PeopleCase(CHANGE_ROLES, lambda: REASON | {"role": "foreman"}),
    "POST /api/accounts/{account_id}/links": PeopleCase(DISABLE_ACCOUNTS, success=201),
    "DELETE /api/accounts/{account_id}/links": PeopleCase(INVITE_ACCOUNTS, target="invited"),
    "DELETE /api/accounts/{account_id}/sessions": PeopleCase(DISABLE_ACCOUNTS),
    "GET /api/departments": PeopleCase(SEE_ACCOUNTS),
    "POST /api/departments": PeopleCase(INVITE_ACCOUNTS, lambda: {"name": "质量部"}, 201),
    "PATCH /api/departments/{department_id}": PeopleCase(INVITE_ACCOUNTS, lambda: {"name": "技术部"}),
    "DELETE /api/departments/{department_id}": PeopleCase(INVITE_ACCOUNTS),
}
