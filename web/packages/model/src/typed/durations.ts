import { plain, readNumber } from "./plain.ts";

/** How many working minutes stand behind a day and a week. */
export interface Measures {
  minutesPerDay: number;
  minutesPerWeek: number;
}

export interface Span {
  minutes: number;
  /** Counted around the clock, every day. */
  elapsed: boolean;
}

const DAY = 1440;
/** Units as people type them; a leading `e` and 日历 mean elapsed time. */
const UNITS: readonly [unit: "minute" | "hour" | "day" | "week" | "month", words: RegExp][] = [
  ["month", /^(mo|mon|mons|month|months|月|个月)$/],
  ["minute", /^(m|min|mins|minute|minutes|分|分钟)$/],
  ["hour", /^(h|hr|hrs|hour|hours|时|小时)$/],
  ["day", /^(d|dy|day|days|天|日|工日|个工作日|工作日)$/],
  ["week", /^(w|wk|wks|week|weeks|周|星期|礼拜)$/],
];
const DAYS_PER_MONTH = 20;
const ELAPSED_DAYS_PER_MONTH = 30;
const TYPED = /^([-+]?\s*[\d.,]+)\s*([a-z\u4e00-\u9fff]*)\s*\??$/;

/**
 * A duration or a lag as working (or elapsed) minutes; without a unit it is days of the project.
 *
 * `2w` at 2,400 a week = 4,800; `3ed` and `3日历天` = 4,320 elapsed. Null when it cannot be read.
 */
export function readSpan(text: string, measures: Measures): Span | null {
  const found = TYPED.exec(plain(text).toLowerCase());
  if (!found) return null;
  const amount = readNumber((found[1] ?? "").replaceAll(" ", ""));
  if (amount === null) return null;
  const words = found[2] ?? "";
  const bare = words.replace(/^(e(?=.)|日历(?=.))/, "");
  const unit = words === "" ? "day" : UNITS.find(([, pattern]) => pattern.test(bare))?.[0];
  if (!unit) return null;
  const elapsed = bare !== words;
  return { minutes: Math.round(amount * minutesOf(unit, elapsed, measures)), elapsed };
}

function minutesOf(
  unit: "minute" | "hour" | "day" | "week" | "month",
  elapsed: boolean,
  { minutesPerDay, minutesPerWeek }: Measures,
): number {
  if (unit === "minute") return 1;
  if (unit === "hour") return 60;
  if (unit === "day") return elapsed ? DAY : minutesPerDay;
  if (unit === "week") return elapsed ? 7 * DAY : minutesPerWeek;
  return elapsed ? ELAPSED_DAYS_PER_MONTH * DAY : DAYS_PER_MONTH * minutesPerDay;
}

/** Minutes in the shortest exact unit: 4,800 at 480 a day = `10d`, 250 = `250min`. */
export function spanText(minutes: number, minutesPerDay: number, elapsed = false): string {
  const prefix = elapsed ? "e" : "";
  const day = elapsed ? DAY : minutesPerDay;
  if (isShort(minutes / day)) return `${rounded(minutes / day)}${prefix}d`;
  if (isShort(minutes / 60)) return `${rounded(minutes / 60)}${prefix}h`;
  return `${minutes}${prefix}min`;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const isShort = (value: number): boolean => Math.abs(value - rounded(value)) < 1e-9;
