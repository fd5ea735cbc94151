"""Random small plans for hypothesis: mixed calendars, relations, lags, constraints, progress.

Small (2-12 activities) and drawn from few round values on purpose: ties, shift ends, rest days and
zero lags are where two engines part.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from engine.reference.worktime import WorkTime
from headway.engine.document import (
    Activity,
    ActivityKind,
    Calendar,
    CalendarException,
    Constraint,
    ConstraintKind,
    CriticalRule,
    FloatRule,
    LagCalendar,
    Profile,
    ProgressLogic,
    Relation,
    RelationType,
    ScheduleOptions,
    ScheduleProject,
    Shift,
    SsLagRule,
)

START = datetime(2026, 3, 2, 8, 0)  # a Monday
DAY: tuple[Shift, ...] = ((480, 720), (780, 1020))
LONG: tuple[Shift, ...] = ((420, 1140),)
NIGHT: tuple[Shift, ...] = ((0, 360), (1320, 1440))
WHOLE: tuple[Shift, ...] = ((0, 1440),)

FIVE = Calendar("five", "5 × 8 h", (DAY, DAY, DAY, DAY, DAY, (), ()))
SIX = Calendar("six", "6 × 12 h", (LONG, LONG, LONG, LONG, LONG, LONG, ()))
NIGHTS = Calendar("nights", "nights", (NIGHT,) * 7)
ROUND = Calendar("round", "round the clock", (WHOLE,) * 7)

DURATIONS = [60, 240, 480, 480, 481, 960, 1440, 2400, 4800]
LAGS = [0, 0, 0, 0, 60, 480, 480, 1440, -60, -480, -960]
TIMES = [timedelta(), timedelta(hours=8), timedelta(hours=10, minutes=30), timedelta(hours=17), timedelta(hours=20)]


def instants(first_day: int, last_day: int) -> st.SearchStrategy[datetime]:
    """Instants on the days `first_day`..`last_day` after the start, at the times where engines part."""
    return st.builds(
        lambda day, time: datetime(2026, 3, 2) + timedelta(days=day) + time,
        st.integers(first_day, last_day),
        st.sampled_from(TIMES),
    )


@st.composite
def calendars(draw: st.DrawFn) -> list[Calendar]:
    """Four plain calendars and a child of the first with holidays, a short day and a worked Saturday."""
    holiday = date(2026, 3, 2) + timedelta(days=draw(st.integers(0, 20)))
    length = draw(st.integers(0, 3))
    child = Calendar(
        "child",
        "5 × 8 h with exceptions",
        (None, None, None, ((480, 720),), None, None, None),
        [
            CalendarException(holiday, holiday + timedelta(days=length), ()),
            CalendarException(date(2026, 3, 14), date(2026, 3, 14), DAY),
            CalendarException(date(2026, 3, 16), date(2026, 4, 30), ((600, 900),), weekdays=(4,)),
        ],
        parent_uid="five",
    )
    return [FIVE, SIX, NIGHTS, ROUND, child]


@st.composite
def plans(
    draw: st.DrawFn, profile: Profile = Profile.P6, *, progress: bool = False, mixed: bool = False
) -> ScheduleProject:
    """A plan without loops.

    `progress`: some work is done or running, in or out of sequence. `mixed`: activities and lags on
    several calendars; without it all of a plan stands on one of them. In a mixed plan there are no
    milestones, and between two calendars no FF and SF: the end of a shift and the start of the next
    are one instant to what finishes there but two to another calendar, and which of them P6 takes is
    known from its stored dates only, not from a rule.
    """
    known = draw(calendars())
    count = draw(st.integers(2, 12))
    common = None if mixed else draw(st.sampled_from(known)).uid
    wbs = Activity("w", "W", "the plan", ActivityKind.WBS)
    activities = [draw(_activity(n, known, common, profile)) for n in range(count)]
    project = ScheduleProject(
        id="drawn",
        name="drawn",
        default_calendar_uid=common or "five",
        start=START,
        data_date=START,
        options=draw(_options(profile, mixed)),
        calendars=known,
        activities=[wbs, *activities],
        relations=draw(_relations(activities, profile, mixed)),
    )
    if progress:
        project.data_date = draw(instants(3, 14))
        for activity in activities:
            draw(_progress(activity, project))
    if profile is Profile.P6 and draw(st.integers(0, 9)) == 0:
        project.must_finish_by = draw(instants(5, 40))
    return project


@st.composite
def _options(draw: st.DrawFn, profile: Profile, mixed: bool) -> ScheduleOptions:
    options = ScheduleOptions(profile=profile)
    if profile is Profile.MSP:
        options.multiple_critical_paths = draw(st.sampled_from([False, False, True]))
        options.honours_constraint_dates = draw(st.booleans())
        return options
    if mixed:
        options.lag_calendar = draw(st.sampled_from([LagCalendar.PREDECESSOR, *LagCalendar]))
    options.float_rule = draw(st.sampled_from([FloatRule.FINISH, *FloatRule]))
    options.critical_rule = draw(st.sampled_from(CriticalRule))
    options.critical_float_minutes = draw(st.sampled_from([0, 480]))
    options.open_ends_critical = draw(st.sampled_from([False, False, True]))
    options.progress_logic = draw(st.sampled_from([ProgressLogic.RETAINED_LOGIC, *ProgressLogic]))
    options.ss_lag_rule = draw(st.sampled_from(SsLagRule))
    return options


@st.composite
def _activity(draw: st.DrawFn, number: int, known: list[Calendar], common: str | None, profile: Profile) -> Activity:
    milestones = [ActivityKind.START_MILESTONE, ActivityKind.FINISH_MILESTONE]
    kind = draw(st.sampled_from([ActivityKind.TASK] * 6 + (milestones if common else [])))
    if profile is Profile.MSP and kind is ActivityKind.START_MILESTONE:
        kind = ActivityKind.FINISH_MILESTONE  # MS Project knows one kind
    minutes = draw(st.sampled_from(DURATIONS)) if kind is ActivityKind.TASK else 0
    calendar_uid = common or draw(st.sampled_from(known)).uid
    activity = Activity(f"a{number}", f"A{number}", f"activity {number}", kind, "w", calendar_uid)
    activity.duration_minutes = activity.remaining_minutes = minutes
    if draw(st.integers(0, 3)) == 0:
        activity.constraint = draw(_constraint(kind))
        if profile is Profile.P6 and kind is ActivityKind.TASK and draw(st.integers(0, 4)) == 0:
            activity.secondary_constraint = Constraint(
                draw(st.sampled_from([ConstraintKind.START_ON_OR_BEFORE, ConstraintKind.FINISH_ON_OR_BEFORE])),
                draw(instants(0, 25)),
            )
    if draw(st.integers(0, 9)) == 0:
        activity.deadline = draw(instants(2, 30)) if profile is Profile.MSP else None
    return activity


@st.composite
def _constraint(draw: st.DrawFn, of: ActivityKind) -> Constraint:
    """A start milestone has a start to constrain, a finish milestone a finish; neither is mandatory here."""
    kinds = [kind for kind in ConstraintKind if kind is not ConstraintKind.AS_LATE_AS_POSSIBLE]
    if of is not ActivityKind.TASK:
        word = "start" if of is ActivityKind.START_MILESTONE else "finish"
        kinds = [kind for kind in kinds if kind.value.startswith(word)]
    return Constraint(draw(st.sampled_from(kinds)), draw(instants(0, 25)))


@st.composite
def _relations(draw: st.DrawFn, activities: list[Activity], profile: Profile, mixed: bool) -> list[Relation]:
    """Relations from lower to higher numbers, several between the same two now and then."""
    count = len(activities)
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[0] != pair[1])
    relations = []
    for number, pair in enumerate(draw(st.lists(ends, max_size=2 * count))):
        before, after = sorted(pair)
        relation = Relation(f"r{number}", f"a{before}", f"a{after}")
        crosses = activities[before].calendar_uid != activities[after].calendar_uid
        others = [RelationType.SS] if crosses else list(RelationType)
        relation.type = draw(st.sampled_from([RelationType.FS, RelationType.FS, *others]))
        relation.lag_minutes = draw(st.sampled_from(LAGS))
        if not mixed:
            pass
        elif relation.lag_minutes and draw(st.integers(0, 4)) == 0:
            relation.lag_elapsed, relation.lag_calendar = True, LagCalendar.ELAPSED
        elif relation.lag_minutes and profile is Profile.P6 and draw(st.integers(0, 4)) == 0:
            relation.lag_calendar = draw(st.sampled_from(LagCalendar))
        relations.append(relation)
    return relations


@st.composite
def _progress(draw: st.DrawFn, activity: Activity, project: ScheduleProject) -> None:
    """Done, running or untouched; actual work is what the calendar gives between the dates."""
    state = draw(st.sampled_from(["open", "open", "done", "running"]))
    if state == "open" or project.data_date is None:
        return
    everyone = {calendar.uid: calendar for calendar in project.calendars}
    time = WorkTime(everyone[activity.calendar_uid or ""], everyone)
    start = time.next_start(draw(instants(0, 2)))
    if activity.kind is not ActivityKind.TASK:
        if state == "done":
            activity.actual_start = activity.actual_finish = start
        return
    if state == "done":
        finish = time.add(start, draw(st.sampled_from([60, 480, 600])))
        if finish > project.data_date:
            return
        activity.actual_start, activity.actual_finish, activity.remaining_minutes = start, finish, 0
        activity.actual_minutes = activity.duration_minutes = time.between(start, finish)
        activity.percent_complete = 1.0
    else:
        activity.actual_start = start
        activity.actual_minutes = time.between(start, project.data_date)
        activity.duration_minutes = activity.actual_minutes + activity.remaining_minutes
        activity.percent_complete = activity.actual_minutes / activity.duration_minutes
        if project.options.profile is Profile.MSP:
            activity.stop = project.data_date
            activity.resume = time.next_start(project.data_date)
