"""6 号线 梧桐路站: an underground station of two levels, built in an open pit, written as a plan."""

from __future__ import annotations

from datetime import datetime

from headway.engine.document import ScheduleOptions, ScheduleProject
from headway.schedule.demo.builder import PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.station import fitout, ground, outside, pit, structure, systems
from headway.schedule.demo.station.norms import NORMS
from headway.schedule.demo.station.site import station_calendars

CODE, NAME = "M6-WTL", "6 号线 梧桐路站"
START = datetime(2025, 11, 3, 8, 0)
CONTRACT_FINISH = datetime(2027, 11, 30, 17, 0)


def station_as_planned() -> ScheduleProject:
    """The plan before anything happened: data date = start."""
    project = ScheduleProject(
        id=CODE,
        name=NAME,
        default_calendar_uid=SITE,
        start=START,
        data_date=START,
        options=ScheduleOptions(minutes_per_week=2880, days_per_month=26.0),
        calendars=station_calendars(),
    )
    plan = PlanBuilder(project, "梧桐路站", NORMS, resources="WTL-")
    plan.wbs("ST", project.name)
    for add in (
        ground.add_preparation,
        ground.add_pipes,
        ground.add_walls,
        ground.add_columns,
        pit.add_crown_beam,
        pit.add_excavation,
        structure.add_structure,
        structure.add_inside,
        structure.add_backfill,
        outside.add_entrances,
        outside.add_shafts,
        fitout.add_fitout,
        fitout.add_services,
        systems.add_systems,
        systems.add_handover,
    ):
        add(plan)
    project.activities[-1].deadline = CONTRACT_FINISH
    return plan.connect()
