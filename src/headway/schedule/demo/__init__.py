"""Demo plans written by us: pure generators, the same plan on every call."""

from __future__ import annotations

from datetime import datetime, timedelta

from headway.engine.document import ScheduleProject
from headway.schedule.demo.block import CONTRACT_FINISH, block_as_planned
from headway.schedule.demo.happened import Site, Week
from headway.schedule.demo.hospital import hospital_as_planned
from headway.schedule.demo.hospital.trouble import OVERTAKEN
from headway.schedule.demo.hospital.trouble import TURNED_OUT_DAYS as HOSPITAL_TURNED_OUT
from headway.schedule.demo.load import load_plan
from headway.schedule.demo.progress import seen_from
from headway.schedule.demo.station import station_as_planned
from headway.schedule.demo.station.turned_out import TURNED_OUT_DAYS as STATION_TURNED_OUT

__all__ = [
    "CONTRACT_FINISH", "DATA_DATE", "Site", "Week", "hospital_site", "load_plan", "meetings_until_data_date",
    "residential_block", "station_site",
]  # fmt: skip

DATA_DATE = datetime(2026, 11, 20, 17, 0)

# Days that activities really took, where they differ from the plan. Zone B lost six days on its way up.
_TURNED_OUT_DAYS = {
    "DJ-01-B": 15,  # a boulder layer: one day more
    "DX-B1-B02": 7,  # three days of rain in June
    "ST-02B-02": 10,  # first turnover of the aluminium set
    "ST-07B-02": 7,  # typhoon warning, tower crane stopped
    "ST-10B-01": 5,  # rebar delivered late
    "ST-12B-02": 7,
    "ST-03A-02": 4,
    "ST-06A-01": 3,
    "ST-09A-02": 6,
    "ES-02A": 5,
    "ES-04B": 5,
    "ES-06A": 3,
    "MH-02B": 5,
    "WQ-CK-1": 8,
    "JD-PS-1": 11,
    "XF-PL-1": 11,
    "XF-01": 24,
    "DX-WQ-B02": 7,
}


def residential_block(*, progress: bool = True) -> ScheduleProject:
    """云栖雅苑 3# 楼, 18 storeys and two basements: 466 activities in zones, floors and trades.

    With `progress` it stands at `DATA_DATE`: floor 13 in work, zone B six days late. Without, it is the
    original plan, whose calculated dates serve as its baseline. `CONTRACT_FINISH` is the contract's date.
    """
    plan = block_as_planned()
    return seen_from(plan, DATA_DATE, _TURNED_OUT_DAYS) if progress else plan


def station_site() -> Site:
    """6 号线 梧桐路站, an underground station in an open pit: 1,200 activities, about a week late."""
    return Site(station_as_planned(), STATION_TURNED_OUT)


def hospital_site() -> Site:
    """市二院门诊楼装饰改造: 400 activities, three weeks late, work out of sequence, several critical paths."""
    return Site(hospital_as_planned(), HOSPITAL_TURNED_OUT, OVERTAKEN)


def meetings_until_data_date(weeks: int) -> list[datetime]:
    """The data dates of the last `weeks` weekly meetings and of the one before them, `DATA_DATE` being the last."""
    return [DATA_DATE - timedelta(days=7 * back) for back in range(weeks, -1, -1)]
