"""A small block on paper: two storeys, one of them late, data date Friday 2026-11-20."""

from datetime import datetime
from typing import Any

import numpy as np

from headway.engine.columns import NO_INSTANT
from headway.engine.drawing import (
    BAR,
    HEADING,
    MILESTONE,
    SUMMARY,
    Chart,
    Column,
    Links,
    Sheet,
    SiteCalendar,
    TitleBlock,
)
from headway.words import text

SHIFTS = [[480, 720], [780, 1020]]
SIX_DAYS = SiteCalendar([SHIFTS] * 6 + [[]], [(20_790, 20_790, [])])
WORDS_OF_AXIS = ("month_", "weekday_", "xun_", "quarter", "year")


def at(words: str) -> int:
    """Local minutes of `2026-11-20 17:00`."""
    return int((datetime.fromisoformat(words) - datetime(1970, 1, 1)).total_seconds() // 60)


def day(words: str) -> int:
    """Day number of `2026-11-20`."""
    return at(words) // 1440


def words(language: str = "zh-CN") -> dict[str, str]:
    from headway.engine.drawing import WORD_KEYS

    own = {"slip": "gantt.mark.slip", "data_date": "gantt.mark.data_date"}
    keys = {
        name: own.get(name, f"gantt.axis.{name}" if name.startswith(WORDS_OF_AXIS) else f"paper.{name}")
        for name in WORD_KEYS
    }
    return {name: text(key, language) for name, key in keys.items()}


ROWS: list[tuple[str, int, int, str, str, str, str, float, bool]] = [
    # name, shape, depth, start, finish, baseline start, baseline finish, percent, critical
    ("云栖雅苑 3# 楼 <主体> & \"结构\"", SUMMARY, 0, "2026-11-06 08:00", "2026-12-05 17:00", "2026-11-02 08:00", "2026-11-28 17:00", 0.4, True),
    ("A 区 钢筋绑扎", BAR, 1, "2026-11-06 08:00", "2026-11-10 17:00", "2026-11-02 08:00", "2026-11-05 17:00", 1.0, False),
    ("A 区 铝模安装", BAR, 1, "2026-11-11 08:00", "2026-11-24 17:00", "2026-11-09 08:00", "2026-11-20 17:00", 0.5, True),
    ("A 区 混凝土浇筑", BAR, 1, "2026-11-25 08:00", "2026-11-26 17:00", "2026-11-21 08:00", "2026-11-23 17:00", 0.0, True),
    ("机电", HEADING, 0, "", "", "", "", 0.0, False),
    ("预留预埋", BAR, 1, "2026-11-16 08:00", "2026-12-05 17:00", "", "", 0.2, False),
    ("主体封顶", MILESTONE, 1, "2026-12-05 17:00", "2026-12-05 17:00", "2026-11-28 17:00", "2026-11-28 17:00", 0.0, True),
]  # fmt: skip


def chart(copies: int = 1, **changes: Any) -> Chart:
    """The block, `copies` times under each other."""
    rows = ROWS * copies
    instants = [np.array([at(row[place]) if row[place] else NO_INSTANT for row in rows]) for place in (3, 4, 5, 6)]
    values: dict[str, Any] = {
        "shape": np.array([row[1] for row in rows]),
        "depth": np.array([row[2] for row in rows]),
        "start": instants[0],
        "finish": instants[1],
        "baseline_start": instants[2],
        "baseline_finish": instants[3],
        "percent": np.array([row[7] for row in rows]),
        "claimed": np.array([0.2 if row[7] == 0.5 else 0.0 for row in rows]),
        "critical": np.array([row[8] for row in rows]),
        "complete": np.array([row[7] == 1.0 for row in rows]),
        "inactive": np.zeros(len(rows), dtype=bool),
        "behind": np.zeros(len(rows), dtype=bool),
        "labels": ["铝模一班" if row[7] == 0.5 else "" for row in rows],
        "calendar": np.zeros(len(rows), dtype=np.int64),
        "calendars": [SIX_DAYS],
        "columns": columns(rows),
        "data_date": at("2026-11-20 17:00"),
        "links": links(copies),
    }
    return Chart(**(values | changes))


def columns(rows: list[Any]) -> list[Column]:
    return [
        Column("row", "行", "", 850, "end", [str(place + 1) for place in range(len(rows))]),
        Column("state", "状态", "", 650, "start", [""] * len(rows)),
        Column("name", "工作名称", "", 3_800, "start", [row[0] for row in rows]),
        Column("finish", "完成", "", 1_300, "end", [row[4][5:10] for row in rows]),
    ]


def links(copies: int) -> Links:
    """Reinforcement → formwork → concrete → topping out, and the services beside them."""
    before, after, kinds = [], [], []
    for copy in range(copies):
        first = copy * len(ROWS)
        for predecessor, successor, kind in ((1, 2, 0), (2, 3, 0), (3, 6, 0), (1, 5, 1), (5, 6, 2)):
            before.append(first + predecessor)
            after.append(first + successor)
            kinds.append(kind)
    return Links(np.array(before), np.array(after), np.array(kinds), np.array([kind == 0 for kind in kinds]))


def sheet(**changes: Any) -> Sheet:
    """A3 on its long side, one page wide, November 2026 and some days around."""
    values: dict[str, Any] = {
        "first_day": day("2026-10-30"),
        "end_day": day("2026-12-16"),
        "title": TitleBlock(
            company="华东建工集团 第三工程公司", project="云栖雅苑 3# 楼", drawing="施工进度横道图", number="YQ-3-JD-01",
            data_date="2026-11-20 周五", revision="r214", baseline="B2", drawn_by="周启明",
            printed="打印于 2026-11-20 09:30",
        ),
    }  # fmt: skip
    return Sheet(**(values | changes))
