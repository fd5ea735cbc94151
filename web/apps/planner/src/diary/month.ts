/** Arithmetic of site days as text, `2026-11-22`: no clock and no time zone in it. */

const MS_PER_DAY = 86_400_000;
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const textOf = (date: Date): string => date.toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string =>
  textOf(new Date(utc(day).getTime() + count * MS_PER_DAY));

/** `2026-11` and −1 → `2026-10`. */
export function addMonths(month: string, count: number): string {
  const date = utc(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return textOf(date).slice(0, 7);
}

export const monthOf = (day: string): string => day.slice(0, 7);

/** Monday = 0. */
export const weekday = (day: string): number => (utc(day).getUTCDay() + 6) % 7;

/** The weeks of a month, Monday first; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const days: (string | null)[] = new Array(weekday(`${month}-01`)).fill(null);
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Both days counted. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The day on which the reader is, in his own time. */
export function todayHere(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
