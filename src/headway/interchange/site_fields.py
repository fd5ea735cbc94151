"""Quantity, unit, weight, location, trade and responsible person, found by the names that sites use.

Other tools have no column for them; contractors keep them in user-defined fields or codes. What is
recognised is copied to its own field; codes and user-defined fields stay as they were as well.
"""

from __future__ import annotations

import re

from headway.engine.document import Activity

NAMES: dict[str, tuple[str, ...]] = {
    "quantity": (
        "工程量",
        "数量",
        "计划工程量",
        "合同工程量",
        "quantity",
        "qty",
        "budgeted quantity",
        "planned quantity",
        "boq quantity",
    ),
    "unit": ("单位", "计量单位", "unit", "uom", "units of measure", "unit of measure"),
    "weight": ("权重", "权重值", "进度权重", "weight", "weighting", "weightage"),
    "location": (
        "部位",
        "施工部位",
        "位置",
        "区域",
        "楼层",
        "施工段",
        "分区",
        "location",
        "area",
        "zone",
        "floor",
        "level",
    ),
    "trade": ("专业", "工种", "专业工种", "trade", "discipline"),
    "responsible": ("责任人", "负责人", "责任单位", "responsible", "responsibility", "responsible party"),
}
_FIELD_OF = {name: field for field, names in NAMES.items() for name in names}
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")


def take_site_fields(activity: Activity) -> None:
    """Fill the fields that are still empty from the activity's user-defined fields, then its codes."""
    for source in (activity.custom, activity.codes):
        for name, value in source.items():
            field = _FIELD_OF.get(name.strip().strip("：:").lower())
            if field and value:
                _fill(activity, field, value.strip())


def number_in(text: str) -> float | None:
    """The first number of a text such as `1,250.5 m³`."""
    found = _NUMBER.search(text)
    return float(found[0].replace(",", "")) if found else None


def _fill(activity: Activity, field: str, value: str) -> None:
    if field in ("quantity", "weight"):
        if getattr(activity, field) is None:
            setattr(activity, field, number_in(value))
    elif not getattr(activity, field):
        setattr(activity, field, value)
