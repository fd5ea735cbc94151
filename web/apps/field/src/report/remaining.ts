import { addDays, daysBetween, finishDay } from "../days/site-days.ts";
import type { ActivityRecord } from "../records.ts";

/** Where a number of remaining days leads: the finish, and how far that is from the plan. */
export interface Forecast {
  finish: string;
  /** Days after the planned finish; negative = early; null without a planned finish. */
  late_days: number | null;
}

/** Days still needed as they are proposed: the share of the duration that is not done, at least 1 until all is.
 *
 * 0.7 of 5 days done → 2. What was said last time counts when less was done than expected: the larger of the two.
 */
export function proposedRemaining(
  activity: Pick<ActivityRecord, "duration_days" | "planned_start" | "planned_finish">,
  fraction: number,
): number {
  if (fraction >= 1) return 0;
  const span = activity.duration_days ?? plannedDays(activity);
  return Math.max(1, Math.ceil(tolerant((1 - fraction) * (span ?? 1))));
}

/** The finish when `remaining_days` more days are worked after `day`. 2 days after 11-22 → 11-24. */
export function forecast(
  activity: Pick<ActivityRecord, "planned_finish">,
  day: string,
  remaining_days: number,
): Forecast {
  const finish = addDays(day, Math.ceil(remaining_days));
  const planned = finishDay(activity.planned_finish);
  return { finish, late_days: planned === null ? null : daysBetween(planned, finish) };
}

/** How late an activity is at a day by its last accepted percent: the planned days that its undone share stands for.
 *
 * Not started and past its start, or past its finish: by the calendar. 0 = on time.
 */
export function latenessDays(
  activity: Pick<ActivityRecord, "planned_start" | "planned_finish" | "state" | "duration_days">,
  fraction: number,
  planned: number | null,
  day: string,
): number {
  if (activity.state === "done" || fraction >= 1 || planned === null) return 0;
  const finish = finishDay(activity.planned_finish);
  const overdue = finish === null ? 0 : Math.max(0, daysBetween(finish, day));
  const span = plannedDays(activity) ?? activity.duration_days ?? 1;
  const behind = Math.floor(tolerant(Math.max(0, planned - fraction) * span));
  return Math.max(overdue, behind);
}

function plannedDays(activity: Pick<ActivityRecord, "planned_start" | "planned_finish">): number | null {
  const finish = finishDay(activity.planned_finish);
  if (finish === null || !activity.planned_start) return null;
  return Math.max(1, daysBetween(activity.planned_start, finish) + 1);
}

/** 1.5000000000000002 is 1.5. */
const tolerant = (value: number): number => Math.round(value * 1e6) / 1e6;
