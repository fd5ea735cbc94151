"""Saved views of a project: the own ones and those that are shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from headway.kernel.errors import NotFound
from headway.projects.queries import get_project_for, role_here, visible_projects
from headway.schedule.models import FirstView, SavedView
from headway.schedule.rules.views import first_of

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

Choice = tuple[int | None, str]
"""A saved view, or the name of one that comes with the product."""


@dataclass(frozen=True)
class Views:
    """`first`: with which the plan opens for the reader; None = the product's own beginning."""

    views: list[SavedView]
    first: Choice | None
    own: Choice | None
    by_role: dict[str, Choice]


def list_views(user: Account, project: Project) -> Views:
    """Views of a project fetched by `get_project_for`, by name, with the beginnings that are chosen."""
    shown = SavedView.objects.filter(Q(owner=user) | Q(is_shared=True), project=project, removed_at=None)
    views = list(shown.select_related("owner").order_by("name", "pk")[:1000])
    chosen = FirstView.objects.filter(Q(account=user) | Q(account=None), project=project)
    own: Choice | None = None
    by_role: dict[str, Choice] = {}
    for one in chosen:
        choice = (one.view_id, one.built_in)
        if one.account_id is not None:
            own = choice
        else:
            by_role[one.role] = choice
    visible = frozenset(view.pk for view in views)
    return Views(views, first_of(own, by_role.get(role_here(project)), visible), own, by_role)


def get_view_for(user: Account, view_id: int, *, own: bool = False, removed: bool = False) -> SavedView:
    """One view that `user` may see, his own or a shared one of a project that he sees; `own`: his own only.

    Raises NotFound (foreign, unknown, another's private one; with `own` also another's).
    """
    seen = SavedView.objects.filter(project__in=visible_projects(user).values("pk"), pk=view_id)
    seen = seen.filter(owner=user) if own else seen.filter(Q(owner=user) | Q(is_shared=True))
    found = seen.filter(removed_at__isnull=not removed).select_related("owner").first()
    if found is None:
        raise NotFound
    found.project = get_project_for(user, found.project_id)
    return found
