"""Whose attendance and hours a person sees on a project, and whom he may check in there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from headway.field.queries.crew_links import crews_of_link
from headway.people.roles import ASSIGN, SEE_HISTORY
from headway.projects.queries import is_guest, list_crew_accounts, list_crews_of, list_led_crews, may

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


@dataclass(frozen=True)
class Sees:
    """Everybody's, those of the crews that he leads with their people, and always his own (rule 6.76)."""

    account: UUID
    everybody: bool
    crews: frozenset[int]
    people: frozenset[UUID]

    def rows(self) -> Q:
        """The filter for rows with `account_id` and `crew_id`; it stands in the query that fetches."""
        if self.everybody:
            return Q()
        return Q(account_id=self.account) | Q(crew_id__in=self.crews) | Q(account_id__in=self.people)


def sees_people(user: Account, project: Project) -> Sees:
    """What `user` sees of who was where on a project fetched for him.

    Who assigns work on the whole project sees all names; a foreman his crews'; everybody else himself only, so that
    a client's or supervisor's account does not read whole firms' working hours.
    """
    if may(user, ASSIGN, project) and may(user, SEE_HISTORY, project) and not is_guest(user, project):
        return Sees(user.pk, True, frozenset(), frozenset())
    crews = frozenset(list_own_crews(user, project))
    return Sees(user.pk, False, crews, frozenset(list_crew_accounts(crews)) if crews else frozenset())


def list_own_crews(user: Account, project: Project) -> set[int]:
    """Crews for which `user` stands: those he leads; by a crew's link that crew."""
    led = list_led_crews(user, project) if may(user, ASSIGN, project) else set()
    return led | crews_of_link(user)


def crews_to_enter_for(user: Account, project: Project) -> set[int] | None:
    """Crews for whose people `user` enters: those he leads or works in; None for all of the project's organisation."""
    if sees_people(user, project).everybody:
        return None
    return list_crews_of(user)
