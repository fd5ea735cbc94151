import { plain } from "./plain.ts";

export interface TypedDay {
  /** Days since 1970-01-01. */
  day: number;
  /** Minute of the day, when an hour was told. */
  minute: number | null;
}

const MINUTES_PER_DAY = 1440;
/** Excel counts days from 1899-12-30. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30) / 86_400_000;
/** 1982 to 2119: a number in this range that stands where a day is wanted is a day of Excel. */
const SERIALS = [30_000, 80_000] as const;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const HOUR = /[ t]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const WEEKDAY =
  /[\s,]*(星期[一二三四五六日天]|周[一二三四五六日]|\((mon|tue|wed|thu|fri|sat|sun)\w*\)|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)[\s,]*/;

/**
 * A day as people type it or Excel and WPS write it: `2026-11-22`, `2026/11/22`, `26.11.22`, `2026年11月22日`,
 * `11月22日`, `11-22`, `22-Nov-2026`, `Nov 22, 2026`, `20261122`, `46348`; a weekday beside it is passed over, an
 * hour (`08:30`) is kept. Without a year the one nearest to `reference` (a day) is meant. Null when it cannot be
 * read, or when day and month cannot be told apart (`5/6/2026`).
 */
export function readDay(text: string, reference: number): TypedDay | null {
  const told = plain(text).toLowerCase();
  const serial = serialDay(told);
  if (serial) return serial;
  const hour = HOUR.exec(told);
  const minute = hour ? Number(hour[1]) * 60 + Number(hour[2]) : null;
  if (minute !== null && (minute > MINUTES_PER_DAY || Number(hour?.[2]) > 59)) return null;
  const day = dayIn((hour ? told.slice(0, hour.index) : told).replace(WEEKDAY, " ").trim(), reference);
  return day === null ? null : { day, minute };
}

function serialDay(told: string): TypedDay | null {
  if (!/^\d{5}(\.\d+)?$/.test(told)) return null;
  const serial = Number(told);
  if (serial < SERIALS[0] || serial > SERIALS[1]) return null;
  const minute = Math.round((serial % 1) * MINUTES_PER_DAY);
  return { day: Math.floor(serial) + EXCEL_EPOCH, minute: minute === 0 ? null : minute };
}

function dayIn(told: string, reference: number): number | null {
  const numbers = numbersIn(told);
  if (numbers === null) return null;
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined) return null;
  if (third !== undefined) return civil(fullYear(first), second, third);
  return nearest(first, second, reference);
}

/** Year, month, day; or month, day. Null when it is neither. */
function numbersIn(told: string): number[] | null {
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(told);
  if (packed) return packed.slice(1).map(Number);
  const chinese = /^(?:(\d{2}|\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(told);
  if (chinese) return chinese.slice(1).filter(Boolean).map(Number);
  const yearFirst = /^(\d{4}|\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(told);
  if (yearFirst) return [yearFirst[1], yearFirst[3], yearFirst[4]].map(Number);
  const short = /^(\d{1,2})[-/.](\d{1,2})$/.exec(told);
  if (short) return [Number(short[1]), Number(short[2])];
  return yearLast(told) ?? withMonthName(told);
}

function yearLast(told: string): number[] | null {
  const found = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(told);
  if (!found) return null;
  const [one, other, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  if (one > 12) return [year, other, one];
  if (other > 12 || one === other) return [year, one, other];
  return null;
}

function withMonthName(told: string): number[] | null {
  const dayFirst = /^(\d{1,2})[-\s./]*([a-z]{3})[a-z]*\.?[-\s./,]*(\d{2}|\d{4})?$/.exec(told);
  const monthFirst = /^([a-z]{3})[a-z]*\.?[-\s]*(\d{1,2})(?:st|nd|rd|th)?[-\s,]*(\d{4})?$/.exec(told);
  const [date, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = MONTHS.indexOf(name ?? "") + 1;
  if (month === 0) return null;
  return year === undefined ? [month, Number(date)] : [Number(year), month, Number(date)];
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

/** Null for a day that no calendar has, 31 June say. */
function civil(year: number, month: number, date: number): number | null {
  const moment = new Date(Date.UTC(year, month - 1, date));
  const exists = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date;
  return exists && year >= 1970 && year < 2200 ? moment.getTime() / 86_400_000 : null;
}

function nearest(month: number, date: number, reference: number): number | null {
  const year = new Date(reference * 86_400_000).getUTCFullYear();
  const days = [year - 1, year, year + 1].map((one) => civil(one, month, date)).filter((one) => one !== null);
  if (days.length === 0) return null;
  return days.reduce((best, one) => (Math.abs(one - reference) < Math.abs(best - reference) ? one : best));
}
