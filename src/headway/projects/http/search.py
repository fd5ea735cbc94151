"""One search over everything that the person may see."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from headway.people.http import account_of
from headway.projects.queries.search import search
from headway.projects.rules import LONGEST_QUERY

router = Router()
Number = Annotated[int, Query(ge=0, le=2**63 - 1)]
Asked = Annotated[str, Query(max_length=LONGEST_QUERY)]


class HitOut(Schema):
    kind: str
    id: int | None
    project_id: int
    project: str
    code: str
    name: str


class HitsOut(Schema):
    hits: list[HitOut]


@router.get("/search", response=HitsOut)
def search_everything(request: HttpRequest, q: Asked, beside: Number | None = None) -> dict[str, Any]:
    """Projects and activities by code or name, people by name; projects and people by pinyin, too. 20 of each.

    `beside`: within the other projects of the organisation of this one, archived ones left out. Words before
    the last one may name the project then.
    """
    return {"hits": search(account_of(request), q.replace("\x00", ""), beside=beside)}
