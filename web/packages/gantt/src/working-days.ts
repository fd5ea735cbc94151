import { MINUTES_PER_DAY, weekdayOf } from "./days.ts";
import type { CalendarColumns, LocalMinutes, Shifts } from "./types.ts";

interface DayWindow {
  from: number;
  to: number;
}

const WHOLE_DAY: DayWindow = { from: 0, to: MINUTES_PER_DAY };

/** Which days a calendar works, and how its working hours fill the width of a day on screen. */
export class WorkingDays {
  private readonly window: DayWindow;
  private readonly known = new Map<number, boolean>();

  constructor(private readonly calendar: CalendarColumns | undefined) {
    this.window = calendar ? usualHours(calendar) : WHOLE_DAY;
  }

  isWorking(day: number): boolean {
    if (!this.calendar) return true;
    const known = this.known.get(day);
    if (known !== undefined) return known;
    const working = shiftsOn(this.calendar, day).length > 0;
    this.known.set(day, working);
    return working;
  }

  /** Working days in (from, to], negative when `to` comes first. */
  countBetween(from: number, to: number): number {
    if (to < from) return -this.countBetween(to, from);
    let count = 0;
    for (let day = from + 1; day <= to; day++) if (this.isWorking(day)) count++;
    return count;
  }

  /**
   * Stretches the usual hours over the whole day, so that 08:00–17:00 fills a column of the chart
   * and a half day fills half of it. Midnight stays midnight, so a finish there still ends the day before.
   */
  spread(instant: LocalMinutes): number {
    const day = Math.floor(instant / MINUTES_PER_DAY) * MINUTES_PER_DAY;
    const { from, to } = this.window;
    const part = (instant - day - from) / (to - from);
    return day + Math.min(1, Math.max(0, part)) * MINUTES_PER_DAY;
  }
}

function shiftsOn(calendar: CalendarColumns, day: number): Shifts {
  for (let index = calendar.exceptions.length - 1; index >= 0; index--) {
    const exception = calendar.exceptions[index]!;
    if (exception[0] <= day && day <= exception[1]) return exception[2];
  }
  return calendar.week[weekdayOf(day)] ?? [];
}

function usualHours(calendar: CalendarColumns): DayWindow {
  let from = MINUTES_PER_DAY;
  let to = 0;
  for (let weekday = 0; weekday < calendar.week.length; weekday++) {
    const shifts = calendar.week[weekday]!;
    for (let index = 0; index < shifts.length; index++) {
      from = Math.min(from, shifts[index]![0]!);
      to = Math.max(to, shifts[index]![1]!);
    }
  }
  return to > from ? { from, to } : WHOLE_DAY;
}
