import type { Plan } from "@headway/model";
import { dayText, finishDayText } from "@headway/ui";

/** The days from the first start to the last finish of some rows, not before today; null without dates. */
export function windowOf(
  plan: Plan,
  rows: readonly number[],
  today: string,
): { first: string; last: string } | null {
  const { start, finish } = plan.window.activities;
  const starts = rows.flatMap((row) => start[row] ?? []);
  const finishes = rows.flatMap((row) => finish[row] ?? []);
  if (starts.length === 0 || finishes.length === 0) return null;
  const first = dayText(Math.min(...starts));
  const last = finishDayText(Math.max(...finishes));
  return last < today ? { first, last } : { first: first < today ? today : first, last };
}
