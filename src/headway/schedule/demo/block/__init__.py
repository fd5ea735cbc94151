"""云栖雅苑 3# 楼: an 18-storey residential block with two basements, written as a plan."""

from __future__ import annotations

from datetime import datetime

from headway.engine.document import ScheduleOptions, ScheduleProject
from headway.schedule.demo.block import envelope, fitout, ground, handover, services, structure
from headway.schedule.demo.builder import PlanBuilder
from headway.schedule.demo.calendars import SITE, site_calendars

BUILDING = "3# 楼"
START = datetime(2026, 3, 2, 8, 0)
CONTRACT_FINISH = datetime(2027, 6, 10, 17, 0)


def block_as_planned() -> ScheduleProject:
    """The plan before anything happened: data date = start."""
    project = ScheduleProject(
        id="YQ-3",
        name="云栖雅苑 3# 楼",
        default_calendar_uid=SITE,
        start=START,
        data_date=START,
        options=ScheduleOptions(minutes_per_week=2880, days_per_month=26.0),
        calendars=site_calendars(),
    )
    plan = PlanBuilder(project, BUILDING)
    plan.wbs("YQ3", "云栖雅苑 3# 楼")
    for add in (
        ground.add_preparation,
        ground.add_pit,
        ground.add_basement,
        structure.add_structure,
        fitout.add_masonry,
        fitout.add_plaster,
        envelope.add_facade,
        envelope.add_roof,
        services.add_services,
        services.add_lifts,
        services.add_fire_protection,
        fitout.add_show_flat,
        fitout.add_flats,
        fitout.add_flats_acceptance,
        handover.add_outside_works,
        handover.add_handover,
    ):
        add(plan)
    project.activities[-1].deadline = CONTRACT_FINISH
    return plan.connect()
