"""市二院门诊楼装饰改造: a hospital refitted floor by floor while it works, and late."""

from __future__ import annotations

from headway.engine.document import ScheduleOptions, ScheduleProject
from headway.schedule.demo.builder import PlanBuilder
from headway.schedule.demo.calendars import SITE
from headway.schedule.demo.hospital import cleanrooms, departments, house
from headway.schedule.demo.hospital.norms import NORMS
from headway.schedule.demo.hospital.site import CONTRACT_FINISH, START, hospital_calendars

__all__ = ["CODE", "CONTRACT_FINISH", "NAME", "START", "hospital_as_planned"]

CODE, NAME = "SEY-MZ", "市二院门诊楼装饰改造"


def hospital_as_planned() -> ScheduleProject:
    """The plan of the contract: data date = start. It must finish by the contract's date."""
    project = ScheduleProject(
        id=CODE,
        name=NAME,
        default_calendar_uid=SITE,
        start=START,
        data_date=START,
        must_finish_by=CONTRACT_FINISH,
        options=ScheduleOptions(minutes_per_week=2880, days_per_month=26.0),
        calendars=hospital_calendars(),
    )
    plan = PlanBuilder(project, "门诊楼", NORMS, resources="SEY-")
    plan.wbs("YY", project.name)
    for add in (
        departments.add_preparation,
        departments.add_departments,
        cleanrooms.add_theatres,
        cleanrooms.add_imaging,
        house.add_systems,
        house.add_front,
        house.add_changes,
        house.add_opening,
    ):
        add(plan)
    project.activities[-1].deadline = CONTRACT_FINISH
    return plan.connect()
