import { MINUTES_PER_DAY, weekdayOf } from "./days.ts";
import type { CalendarColumns, LocalMinutes, Shifts } from "./types.ts";

const ROUND_THE_CLOCK: Shifts = [[0, MINUTES_PER_DAY]];
/** A calendar without a working day for ten years has none that anybody waits for. */
const FURTHEST_DAYS = 3660;

export function shiftsOn(calendar: CalendarColumns | undefined, day: number): Shifts {
  if (!calendar) return ROUND_THE_CLOCK;
  for (let index = calendar.exceptions.length - 1; index >= 0; index--) {
    const exception = calendar.exceptions[index]!;
    if (exception[0] <= day && day <= exception[1]) return exception[2];
  }
  return calendar.week[weekdayOf(day)] ?? [];
}

/** The working day itself or the nearest one in the direction; the day itself when there is none. */
export function workingDayFrom(
  calendar: CalendarColumns | undefined,
  day: number,
  direction: 1 | -1,
): number {
  for (let step = 0; step < FURTHEST_DAYS; step++) {
    const candidate = day + step * direction;
    if (shiftsOn(calendar, candidate).length > 0) return candidate;
  }
  return day;
}

/** First instant of work of a day that works. */
export function dayStart(calendar: CalendarColumns | undefined, day: number): LocalMinutes {
  return day * MINUTES_PER_DAY + (shiftsOn(calendar, day)[0]?.[0] ?? 0);
}

/** Last instant of work of a day that works. */
export function dayFinish(calendar: CalendarColumns | undefined, day: number): LocalMinutes {
  const shifts = shiftsOn(calendar, day);
  return day * MINUTES_PER_DAY + (shifts[shifts.length - 1]?.[1] ?? MINUTES_PER_DAY);
}

/**
 * The instant at which so many working minutes (≥ 0) after `start` are done; on the end of a shift rather than on
 * the start of the next. Example: Friday 13:00 + 480 at 08:00–12:00, 13:00–17:00, six days a week = Saturday 12:00.
 */
export function addWorking(
  calendar: CalendarColumns | undefined,
  start: LocalMinutes,
  minutes: number,
): LocalMinutes {
  let left = minutes;
  let reached = start;
  const firstDay = Math.floor(start / MINUTES_PER_DAY);
  // work that never ends ends somewhere: the engine tells the truth after the drop
  const lastDay = firstDay + FURTHEST_DAYS;
  for (let day = firstDay; day < lastDay && left > 0; day++) {
    const shifts = shiftsOn(calendar, day);
    for (let index = 0; index < shifts.length && left > 0; index++) {
      const from = Math.max(start, day * MINUTES_PER_DAY + shifts[index]![0]!);
      const to = day * MINUTES_PER_DAY + shifts[index]![1]!;
      if (to <= from) continue;
      reached = Math.min(to, from + left);
      left -= reached - from;
    }
  }
  return reached;
}

/** The end of the shift that holds the first minute of work at or after an instant: the shortest bar there is. */
export function shiftEndAfter(calendar: CalendarColumns | undefined, instant: LocalMinutes): LocalMinutes {
  const minute = addWorking(calendar, instant, 1);
  const day = Math.floor((minute - 1) / MINUTES_PER_DAY);
  const shifts = shiftsOn(calendar, day);
  for (let index = 0; index < shifts.length; index++) {
    const end = day * MINUTES_PER_DAY + shifts[index]![1]!;
    if (end >= minute) return end;
  }
  return minute;
}

/** Working minutes in [from, to), negative when `to` comes first. */
export function workingBetween(
  calendar: CalendarColumns | undefined,
  from: LocalMinutes,
  to: LocalMinutes,
): number {
  if (to < from) return -workingBetween(calendar, to, from);
  let sum = 0;
  const lastDay = Math.floor(to / MINUTES_PER_DAY);
  for (let day = Math.floor(from / MINUTES_PER_DAY); day <= lastDay; day++) {
    const shifts = shiftsOn(calendar, day);
    for (let index = 0; index < shifts.length; index++) {
      const begin = Math.max(from, day * MINUTES_PER_DAY + shifts[index]![0]!);
      const end = Math.min(to, day * MINUTES_PER_DAY + shifts[index]![1]!);
      if (end > begin) sum += end - begin;
    }
  }
  return sum;
}
