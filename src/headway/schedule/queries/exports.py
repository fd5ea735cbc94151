"""What a file of a plan shall hold for one person, and the exports that he asked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from headway.interchange.writing import Export, WrittenBaseline
from headway.kernel.errors import NotFound
from headway.people.roles import SEE_HISTORY
from headway.projects.queries import is_guest, list_resource_facts, may, sees_prices
from headway.schedule.models import Baseline, ExportRun, Plan, PlanDates
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.rules.contents import Contents
from headway.schedule.rules.documents import ResourceFacts, activity_uids, dates_of, document_of, durations_of, within
from headway.schedule.rules.exports import MOVING
from headway.schedule.rules.packed import unpack_columns

if TYPE_CHECKING:
    from headway.people.models import Account


def get_export_for(user: Account, run_id: int) -> ExportRun:
    """An export that `user` began, of a plan that he still sees. Raises NotFound."""
    run = ExportRun.objects.filter(pk=run_id, actor_id=user.pk).first()
    if run is None:
        raise NotFound
    run.plan = get_plan_for(user, run.plan_id)
    return run


def count_moving_exports(user: Account) -> int:
    """Exports of this person that a job is or will be working on."""
    return ExportRun.objects.filter(actor_id=user.pk, state__in=MOVING).count()


def get_export(user: Account, plan: Plan, *, with_baselines: bool, now: datetime) -> Export:
    """The plan as `user` sees it, ready to be written; `plan` was fetched for him.

    Who sees only his own work gets those rows, who sees no prices gets none, who does not see the history gets
    no baselines.
    """
    contents = read_contents(plan)
    if plan.scope is not None:
        contents = within(contents, plan.scope)
    prices = sees_prices(plan.project) and not is_guest(user, plan.project)
    document = document_of(contents, _resources(contents, prices=prices), code=plan.project.code, with_costs=prices)
    uids = activity_uids(contents)
    packed = PlanDates.objects.filter(plan=plan, revision=plan.revision).values_list("columns", flat=True).first()
    shown = with_baselines and may(user, SEE_HISTORY, plan.project)
    return Export(
        project=document,
        dates=dates_of(unpack_columns(packed), uids) if packed else {},
        written_at=now.replace(tzinfo=None, microsecond=0),
        baselines=_baselines(plan, uids) if shown else [],
        language=user.language,
    )


def _resources(contents: Contents, *, prices: bool) -> dict[int, ResourceFacts]:
    rows = list_resource_facts([row[0] for row in contents.tables["planresource"]])
    return {
        number: ResourceFacts(
            row.name,
            row.kind,
            row.code,
            row.unit,
            row.capacity,
            float(row.price) if prices and row.price is not None else None,
        )
        for number, row in rows.items()
    }


def _baselines(plan: Plan, uids: dict[int, str]) -> list[WrittenBaseline]:
    """The active one first, then the latest."""
    rows = Baseline.objects.filter(plan=plan).order_by("-is_active", "-at", "-pk")
    found = []
    for row in rows:
        columns = unpack_columns(row.columns)
        dates = {uid: (one.start, one.finish) for uid, one in dates_of(columns, uids).items()}
        found.append(WrittenBaseline(row.name, dates, row.is_active, durations_of(columns, uids)))
    return found
