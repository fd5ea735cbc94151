"""Codes and user-defined fields: Microsoft Project has 10 outline codes and 30 texts per task, each with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from headway.engine.document import Activity
from headway.interchange.msp.writer.elements import Element, add, child, element, plain
from headway.interchange.report import Findings
from headway.interchange.site_fields import take_site_fields
from headway.interchange.writing import leave_out

_BASE = 188743680
_OFFSETS: dict[str, tuple[int, ...]] = {
    "Text": (51, 54, 57, 60, 63, 66, 67, 68, 69, 70, *range(317, 337)),
    "Number": (*range(87, 92), *range(302, 317)),
    "Flag": (*range(72, 82), *range(292, 302)),
    "Cost": (106, 107, 108, *range(258, 265)),
    "Date": tuple(range(265, 275)),
    "Start": (52, 55, 58, 61, 64, 282, 284, 286, 288, 290),
    "Finish": (53, 56, 59, 62, 65, 283, 285, 287, 289, 291),
    "Duration": (103, 104, 105, *range(275, 282)),
}
_OUTLINE_CODES = tuple(range(416, 435, 2))
"""Numbers of the fields below the number of all task fields (source: field list of Microsoft Project's file format)."""
_BUILT_IN = re.compile(r"(Text|Number|Flag|Cost|Date|Start|Finish|Duration)([1-9]\d?)")
LONGEST_TEXT = 255
TEXT_VALUE = 21
SITE_FIELDS = {"quantity": "工程量", "unit": "单位", "weight": "权重", "location": "部位", "trade": "专业"}
"""What a task of Microsoft Project has no field for, by the names that our reader looks for."""
_SEPARATORS = ".-+/"


@dataclass
class Fields:
    """Which name stands in which field of the file."""

    texts: dict[str, int] = field(default_factory=dict)  # name -> field number
    codes: dict[str, int] = field(default_factory=dict)
    values: dict[str, dict[str, int]] = field(default_factory=dict)  # code -> value -> its number


def plan_fields(activities: list[Activity], findings: Findings) -> Fields:
    """Give every name a field; the names that find none are told, those used most come first."""
    fields = Fields()
    names: dict[str, int] = {}
    for activity in activities:
        for name, value in activity.codes.items():
            values = fields.values.setdefault(name, {})
            values.setdefault(value, len(values) + 1)
        for name in texts_of(activity):
            names[name] = names.get(name, 0) + 1
    for name, number in zip(fields.values, _OUTLINE_CODES, strict=False):
        fields.codes[name] = _BASE + number
    _place_texts(fields, names)
    _tell_homeless(fields, names, activities, findings)
    return fields


def texts_of(activity: Activity) -> dict[str, str]:
    """The texts to be written of one activity: its user-defined fields, and what the site keeps of it."""
    texts = {name: value for name, value in activity.custom.items() if name != "milestone" and value}
    known = Activity(activity.uid, "", "", codes=activity.codes, custom=texts)
    take_site_fields(known)
    for attribute, name in SITE_FIELDS.items():
        value = getattr(activity, attribute)
        if value not in (None, "") and getattr(known, attribute) != value:
            texts[name] = plain(value) if isinstance(value, float) else str(value)
    return texts


def _place_texts(fields: Fields, names: dict[str, int]) -> None:
    free = [_BASE + number for number in _OFFSETS["Text"]]
    for name in names:
        number = _built_in(name)
        if number is not None:
            fields.texts[name] = number
            if number in free:
                free.remove(number)
    others = [name for name in sorted(names, key=lambda name: -names[name]) if name not in fields.texts]
    fields.texts |= dict(zip(others, free, strict=False))


def _built_in(name: str) -> int | None:
    """`Text5` is the name of a field itself and stays there."""
    match = _BUILT_IN.fullmatch(name)
    offsets = _OFFSETS[match[1]] if match else ()
    return _BASE + offsets[int(match[2]) - 1] if match and int(match[2]) <= len(offsets) else None


def _tell_homeless(fields: Fields, names: dict[str, int], activities: list[Activity], findings: Findings) -> None:
    for name, count in names.items():
        if name not in fields.texts:
            findings.loss("export_field_without_room", {"name": name}, severity="warning", count=count)
            leave_out(findings, "custom_fields", count)
    for name in fields.values:
        if name not in fields.codes:
            count = sum(name in activity.codes for activity in activities)
            findings.loss("export_field_without_room", {"name": name}, severity="warning", count=count)
            leave_out(findings, "codes", count)


def head_elements(fields: Fields) -> Iterable[Element]:
    """`OutlineCodes` and `ExtendedAttributes`, the definitions in the head."""
    codes = element("OutlineCodes")
    for place, (name, number) in enumerate(fields.codes.items(), start=1):
        _add_code(codes, name, number, place, fields.values[name])
    texts = element("ExtendedAttributes")
    for place, (name, number) in enumerate(fields.codes.items(), start=1):  # here too: some readers look only here
        part = child(texts, "ExtendedAttribute")
        add(part, "FieldID", number)
        add(part, "FieldName", f"Outline Code{place}")
        add(part, "Alias", name)
    for name, number in fields.texts.items():
        built_in = _name_of(number)
        part = child(texts, "ExtendedAttribute")
        add(part, "FieldID", number)
        add(part, "FieldName", built_in)
        if name != built_in:
            add(part, "Alias", name)
    return codes, texts


def _name_of(number: int) -> str:
    return next(
        f"{kind}{offsets.index(number - _BASE) + 1}" for kind, offsets in _OFFSETS.items() if number - _BASE in offsets
    )


def _add_code(parent: Element, name: str, number: int, place: int, values: dict[str, int]) -> None:
    code = child(parent, "OutlineCode")
    add(code, "FieldID", number)
    add(code, "FieldName", f"Outline Code{place}")
    add(code, "Alias", name)
    listed = child(code, "Values")
    for value, value_id in values.items():
        part = child(listed, "Value")
        add(part, "ValueID", value_id)
        add(part, "Type", TEXT_VALUE)
        add(part, "ParentValueID", 0)
        add(part, "Value", value)
    add(code, "Enterprise", False)
    add(code, "LeafOnly", False)
    add(code, "AllLevelsRequired", False)
    add(code, "OnlyTableValuesAllowed", False)
    mask = child(child(code, "Masks"), "Mask")
    add(mask, "Level", 1)
    add(mask, "Type", 3)
    add(mask, "Length", 0)
    add(mask, "Separator", next((sign for sign in _SEPARATORS if not any(sign in value for value in values)), "."))


def add_texts(task: Element, activity: Activity, fields: Fields, findings: Findings) -> None:
    """The user-defined fields of one task."""
    for name, value in texts_of(activity).items():
        if name not in fields.texts:
            continue
        if len(value) > LONGEST_TEXT:
            findings.loss("export_text_cut", {"code": activity.code, "name": activity.name, "field": name})
        part = child(task, "ExtendedAttribute")
        add(part, "FieldID", fields.texts[name])
        add(part, "Value", value[:LONGEST_TEXT])


def add_codes(task: Element, activity: Activity, fields: Fields) -> None:
    """The outline codes of one task."""
    for name, value in activity.codes.items():
        if name in fields.codes:
            part = child(task, "OutlineCode")
            add(part, "FieldID", fields.codes[name])
            add(part, "ValueID", fields.values[name][value])
