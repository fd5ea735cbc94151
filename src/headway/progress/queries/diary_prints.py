"""The diary of a day and the weather record of a month as values of their forms, and as PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from headway.kernel.child import ask_child
from headway.progress.queries.diary import DiaryDay, DiaryMonth, told_content
from headway.progress.rules.diary import Say, shown
from headway.progress.rules.site_time import site_clock
from headway.progress.rules.weather import RAIN, SNOW, TRADES
from headway.words import text

if TYPE_CHECKING:
    from headway.projects.models import Project

Json = dict[str, Any]
_CHILD = "headway.paper.forms"
_SECONDS = 30.0
_TEXTS = ("machines", "materials", "quality", "safety", "remark")
_MARKS = ("○", "½", "●")


def diary_pdf(project: Project, diary: DiaryDay, language: str, now: datetime) -> bytes:
    """The diary of one day, of a project that `get_diary_project_for` fetched."""
    return _printed("diary", diary_values(project, diary, language, now), now)


def weather_pdf(project: Project, month: DiaryMonth, language: str, now: datetime) -> bytes:
    """The weather record of one month."""
    return _printed("weather", weather_values(project, month, language, now), now)


def _printed(form: str, values: Json, now: datetime) -> bytes:
    asked = {"form": form, "values": values, "at": now.isoformat()}
    return ask_child(_CHILD, json.dumps(asked, ensure_ascii=False).encode(), seconds=_SECONDS)


def diary_values(project: Project, diary: DiaryDay, language: str, now: datetime) -> Json:
    """What the form of a diary shows: words and numbers, ready to be set."""
    say = partial(text, language=language)
    content = told_content(diary, language)
    lines = {block["kind"]: block["lines"] for block in content["blocks"]}
    signed = diary.signature
    return {
        "language": language[:2],
        "title": f"{project.name} {say('progress.print.diary')} {diary.day.isoformat()}",
        "heading": say("progress.print.diary"),
        "project": project.name,
        "number": project.code,
        "head": _head(diary.day, content, say),
        "stoppage": _stoppage(content, say),
        "progress": [_progress_row(line) for line in lines.get("progress", [])],
        "headcount": [
            {"trade": one["trade"] or say("progress.diary.trade_unknown"), "count": one["count"]}
            for one in content["headcount"]
        ],
        "hours": [{"activity": one["activity"], "hours": f"{shown(one['hours'])} h"} for one in lines.get("hours", [])],
        "texts": [
            {"title": say(f"progress.diary.field.{name}"), "words": content[name]} for name in _TEXTS if content[name]
        ],
        "photos": say("progress.diary.photos", count=len(lines["photos"])) if lines.get("photos") else "",
        "signed_by": (signed.reporter or signed.by_name) if signed else say("progress.print.not_signed"),
        "signed_at": _clock(project, signed.at) if signed else "",
        "hash": signed.hash if signed else "",
        "addenda": [{"text": one.text, "by": f"{one.by_name}  {_clock(project, one.at)}"} for one in diary.addenda],
        "printed": say("progress.print.printed", at=_clock(project, now)),
        "words": _words(content, say),
    }


def _words(content: Mapping[str, Any], say: Say) -> Json:
    people = sum(one["count"] for one in content["headcount"])
    sources = {block["kind"]: len(block["source"]) for block in content["blocks"]}
    return {
        "progress": say("progress.diary.block.progress"),
        "progress_source": say("progress.diary.from_reports", count=sources.get("progress", 0)),
        "activity": say("progress.print.activity"),
        "percent": say("progress.print.percent"),
        "quantity": say("progress.print.quantity"),
        "people": say("progress.diary.block.people", count=people),
        "people_source": say("progress.diary.written")
        if content["is_headcount_written"]
        else say("progress.diary.from_attendance"),
        "hours": say("progress.diary.block.hours"),
        "hours_source": say("progress.diary.from_hours", count=sources.get("hours", 0)),
        "photos": say("progress.diary.block.photos"),
        "signed_by": say("progress.print.signed_by"),
        "signed_at": say("progress.print.signed_at"),
        "hash": say("progress.print.hash"),
        "addenda": say("progress.print.addenda"),
    }


def _head(day: date, content: Mapping[str, Any], say: Say) -> list[list[str]]:
    weekday = say(f"gantt.axis.weekday_{day.isoweekday()}")
    wind = "" if content["wind"] is None else say("progress.diary.wind", force=content["wind"])
    return [
        [say("progress.print.day"), f"{day.isoformat()} {weekday}"],
        [say("progress.diary.field.wind"), wind],
        [say("progress.diary.field.weather_am"), _weather(content["weather_am"], say)],
        [say("progress.diary.field.weather_pm"), _weather(content["weather_pm"], say)],
        [say("progress.print.temperature"), _temperature(content["temperature_low"], content["temperature_high"])],
        [say("progress.print.people"), str(sum(one["count"] for one in content["headcount"]))],
    ]


def _stoppage(content: Mapping[str, Any], say: Say) -> str:
    if not content["is_stoppage"]:
        return ""
    return say("progress.diary.stoppage", reason=content["stoppage_reason"] or say("progress.diary.no_reason"))


def _progress_row(line: Mapping[str, Any]) -> Json:
    before = "" if line["before"] is None else f"{shown(100 * line['before'])} → "
    quantity = "" if line["quantity"] is None else f"{shown(line['quantity'])} {line['unit']}".strip()
    return {
        "activity": " ".join(part for part in (line["location"], line["activity"]) if part),
        "percent": "" if line["percent"] is None else f"{before}{shown(100 * line['percent'])} %",
        "quantity": quantity,
        "note": line["note"],
    }


def weather_values(project: Project, month: DiaryMonth, language: str, now: datetime) -> Json:
    """What the grid of a month shows: weeks of seven days from Monday, None outside the month."""
    say = partial(text, language=language)
    missing = set(month.missing)
    first_weekday = month.first.weekday()
    cells: list[Json | None] = [None] * first_weekday
    cells += [_cell(told, missing, say) for told in month.days]
    cells += [None] * (-len(cells) % 7)
    heading = say("progress.print.weather", year=month.first.year, month=month.first.month)
    return {
        "language": language[:2],
        "title": f"{project.name} {heading}",
        "heading": heading,
        "project": f"{project.code}  {project.name}",
        "weekdays": [say(f"gantt.axis.weekday_{number}") for number in range(1, 8)],
        "weeks": [cells[row : row + 7] for row in range(0, len(cells), 7)],
        "sums": [
            {"trade": say(f"progress.weather.trade.{trade}"), "days": shown(_workable_days(month, trade))}
            for trade in TRADES
        ],
        "legend": say("progress.print.weather_legend"),
        "printed": say("progress.print.printed", at=_clock(project, now)),
        "words": {
            "missing": say("progress.print.diary_missing"),
            "workable_days": say("progress.print.workable_days"),
        },
    }


def _workable_days(month: DiaryMonth, trade: str) -> float:
    return sum(told["workable"][trade] or 0 for told in month.days) / 2


def _cell(told: Mapping[str, Any], missing: set[date], say: Say) -> Json:
    day = date.fromisoformat(told["day"])
    marks = [
        f"{say(f'progress.weather.short.{trade}')}{_MARKS[halves]}"
        for trade, halves in told["workable"].items()
        if halves is not None
    ]
    wind = "" if told["wind"] is None else say("progress.diary.wind", force=told["wind"])
    signed = say("progress.print.signed") if told["signed_by"] else ""
    return {
        "number": str(day.day),
        "mark": say("progress.print.stoppage") if told["is_stoppage"] else signed,
        "there": told["is_there"],
        "missing": day in missing,
        "am": _half("am", told["weather_am"], say),
        "pm": _half("pm", told["weather_pm"], say),
        "measured": f"{_temperature(told['temperature_low'], told['temperature_high'])} {wind}".strip(),
        "workable": " ".join(marks),
    }


def _half(half: str, weather: str | None, say: Say) -> Json:
    return {"half": say(f"progress.print.{half}"), "words": _weather(weather, say), "wet": weather in RAIN | SNOW}


def _weather(code: str | None, say: Say) -> str:
    return "—" if code is None else say(f"progress.weather.{code}")


def _temperature(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return ""
    told = "–".join(shown(one) for one in (low, high) if one is not None)
    return f"{told} °C"


def _clock(project: Project, instant: datetime) -> str:
    return f"{site_clock(instant, project.time_zone):%Y-%m-%d %H:%M}"
