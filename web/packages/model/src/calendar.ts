/** Working time of a calendar as its editor writes it and as a year of it looks. */

export type Shift = [start: number, finish: number];
export type DayRule = Shift[] | null;

export interface CalendarException {
  first_day: string;
  last_day: string;
  shifts: Shift[];
  name: string;
  weekdays: number[] | null;
}

export interface CalendarText {
  name: string;
  kind: string;
  parent_id: number | null;
  week: DayRule[];
  exceptions: CalendarException[];
  minutes_per_day: number;
  minutes_per_week: number;
  minutes_per_month: number;
}

export interface CalendarDay {
  day: string;
  minutes: number;
  exception: string | null;
}

const SPAN = /^(\d{1,2})[:：](\d{2})\s*[-–~～至]\s*(\d{1,2})[:：](\d{2})$/;

/** `08:00-12:00, 13:00-17:00` as shifts; nothing is no work; `null` when it cannot be read. */
export function parseShifts(text: string): Shift[] | null {
  const parts = text
    .split(/[,，;；、]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const shifts: Shift[] = [];
  let last = 0;
  for (const part of parts) {
    const found = SPAN.exec(part);
    if (!found) return null;
    const [start, finish] = [
      Number(found[1]) * 60 + Number(found[2]),
      Number(found[3]) * 60 + Number(found[4]),
    ];
    if (start < last || finish <= start || finish > 1440 || Number(found[2]) > 59 || Number(found[4]) > 59)
      return null;
    shifts.push([start, finish]);
    last = finish;
  }
  return shifts;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export const shiftsText = (shifts: readonly (readonly number[])[]): string =>
  shifts.map(([start = 0, finish = 0]) => `${clock(start)}-${clock(finish)}`).join(", ");

export const minutesOf = (shifts: readonly (readonly number[])[]): number =>
  shifts.reduce((sum, [start = 0, finish = 0]) => sum + finish - start, 0);

/** Every day of a year by a chain of calendars, the calendar itself first: own exception, own week, then the parent. */
export function yearOf(
  chain: readonly Pick<CalendarText, "week" | "exceptions">[],
  year: number,
): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(dayOf(chain, day, (new Date(at).getUTCDay() + 6) % 7));
  }
  return days;
}

function dayOf(
  chain: readonly Pick<CalendarText, "week" | "exceptions">[],
  day: string,
  weekday: number,
): CalendarDay {
  for (const layer of chain) {
    const exception = layer.exceptions.findLast(
      (one) => one.first_day <= day && day <= one.last_day && (one.weekdays?.includes(weekday) ?? true),
    );
    if (exception) return { day, minutes: minutesOf(exception.shifts), exception: exception.name };
    const rule = layer.week[weekday];
    if (rule) return { day, minutes: minutesOf(rule), exception: null };
  }
  return { day, minutes: 0, exception: null };
}
