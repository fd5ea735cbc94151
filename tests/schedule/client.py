"""A client of a plan as the tests know one: a window brought forward by deltas, named by numbers."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
DATES = ("start", "finish", "late_start", "late_finish", "total_float", "free_float")
WBS = 0


def client_of_window(window: Json) -> Json:
    """A window with rows named by their numbers."""
    told = window["activities"]
    ids = told["id"]
    calendars = [calendar["id"] for calendar in window["calendars"]]
    rows = {}
    for place, number in enumerate(ids):
        parent, calendar = told["parent"][place], told["calendar"][place]
        rows[number] = {
            "parent": None if parent < 0 else ids[parent],
            "calendar": None if calendar < 0 else calendars[calendar],
            **{name: told[name][place] for name in ("sort_key", "kind", "code", "name", "duration", "remaining")},
            **{name: told[name][place] for name in ("percent", "flags", *DATES)},
        }
    links = window["relations"]
    relations = {
        number: {
            "predecessor": ids[links["predecessor"][place]], "successor": ids[links["successor"][place]],
            **{name: links[name][place] for name in ("type", "lag", "driving")},
            **{name: links[name] and links[name][place] for name in SPARSE_LAGS},
        }
        for place, number in enumerate(links["id"])
    }  # fmt: skip
    heading = {name: window[name] for name in ("revision", "data_date", "start", "finish", "profile", "plan_name")}
    return {"heading": heading, "order": ids, "rows": rows, "relations": relations, "calendars": window["calendars"]}


SPARSE_LAGS = ("lag_percent", "lag_calendar")


def brought_forward(client: Json, delta: Json) -> Json:
    """The client after a delta, as a planner's screen does it."""
    assert delta["since"] == client["heading"]["revision"]
    rows = {number: dict(row) for number, row in client["rows"].items() if number not in delta["removed"]}
    default = delta["default_calendar_id"]
    if delta["calendars"] is None:
        known = {calendar["id"] for calendar in client["calendars"]}
    else:
        known = {calendar["id"] for calendar in delta["calendars"]}
    told = delta["rows"]
    for place, number in enumerate(told["id"]):
        row = rows.setdefault(number, dict.fromkeys(DATES))
        own_calendar = told["calendar_id"][place]
        row |= {
            "parent": told["parent_id"][place],
            "calendar_id": own_calendar,
            "calendar": own_calendar if own_calendar is not None else default if default in known else None,
            **{name: told[name][place] for name in ("sort_key", "kind", "code", "name", "duration", "remaining")},
            "percent": told["percent"][place],
            "flags": told["flags"][place] | (row.get("flags", 0) & 3),
        }
    moved = delta["dates"]
    for place, number in enumerate(moved["id"]):
        row = rows[number]
        row |= {name: moved[name][place] for name in DATES}
        row["flags"] = (row["flags"] & ~3) | moved["flags"][place]
        if row["kind"] == WBS and moved["wbs_percent"][place] is not None:
            row |= {"duration": moved["wbs_duration"][place], "remaining": moved["wbs_remaining"][place],
                    "percent": round(moved["wbs_percent"][place] / 10_000, 4)}  # fmt: skip
    for row in rows.values():
        row.pop("calendar_id", None)
    return {
        "heading": {name: delta[name] for name in client["heading"]},
        "order": _outline(rows),
        "rows": rows,
        "relations": _relations(client["relations"], delta),
        "calendars": client["calendars"] if delta["calendars"] is None else delta["calendars"],
    }


def _relations(known: Json, delta: Json) -> Json:
    relations = {number: dict(row) for number, row in known.items() if number not in delta["removed_relations"]}
    told = delta["relations"]
    for place, number in enumerate(told["id"]):
        relations[number] = {
            "predecessor": told["predecessor_id"][place], "successor": told["successor_id"][place],
            "type": told["type"][place], "lag": told["lag"][place], "driving": 0,
            **{name: told[name][place] for name in SPARSE_LAGS},
        }  # fmt: skip
    for number, driving in zip(delta["driving"]["id"], delta["driving"]["driving"], strict=True):
        relations[number]["driving"] = driving
    return dict(sorted(relations.items()))


def _outline(rows: Json) -> list[int]:
    under: dict[int | None, list[int]] = {}
    for number, row in rows.items():
        under.setdefault(row["parent"], []).append(number)
    order: list[int] = []

    def walk(parent: int | None) -> None:
        for number in sorted(under.get(parent, ()), key=lambda one: (rows[one]["sort_key"], one)):
            order.append(number)
            walk(number)

    walk(None)
    return order
