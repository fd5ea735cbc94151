import type { LocalMinutes } from "./types.ts";

export const MINUTES_PER_DAY = 1440;

/** Days are counted from 1970-01-01, a Thursday; nothing here asks the browser for its time zone. */
export const dayOf = (minutes: LocalMinutes): number => Math.floor(minutes / MINUTES_PER_DAY);

/** 0 = Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

export interface CivilDate {
  year: number;
  /** 1–12. */
  month: number;
  date: number;
}

export function civilDate(day: number): CivilDate {
  const moment = new Date(day * 86_400_000);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/** Months past the year's end carry over: `dayOfCivil(2026, 13, 1)` is 2027-01-01. */
export const dayOfCivil = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / 86_400_000;

export const yearOf = (minutes: LocalMinutes): number => civilDate(dayOf(minutes)).year;

/** The wall clock of a zone as local minutes. */
export function localMinutesAt(moment: Date, timeZone: string): LocalMinutes {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return (
    dayOfCivil(part("year"), part("month"), part("day")) * MINUTES_PER_DAY +
    part("hour") * 60 +
    part("minute")
  );
}
