"""The texts of a drawing, out of the catalogue."""

from __future__ import annotations

from headway.engine.drawing import WORD_KEYS
from headway.words import has_text, text

_OF_THE_CHART = ("month_", "weekday_", "xun_", "quarter", "year")


def drawing_words(language: str) -> dict[str, str]:
    """Every text that `headway.engine.drawing` needs, by key (`WORD_KEYS`)."""
    keys = {name: f"gantt.axis.{name}" if name.startswith(_OF_THE_CHART) else f"paper.{name}" for name in WORD_KEYS} | {
        "slip": "gantt.mark.slip",
        "data_date": "gantt.mark.data_date",
    }
    assert all(has_text(key) for key in keys.values())
    return {name: text(key, language) for name, key in keys.items()}
