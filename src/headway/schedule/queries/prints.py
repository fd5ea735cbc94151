"""Prints as their person sees them, and the cut of a plan into sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from headway.engine.drawing import Tiling, TitleBlock, tile
from headway.kernel.errors import NotFound
from headway.paper import drawing_words
from headway.people.queries import get_organization
from headway.people.roles import SEE_HISTORY
from headway.projects.queries import get_project_for
from headway.schedule.errors import NothingToPrint
from headway.schedule.models import Baseline, Plan, PrintRun
from headway.schedule.queries.baselines import list_baseline_dates
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.window import get_window
from headway.schedule.rules.instants import day_of
from headway.schedule.rules.print_cells import Window
from headway.schedule.rules.print_chart import chart_of, sheet_of
from headway.schedule.rules.prints import MOVING, PrintView
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account

OWN_TEXTS = ("company", "project", "drawing", "number", "drawn_by", "checked_by", "approved_by")


@dataclass(frozen=True)
class Print:
    """A view of a plan, cut into sheets, with the words that stand on them."""

    tiling: Tiling
    words: dict[str, str]
    data_date: str


def get_print_for(user: Account, print_id: int) -> PrintRun:
    """A print that `user` asked for, of a plan that he may still see. Raises NotFound, NotAllowed."""
    run = PrintRun.objects.filter(pk=print_id, actor_id=user.pk).defer("content", "view").first()
    if run is None:
        raise NotFound
    run.plan = get_plan_for(user, run.plan_id)
    return run


def get_content(run: PrintRun) -> bytes:
    """The file of a print that is ready; empty when it has none."""
    return bytes(PrintRun.objects.values_list("content", flat=True).get(pk=run.pk) or b"")


def count_moving_prints(user: Account) -> int:
    """Prints of this person that a job is or will be working on."""
    return PrintRun.objects.filter(actor_id=user.pk, state__in=MOVING).count()


def is_cancelled(print_id: int) -> bool:
    """Whether the person has given the print up (or it is gone with its plan)."""
    return PrintRun.objects.filter(pk=print_id).values_list("state", flat=True).first() in {None, "cancelled"}


def get_print(user: Account, plan: Plan, view: PrintView, now: datetime) -> Print:
    """A plan fetched by `get_plan_for` as sheets of paper; rows that `user` may not see are not there.

    Raises NotFound and NotAllowed (another baseline), NothingToPrint, RowsTooLow, TooManyPages.
    """
    window = _window(user, plan, view)

    def say(key: str) -> str:
        return text(key, view.language)

    chart = chart_of(window, view, say)
    if chart.count == 0:
        raise NothingToPrint
    title = _title(user, plan, view, window, now)
    return Print(tile(chart, sheet_of(chart, view, title)), drawing_words(view.language), title.data_date)


def _window(user: Account, plan: Plan, view: PrintView) -> Window:
    window: dict[str, Any] = orjson.loads(get_window(plan))
    if view.baseline_id is not None:
        get_project_for(user, plan.project_id, SEE_HISTORY)
        dates = list_baseline_dates(plan, view.baseline_id)
        for name in ("start", "finish"):
            by_id = dict(zip(dates["id"], dates[name], strict=True))
            window["activities"][f"baseline_{name}"] = [by_id.get(number) for number in window["activities"]["id"]]
    return window


def _title(user: Account, plan: Plan, view: PrintView, window: Window, now: datetime) -> TitleBlock:
    """What the person wrote; what he left out comes from the plan."""
    usual = {
        "company": get_organization(plan.project.organization_id).name,
        "project": plan.project.name,
        "drawing": text("paper.drawing.bar_chart", view.language),
        "drawn_by": user.display_name,
    }
    own = {name: view.title.get(name, usual.get(name, "")) for name in OWN_TEXTS}
    return TitleBlock(
        **own,
        data_date=_data_date(window, view.language),
        revision=f"r{window['revision']}",
        baseline=_baseline_name(plan, view) or text("paper.baseline_none", view.language),
        printed=text(
            "paper.printed", view.language, at=_local(plan, now), plan=plan.name, revision=window["revision"]
        ),
    )  # fmt: skip


def _data_date(window: Window, language: str) -> str:
    if window["data_date"] is None:
        return ""
    day = day_of(window["data_date"] // 1440)
    return f"{day:%Y-%m-%d} {text(f'gantt.axis.weekday_{day.isoweekday()}', language)}"


def _baseline_name(plan: Plan, view: PrintView) -> str | None:
    baselines = Baseline.objects.filter(plan=plan)
    chosen = baselines.filter(is_active=True) if view.baseline_id is None else baselines.filter(pk=view.baseline_id)
    return chosen.values_list("name", flat=True).first()


def _local(plan: Plan, now: datetime) -> str:
    """The wall clock of the site."""
    try:
        return f"{now.astimezone(ZoneInfo(plan.time_zone)):%Y-%m-%d %H:%M}"
    except (ZoneInfoNotFoundError, ValueError):
        return f"{now:%Y-%m-%d %H:%M} UTC"
