"""P6 XML (`APIBusinessObjects`): the same tables as .xer under other names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml import etree

from headway.engine.document import Shift
from headway.interchange.errors import ImportRefused
from headway.interchange.p6.calendars import EPOCH, joined_days
from headway.interchange.p6.pmxml_names import COLUMNS, OTHER_OPTIONS, TABLE_OF, VALUES
from headway.interchange.p6.tables import P6Tables, Row
from headway.interchange.p6.values import number
from headway.interchange.report import Findings
from headway.interchange.worktime import merged_shifts
from headway.interchange.xml_parts import Part, declared_encoding, encoding_override, local_name, stream_elements

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_pmxml(path: Path, findings: Findings, *, encoding: str | None = None) -> P6Tables:
    """The tables of a P6 XML file."""
    override = encoding or encoding_override(path)
    with path.open("rb") as file:
        findings.encoding = override or declared_encoding(file.read(200))
    tables = P6Tables(version=_version(path), frozen=P6Tables())
    open_baseline: list[tuple[str, Row]] = []  # its rows come before the element that says whose they are
    for name, part, owner in _stream(path, override):
        if owner == "BaselineProject":
            if name in ("WBS", "Activity"):
                open_baseline.append((TABLE_OF[name], _row(name, part)))
        elif name == "BaselineProject":
            _close_baseline(tables, part, open_baseline)
            open_baseline = []
        elif owner == "outside":
            tables.outside[part["ObjectId"]] = (part["OutsideProject"], part["Id"])
        else:
            _TAKE.get(name, _take_row)(tables, name, part)
    if not tables.rows_of.get("PROJECT"):
        raise ImportRefused("no_projects")
    return tables


def _stream(path: Path, encoding: str | None) -> Iterator[tuple[str, Part, str]]:
    """(name, part, owner) with owner `BaselineProject`, `outside` (a project that only holds link ends) or empty."""
    for element in stream_elements(path, (*TABLE_OF, "BaselineProject"), encoding=encoding):
        parent = element.getparent()
        name, owner = local_name(element), "" if parent is None else local_name(parent)
        if name == "Project" and element.get("external") == "true":
            yield from _outside(element)
            element.clear()  # its neighbours hold the project's own fields and stay
        elif owner == "Project" and parent is not None and parent.get("external") == "true":
            continue
        elif owner in ("Project", "BaselineProject", "APIBusinessObjects", "BusinessObjects"):
            yield name, Part(element), owner if owner == "BaselineProject" else ""
            element.clear()


def _outside(project: etree._Element) -> Iterator[tuple[str, Part, str]]:
    whole = Part(project)
    for activity in whole.parts("Activity"):
        yield "Activity", activity.with_text("OutsideProject", whole["Id"]), "outside"


def _version(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4000).decode("latin-1")
    _, found, rest = head.partition("/V")
    return rest.partition("/")[0][:8] if found else ""


def _row(name: str, part: Part) -> Row:
    row: defaultdict[str, str] = defaultdict(str)  # a file may leave out anything
    for xml_name, column in COLUMNS[name].items():
        text = part[xml_name].strip()
        known = VALUES.get(column)
        if text and column not in row:
            row[column] = known.get(text, text) if known else text
    return row


def _take_row(tables: P6Tables, name: str, part: Part) -> None:
    tables.add(TABLE_OF[name], _row(name, part))


def _take_calendar(tables: P6Tables, name: str, part: Part) -> None:
    row = _row(name, part)
    week = {item["DayOfWeek"]: _shifts(item) for item in part.parts("StandardWorkWeek", "StandardWorkHours")}
    days: dict[int, tuple[Shift, ...]] = {}
    for item in part.parts("HolidayOrExceptions", "HolidayOrException"):
        day = _day(item["Date"])
        if day is not None:
            days[(day - EPOCH).days] = _shifts(item)
    full_week = tuple(week.get(day, ()) for day in WEEK) if week else None
    tables.hours[row.get("clndr_id", "")] = (full_week, joined_days(days))
    tables.add("CALENDAR", row)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _shifts(item: Part) -> tuple[Shift, ...]:
    """Spans end at their last minute: 11:59 means noon."""
    found: list[Shift] = []
    for span in item.parts("WorkTime"):
        start, finish = _minute(span["Start"]), _minute(span["Finish"])
        if start is not None and finish is not None:
            found.append((start, finish + 1 if finish % 10 == 9 else finish or 1440))
    return merged_shifts(found)


def _minute(text: str) -> int | None:
    parts = text.strip().split(":")
    if len(parts) < 2 or not (parts[0].isdigit() and parts[1].isdigit()):
        return None
    minute = int(parts[0]) * 60 + int(parts[1])
    return minute if minute <= 1440 else None


def _take_project(tables: P6Tables, name: str, part: Part) -> None:
    row = _row(name, part)
    tables.add("PROJECT", row)
    root = part["WBSObjectId"].strip()
    if root:
        node = {"wbs_id": root, "proj_id": row["proj_id"], "proj_node_flag": "Y"}
        tables.add(
            "PROJWBS", node | {"wbs_short_name": row.get("proj_short_name", ""), "wbs_name": part["Name"].strip()}
        )
        _hang_under_root(tables, row["proj_id"], root)


def _hang_under_root(tables: P6Tables, proj_id: str, root: str) -> None:
    """P6 leaves the parent of the first level and of activities at project level empty."""
    for table in ("PROJWBS", "TASK"):
        column = "parent_wbs_id" if table == "PROJWBS" else "wbs_id"
        rows = list(tables.rows(table))
        for row in rows:
            if row["proj_id"] == proj_id and not row[column] and not row.get("proj_node_flag"):
                row[column] = root
        tables.rows_of[table] = []
        for row in rows:
            tables.add(table, row)


def _close_baseline(tables: P6Tables, part: Part, rows: list[tuple[str, Row]]) -> None:
    project = _row("Project", part)
    assert tables.frozen is not None
    tables.frozen.add("PROJECT", project)
    for table, row in rows:
        tables.frozen.add(table, row | {"proj_id": project["proj_id"]})


def _take_options(tables: P6Tables, name: str, part: Part) -> None:
    row = _row(name, part)
    logic = part["OutOfSequenceScheduleType"].strip()
    row["sched_retained_logic"] = "Y" if logic in ("", "Retained Logic") else "N"
    row["sched_progress_override"] = "Y" if logic == "Progress Override" else "N"
    if part["IgnoreOtherProjectRelationships"].strip() in ("1", "true"):
        row["sched_outer_depend_type"] = "SD_None"
    tables.options += [own for own in part.names() if own not in COLUMNS[name] and own not in OTHER_OPTIONS]
    tables.add("SCHEDOPTIONS", row)


def _take_activity(tables: P6Tables, name: str, part: Part) -> None:
    row = _row(name, part)
    row["phys_complete_pct"] = str(100 * (number(row.get("phys_complete_pct", "")) or 0.0))
    for early, finish in (
        ("RemainingEarlyStartDate", "early_start_date"),
        ("RemainingEarlyFinishDate", "early_end_date"),
    ):
        row.setdefault(finish, part[early].strip())
    for late, finish in (("RemainingLateStartDate", "late_start_date"), ("RemainingLateFinishDate", "late_end_date")):
        row.setdefault(finish, part[late].strip())
    tables.add("TASK", row)
    for code in part.parts("Code"):
        tables.add("TASKACTV", {"task_id": row["task_id"], "actv_code_id": code["ValueObjectId"]})
    _take_fields(tables, row["task_id"], part)


def _take_wbs(tables: P6Tables, name: str, part: Part) -> None:
    row = _row(name, part)
    tables.add("PROJWBS", row)
    _take_fields(tables, row.get("wbs_id", ""), part)


def _take_fields(tables: P6Tables, owner_id: str, part: Part) -> None:
    for item in part.parts("UDF"):
        value = next(
            (
                item[name]
                for name in (
                    "TextValue",
                    "DoubleValue",
                    "IntegerValue",
                    "CostValue",
                    "StartDateValue",
                    "FinishDateValue",
                    "IndicatorValue",
                )
                if item[name]
            ),
            "",
        )
        tables.add(
            "UDFVALUE",
            {
                "udf_type_id": item["TypeObjectId"],
                "fk_id": owner_id,
                "udf_text": value,
                "udf_code_id": item["CodeValue"],
            },
        )


_TAKE = {
    "Calendar": _take_calendar,
    "Project": _take_project,
    "ScheduleOptions": _take_options,
    "Activity": _take_activity,
    "WBS": _take_wbs,
}
