"""The catalogue: the same keys in both languages, nothing untranslated, nothing missing."""

import json
import re
from pathlib import Path

import pytest

from headway.words import text

pytestmark = pytest.mark.quick

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "src/headway/words/locales"
ZH: dict[str, str] = json.loads((LOCALES / "zh-CN.json").read_text("utf-8"))
EN: dict[str, str] = json.loads((LOCALES / "en.json").read_text("utf-8"))
HAN = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = re.compile(r"^[\W\d_]*$|^\W*([A-Z0-9][\w.+-]*\W*)+$|\{\w+\}")
"""Signs, numbers, names of products and formats, and bare parameters read the same in Chinese."""
LANGUAGE_NAMES = {"client.language.zh-cn", "client.language.zh_cn"}


def test_both_languages_have_the_same_keys() -> None:
    assert len(ZH) > 50
    assert sorted(ZH) == sorted(EN)


def test_parameters_are_the_same_in_both_languages() -> None:
    def parameters(words: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", words))

    assert [key for key in ZH if parameters(ZH[key]) != parameters(EN[key])] == []


def test_english_has_no_han_characters() -> None:
    names_of_the_template = {"interchange.cell.start_missing", "interchange.sheet_without_activities"}
    shown_in_their_own_script = {key for key in EN if "language" in key or "header" in key or "template" in key}
    shown_in_their_own_script |= names_of_the_template

    assert [key for key in EN if HAN.search(EN[key]) and key not in shown_in_their_own_script] == []


def test_chinese_is_translated() -> None:
    untranslated = [key for key in ZH if not HAN.search(ZH[key]) and not SAME_IN_BOTH.search(ZH[key])]

    assert untranslated == []


def test_every_key_that_python_names_exists() -> None:
    named = re.compile(r"""\btext\(\s*["']([a-z0-9_]+(?:\.[a-z0-9_]+)+)["']""")
    missing = [
        f"{path.relative_to(ROOT)}: {key}"
        for path in (ROOT / "src").rglob("*.py")
        for key in named.findall(path.read_text("utf-8"))
        if key not in ZH
    ]

    assert missing == []


def test_refusals_have_a_text_in_both_languages() -> None:
    import headway.people.errors
    import headway.projects.errors
    import headway.schedule.errors
    from headway.kernel.errors import Refusal

    def all_kinds(kind: type[Refusal]) -> list[type[Refusal]]:
        return [kind, *(below for child in kind.__subclasses__() for below in all_kinds(child))]

    assert headway.people.errors and headway.projects.errors and headway.schedule.errors
    assert [kind.code for kind in all_kinds(Refusal) if kind.code not in ZH] == []


def test_a_text_is_filled_and_an_unknown_key_shows_itself() -> None:
    assert text("projects.code_taken", "en", code="A-1") == "Another project already has the code A-1."
    assert text("no.such.key") == "no.such.key"
    assert text("kernel.too_large", "en") == "The content is over the limit of {limit_mb} MB."


def test_a_loop_in_a_text_reads_as_a_way_not_as_brackets() -> None:
    told = text("engine.loop_found", "en", count=2, loops=[["A1", "A2"], ["B1", "B2"]])

    assert "A1 → A2; B1 → B2" in told
    assert "[" not in told
