"""Rules as people write them down: read, checked, told. What nobody decided is as in `kinds.DEFAULTS`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from headway.warnings.rules.kinds import DEFAULTS, GENERAL, RANGES, RUNGS, WAYS, General, Rule, Step

Values = dict[str, Any]
LONGEST_LADDER = 6
MOST_HOURS = 24 * 30
_DAY = 24 * 60


class RuleRefused(ValueError):
    """A value that a rule cannot hold; `name` is the field."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def is_kind(kind: str) -> bool:
    """Whether rules are kept under this name."""
    return kind in DEFAULTS or kind == GENERAL


def rule_of(kind: str, stored: Mapping[str, Any] | None) -> Rule:
    """The rule from what was stored; a parameter that came later has its default."""
    default = DEFAULTS[kind]
    if not stored:
        return default
    return replace(
        default,
        is_on=stored["is_on"],
        parameters={**default.parameters, **stored["parameters"]},
        ladder=tuple(Step(one["after_hours"], one["to"]) for one in stored["ladder"]),
        ways=tuple(stored["ways"]),
        holds=stored["holds"],
        may_snooze=stored["may_snooze"],
    )


def general_of(stored: Mapping[str, Any] | None) -> General:
    """What holds for all reminders, from what was stored."""
    return General(**stored) if stored else General()


def told_rule(rule: Rule) -> Values:
    """A rule as it is told and written down."""
    return {
        "is_on": rule.is_on,
        "parameters": dict(rule.parameters),
        "ladder": [{"after_hours": one.after_hours, "to": one.to} for one in rule.ladder],
        "ways": list(rule.ways),
        "holds": rule.holds,
        "may_snooze": rule.may_snooze,
    }


def told_general(general: General) -> Values:
    return {
        "site_from": general.site_from, "site_until": general.site_until, "most_per_day": general.most_per_day,
    }  # fmt: skip


def read_values(kind: str, told: Mapping[str, Any]) -> Values:
    """What is stored of a rule that a person wrote down whole. Raises RuleRefused, which names the field."""
    return _read_general(told) if kind == GENERAL else _read_rule(kind, told)


def _read_rule(kind: str, told: Mapping[str, Any]) -> Values:
    default = DEFAULTS[kind]
    known = told_rule(default) | dict(told)
    if told.keys() - told_rule(default).keys():
        raise RuleRefused("unknown")
    for name in ("is_on", "holds", "may_snooze"):
        if not isinstance(known[name], bool):
            raise RuleRefused(name)
    return known | {
        "parameters": _parameters(default, known["parameters"]),
        "ladder": _read_ladder(known["ladder"]),
        "ways": _read_ways(known["ways"]),
    }


def _parameters(default: Rule, told: Any) -> dict[str, int]:
    if not isinstance(told, Mapping) or told.keys() - default.parameters.keys():
        raise RuleRefused("parameters")
    return {name: _whole(name, told.get(name, usual), *RANGES[name]) for name, usual in default.parameters.items()}


def _read_ladder(told: Any) -> list[Values]:
    """Steps upwards in time; nobody is named twice."""
    if not isinstance(told, list | tuple) or not 1 <= len(told) <= LONGEST_LADDER:
        raise RuleRefused("ladder")
    steps = []
    for one in told:
        if not isinstance(one, Mapping) or one.keys() != {"after_hours", "to"} or one["to"] not in RUNGS:
            raise RuleRefused("ladder")
        steps.append({"after_hours": _whole("ladder", one["after_hours"], 0, MOST_HOURS), "to": one["to"]})
    hours = [one["after_hours"] for one in steps]
    if hours != sorted(hours) or len({one["to"] for one in steps}) < len(steps):
        raise RuleRefused("ladder")
    return steps


def _read_ways(told: Any) -> list[str]:
    if not isinstance(told, list | tuple) or any(one not in WAYS for one in told):
        raise RuleRefused("ways")
    return [one for one in WAYS if one in told]


def _read_general(told: Mapping[str, Any]) -> Values:
    known = told_general(General()) | dict(told)
    if told.keys() - told_general(General()).keys():
        raise RuleRefused("unknown")
    values: Values = {
        "site_from": _whole("site_from", known["site_from"], 0, _DAY - 1),
        "site_until": _whole("site_until", known["site_until"], 1, _DAY),
        "most_per_day": _whole("most_per_day", known["most_per_day"], 1, 100),
    }
    if values["site_until"] <= values["site_from"]:
        raise RuleRefused("site_until")
    return values


def _whole(name: str, value: Any, lowest: int, highest: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise RuleRefused(name)
    return value
