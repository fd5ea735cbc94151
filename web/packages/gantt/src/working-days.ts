import { dayOf, MINUTES_PER_DAY } from "./days.ts";
import { shiftsOn } from "./shifts.ts";
import type { CalendarColumns, LocalMinutes } from "./types.ts";

interface DayWindow {
  from: number;
  to: number;
}

const WHOLE_DAY: DayWindow = { from: 0, to: MINUTES_PER_DAY };
/** Days that are looked up at once on each side of the day that was asked for. */
const REACH = 1500;

/** Which days a calendar works, and how its working hours fill the width of a day on screen. */
export class WorkingDays {
  private readonly window: DayWindow;
  /** Working days in [`firstDay`, `firstDay` + index). */
  private worked = new Int32Array(1);
  private firstDay = 0;

  constructor(readonly calendar: CalendarColumns | undefined) {
    this.window = calendar ? usualHours(calendar) : WHOLE_DAY;
  }

  isWorking(day: number): boolean {
    if (!this.calendar) return true;
    const index = this.indexOf(day);
    return this.worked[index + 1]! > this.worked[index]!;
  }

  /** Working days in (from, to], negative when `to` comes first. */
  countBetween(from: number, to: number): number {
    if (!this.calendar) return to - from;
    // the table may move when it grows, so the further day is asked for first
    this.indexOf(to + 1);
    const before = this.worked[this.indexOf(from + 1)]!;
    return this.worked[this.indexOf(to + 1)]! - before;
  }

  /** Working days from one drawn instant to another, parts of days included; negative backwards. */
  workBetween(from: LocalMinutes, to: LocalMinutes): number {
    return this.countBetween(dayOf(from) - 1, dayOf(to) - 1) + this.partOfDay(to) - this.partOfDay(from);
  }

  /** The drawn instant at which so many working days from `start` are done, before the rest that follows. */
  afterWork(start: LocalMinutes, days: number): LocalMinutes {
    if (days <= 0) return start;
    let left = days + this.partOfDay(start);
    let day = dayOf(start);
    for (let step = 0; step < 2 * REACH; step++, day++) {
      if (!this.isWorking(day)) continue;
      if (left <= 1) return (day + left) * MINUTES_PER_DAY;
      left--;
    }
    return start;
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

  private partOfDay(drawn: LocalMinutes): number {
    const day = dayOf(drawn);
    return this.isWorking(day) ? drawn / MINUTES_PER_DAY - day : 0;
  }

  private indexOf(day: number): number {
    const index = day - this.firstDay;
    if (index >= 0 && index < this.worked.length - 1) return index;
    this.lookUp(day);
    return day - this.firstDay;
  }

  private lookUp(day: number): void {
    const empty = this.worked.length === 1;
    const first = Math.min(empty ? day : this.firstDay, day - REACH);
    const last = Math.max(empty ? day : this.firstDay + this.worked.length - 2, day + REACH);
    const worked = new Int32Array(last - first + 2);
    for (let each = first; each <= last; each++) {
      worked[each - first + 1] = worked[each - first]! + (shiftsOn(this.calendar, each).length > 0 ? 1 : 0);
    }
    this.firstDay = first;
    this.worked = worked;
  }
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
