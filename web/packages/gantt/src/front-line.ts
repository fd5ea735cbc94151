import { isComplete, NONE, SHAPE, type Store } from "./store.ts";
import { FLAG, type LocalMinutes } from "./types.ts";
import type { WorkingDays } from "./working-days.ts";

/** Where the front line 前锋线 meets an activity, in drawn instants; the line runs straight past all others. */
export interface FrontMark {
  /** Done share × duration from the start of the baseline, or of the plan where there is none. */
  at: LocalMinutes;
  /** Working days that the mark stands behind the data date; negative = ahead. */
  lateDays: number;
  /** The mark that the other way of telling gives, when it is another day: which is right is for people. */
  other: LocalMinutes | null;
}

/** What the line is told by: the done share, or the duration that remains. */
export type FrontBy = "percent" | "remaining";

const SAME_DAY = 0.5;

/**
 * Mark of an activity at the data date; `null` where nothing is to be told: summaries, complete work, and work that
 * was not to have begun and has not. Source: 前锋线比较法. Example: baseline start day 3, duration 5, data date
 * day 6, 40 % done, 4 days remaining: mark 5 (1 late) by share, 4 (2 late) by what remains. Where nothing is known of
 * what remains, the share tells the mark either way.
 */
export function frontMarkOf(
  store: Store,
  row: number,
  dataDate: LocalMinutes,
  onBaseline: boolean,
  by: FrontBy = "percent",
): FrontMark | null {
  if (row < 0 || store.shape[row] === SHAPE.summary || isComplete(store, row)) return null;
  if (store.flags[row]! & FLAG.inactive) return null;
  const { start, finish } = reference(store, row, onBaseline);
  if (start === NONE) return null;
  // the drawing's column is too coarse for whole days
  const percent = Math.round(store.percent[row]! * 1e6) / 1e6;
  if (percent >= 1 || (percent === 0 && start >= dataDate)) return null;
  const days = store.workingDays[store.calendar[row]!] ?? store.workingDays[0]!;
  const length = days.workBetween(start, finish);
  const byShare = days.afterWork(start, length * percent);
  const byRemaining = markByRemaining(store, row, days, start, length, percent);
  const [at, rest] =
    by === "percent" || byRemaining === null ? [byShare, byRemaining] : [byRemaining, byShare];
  const other = rest !== null && Math.abs(days.workBetween(at, rest)) > SAME_DAY ? rest : null;
  return { at, lateDays: days.workBetween(at, dataDate), other };
}

interface Reference {
  start: LocalMinutes;
  finish: LocalMinutes;
}

function reference(store: Store, row: number, onBaseline: boolean): Reference {
  const ghost = onBaseline && store.ghostStart[row] !== NONE;
  const start = ghost ? store.ghostStart[row]! : store.barStart[row]!;
  return { start, finish: Math.max(start, ghost ? store.ghostFinish[row]! : store.barFinish[row]!) };
}

function markByRemaining(
  store: Store,
  row: number,
  days: WorkingDays,
  start: LocalMinutes,
  length: number,
  percent: number,
): LocalMinutes | null {
  const begun = percent > 0 || (store.flags[row]! & FLAG.started) !== 0;
  if (!begun || length === 0) return null;
  const remainingDays = store.remaining[row]! / store.columns.minutes_per_day;
  return days.afterWork(start, Math.max(0, length - remainingDays));
}
