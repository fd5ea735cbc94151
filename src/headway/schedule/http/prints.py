"""Prints: look at a page, have the file made, fetch it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema
from pydantic import ConfigDict

from headway.engine.drawing import draw_page
from headway.kernel.clock import now
from headway.people.http import account_of
from headway.schedule import actions
from headway.schedule.errors import PrintNotReady
from headway.schedule.http.bodies import json_body
from headway.schedule.models import PrintRun
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.prints import get_content, get_print, get_print_for
from headway.schedule.rules.prints import FORMATS, MOST_ROWS, PrintColumn, PrintHeading, PrintView
from headway.words import told

router = Router()
FIRST_DAY, LAST_DAY = -36_524, 91_675
"""1870 to 2220: days that the engine calculates with."""
Day = Annotated[int, Field(ge=FIRST_DAY, le=LAST_DAY)]
Words = Annotated[str, Field(max_length=200)]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class PrintHeadingIn(_Strict):
    title: Words
    depth: Annotated[int, Field(ge=0, le=50)] = 0


class PrintColumnIn(_Strict):
    id: Annotated[str, Field(max_length=40)]
    width: Annotated[float, Field(ge=1, le=2000, allow_inf_nan=False)]
    title: Words = ""
    align: Literal["start", "end"] = "start"
    cells: Annotated[list[Words], Field(max_length=MOST_ROWS)] | None = None


class PrintTitleIn(_Strict):
    """Texts of the title block; one that is left out comes from the plan."""

    company: Words | None = None
    project: Words | None = None
    drawing: Words | None = None
    number: Words | None = None
    drawn_by: Words | None = None
    checked_by: Words | None = None
    approved_by: Words | None = None


class PrintViewIn(_Strict):
    """`rows`: activity numbers in the order of the screen, a heading as minus its place in `headings` (from 1)."""

    rows: Annotated[list[int], Field(max_length=MOST_ROWS)] | None = None
    headings: Annotated[list[PrintHeadingIn], Field(max_length=MOST_ROWS)] = []
    depths: Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(max_length=MOST_ROWS)] | None = None
    columns: Annotated[list[PrintColumnIn], Field(max_length=60)] = []
    first_day: Day | None = None
    last_day: Day | None = None
    baseline_id: int | None = None
    labels: Literal["none", "name", "responsible", "dates"] = "none"
    layers: list[Literal["critical", "baseline", "links", "shading", "front_line", "labels", "progress"]] = [
        "critical",
        "baseline",
        "links",
        "shading",
        "front_line",
        "labels",
        "progress",
    ]
    paper: Literal["A4", "A3", "A2", "A1", "A0"] = "A3"
    landscape: bool = True
    binding: bool = True
    pages_wide: Annotated[int, Field(ge=1, le=50)] | None = 1
    pages_high: Annotated[int, Field(ge=1, le=50)] | None = None
    day_mm: Annotated[float, Field(ge=0.01, le=50, allow_inf_nan=False)] = 1.0
    row_mm: Annotated[float, Field(ge=2, le=12, allow_inf_nan=False)] = 5.0
    repeat: Literal["all", "name", "none"] = "all"
    theme: Literal["colour", "mono"] = "colour"
    language: Literal["zh-CN", "en"] = "zh-CN"
    title: PrintTitleIn = PrintTitleIn()


class PrintIn(_Strict):
    view: PrintViewIn
    kind: Literal["pdf", "svg", "png"] = "pdf"
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class PrintPreviewIn(_Strict):
    view: PrintViewIn
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class PrintErrorOut(Schema):
    code: str
    text: str
    cure: str
    parameters: dict[str, Any]


class PrintOut(Schema):
    id: int
    plan_id: int
    kind: str
    state: Literal["queued", "drawing", "ready", "refused", "failed", "cancelled"]
    progress: float
    pages: int | None
    file_name: str
    size_bytes: int | None
    error: PrintErrorOut | None


class PrintPageOut(Schema):
    """A page as a display list, in hundredths of a millimetre; the client paints it as the server does."""

    number: int
    pages: int
    down: int
    across: int
    width: int
    height: int
    row_mm: float
    text_mm: float
    day_mm: float
    rows: int
    items: list[dict[str, Any]]


@router.post("/plans/{int:plan_id}/print-previews", response=PrintPageOut)
def preview_print(request: HttpRequest, plan_id: int, body: PrintPreviewIn) -> HttpResponse:
    """One page of what a print would be."""
    user = account_of(request)
    drawn = get_print(user, get_plan_for(user, plan_id), _view(body.view), now())
    tiling = drawn.tiling
    page = draw_page(tiling, min(body.page, tiling.page_count), drawn.words).told()
    facts = {
        "pages": tiling.page_count,
        "down": tiling.down,
        "across": tiling.across,
        "row_mm": tiling.row_height / 100,
        "text_mm": tiling.text_size / 100,
        "day_mm": round(tiling.day_width / 100, 3),
        "rows": tiling.chart.count,
    }
    request.answer_is_secret = True  # type: ignore[attr-defined]  # a look writes nothing: its answer is not kept
    return json_body(request, orjson.dumps(page | facts))


@router.post("/plans/{int:plan_id}/prints", response={202: PrintOut})
def start_print(request: HttpRequest, plan_id: int, body: PrintIn) -> tuple[int, dict[str, Any]]:
    """Have a view drawn as a file; a job does it."""
    run = actions.start_print(
        user=account_of(request), plan_id=plan_id, view=_view(body.view), kind=body.kind, page=body.page, now=now()
    )
    return 202, _print(request, run)


@router.get("/prints/{int:print_id}", response=PrintOut)
def get_print_state(request: HttpRequest, print_id: int) -> dict[str, Any]:
    """How far one's own print is."""
    return _print(request, get_print_for(account_of(request), print_id))


@router.post("/prints/{int:print_id}/cancellations", response=PrintOut)
def cancel_print(request: HttpRequest, print_id: int) -> dict[str, Any]:
    """Give one's own print up before it is drawn."""
    return _print(request, actions.cancel_print(run=get_print_for(account_of(request), print_id), now=now()))


@router.get("/prints/{int:print_id}/file", response={200: None})
def get_print_file(request: HttpRequest, print_id: int) -> HttpResponse:
    """The file of one's own print; it is kept for a day."""
    run = get_print_for(account_of(request), print_id)
    content = get_content(run) if run.state == "ready" else b""
    if not content:
        raise PrintNotReady
    return HttpResponse(content, content_type=FORMATS[run.kind], headers={"Content-Disposition": _attached(run)})


def _attached(run: PrintRun) -> str:
    """Never opened inside our pages: an SVG or PDF of ours is a file to keep."""
    from urllib.parse import quote

    plain = run.file_name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(run.file_name)}"


def _view(told: PrintViewIn) -> PrintView:
    values = told.dict(exclude={"headings", "columns", "title"})
    return PrintView(
        **values,
        headings=[PrintHeading(**each.dict()) for each in told.headings],
        columns=[PrintColumn(**each.dict()) for each in told.columns],
        title={name: words for name, words in told.title.dict().items() if words is not None},
    )


def _print(request: HttpRequest, run: PrintRun) -> dict[str, Any]:
    error = run.error
    return {
        "id": run.pk,
        "plan_id": run.plan_id,
        "kind": run.kind,
        "state": run.state,
        "progress": run.progress,
        "pages": run.pages,
        "file_name": run.file_name,
        "size_bytes": run.size_bytes,
        "error": None if error is None else told(error["code"], account_of(request).language, error["parameters"]),
    }
