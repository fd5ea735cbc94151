"""How a workbook shows durations, lags, shifts and instants, so that `excel.cells` understands them again."""

from __future__ import annotations

from datetime import datetime, timedelta

from headway.engine.document import Relation, RelationType, Shift
from headway.interchange.excel.cells import NotUnderstood
from headway.interchange.excel.links import read_links

TIME_OF_DAY = "%Y-%m-%d %H:%M"


def duration_cell(minutes: int, per_day: int, *, elapsed: bool = False) -> float | str:
    """Days as a number where that is exact, else hours or minutes in words: 5, 2.5, `725分钟`, `7日历天`."""
    if elapsed:
        return f"{_exact(minutes, 1440)}日历天"
    days = minutes / per_day
    if round(days, 4) == days:
        return int(days) if days == int(days) else days
    return f"{minutes // 60}小时" if minutes % 60 == 0 else f"{minutes}分钟"


def lag_text(minutes: int, per_day: int, *, elapsed: bool, percent: float | None) -> str:
    """`+2d`, `-4h`, `+3ed`, `+50%`; nothing for no lag."""
    if percent is not None:
        return f"{percent * 100:+.10g}%"
    if not minutes and not elapsed:
        return ""
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    if elapsed:
        return f"{sign}{_exact(size, 1440)}ed"
    if size % per_day == 0:
        return f"{sign}{size // per_day}d"
    return f"{sign}{size // 60}h" if size % 60 == 0 else f"{sign}{size}min"


def _exact(minutes: int, unit: int) -> str:
    return f"{minutes / unit:.10f}".rstrip("0").rstrip(".")


def link_text(relation: Relation, predecessor: str, per_day: int, codes: set[str]) -> str | None:
    """`A100SS+2d`, when the reader takes exactly this link from it; None sends the link to the sheet 逻辑关系."""
    if relation.lag_calendar is not None:
        return None
    lag = lag_text(relation.lag_minutes, per_day, elapsed=relation.lag_elapsed, percent=relation.lag_percent)
    kind = "" if relation.type is RelationType.FS and not lag else relation.type.value
    text = f"{predecessor}{kind}{lag}"
    try:
        found = read_links(text, codes.__contains__, per_day)
    except (NotUnderstood, ValueError):
        return None
    if len(found) != 1 or found[0].predecessor != predecessor or found[0].type is not relation.type:
        return None
    told = (found[0].lag.minutes, found[0].lag.elapsed, found[0].lag.percent)
    minutes = 0 if relation.lag_percent is not None else relation.lag_minutes
    return text if told == (minutes, relation.lag_elapsed, relation.lag_percent) else None


def shifts_text(shifts: tuple[Shift, ...]) -> str:
    """`8:00-12:00,13:00-17:00`, 休, 24小时."""
    if not shifts:
        return "休"
    if shifts == ((0, 1440),):
        return "24小时"
    return ",".join(f"{a // 60}:{a % 60:02d}-{b // 60}:{b % 60:02d}" for a, b in shifts)


def instant_text(at: datetime) -> str:
    """With its time; the midnight that ends a day is `24:00` of that day, for 0:00 means `no time said`."""
    if at.hour == at.minute == 0:
        return f"{at - timedelta(days=1):%Y-%m-%d} 24:00"
    return at.strftime(TIME_OF_DAY)
