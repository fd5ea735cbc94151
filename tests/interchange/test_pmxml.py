"""P6 XML gives the same document as .xer, from other names."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from small_files import Read

from headway.engine.document import ActivityKind, ConstraintKind, FloatRule, RelationType

pytestmark = pytest.mark.quick

PLAN = """<?xml version="1.0" encoding="utf-8"?>
<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6Professional/V22.12/API/BusinessObjects" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<ActivityCodeType><ObjectId>1</ObjectId><Name>专业</Name></ActivityCodeType>
<ActivityCode><ObjectId>5</ObjectId><CodeTypeObjectId>1</CodeTypeObjectId><CodeValue>GJ</CodeValue><Description>钢筋工</Description></ActivityCode>
<UDFType><ObjectId>8</ObjectId><SubjectArea>Activity</SubjectArea><Title>工程量</Title></UDFType>
<Calendar><ObjectId>10</ObjectId><Name>五天</Name><Type>Global</Type><HoursPerDay>8</HoursPerDay><HoursPerWeek>40</HoursPerWeek>
<StandardWorkWeek>
<StandardWorkHours><DayOfWeek>Monday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>11:59:00</Finish></WorkTime><WorkTime><Start>13:00:00</Start><Finish>16:59:00</Finish></WorkTime></StandardWorkHours>
<StandardWorkHours><DayOfWeek>Sunday</DayOfWeek><WorkTime xsi:nil="true"/></StandardWorkHours>
</StandardWorkWeek>
<HolidayOrExceptions><HolidayOrException><Date>2026-04-06T00:00:00</Date><WorkTime xsi:nil="true"/></HolidayOrException></HolidayOrExceptions></Calendar>
<Project external="true"><Id>METRO</Id><ObjectId>7</ObjectId><Activity><Id>M100</Id><ObjectId>700</ObjectId><Name>移交</Name></Activity></Project>
<Project><Id>BLOCK</Id><Name>两层楼</Name><ObjectId>1</ObjectId><WBSObjectId>100</WBSObjectId><DataDate>2026-03-06T17:00:00</DataDate>
<PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate><MustFinishByDate>2026-12-31T17:00:00</MustFinishByDate><ActivityDefaultCalendarObjectId>10</ActivityDefaultCalendarObjectId>
<WBS><ObjectId>101</ObjectId><ProjectObjectId>1</ProjectObjectId><Code>F1</Code><Name>一层</Name><ParentObjectId xsi:nil="true"/></WBS>
<Activity><ObjectId>1000</ObjectId><ProjectObjectId>1</ProjectObjectId><WBSObjectId>101</WBSObjectId><CalendarObjectId>10</CalendarObjectId><Id>A1000</Id><Name>绑扎</Name>
<Type>Task Dependent</Type><Status>In Progress</Status><ActualStartDate>2026-03-02T08:00:00</ActualStartDate><ActualDuration>8</ActualDuration><RemainingDuration>32</RemainingDuration><PlannedDuration>40</PlannedDuration>
<PercentCompleteType>Physical</PercentCompleteType><PhysicalPercentComplete>0.25</PhysicalPercentComplete><Code><TypeObjectId>1</TypeObjectId><ValueObjectId>5</ValueObjectId></Code><UDF><TypeObjectId>8</TypeObjectId><DoubleValue>12.5</DoubleValue></UDF></Activity>
<Activity><ObjectId>1010</ObjectId><ProjectObjectId>1</ProjectObjectId><WBSObjectId xsi:nil="true"/><CalendarObjectId>10</CalendarObjectId><Id>A1010</Id><Name>验收</Name><Type>Finish Milestone</Type><Status>Not Started</Status>
<RemainingDuration>0</RemainingDuration><PlannedDuration>0</PlannedDuration><PrimaryConstraintType>Finish On or Before</PrimaryConstraintType><PrimaryConstraintDate>2026-04-10T17:00:00</PrimaryConstraintDate>
<RemainingEarlyStartDate>2026-03-20T08:00:00</RemainingEarlyStartDate></Activity>
<Relationship><ObjectId>1</ObjectId><PredecessorActivityObjectId>1000</PredecessorActivityObjectId><SuccessorActivityObjectId>1010</SuccessorActivityObjectId><PredecessorProjectObjectId>1</PredecessorProjectObjectId><SuccessorProjectObjectId>1</SuccessorProjectObjectId><Type>Finish to Finish</Type><Lag>16</Lag></Relationship>
<Relationship><ObjectId>2</ObjectId><PredecessorActivityObjectId>700</PredecessorActivityObjectId><SuccessorActivityObjectId>1000</SuccessorActivityObjectId><PredecessorProjectObjectId>7</PredecessorProjectObjectId><SuccessorProjectObjectId>1</SuccessorProjectObjectId><Type>Finish to Start</Type><Lag>0</Lag></Relationship>
<ScheduleOptions><ProjectObjectId>1</ProjectObjectId><ComputeTotalFloatType>Start Float = Late Start - Early Start</ComputeTotalFloatType></ScheduleOptions>
</Project>
<BaselineProject><ObjectId>2</ObjectId><Activity><ObjectId>1000</ObjectId><Id>OLD</Id></Activity></BaselineProject>
</APIBusinessObjects>"""


def test_p6_xml_is_read_as_a_plan(read: Read) -> None:
    reading = read(PLAN, "plan.xml")
    project = reading.document.projects[0]

    assert (project.id, project.name, project.must_finish_by) == ("BLOCK", "两层楼", datetime(2026, 12, 31, 17))
    assert [(item.uid, item.parent_uid, item.kind) for item in project.activities] == [
        ("wbs:100", None, ActivityKind.WBS),
        ("1010", "wbs:100", ActivityKind.FINISH_MILESTONE),
        ("wbs:101", "wbs:100", ActivityKind.WBS),
        ("1000", "wbs:101", ActivityKind.TASK),
    ]
    milestone, rebar = project.activities[1], project.activities[3]
    assert milestone.constraint is not None
    assert milestone.constraint.kind is ConstraintKind.FINISH_ON_OR_BEFORE
    assert (rebar.percent_complete, rebar.duration_minutes, rebar.quantity, rebar.trade) == (
        0.25,
        2400,
        12.5,
        "GJ 钢筋工",
    )
    assert [(item.type, item.lag_minutes) for item in project.relations] == [(RelationType.FF, 960)]
    assert (project.external_relations[0].other_project, project.external_relations[0].other_activity) == (
        "METRO",
        "M100",
    )
    assert project.options.float_rule is FloatRule.START
    assert reading.recorded.projects[0]["1010"].early_start == datetime(2026, 3, 20, 8)
    counts = {line.thing: (line.in_file, line.kept) for line in reading.report.counts}
    assert (counts["activities"], counts["projects"], counts["relations"]) == ((2, 2), (1, 1), (2, 2))
    assert "baseline_without_project" in [line.code for line in reading.report.losses]


def test_spans_that_end_at_minute_59_end_on_the_hour(read: Read) -> None:
    calendar = read(PLAN, "plan.xml").document.projects[0].calendars[0]

    assert calendar.week[0] == ((480, 720), (780, 1020))
    assert calendar.week[6] == ()
    assert calendar.exceptions[0].first_day == date(2026, 4, 6)


def test_settings_that_headway_does_not_know_are_listed(read: Read) -> None:
    known = (
        b"<LevelAllResources>1</LevelAllResources><IgnoreOtherProjectRelationships>1</IgnoreOtherProjectRelationships>"
    )
    strange = b"<ScheduleByMoonlight>1</ScheduleByMoonlight>"
    content = PLAN if isinstance(PLAN, bytes) else PLAN.encode()
    plain = read(content.replace(b"<ScheduleOptions>", b"<ScheduleOptions>" + known), "plan.xml").report.losses
    told = read(content.replace(b"<ScheduleOptions>", b"<ScheduleOptions>" + strange), "plan.xml").report.losses

    assert "option_not_followed" not in [line.code for line in plain]
    [line] = [line for line in told if line.code == "option_not_followed"]
    assert [row["option"] for row in line.rows] == ["ScheduleByMoonlight"]
