import { civilDate, dayOfCivil, weekdayOf } from "./days.ts";
import { twoDigits } from "./format.ts";
import { MONTH_KEYS, type Texts, WEEKDAY_KEYS, XUN_KEYS } from "./texts.ts";

export type AxisUnit = "day" | "week" | "xun" | "month" | "quarter" | "year" | "decade";

export interface Tiers {
  top: AxisUnit;
  bottom: AxisUnit;
}

/** The two rows of the head for a zoom in pixels per day. */
export function tiersOf(zoom: number): Tiers {
  if (zoom >= 20) return { top: "month", bottom: "day" };
  if (zoom >= 7) return { top: "month", bottom: "week" };
  if (zoom >= 2.4) return { top: "month", bottom: "xun" };
  if (zoom >= 0.8) return { top: "year", bottom: "month" };
  return zoom >= 0.25 ? { top: "year", bottom: "quarter" } : { top: "decade", bottom: "year" };
}

/** First day of the cell that holds `day`. */
export function cellStart(unit: AxisUnit, day: number): number {
  if (unit === "day") return day;
  if (unit === "week") return day - weekdayOf(day);
  const { year, month, date } = civilDate(day);
  switch (unit) {
    case "xun":
      return dayOfCivil(year, month, date <= 10 ? 1 : date <= 20 ? 11 : 21);
    case "month":
      return dayOfCivil(year, month, 1);
    case "quarter":
      return dayOfCivil(year, month - ((month - 1) % 3), 1);
    case "year":
      return dayOfCivil(year, 1, 1);
    case "decade":
      return dayOfCivil(year - (year % 10), 1, 1);
  }
}

/** First day of the cell after the one that starts on `start`. */
export function nextCell(unit: AxisUnit, start: number): number {
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  const { year, month, date } = civilDate(start);
  switch (unit) {
    case "xun":
      return date === 21 ? dayOfCivil(year, month + 1, 1) : start + 10;
    case "month":
      return dayOfCivil(year, month + 1, 1);
    case "quarter":
      return dayOfCivil(year, month + 3, 1);
    case "year":
      return dayOfCivil(year + 1, 1, 1);
    case "decade":
      return dayOfCivil(year + 10, 1, 1);
  }
}

/** Starts of the cells that meet `fromDay`..`toDay`. */
export function cellsBetween(unit: AxisUnit, fromDay: number, toDay: number): number[] {
  const starts: number[] = [];
  for (let start = cellStart(unit, fromDay); start <= toDay; start = nextCell(unit, start))
    starts.push(start);
  return starts;
}

/** Labels of a cell, the fullest first; the head takes the first one that fits. The upper row names the year. */
export function cellLabels(unit: AxisUnit, start: number, texts: Texts, upper: boolean): string[] {
  const { year, month, date } = civilDate(start);
  const monthText = texts(MONTH_KEYS[month - 1]!);
  const weekday = texts(WEEKDAY_KEYS[weekdayOf(start)]!);
  switch (unit) {
    case "day":
      return [`${date} ${weekday}`, String(date)];
    case "week":
      return [`${twoDigits(month)}-${twoDigits(date)} ${weekday}`, `${twoDigits(month)}-${twoDigits(date)}`];
    case "xun":
      return [texts(XUN_KEYS[Math.floor(date / 10)]!), String(date)];
    case "month":
      return upper
        ? [texts("gantt.axis.year_month", { year, month: monthText }), monthText]
        : [monthText, String(month)];
    case "quarter":
      return [texts("gantt.axis.quarter", { quarter: quarterOf(month) }), String(quarterOf(month))];
    case "year":
      return [texts("gantt.axis.year", { year }), twoDigits(year % 100)];
    case "decade":
      return [`${year}–${year + 9}`, String(year)];
  }
}

const quarterOf = (month: number): number => Math.ceil(month / 3);
