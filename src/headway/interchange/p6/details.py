"""Codes, user-defined fields and notes of P6's activities."""

from __future__ import annotations

from headway.engine.document import Activity
from headway.interchange.p6.tables import P6Tables, Row
from headway.interchange.report import Findings
from headway.interchange.rich_text import plain_text
from headway.interchange.site_fields import take_site_fields


def add_details(tables: P6Tables, activities: dict[str, Activity], findings: Findings) -> None:
    """Put codes, fields and notes on the activities; `activities` by uid, WBS rows among them."""
    _add_codes(tables, activities, findings)
    _add_fields(tables, activities, findings)
    _add_notes(tables, activities, findings)
    for activity in activities.values():
        take_site_fields(activity)


def _add_codes(tables: P6Tables, activities: dict[str, Activity], findings: Findings) -> None:
    names = {row["actv_code_type_id"]: row["actv_code_type"].strip() for row in tables.rows("ACTVTYPE")}
    values = {
        row["actv_code_id"]: (names.get(row["actv_code_type_id"], ""), _label(row["short_name"], row["actv_code_name"]))
        for row in tables.rows("ACTVCODE")
    }
    kept = 0
    for row in tables.rows("TASKACTV"):
        activity, (name, value) = activities.get(row["task_id"]), values.get(row["actv_code_id"], ("", ""))
        if activity is not None and name:
            activity.codes[name] = value
            kept += 1
    findings.count("codes", tables.number("TASKACTV"), kept)


def _label(short: str, name: str) -> str:
    short, name = short.strip(), name.strip()
    return short if not name or name == short else f"{short} {name}".strip()


def _add_fields(tables: P6Tables, activities: dict[str, Activity], findings: Findings) -> None:
    kinds = {row["udf_type_id"]: row for row in tables.rows("UDFTYPE")}
    choices = {row["udf_code_id"]: _label(row["short_name"], row["udf_code_name"]) for row in tables.rows("UDFCODE")}
    kept = 0
    for row in tables.rows("UDFVALUE"):
        kind = kinds.get(row["udf_type_id"])
        owner = _owner(kind, row, activities)
        value = _field_value(row, choices)
        if kind is not None and owner is not None and value:
            owner.custom[kind["udf_type_label"].strip()] = value
            kept += 1
        elif kind is not None and owner is None and value:
            findings.loss("field_left_out", {"name": kind["udf_type_label"], "of": kind["table_name"]})
    findings.count("custom_fields", tables.number("UDFVALUE"), kept)


def _owner(kind: Row | None, row: Row, activities: dict[str, Activity]) -> Activity | None:
    if kind is None:
        return None
    if kind["table_name"] == "TASK":
        return activities.get(row["fk_id"])
    return activities.get(f"wbs:{row['fk_id']}") if kind["table_name"] == "PROJWBS" else None


def _field_value(row: Row, choices: dict[str, str]) -> str:
    return (choices.get(row["udf_code_id"]) or row["udf_text"] or row["udf_number"] or row["udf_date"]).strip()


def _add_notes(tables: P6Tables, activities: dict[str, Activity], findings: Findings) -> None:
    topics = {row["memo_type_id"]: row["memo_type"].strip() for row in tables.rows("MEMOTYPE")}
    for table, owner, text in (("TASKMEMO", "task_id", "task_memo"), ("WBSMEMO", "wbs_id", "wbs_memo")):
        kept = 0
        for row in tables.rows(table):
            activity = activities.get(row[owner] if owner == "task_id" else f"wbs:{row[owner]}")
            body = plain_text(row[text])
            if activity is None or not body:
                continue
            topic = topics.get(row["memo_type_id"], "")
            note = f"{topic}: {body}" if topic else body
            activity.notes = f"{activity.notes}\n\n{note}" if activity.notes else note
            kept += 1
        findings.count("notes", tables.number(table), kept)
