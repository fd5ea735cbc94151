"""Microsoft Project's XML: options, calendars, links, progress, splits, manual work."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from small_files import Read, link, msp_task, mspdi

from headway.engine.document import ActivityKind, ConstraintKind, Profile, RelationType, Split
from headway.interchange import ImportRefused

pytestmark = pytest.mark.quick


def test_a_plan_keeps_its_options_logic_and_status(read: Read) -> None:
    project = read(mspdi(), "plan.xml").document.projects[0]

    assert (project.id, project.options.profile, project.data_date) == ("两层楼", Profile.MSP, datetime(2026, 3, 6, 17))
    assert project.options.critical_float_minutes == 480
    assert [(item.predecessor_uid, item.successor_uid, item.type, item.lag_minutes) for item in project.relations] == [
        ("1", "2", RelationType.FS, 480)
    ]


def test_options_that_headway_calculates_otherwise_are_listed(read: Read) -> None:
    moved = mspdi().replace(
        "<MinutesPerDay>", "<MoveRemainingStartsForward>1</MoveRemainingStartsForward><MinutesPerDay>"
    )

    [line] = [one for one in read(moved, "plan.xml").report.losses if one.code == "option_not_followed"]

    assert line.rows == [{"option": "MoveRemainingStartsForward", "value": "1"}]
    assert "option_not_followed" not in [one.code for one in read(mspdi(), "plan.xml").report.losses]


def test_summaries_are_wbs_rows_by_outline_level(read: Read) -> None:
    tasks = (
        msp_task(0, "两层楼", "<Summary>1</Summary>", level=0)
        + msp_task(1, "一层", "<Summary>1</Summary>", level=1)
        + msp_task(2, "支模", level=2)
        + msp_task(3, "验收", "<Milestone>1</Milestone>", level=1, duration="PT0H0M0S")
    )
    activities = read(mspdi(tasks=tasks), "plan.xml").document.projects[0].activities

    assert [(item.uid, item.parent_uid, item.kind) for item in activities] == [
        ("0", None, ActivityKind.WBS),
        ("1", "0", ActivityKind.WBS),
        ("2", "1", ActivityKind.TASK),
        ("3", "0", ActivityKind.FINISH_MILESTONE),
    ]


def test_lags_keep_their_units(read: Read) -> None:
    tasks = msp_task(1, "a") + msp_task(2, "b", link(1, 3, 14400, 8) + link(1, 0, -50, 19))
    relations = read(mspdi(tasks=tasks), "plan.xml").document.projects[0].relations

    assert [(item.type, item.lag_minutes, item.lag_elapsed, item.lag_percent) for item in relations] == [
        (RelationType.SS, 1440, True, None),
        (RelationType.FF, 0, False, -0.5),
    ]


def test_calculated_dates_are_recorded_and_typed_dates_are_intent(read: Read) -> None:
    dates = "<Start>2026-03-09T08:00:00</Start><Finish>2026-03-13T17:00:00</Finish><TotalSlack>4800</TotalSlack><Critical>1</Critical>"
    tasks = msp_task(1, "自动", dates) + msp_task(2, "手动", "<Manual>1</Manual>" + dates)
    reading = read(mspdi(tasks=tasks), "plan.xml")
    automatic, manual = reading.document.projects[0].activities

    assert (automatic.manual_start, automatic.manual_finish) == (None, None)
    assert (manual.manual, manual.manual_start, manual.manual_finish) == (
        True,
        datetime(2026, 3, 9, 8),
        datetime(2026, 3, 13, 17),
    )
    recorded = reading.recorded.projects[0]["1"]
    assert (recorded.start, recorded.total_float_minutes, recorded.critical) == (datetime(2026, 3, 9, 8), 480, True)


def test_progress_has_stop_and_resume_only_while_it_runs(read: Read) -> None:
    stop = "<Stop>2026-03-04T17:00:00</Stop><Resume>2026-03-09T08:00:00</Resume>"
    started = f"<ActualStart>2026-03-02T08:00:00</ActualStart><PercentComplete>60</PercentComplete><RemainingDuration>PT16H0M0S</RemainingDuration>{stop}"
    running, waiting = (
        read(mspdi(tasks=msp_task(1, "a", started) + msp_task(2, "b", stop)), "plan.xml")
        .document.projects[0]
        .activities
    )

    assert (running.resume, running.remaining_minutes, running.percent_complete) == (datetime(2026, 3, 9, 8), 960, 0.6)
    assert (waiting.stop, waiting.resume) == (None, None)


def test_must_start_on_is_mandatory_and_deadlines_are_kept(read: Read) -> None:
    more = "<ConstraintDate>2026-03-09T08:00:00</ConstraintDate><Deadline>2026-03-20T17:00:00</Deadline>"
    text = mspdi(tasks=msp_task(1, "a", more)).replace("<ConstraintType>0<", "<ConstraintType>2<")
    activity = read(text, "plan.xml").document.projects[0].activities[0]

    assert activity.constraint is not None
    assert (activity.constraint.kind, activity.deadline) == (ConstraintKind.MANDATORY_START, datetime(2026, 3, 20, 17))


def _exception(kind: int, more: str, first: str = "2026-01-01", last: str = "2028-12-31") -> str:
    return (
        f"<Exceptions><Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate><ToDate>{last}T23:59:00</ToDate></TimePeriod>"
        f"<Name>停工</Name><Type>{kind}</Type>{more}<DayWorking>0</DayWorking></Exception></Exceptions>"
    )


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        (2, "<Month>9</Month><MonthDay>1</MonthDay>", [date(2026, 10, 1), date(2027, 10, 1), date(2028, 10, 1)]),
        (
            3,
            "<Month>4</Month><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition>",
            [date(2026, 5, 25), date(2027, 5, 31), date(2028, 5, 29)],
        ),
        (
            4,
            "<MonthDay>15</MonthDay><Period>1</Period><Occurrences>2</Occurrences><EnteredByOccurrences>1</EnteredByOccurrences>",
            [date(2026, 1, 15), date(2026, 2, 15)],
        ),
        (
            6,
            "<DaysOfWeek>34</DaysOfWeek><Period>2</Period><Occurrences>3</Occurrences><EnteredByOccurrences>1</EnteredByOccurrences>",
            [date(2026, 1, 2), date(2026, 1, 12), date(2026, 1, 16)],
        ),
    ],
)
def test_recurring_exceptions_are_written_out(read: Read, kind: int, more: str, expected: list[date]) -> None:
    # 3: last Monday of May; 6: every second week on Monday (2) and Friday (32)
    calendar = read(mspdi(calendar=_exception(kind, more)), "plan.xml").document.projects[0].calendars[0]

    assert [item.first_day for item in calendar.exceptions] == expected


def test_work_weeks_change_single_weekdays_of_a_period(read: Read) -> None:
    week = (
        "<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-04-01T00:00:00</FromDate><ToDate>2026-04-30T00:00:00</ToDate></TimePeriod><Name>赶工</Name>"
        "<WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></WorkWeek></WorkWeeks>"
    )
    exception = read(mspdi(calendar=week), "plan.xml").document.projects[0].calendars[0].exceptions[0]

    assert (exception.weekdays, exception.shifts, exception.last_day) == ((5,), ((480, 720),), date(2026, 4, 30))


def test_work_with_a_gap_is_a_split_and_work_over_a_weekend_is_not(read: Read) -> None:
    def day(text: str, value: str = "PT8H0M0S") -> str:
        return f"<TimephasedData><Type>1</Type><Start>{text}T08:00:00</Start><Finish>{text}T17:00:00</Finish><Unit>2</Unit><Value>{value}</Value></TimephasedData>"

    def assigned(uid: int, days: str) -> str:
        return f"<Assignment><UID>{uid}</UID><TaskUID>{uid}</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT16H0M0S</Work>{days}</Assignment>"

    gap = day("2026-03-09") + day("2026-03-10", "PT0H0M0S") + day("2026-03-11")
    weekend = day("2026-03-13") + day("2026-03-16")
    split, whole = (
        read(mspdi(assignments=assigned(1, gap) + assigned(2, weekend)), "plan.xml").document.projects[0].activities
    )

    assert split.splits == [
        Split(datetime(2026, 3, 9, 8), datetime(2026, 3, 9, 17)),
        Split(datetime(2026, 3, 11, 8), datetime(2026, 3, 11, 17)),
    ]
    assert whole.splits == []


def test_duplicate_uids_and_missing_calendars_are_named(read: Read) -> None:
    tasks = msp_task(1, "a") + msp_task(1, "a again") + msp_task(2, "b", "<CalendarUID>77</CalendarUID>")
    reading = read(mspdi(tasks=tasks), "plan.xml")

    assert {"duplicate_id", "missing_calendar"} <= {line.code for line in reading.report.quality}
    assert [item.name for item in reading.document.projects[0].activities] == ["a", "b"]


def test_gbk_bytes_under_a_declaration_of_utf8_are_read(read: Read) -> None:
    reading = read(mspdi(), "plan.xml", written_as="gb18030")

    assert reading.document.projects[0].activities[0].name == "支模"
    assert reading.report.encoding == "gb18030"


def test_a_task_of_another_project_becomes_an_external_relation(read: Read) -> None:
    ghost = msp_task(9, "外部基础", "<ExternalTask>1</ExternalTask><Finish>2026-03-12T17:00:00</Finish>")
    project = read(mspdi(tasks=ghost + msp_task(2, "b", link(9))), "plan.xml").document.projects[0]

    assert [item.uid for item in project.activities] == ["2"]
    assert (project.external_relations[0].other_activity, project.activities[0].external_early_start) == (
        "外部基础",
        datetime(2026, 3, 12, 17),
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (mspdi()[:-200], "truncated"),
        (
            mspdi().replace("<Project ", '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project '),
            "xml_forbidden",
        ),
        (mspdi().replace("<Tasks>", "<Tasks>&x;"), "damaged_file"),
        ('<?xml version="1.0"?><Rechnung xmlns="urn:x"><a/></Rechnung>', "xml_unknown_vocabulary"),
        (
            "<?xml version='1.0'?><Project xmlns='http://schemas.microsoft.com/project'>"
            + "<a>" * 5000
            + "</a>" * 5000
            + "</Project>",
            "damaged_file",
        ),
    ],
)
def test_hostile_or_broken_xml_is_refused(read: Read, content: str, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read(content, "plan.xml")

    assert refused.value.code == code
