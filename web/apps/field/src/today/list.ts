import { addDays, finishDay, startDay } from "../days/site-days.ts";
import type { ActivityRecord, AssignmentRecord, EntryRecord } from "../records.ts";
import { acceptedPercent, lastPercent, plannedPercent } from "../report/percent.ts";
import { latenessDays } from "../report/remaining.ts";

/** One card of the list. */
export interface Card {
  activity: ActivityRecord;
  accepted: number;
  last: number;
  planned: number | null;
  late_days: number;
  /** What was reported for the day, by whomever, the last one. */
  entry: EntryRecord | null;
  /** First open predecessor of work that has not started; null when nothing is in its way. */
  waits_for: string | null;
  is_started: boolean;
  must_correct: boolean;
}

export interface TodayList {
  unreported: Card[];
  reported: Card[];
  offers: AssignmentRecord[];
  tomorrow: Card[];
}

/**
 * Today's work in the order in which it is to be reported: unreported first; among those what was returned, then
 * critical, then late, then the rest; equals by planned finish, then by code.
 */
export function todayList(
  activities: readonly ActivityRecord[],
  entries: readonly EntryRecord[],
  assignments: readonly AssignmentRecord[],
  day: string,
): TodayList {
  const latest = latestEntries(entries, day);
  const cards = activities.map((activity) => cardOf(activity, latest.get(activity.activity_id) ?? null, day));
  const today = cards.filter((card) => belongsTo(card.activity, day) || card.entry !== null);
  const isReported = (card: Card): boolean => card.entry !== null && !card.must_correct;
  const tomorrow = addDays(day, 1);
  return {
    unreported: today.filter((card) => !isReported(card)).sort(byUrgency),
    reported: today.filter(isReported).sort(byUrgency),
    offers: assignments
      .filter((offer) => offer.state === "offered")
      .sort((one, other) => one.first_day.localeCompare(other.first_day)),
    tomorrow: cards.filter((card) => belongsTo(card.activity, tomorrow)).sort(byUrgency),
  };
}

/** Is something to be reported of it on this day: under way, or planned to have begun, and not done. */
export function belongsTo(activity: ActivityRecord, day: string): boolean {
  if (activity.state === "done") return false;
  if (activity.assigned_until && activity.assigned_until.slice(0, 10) < day) return false;
  if (activity.state === "active" || activity.state === "paused" || activity.actual_start) return true;
  const start = startDay(activity.planned_start);
  return start !== null && start <= day;
}

export function cardOf(activity: ActivityRecord, entry: EntryRecord | null, day: string): Card {
  const planned = activity.planned_percent ?? plannedPercent(activity, day);
  const accepted = acceptedPercent(activity);
  const last = lastPercent(activity);
  const is_started = activity.state !== "planned" || activity.actual_start !== null || last > 0;
  return {
    activity,
    accepted,
    last,
    planned,
    late_days: latenessDays(activity, last, planned, day),
    entry,
    waits_for: is_started ? null : (activity.waits_for[0] ?? null),
    is_started,
    must_correct: entry?.state === "returned",
  };
}

/** The last report of a day by activity; what was corrected or superseded does not count. */
export function latestEntries(entries: readonly EntryRecord[], day: string): Map<number, EntryRecord> {
  const latest = new Map<number, EntryRecord>();
  for (const entry of entries) {
    if (entry.day !== day || entry.state === "superseded") continue;
    const other = latest.get(entry.activity_id);
    if (!other || other.at <= entry.at) latest.set(entry.activity_id, entry);
  }
  return latest;
}

export function byUrgency(one: Card, other: Card): number {
  return (
    rankOf(one) - rankOf(other) ||
    finishOf(one).localeCompare(finishOf(other)) ||
    one.activity.code.localeCompare(other.activity.code)
  );
}

function rankOf(card: Card): number {
  if (card.must_correct) return 0;
  if (card.waits_for !== null) return 4;
  if (card.activity.critical) return 1;
  return card.late_days > 0 ? 2 : 3;
}

const finishOf = (card: Card): string => finishDay(card.activity.planned_finish) ?? "9999";
