"""What planners look for beside the fourteen points: loose ends, broken order, logic that does not hold.

Milestones count here, since a milestone that hangs in the air is the first thing a reviewer asks about. Sources: the
schedule check of Primavera P6 (dangling activities, long lags, soft constraints), the GAO *Schedule Assessment Guide*
(GAO-16-89G, best practice 2: sequencing), JGJ/T 121-2015 (a network has one start node and one end node).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from headway.engine.columns import CONSTRAINTS, FLAG_MANUAL, NO_INSTANT, NO_ROW
from headway.engine.document import ConstraintKind
from headway.engine.layout import FF, FS, SF, SS
from headway.engine.quality.check import Check, Ints, Mask, Rule
from headway.engine.quality.dcma import HARD, LONG_DAYS
from headway.engine.quality.population import MILESTONES, TASKS, WBS, Population, rows_of

NO_PREDECESSOR = Rule("no_predecessor", limit=1.0)
NO_SUCCESSOR = Rule("no_successor", limit=1.0)
DANGLING_START = Rule("dangling_start")
DANGLING_FINISH = Rule("dangling_finish")
OUT_OF_SEQUENCE = Rule("out_of_sequence", of_relations=True)
BROKEN_CONSTRAINTS = Rule("broken_constraints")
BROKEN_LINKS = Rule("broken_links", of_relations=True)
PROGRESS_CONFLICTS = Rule("progress_conflicts")
MILESTONE_DURATION = Rule("milestone_duration")
MILESTONE_LEADS = Rule("milestone_leads", of_relations=True)
SUMMARY_LINKS = Rule("summary_links", of_relations=True)
START_TO_FINISH = Rule("start_to_finish", of_relations=True)
LONG_LAGS = Rule("long_lags", of_relations=True)
REDUNDANT_LINKS = Rule("redundant_links", limit=None, of_relations=True)
IDLE_CALENDARS = Rule("idle_calendars")
SOFT_CONSTRAINTS = Rule("soft_constraints", limit=None)
SOFT = (ConstraintKind.START_ON_OR_AFTER, ConstraintKind.FINISH_ON_OR_AFTER, ConstraintKind.AS_LATE_AS_POSSIBLE)


def no_predecessor(people: Population) -> Check:
    """Unstarted activities without a predecessor: one, the start of the plan."""
    unstarted = people.open_work & (people.network.plan.actual_start == NO_INSTANT)
    return _of_work(people, NO_PREDECESSOR, unstarted & ~people.linked(before=True))


def no_successor(people: Population) -> Check:
    """Unfinished activities without a successor: one, the end of the plan."""
    return _of_work(people, NO_SUCCESSOR, ~people.linked(before=False))


def dangling_start(people: Population) -> Check:
    """Tasks with predecessors of which none holds the start (only FF or SF): nothing says when they may begin."""
    started = people.network.plan.actual_start != NO_INSTANT
    held = people.linked(before=True, kinds=(FS, SS))
    return _of_work(people, DANGLING_START, people.open_tasks & ~started & people.linked(before=True) & ~held)


def dangling_finish(people: Population) -> Check:
    """Tasks with successors of which none waits for the finish (only SS or SF): they may last for ever unseen."""
    waited = people.linked(before=False, kinds=(FS, FF))
    return _of_work(people, DANGLING_FINISH, people.open_tasks & people.linked(before=False) & ~waited)


def out_of_sequence(people: Population) -> Check:
    """Relations whose successor has gone on although what it waits for has not happened."""
    plan, links = people.network.plan, people.links
    kinds = plan.relation_type[links]
    from_start = np.isin(kinds, (SS, SF))
    to_start = np.isin(kinds, (FS, SS))
    waits_for = np.where(
        from_start, plan.actual_start[plan.predecessor[links]], plan.actual_finish[plan.predecessor[links]]
    )
    has_gone = np.where(to_start, plan.actual_start[plan.successor[links]], plan.actual_finish[plan.successor[links]])
    if not (plan.actual_start != NO_INSTANT).any():
        return OUT_OF_SEQUENCE.not_applicable("no_progress")
    wrong = (waits_for == NO_INSTANT) & (has_gone != NO_INSTANT)
    return OUT_OF_SEQUENCE.found(links[wrong], len(links), without="no_relations")


def broken_constraints(people: Population) -> Check:
    """Constraints and deadlines that the logic does not let hold: work is calculated later than they allow."""
    plan, picture = people.network.plan, people.picture
    unstarted = people.open_work & (plan.actual_start == NO_INSTANT)
    wrong = _later(people, people.open_work, picture.early_finish, plan.deadline)
    for kinds, at in ((plan.constraint, plan.constraint_at), (plan.secondary_constraint, plan.secondary_constraint_at)):
        starts = np.isin(kinds, _codes(ConstraintKind.START_ON, ConstraintKind.START_ON_OR_BEFORE))
        ends = np.isin(kinds, _codes(ConstraintKind.FINISH_ON, ConstraintKind.FINISH_ON_OR_BEFORE))
        wrong |= _later(people, unstarted & starts, picture.early_start, at)
        wrong |= _later(people, people.open_work & ends, picture.early_finish, at)
    limited = (plan.deadline != NO_INSTANT) | np.isin(plan.constraint, _codes(*HARD, *SOFT))
    limited |= plan.secondary_constraint > 0
    return BROKEN_CONSTRAINTS.found(rows_of(wrong), int((people.open_work & limited).sum()), without="no_constraints")


def broken_links(people: Population) -> Check:
    """Relations that dates held by a hard constraint or by hand run over; lags of nought and more only."""
    plan, picture, links = people.network.plan, people.picture, people.links
    held = np.isin(plan.constraint, _codes(*HARD)) | ((plan.flags & FLAG_MANUAL) != 0)
    held &= people.open_work & (plan.actual_start == NO_INSTANT)
    if not held.any():
        return BROKEN_LINKS.not_applicable("no_constraints")
    links = links[held[plan.successor[links]]]
    chosen = links[~plan.complete[plan.predecessor[links]] & (plan.lag[links] >= 0)]
    kinds, before, after = plan.relation_type[chosen], plan.predecessor[chosen], plan.successor[chosen]
    allowed = np.where(np.isin(kinds, (SS, SF)), picture.early_start[before], picture.early_finish[before])
    reached = np.where(np.isin(kinds, (FS, SS)), picture.early_start[after], picture.early_finish[after])
    return BROKEN_LINKS.found(chosen[people.is_later(after, allowed, reached)], len(links), without="no_relations")


def progress_conflicts(people: Population) -> Check:
    """Progress that contradicts itself: 100 % without a finish, a finish without a start, a share without a start."""
    plan = people.network.plan
    told = plan.columns.percent_complete
    percent = np.zeros(plan.size) if told is None else np.nan_to_num(np.asarray(told, np.float64))
    started, complete = plan.actual_start != NO_INSTANT, plan.complete
    if not started.any() and not complete.any() and not percent.any():
        return PROGRESS_CONFLICTS.not_applicable("no_progress")
    works = np.isin(plan.kind, (*TASKS, *MILESTONES))
    wrong = ((percent >= 1) & ~complete) | ((percent > 0) & ~started) | (complete & ~started)
    return PROGRESS_CONFLICTS.found(rows_of(works & wrong), int(works.sum()))


def milestone_duration(people: Population) -> Check:
    """Milestones that last."""
    plan = people.network.plan
    milestones = np.isin(plan.kind, MILESTONES)
    return MILESTONE_DURATION.found(
        rows_of(milestones & (plan.duration > 0)), int(milestones.sum()), without="no_milestones"
    )


def milestone_leads(people: Population) -> Check:
    """Negative lags into milestones, which point 2 leaves out: a milestone before what it stands for."""
    plan, links = people.network.plan, people.links
    links = links[(people.open_work & ~people.open_tasks)[plan.successor[links]]]
    return MILESTONE_LEADS.found(links[plan.lag[links] < 0], len(links), without="no_milestones")


def summary_links(people: Population) -> Check:
    """Relations of summary rows: they hold for everything under them and hide what waits for what."""
    plan = people.network.plan
    wrong = (plan.kind[plan.predecessor] == WBS) | (plan.kind[plan.successor] == WBS)
    return SUMMARY_LINKS.found(rows_of(wrong), len(wrong), without="no_relations")


def start_to_finish(people: Population) -> Check:
    """Start-to-finish relations: hardly ever what was meant."""
    plan, links = people.network.plan, people.links
    return START_TO_FINISH.found(links[plan.relation_type[links] == SF], len(links), without="no_relations")


def long_lags(people: Population) -> Check:
    """Lags of more than 44 days: work that no activity shows."""
    plan, links = people.network.plan, people.links
    longest = LONG_DAYS * people.minutes_per_day
    return LONG_LAGS.found(links[np.abs(plan.lag[links]) > longest], len(links), without="no_relations")


def redundant_links(people: Population) -> Check:
    """FS relations that two others by way of one activity in between already hold; lags of the two not negative."""
    plan, links = people.network.plan, people.links
    plain = links[(plan.relation_type[links] == FS) & (plan.lag[links] >= 0)]
    if plan.lag_percent is not None:
        plain = plain[np.isnan(plan.lag_percent[plain])]
    weak = plain[plan.lag[plain] == 0]
    hit = _by_way_of_one(plan.predecessor, plan.successor, plain, weak, plan.size)
    return REDUNDANT_LINKS.found(weak[hit], len(links), without="no_relations")


def _by_way_of_one(before: Ints, after: Ints, plain: Ints, weak: Ints, size: int) -> Mask:
    """For each relation of `weak`, A -> C: whether some B has A -> B and B -> C in `plain`."""
    known = np.unique(before[plain].astype(np.int64) * size + after[plain])
    order = np.argsort(after[plain], kind="stable")
    into, sources = after[plain][order], before[plain][order]
    first = np.searchsorted(into, after[weak], side="left")
    many = np.searchsorted(into, after[weak], side="right") - first
    of = np.repeat(np.arange(len(weak)), many)
    steps = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
    through = sources[first[of] + steps]
    wanted = before[weak][of].astype(np.int64) * size + through
    places = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    hit = np.zeros(len(weak), np.bool_)
    if len(known):
        hit[of[known[places] == wanted]] = True
    return hit


def idle_calendars(people: Population) -> Check:
    """Activities without a calendar, or on one that never works."""
    plan, tables = people.network.plan, people.network.tables
    given = np.where(plan.calendar == NO_ROW, plan.columns.default_calendar, plan.calendar)
    never = (given == NO_ROW) | (tables.cumulative[given, -1] == 0)
    return _of_work(people, IDLE_CALENDARS, never)


def soft_constraints(people: Population) -> Check:
    """Activities that a constraint holds where logic should: start or finish on or after, as late as possible."""
    plan = people.network.plan
    soft = np.isin(plan.constraint, _codes(*SOFT)) | np.isin(plan.secondary_constraint, _codes(*SOFT))
    return _of_work(people, SOFT_CONSTRAINTS, soft)


def _of_work(people: Population, rule: Rule, wrong: Mask) -> Check:
    return rule.found(rows_of(people.open_work & wrong), int(people.open_work.sum()), without=people.without)


def _later(people: Population, among: Mask, instants: Ints, than: Ints) -> Mask:
    rows = rows_of(among)
    found = np.zeros(len(among), np.bool_)
    found[rows[people.is_later(rows, instants[rows], than[rows])]] = True
    return found


def _codes(*kinds: ConstraintKind) -> list[int]:
    return [CONSTRAINTS.index(kind) + 1 for kind in kinds]


EXTRAS: tuple[Callable[[Population], Check], ...] = (
    no_predecessor,
    no_successor,
    dangling_start,
    dangling_finish,
    out_of_sequence,
    progress_conflicts,
    broken_constraints,
    broken_links,
    idle_calendars,
    milestone_duration,
    milestone_leads,
    summary_links,
    start_to_finish,
    long_lags,
    redundant_links,
    soft_constraints,
)
