"""An offer is accepted by the link of a mail (rule 7.15)."""

from __future__ import annotations

import pytest
from block import NOW, Block
from crews import crews_of
from test_assignments import in_plan, offer, to_crew

from headway.kernel.errors import NotFound
from headway.progress.actions.assignments import accept_by_link
from headway.projects.models import Membership

pytestmark = pytest.mark.django_db


def test_a_link_in_a_mail_accepts_with_the_rights_of_the_tap(block: Block) -> None:
    crews = crews_of(block)
    one = offer(crews, to_crew(crews))
    told = {"project_id": block.project.pk, "subject_id": one.pk}
    with pytest.raises(NotFound):
        accept_by_link(crews.worker, told, NOW)
    accept_by_link(block.foreman, told, NOW)

    one.refresh_from_db()
    assert (one.state, in_plan(crews)) == ("accepted", [crews.steel.pk])
    Membership.objects.filter(account=block.foreman).delete()
    with pytest.raises(NotFound):
        accept_by_link(block.foreman, told, NOW)
