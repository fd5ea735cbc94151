"""A view becomes a file: asked for, drawn by a job in a child process, fetched within a day."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from procrastinate.contrib.django import app

from headway.engine.drawing import Tiling, draw_page
from headway.engine.errors import ScheduleError
from headway.kernel.errors import Refusal
from headway.paper import pdf_of, png_of, svg_of
from headway.people.queries import get_account
from headway.schedule.actions.runs import Runs
from headway.schedule.errors import PrintNotReady, TooManyPrints
from headway.schedule.models import PrintRun
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.prints import Print, count_moving_prints, get_print, is_cancelled
from headway.schedule.rules.prints import (
    KEPT,
    MOST_MOVING_PER_PERSON,
    PRINT_WAY,
    PrintView,
    print_file_name,
)

if TYPE_CHECKING:
    from headway.people.models import Account

DRAW_TASK = "headway.schedule.jobs.draw_print_job"
_TELL_SECONDS = 0.5
_RUNS = Runs(PrintRun, PRINT_WAY)


class _GivenUp(Exception):
    """The person has cancelled."""


@transaction.atomic
def start_print(
    *, user: Account, plan_id: int, view: PrintView, kind: str = "pdf", page: int = 1, now: datetime
) -> PrintRun:
    """Have a view of a plan drawn by a job; `kind` is pdf, or svg or png of one page.

    Raises NotFound, NotAllowed, TooManyPrints. What cannot be put on paper is told by the print itself.
    """
    plan = get_plan_for(user, plan_id)
    if count_moving_prints(user) >= MOST_MOVING_PER_PERSON:
        raise TooManyPrints(count=MOST_MOVING_PER_PERSON)
    run = PrintRun.objects.create(
        organization_id=user.organization_id,
        plan=plan,
        actor_id=user.pk,
        kind=kind,
        page=page,
        view=view.stored(),
        created_at=now,
        changed_at=now,
    )
    app.configure_task(DRAW_TASK, queue="prints", allow_unknown=True).defer(print_id=run.pk)
    return run


def cancel_print(*, run: PrintRun, now: datetime) -> PrintRun:
    """Give a print up; one that is being drawn is let go within a second. Raises PrintNotReady when it has ended."""
    if run.state != "cancelled" and not _RUNS.move(run.pk, "cancelled", changed_at=now):
        raise PrintNotReady
    run.refresh_from_db(fields=["state", "changed_at"])
    return run


def draw_print(*, print_id: int) -> None:
    """The job: draw what the person may see now, and keep the file. Twice has no second effect."""
    run = _RUNS.begin(print_id, "drawing")
    if run is None:
        return
    try:
        _draw(run)
    except _GivenUp:
        return
    except ScheduleError as error:
        _RUNS.move(print_id, "refused", error={"code": f"engine.{error.code}", "parameters": dict(error.parameters)})
    except Refusal as refusal:
        _RUNS.move(print_id, "refused", error={"code": refusal.code, "parameters": refusal.parameters})
    except Exception:
        fail_print(print_id=print_id)
        raise


def fail_print(*, print_id: int) -> None:
    """The job did not come to its end; a print that has ended stays as it is."""
    _RUNS.fail(print_id)


def prune_prints(*, now: datetime) -> int:
    """Remove prints older than a day; returns how many."""
    return PrintRun.objects.filter(created_at__lt=now - KEPT).delete()[0]


def _draw(run: PrintRun) -> None:
    user = get_account(run.actor_id)
    plan = get_plan_for(user, run.plan_id)
    view = PrintView.of(run.view)
    drawn = get_print(user, plan, view, run.created_at)
    content = _content(run, drawn, view.theme)
    name = print_file_name(plan.project.code, view.paper, drawn.data_date, run.kind)
    _RUNS.move(
        run.pk,
        "ready",
        content=content,
        size_bytes=len(content),
        pages=drawn.tiling.page_count,
        file_name=name,
        progress=1.0,
    )


def _content(run: PrintRun, drawn: Print, theme: str) -> bytes:
    if run.kind != "pdf":
        number = min(run.page, drawn.tiling.page_count)
        page = draw_page(drawn.tiling, number, drawn.words).told()
        return svg_of(page, theme).encode() if run.kind == "svg" else png_of(page, theme=theme)
    title = drawn.tiling.sheet.title
    pages = _told_pages(run.pk, drawn.tiling, drawn.words)
    return pdf_of(pages, theme=theme, title=f"{title.project} {title.drawing}".strip(), at=run.created_at)


def _told_pages(print_id: int, tiling: Tiling, words: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Pages one by one, with the progress told and the person's cancelling asked for at most twice a second."""
    last = time.monotonic()
    for number in range(1, tiling.page_count + 1):
        if time.monotonic() - last >= _TELL_SECONDS:
            last = time.monotonic()
            if is_cancelled(print_id):
                raise _GivenUp
            PrintRun.objects.filter(pk=print_id).update(progress=0.6 * number / tiling.page_count)
        yield draw_page(tiling, number, words).told()
