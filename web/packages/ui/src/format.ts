import type { Language } from "./texts.ts";

/** Minutes since 1970-01-01T00:00 of the project's local time: the instants of the plan. */
export type LocalMinutes = number;

const MINUTES_PER_DAY = 1440;
const MINUS = "−";

const two = (value: number): string => String(value).padStart(2, "0");

const localDate = (minutes: LocalMinutes): Date => new Date(minutes * 60_000);

/** `2026-11-20`; a finish at midnight belongs to the day that has just ended. */
export function dayText(minutes: LocalMinutes): string {
  const date = localDate(minutes);
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

export function finishDayMinutes(minutes: LocalMinutes): LocalMinutes {
  return minutes % MINUTES_PER_DAY === 0 ? minutes - 1 : minutes;
}

export const finishDayText = (minutes: LocalMinutes): string => dayText(finishDayMinutes(minutes));

/** `2026-11-20 周五`, for heads and panels. */
export function dayWithWeekday(minutes: LocalMinutes, language: Language): string {
  const weekday = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  return `${dayText(minutes)} ${weekday.format(localDate(minutes))}`;
}

/** `11-20` in dense tables, with the year only when it differs from the reference year. */
export function shortDayText(minutes: LocalMinutes, referenceYear: number): string {
  const date = localDate(minutes);
  const day = `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return date.getUTCFullYear() === referenceYear ? day : `${date.getUTCFullYear()}-${day}`;
}

export function timeText(minutes: LocalMinutes): string {
  const date = localDate(minutes);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** A local date or date-time of the server (`2026-11-20` or `2026-11-20T08:00`), zone ignored on purpose. */
export function parseLocal(text: string | null | undefined): LocalMinutes | null {
  if (!text) return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = "0", minute = "0"] = match;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / 60_000;
}

/** An instant with its zone (`…Z` or `…+08:00`) in the reader's own time: `2026-11-24 10:05`. */
export function momentText(iso: string | null | undefined): string {
  if (!iso) return "";
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "";
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

export function numberText(value: number, fractionDigits = 0): string {
  const text = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: 0,
    maximumFractionDigits: fractionDigits,
  });
  return value < 0 && text !== "0" ? MINUS + text : text;
}

/** `+6`, `−1`, `0`. */
export function signedText(value: number, fractionDigits = 0): string {
  const text = numberText(value, fractionDigits);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

/** Working minutes as days of the project, at most one decimal: 2400 at 480 a day = `5`. */
export function daysText(minutes: number, minutesPerDay: number): string {
  return numberText(minutes / minutesPerDay, 1);
}

export function percentText(fraction: number): string {
  return `${numberText(fraction * 100, 0)}%`;
}

/** Never 100 % while something is missing: 0.9996 = `99.9%`. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return "100%";
  if (part === whole) return "100%";
  return `${numberText(Math.min(99.9, Math.floor((part / whole) * 1000) / 10), 1)}%`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${numberText(bytes / 1000, bytes < 10_000 ? 1 : 0)} kB`;
  return `${numberText(bytes / 1_000_000, 1)} MB`;
}
