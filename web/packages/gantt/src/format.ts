import { civilDate, dayOf, MINUTES_PER_DAY, weekdayOf } from "./days.ts";
import { type Texts, WEEKDAY_KEYS } from "./texts.ts";
import type { LocalMinutes } from "./types.ts";

const MINUS = "−";

export const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** `11-20`, or `27-01-16` when the year is not the one that the reader has in mind. */
export function shortDate(instant: LocalMinutes, usualYear: number): string {
  const { year, month, date } = civilDate(dayOf(instant));
  const day = `${twoDigits(month)}-${twoDigits(date)}`;
  return year === usualYear ? day : `${twoDigits(year % 100)}-${day}`;
}

/** A finish at midnight belongs to the day that has just ended. */
export const lastMinuteOf = (finish: LocalMinutes): LocalMinutes =>
  finish % MINUTES_PER_DAY === 0 ? finish - 1 : finish;

/** `2026-11-20 周五`. */
export function longDate(instant: LocalMinutes, texts: Texts): string {
  const day = dayOf(instant);
  const { year, month, date } = civilDate(day);
  return `${year}-${twoDigits(month)}-${twoDigits(date)} ${texts(WEEKDAY_KEYS[weekdayOf(day)]!)}`;
}

/** Working minutes as days with at most one decimal: `12`, `0.5`, `−3`. */
export function daysText(minutes: number, minutesPerDay: number): string {
  return numberText(Math.round((minutes / minutesPerDay) * 10) / 10);
}

/** `+6`, `0`, `−1`. */
export const signedText = (value: number): string => (value > 0 ? `+${value}` : numberText(value));

export const numberText = (value: number): string =>
  value < 0 ? `${MINUS}${-value}` : String(value === 0 ? 0 : value);

/** Work that has begun never shows 0, work that is not done never shows 100. */
export function percentText(fraction: number): string {
  if (fraction > 0 && fraction < 0.01) return "1";
  if (fraction < 1 && fraction > 0.99) return "99";
  return String(Math.round(fraction * 100));
}
