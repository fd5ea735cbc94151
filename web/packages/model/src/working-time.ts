import type { PlanCalendar } from "@headway/api-types";

const MINUTES_PER_DAY = 1440;
/** What a day without any working time anywhere is taken for. */
const USUAL: readonly [number, number] = [480, 1020];

/** Monday = 0; 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The shifts of a day, as [from, to) minutes: the last exception that covers it wins over the week. */
export function shiftsOn(calendar: PlanCalendar, day: number): number[][] {
  for (let index = calendar.exceptions.length - 1; index >= 0; index--) {
    const [first, last, shifts] = calendar.exceptions[index] as PlanCalendar["exceptions"][number];
    if (first <= day && day <= last) return shifts;
  }
  return calendar.week[weekdayOf(day)] ?? [];
}

/**
 * The instant at which work begins or ends on a day (minutes); on a day of rest, at the hour of the first day of
 * the week that has any. Example: 2026-03-02 on a site that works 8 to 17 begins at 08:00 and ends at 17:00.
 */
export function workEdge(calendar: PlanCalendar | undefined, day: number, edge: "start" | "finish"): number {
  const today = calendar ? shiftsOn(calendar, day) : [];
  const shifts = today.length > 0 ? today : (calendar?.week.find((one) => one.length > 0) ?? []);
  const first = shifts[0]?.[0] ?? USUAL[0];
  const last = shifts[shifts.length - 1]?.[1] ?? USUAL[1];
  return day * MINUTES_PER_DAY + (edge === "start" ? first : last);
}

/** Working minutes between two instants; without a calendar or one of them none. */
export function workBetween(
  calendar: PlanCalendar | undefined,
  start: number | null,
  finish: number | null,
): number {
  if (!calendar || start === null || finish === null) return 0;
  let minutes = 0;
  for (let day = Math.floor(start / MINUTES_PER_DAY); day * MINUTES_PER_DAY < finish; day++)
    for (const [from = 0, to = 0] of shiftsOn(calendar, day)) {
      const midnight = day * MINUTES_PER_DAY;
      minutes += Math.max(0, Math.min(finish, midnight + to) - Math.max(start, midnight + from));
    }
  return minutes;
}

/** `2026-03-02T08:00`, as the server takes instants. */
export const localIso = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16);

/** `2026-11-22`; a finish at midnight belongs to the day that has just ended. */
export function isoDay(minutes: number, edge: "start" | "finish"): string {
  const shown = edge === "finish" && minutes % MINUTES_PER_DAY === 0 ? minutes - 1 : minutes;
  return localIso(shown).slice(0, 10);
}

/** Working minutes between two instants by a calendar; without one every minute counts. 0 when `to` comes first. */
export function workingMinutesBetween(calendar: PlanCalendar | undefined, from: number, to: number): number {
  if (to <= from) return 0;
  if (!calendar) return to - from;
  let sum = 0;
  for (let day = Math.floor(from / MINUTES_PER_DAY); day * MINUTES_PER_DAY < to; day++) {
    const midnight = day * MINUTES_PER_DAY;
    for (const [begin = 0, end = 0] of shiftsOn(calendar, day))
      sum += Math.max(0, Math.min(to, midnight + end) - Math.max(from, midnight + begin));
  }
  return sum;
}

/** Working minutes of a usual week of a calendar: its working weekdays at the project's length of a day. */
export function usualWeekMinutes(calendar: PlanCalendar | undefined, minutesPerDay: number): number {
  const days = calendar?.week.filter((shifts) => shifts.length > 0).length ?? 0;
  return (days === 0 ? 5 : days) * minutesPerDay;
}

/**
 * Working days from one finish to another, negative when the second is earlier; calendar days without a calendar.
 * Example: planned for Monday the 16th, now Monday the 23rd with Sundays off: 6.
 */
export function workingDaysBetween(
  calendar: PlanCalendar | undefined,
  planned: number,
  finish: number,
): number {
  const [from, to] = [endDay(planned), endDay(finish)];
  if (!calendar) return to - from;
  let days = 0;
  for (let day = Math.min(from, to) + 1; day <= Math.max(from, to); day++) {
    if (shiftsOn(calendar, day).length > 0) days++;
  }
  return from <= to ? days : -days;
}

const endDay = (minutes: number): number => Math.floor((minutes - 1) / MINUTES_PER_DAY);
