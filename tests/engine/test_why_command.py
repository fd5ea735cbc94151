"""`headway why FILE ACTIVITY`: the chain in words and as JSON, and clear answers where nobody can tell who is meant."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.test_schedule_command import XER


@pytest.fixture
def yard(tmp_path: Path) -> Path:
    path = tmp_path / "yard.xer"
    path.write_bytes(XER.encode("gb18030"))
    return path


def why(*arguments: object, language: str = "zh-CN") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "headway.server.command", "why", *map(str, arguments), "--language", language]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_chain_is_numbered_and_names_days_without_work(yard: Path) -> None:
    done = why(yard, "B")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "为什么 B 垫层 在 2026-01-12 08:00 开始？",
        "  1. B 垫层",
        "     2026-01-12 08:00 → 2026-01-14 17:00，3 天",
        "     等 A 挖土 2026-01-09 17:00 完成（FS）；中间 01-10～01-11 不上班",
        "  2. A 挖土",
        "     2026-01-05 08:00 → 2026-01-09 17:00，5 天",
        "     由数据日期决定：从 2026-01-05 08:00 起能开工就开工",
        "",
        "关键工作：总时差 0 天，它晚一天，完工就晚一天",
        "最迟日期由项目完工时间决定：2026-01-14 17:00",
    ]


def test_english_and_the_number_that_the_file_gives(yard: Path) -> None:
    done = why(yard, "uid:32", language="en")

    assert "Waits for A 挖土 to finish on 2026-01-09 17:00 (FS); no work on 01-10～01-11" in done.stdout


def test_json_has_a_reason_for_every_date(yard: Path) -> None:
    told = json.loads(why(yard, "B", "--json", "-").stdout)

    assert [step["id"] for step in told["chain"]] == ["B", "A"]
    [link] = told["dates"]["early_start"]["drivers"]
    assert (link["kind"], link["bound"], link["relation"]["predecessor_uid"]) == ("relation", "floor", "31")
    assert told["dates"]["late_finish"]["drivers"][0]["kind"] == "project_finish"
    assert (told["standing"]["critical"], told["standing"]["total_float_minutes"]) == (True, 0)


def test_unknown_and_ambiguous_activities_are_told_with_candidates(yard: Path) -> None:
    unknown = why(yard, "挖", language="en")
    yard.write_bytes(XER.replace("\tB\t垫层", "\tA\t垫层").encode("gb18030"))
    ambiguous = why(yard, "A")

    assert (unknown.returncode, ambiguous.returncode) == (1, 1)
    assert "no activity 挖" in unknown.stderr
    assert "A 挖土 (uid:31)" in unknown.stderr
    assert "uid:N" in ambiguous.stderr
    assert "A 挖土 (uid:31)\n  A 垫层 (uid:32)" in ambiguous.stderr


def test_a_file_with_several_projects_wants_one_named(yard: Path) -> None:
    yard.write_bytes(
        XER.replace(
            "%R\t1\tYARD\t10\t2026-01-05 08:00\t2026-01-05 08:00",
            "%R\t1\tYARD\t10\t2026-01-05 08:00\t2026-01-05 08:00\n%R\t2\tQUAY\t10\t2026-01-05 08:00\t2026-01-05 08:00",
        )
        .replace("%R\t20\t1\t1\tY\tYARD\tYard\t", "%R\t20\t1\t1\tY\tYARD\tYard\t\n%R\t21\t2\t1\tY\tQUAY\tQuay\t")
        .replace("%R\t32\t1\t20", "%R\t33\t2\t21\t10\tTT_Task\tTK_NotStart\tQ\tquay\t8\t8\n%R\t32\t1\t20")
        .encode("gb18030")
    )

    unclear, named, wrong = why(yard, "Q"), why(yard, "Q", "--project", "QUAY"), why(yard, "Q", "--project", "X")

    assert (unclear.returncode, named.returncode, wrong.returncode) == (1, 0, 1)
    assert "--project" in unclear.stderr
    assert "YARD" in unclear.stderr
    assert "QUAY" in wrong.stderr
    assert "Q quay" in named.stdout


def test_what_to_shorten_is_calculated_with_and_without_prices(yard: Path, tmp_path: Path) -> None:
    prices = tmp_path / "prices.csv"
    prices.write_text("activity,days,cost\nA,4,10\nuid:32,2,7.5\n", "utf-8")

    fewest, cheapest = why(yard, "B", "--earlier", "3d"), why(yard, "B", "--earlier", "3", "--prices", prices)

    assert fewest.stdout.splitlines()[-3:] == [
        "  A 挖土：缩短 1 天",
        "  B 垫层：缩短 2 天",
        "共缩短 3 天；试算：2026-01-14 17:00 → 2026-01-09 17:00",
    ]
    assert cheapest.stdout.splitlines()[-3:] == [
        "  A 挖土：缩短 1 天",
        "  B 垫层：缩短 2 天",
        "共缩短 3 天，费用 25；试算：2026-01-14 17:00 → 2026-01-09 17:00",
    ]
    told = json.loads(why(yard, "B", "--earlier", "9d", "--json", "-").stdout)["earlier"]
    assert (told["reached"], told["proven"], [one["id"] for one in told["blocked"]]) == (False, True, ["B", "A"])


@pytest.mark.parametrize(
    ("line", "told"),
    [("Z,1,1", "Line 2"), ("A,1.5,1", "Line 2"), ("A,1,nan", "Line 2"), ("A,-1,1", "Line 2")],
)
def test_prices_that_cannot_be_read_are_refused_with_their_line(yard: Path, line: str, told: str) -> None:
    prices = yard.with_name("prices.csv")
    prices.write_text(f"activity,days,cost\n{line}\n", "utf-8")

    refused = why(yard, "B", "--earlier", "1d", "--prices", prices, language="en")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert told in refused.stderr
