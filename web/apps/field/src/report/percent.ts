import { dayNumber, finishDay, startDay } from "../days/site-days.ts";
import type { ActivityRecord } from "../records.ts";

export const STEP = 0.1;

/** A fraction to whole percents within 0–1: 0.604 → 0.6. */
export const wholePercent = (fraction: number): number =>
  Math.min(100, Math.max(0, Math.round(fraction * 100))) / 100;

/** Ten percent up or down, from where it stands; 0.95 + 0.1 → 1. */
export const stepPercent = (fraction: number, steps: number): number => wholePercent(fraction + steps * STEP);

/** What the plan expects at the end of a site day: whole days of the planned span that are over, 0–1.
 *
 * The 4th of 5 days → 0.8. Null without planned dates. The server's own figure for the day, where it sent one, is
 * preferred by who calls (it knows the rest days).
 */
export function plannedPercent(
  activity: Pick<ActivityRecord, "planned_start" | "planned_finish">,
  day: string,
): number | null {
  const first = dayNumber(startDay(activity.planned_start));
  const last = dayNumber(finishDay(activity.planned_finish));
  const today = dayNumber(day);
  if (first === null || last === null || today === null) return null;
  if (last < first) return today >= first ? 1 : 0;
  return Math.min(1, Math.max(0, (today - first + 1) / (last - first + 1)));
}

/** The last value that anybody named: claimed where there is one, else accepted, else 0. */
export function lastPercent(activity: Pick<ActivityRecord, "accepted" | "claimed">): number {
  return activity.claimed?.percent ?? activity.accepted?.percent ?? 0;
}

export const acceptedPercent = (activity: Pick<ActivityRecord, "accepted">): number =>
  activity.accepted?.percent ?? 0;

export const percentNumber = (fraction: number): number => Math.round(fraction * 100);

/** The site day of what was accepted last. */
export function acceptedDay(activity: Pick<ActivityRecord, "accepted">): string | null {
  const accepted = activity.accepted as (ActivityRecord["accepted"] & { day?: string | null }) | null;
  return accepted?.day ?? accepted?.at?.slice(0, 10) ?? null;
}
