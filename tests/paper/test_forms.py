"""The site diary and the weather record as pages: every word is a value, none is program."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from headway.paper.forms import form_pdf, form_png
from headway.words import text

pytestmark = pytest.mark.quick
AT = datetime(2026, 11, 22, 10, tzinfo=UTC)


def diary() -> dict[str, Any]:
    words = {
        name: name
        for name in (
            "progress", "progress_source", "activity", "percent", "quantity", "people", "people_source", "hours",
            "hours_source", "photos", "signed_by", "signed_at", "hash", "addenda",
        )
    }  # fmt: skip
    return {
        "language": "zh", "title": "云溪里二期 施工日志", "heading": text("progress.print.diary"), "project": "云溪里二期",
        "number": "YX-2", "head": [["日期", "2026-11-22 周日"], ["风力", "3 级"]], "stoppage": "",
        "progress": [{"activity": "16层 剪力墙钢筋绑扎", "percent": "60 → 70 %", "quantity": "35 t", "note": ""}],
        "headcount": [{"trade": "钢筋工", "count": 18}], "hours": [{"activity": "16层", "hours": "9.4 h"}],
        "texts": [{"title": "质量", "words": "#panic() $x$ \\ *粗* [括号] \"引号\""}], "photos": "照片 3 张",
        "signed_by": "刘志强", "signed_at": "2026-11-22 18:02", "hash": "0" * 64,
        "addenda": [{"text": "漏记泵车 1 台", "by": "刘志强"}], "printed": "打印于", "words": words,
    }  # fmt: skip


def weather() -> dict[str, Any]:
    def half(words: str, wet: bool) -> dict[str, Any]:
        return {"half": "上", "words": words, "wet": wet}

    day = {
        "number": "2", "mark": "已签", "there": True, "missing": False, "am": half("小雨", True), "pm": half("晴", False),
        "measured": "8–14 °C 3 级", "workable": "砼● 吊● 涂½",
    }  # fmt: skip
    gap = day | {"there": False, "missing": True}
    return {
        "language": "zh", "title": "晴雨表", "heading": "晴雨表 2026 年 11 月", "project": "YX-2", "weekdays": list("一二三四五六日"),
        "weeks": [[None, day, gap, day, day, day, day]] * 6, "sums": [{"trade": "混凝土", "days": "20.5"}], "legend": "●",
        "printed": "打印于", "words": {"missing": "缺日志", "workable_days": "可施工天数"},
    }  # fmt: skip


@pytest.mark.parametrize(("form", "values"), [("diary", diary()), ("weather", weather())])
def test_a_form_is_the_same_bytes_every_time(form: str, values: dict[str, Any]) -> None:
    made = form_pdf(form, values, AT)

    assert made.startswith(b"%PDF-")
    assert made == form_pdf(form, values, AT)
    assert form_png(form, values).startswith(b"\x89PNG")


def test_a_word_of_a_person_is_never_program() -> None:
    """What typst would carry out stands on the page as it was written."""
    hostile = diary() | {"project": '#read("/etc/passwd")', "heading": '#image("x")\x00\x1b'}

    assert form_pdf("diary", hostile, AT).startswith(b"%PDF-")


def test_a_form_is_printed_by_a_process_of_its_own() -> None:
    asked = {"form": "weather", "values": weather(), "at": AT.isoformat()}
    done = subprocess.run(
        [sys.executable, "-m", "headway.paper.forms"], input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    assert (done.stdout[:5], done.stderr) == (b"%PDF-", b"")
    with pytest.raises(ValueError, match="no form"):
        form_pdf("../sheets", {}, AT)
