"""A calculated plan as a bar chart on paper, without a server: for scripts and `headway draw`.

reading = read_file(Path("plan.xer"))
project = reading.document.projects[0]
chart = draw_gantt(project, calculate_project(project), language="en")
Path("plan.svg").write_text(chart.svg(), "utf-8")
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine import CalculatedProject
from headway.engine.columns import NO_FLOAT, NO_INSTANT, RELATION_TYPES, minutes_of
from headway.engine.document import ActivityKind, ScheduleProject
from headway.engine.drawing import (
    BAR,
    HAMMOCK,
    MILESTONE,
    SUMMARY,
    Chart,
    Column,
    Links,
    Sheet,
    SiteCalendar,
    Tiling,
    TitleBlock,
    draw_page,
    tile,
)
from headway.engine.flat_calendars import exception_days, flattened, spans_of
from headway.engine.outline import depths_of
from headway.paper.sheets import pdf_of, png_of
from headway.paper.svg import svg_of
from headway.paper.words import drawing_words
from headway.words import text

_SHAPES = {
    ActivityKind.WBS: SUMMARY,
    ActivityKind.WBS_SUMMARY_ACTIVITY: SUMMARY,
    ActivityKind.START_MILESTONE: MILESTONE,
    ActivityKind.FINISH_MILESTONE: MILESTONE,
    ActivityKind.LEVEL_OF_EFFORT: HAMMOCK,
}
_WIDTHS = {
    "row": 800,
    "code": 2_200,
    "name": 6_400,
    "duration": 1_100,
    "start": 1_500,
    "finish": 1_500,
    "total_float": 1_200,
}
_LEFT = ("code", "name")
_DAYS_BEFORE, _DAYS_AFTER = 3, 12
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Gantt:
    """A chart cut into sheets, with the words that stand on them."""

    tiling: Tiling
    words: dict[str, str]

    @property
    def page_count(self) -> int:
        return self.tiling.page_count

    def svg(self, page: int = 1, theme: str = "colour") -> str:
        """One sheet (from 1 on) as an SVG document in millimetres. `theme`: colour or mono."""
        return svg_of(self._told(page), theme)

    def png(self, page: int = 1, theme: str = "colour", dots_per_inch: int = 150) -> bytes:
        """One sheet as a picture; a large one gets fewer dots."""
        return png_of(self._told(page), theme=theme, dots_per_inch=dots_per_inch)

    def pdf(self, at: datetime, theme: str = "colour") -> bytes:
        """All sheets; `at` is the instant that the file names as its making."""
        return pdf_of(self._all(), theme=theme, title=self.tiling.sheet.title.project, at=at)

    def _told(self, page: int) -> dict[str, Any]:
        return draw_page(self.tiling, page, self.words).told()

    def _all(self) -> Iterator[dict[str, Any]]:
        return (self._told(page) for page in range(1, self.page_count + 1))


def draw_gantt(
    project: ScheduleProject,
    calculated: CalculatedProject,
    *,
    language: str = "zh-CN",
    paper: str = "A3",
    one_page: bool = False,
) -> Gantt:
    """The bar chart of `project` with grid, links, critical path, rest days and front line.

    `paper`: A4 to A0, landscape, the days as wide as fills one sheet. one_page: the rows as high as fills one, too.
    Raises RowsTooLow when they could not be read then, TooManyPages. A plan without rows gives one empty sheet.
    """
    chart = _chart(project, calculated, language)
    span = chart.span() or (0, 1)
    data_day = None if chart.data_date is None else chart.data_date // 1440
    first = span[0] if data_day is None else min(span[0], data_day)
    end = span[1] if data_day is None else max(span[1], data_day + 1)
    title = TitleBlock(
        project=project.name or project.id,
        drawing=text("paper.drawing.bar_chart", language),
        data_date="" if project.data_date is None else f"{project.data_date:%Y-%m-%d}",
    )
    sheet = Sheet(
        paper=paper,
        first_day=first - _DAYS_BEFORE,
        end_day=end + _DAYS_AFTER,
        pages_high=1 if one_page else None,
        title=title,
    )
    return Gantt(tile(chart, sheet), drawing_words(language))


def _chart(project: ScheduleProject, calculated: CalculatedProject, language: str) -> Chart:
    picture, activities = calculated.picture, project.activities
    count = len(activities)
    calendars, position = _calendars(project)
    kinds = np.array([_SHAPES.get(activity.kind, BAR) for activity in activities], np.int64)
    return Chart(
        shape=kinds,
        depth=np.array(depths_of(activities), np.int64),
        start=picture.start.astype(np.int64),
        finish=picture.finish.astype(np.int64),
        baseline_start=np.full(count, NO_INSTANT, np.int64),
        baseline_finish=np.full(count, NO_INSTANT, np.int64),
        percent=np.array([activity.percent_complete for activity in activities], np.float64),
        claimed=np.zeros(count),
        critical=picture.critical,
        complete=np.array([activity.actual_finish is not None for activity in activities], np.bool_),
        inactive=np.array([activity.inactive for activity in activities], np.bool_),
        behind=(picture.total_float < 0) & (picture.total_float != NO_FLOAT),
        labels=[activity.name if kind != SUMMARY else "" for activity, kind in zip(activities, kinds, strict=True)],
        calendar=np.array([position.get(activity.calendar_uid or "", 0) for activity in activities], np.int64),
        calendars=calendars,
        columns=_columns(project, calculated, language),
        data_date=None if project.data_date is None else minutes_of(project.data_date),
        links=_links(project, calculated),
    )


def _calendars(project: ScheduleProject) -> tuple[list[SiteCalendar], dict[str, int]]:
    """The default calendar first, then the others; positions by uid."""
    by_uid = {calendar.uid: calendar for calendar in project.calendars}
    ordered = sorted(project.calendars, key=lambda calendar: calendar.uid != project.default_calendar_uid)
    found = []
    for calendar in ordered:
        flat = flattened(calendar, by_uid)
        spans = [
            (one.first_day.toordinal() - _EPOCH, one.last_day.toordinal() - _EPOCH, one.shifts)
            for one in spans_of(exception_days(flat))
        ]
        found.append(SiteCalendar([shifts or () for shifts in flat.week], spans))
    return found, {calendar.uid: place for place, calendar in enumerate(ordered)}


def _columns(project: ScheduleProject, calculated: CalculatedProject, language: str) -> list[Column]:
    picture, per_day = calculated.picture, max(1, project.options.minutes_per_day)
    rows = range(len(project.activities))
    usual = picture.project_start if project.data_date is None else minutes_of(project.data_date)
    year = date.fromordinal(_EPOCH + int(usual) // 1440).year
    is_summary = [_SHAPES.get(activity.kind) == SUMMARY for activity in project.activities]
    cells = {
        "row": [str(row + 1) for row in rows],
        "code": [activity.code for activity in project.activities],
        "name": [activity.name for activity in project.activities],
        "duration": [
            "" if summary else _days(activity.duration_minutes, 1440 if activity.duration_elapsed else per_day)
            for activity, summary in zip(project.activities, is_summary, strict=True)
        ],
        "start": [_day(int(picture.start[row]), year) for row in rows],
        "finish": [_day(int(picture.finish[row]) - (picture.finish[row] % 1440 == 0), year) for row in rows],
        "total_float": [
            "" if picture.total_float[row] == NO_FLOAT or project.activities[row].actual_finish else _days(int(picture.total_float[row]), per_day)
            for row in rows
        ],
    }  # fmt: skip
    unit = text("gantt.unit.days", language)
    return [
        Column(
            name,
            text(f"gantt.column.{name}", language),
            unit if name in ("duration", "total_float") else "",
            _WIDTHS[name],
            "start" if name in _LEFT else "end",
            cells[name],
        )
        for name in _WIDTHS
    ]


def _days(minutes: int, per_day: int) -> str:
    """At most one decimal, with a true minus."""
    words = f"{abs(round(minutes / per_day, 1)):g}"
    return f"−{words}" if minutes < 0 and words != "0" else words


def _day(instant: int, usual_year: int) -> str:
    if instant <= NO_INSTANT:
        return ""
    day = date.fromordinal(_EPOCH + instant // 1440)
    return f"{day:%m-%d}" if day.year == usual_year else f"{day:%y-%m-%d}"


def _links(project: ScheduleProject, calculated: CalculatedProject) -> Links:
    row = {activity.uid: place for place, activity in enumerate(project.activities)}
    kept = [project.relations[position] for position in calculated.relations]
    driving: NDArray[np.bool_] = calculated.picture.driving
    return Links(
        np.array([row[relation.predecessor_uid] for relation in kept], np.int64),
        np.array([row[relation.successor_uid] for relation in kept], np.int64),
        np.array([RELATION_TYPES.index(relation.type) for relation in kept], np.int64),
        driving,
    )
