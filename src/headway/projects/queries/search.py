"""Search across what a person may see. Rooms above register their sources; each gets the projects with permission."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.people.rules import PERSON
from headway.projects.models import Membership, Project
from headway.projects.queries.projects import visible_projects
from headway.projects.rules import MOST_HITS, matches

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Hit:
    """Something found: what it is called, and where it stands."""

    kind: str  # project, person, activity, …
    id: int | None
    project_id: int
    project: str
    code: str
    name: str


Source = Callable[["Account", list[Project], str], list[Hit]]
"""The person, the projects that he sees (each with `role_here`), the query in lower case -> at most 20 hits."""
_sources: list[Source] = []


def register_search_source(source: Source) -> None:
    """Have an upper room search its own rows, within the projects that it is given."""
    if source not in _sources:
        _sources.append(source)


def search(user: Account, query: str, *, beside: int | None = None) -> list[Hit]:
    """What `query` is found in, at most 20 of each kind; nothing for an empty one.

    `beside`: only in the other projects of this project's organisation that are not archived; nothing when `user` may
    not see it. Words before the last one may name the project there.
    """
    asked = query.strip().lower()
    if not asked:
        return []
    projects = list(visible_projects(user).order_by("sort_key", "pk"))
    if beside is not None:
        projects, asked = _within(_beside(projects, beside), asked)
    hits = _projects(projects, asked) + _people(projects, asked)
    for source in _sources:
        hits += source(user, projects, asked)[:MOST_HITS]
    return hits


def _beside(projects: list[Project], project_id: int) -> list[Project]:
    homes = {project.organization_id for project in projects if project.pk == project_id}
    return [p for p in projects if p.organization_id in homes and p.pk != project_id and p.archived_at is None]


def _within(projects: list[Project], asked: str) -> tuple[list[Project], str]:
    """`3# roof`: the last word in the projects that the words before it name, when there are such."""
    project, _, rest = asked.rpartition(" ")
    named = [p for p in projects if project and matches(project.strip(), code=p.code, name=p.name, sort_key=p.sort_key)]
    return (named, rest) if named else (projects, asked)


def _projects(projects: list[Project], asked: str) -> list[Hit]:
    found = [p for p in projects if matches(asked, code=p.code, name=p.name, sort_key=p.sort_key)]
    return [Hit("project", p.pk, p.pk, p.name, p.code, p.name) for p in found[:MOST_HITS]]


def _people(projects: list[Project], asked: str) -> list[Hit]:
    """Members of the projects, each once."""
    names = {project.pk: project.name for project in projects}
    members = Membership.objects.filter(project_id__in=names, account__kind=PERSON)
    rows = members.order_by("account__sort_key", "account_id", "project_id")
    columns = ("account_id", "project_id", "account__display_name", "account__sort_key", "account__organization__name")
    found: dict[object, Hit] = {}
    for account_id, project_id, name, sort_key, organization in rows.values_list(*columns):
        if account_id not in found and matches(asked, code="", name=name, sort_key=sort_key):
            found[account_id] = Hit("person", None, project_id, names[project_id], organization, name)
        if len(found) == MOST_HITS:
            break
    return list(found.values())
