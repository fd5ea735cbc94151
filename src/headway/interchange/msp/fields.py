"""User-defined fields and outline codes: definitions in the head, values in the tasks."""

from __future__ import annotations

from headway.engine.document import Activity
from headway.interchange.report import Findings
from headway.interchange.site_fields import take_site_fields
from headway.interchange.xml_parts import Part


class FieldNames:
    """What the fields of a file are called."""

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}
        self._codes: dict[str, tuple[str, dict[str, str]]] = {}

    def learn_field(self, part: Part) -> None:
        self._fields[part["FieldID"]] = (part["Alias"] or part["FieldName"]).strip()

    def learn_code(self, part: Part) -> None:
        values = {
            item["ValueID"]: (item["Description"] or item["Value"]).strip() for item in part.parts("Values", "Value")
        }
        self._codes[part["FieldID"]] = ((part["Alias"] or part["FieldName"]).strip(), values)

    def add_to(self, activity: Activity, task: Part, findings: Findings) -> None:
        """Put a task's values on the activity, then fill quantity, unit, location … from them."""
        for item in task.parts("ExtendedAttribute"):
            name, value = self._fields.get(item["FieldID"], item["FieldID"]), item["Value"].strip()
            if name and value and value != "NA":
                activity.custom[name] = value
                findings.count("custom_fields", 1)
        for item in task.parts("OutlineCode"):
            name, values = self._codes.get(item["FieldID"], (item["FieldID"], {}))
            name = name or self._fields.get(item["FieldID"], "")  # some writers name a code among the fields only
            value = values.get(item["ValueID"], item["Value"].strip())
            if name and value:
                activity.codes[name] = value
                findings.count("codes", 1)
        take_site_fields(activity)
