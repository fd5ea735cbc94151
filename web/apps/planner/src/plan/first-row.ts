import type { Plan } from "@headway/model";

/** Rows of a usual window, and the days about the data date that its timeline shows at the weekly scale. */
const ROWS = 24;
const DAYS_BEFORE = 14;
const DAYS_AFTER = 28;
const MINUTES_PER_DAY = 1440;
/** The top of the plan is kept while it shows this part of what the best place would show. */
const GOOD_ENOUGH = 0.5;
const ROWS_ABOVE = 3;

/**
 * The row at which a plan opens on the first visit: where work is going on about the data date, not at works
 * done long ago.
 */
export function firstRow(plan: Plan): number {
  const { activities, data_date } = plan.window;
  if (data_date === null) return 0;
  const going = runningCounts(plan, data_date);
  const inWindow = (row: number) => (going[Math.min(row + ROWS, going.length - 1)] ?? 0) - (going[row] ?? 0);
  let best = 0;
  for (let row = 1; row < activities.id.length; row++) if (inWindow(row) > inWindow(best)) best = row;
  if (inWindow(0) >= inWindow(best) * GOOD_ENOUGH) return 0;
  let first = best;
  while ((going[first + 1] ?? 0) === (going[best] ?? 0)) first++;
  return Math.max(0, first - ROWS_ABOVE);
}

/** Entry `row` = how many activities above that row are going on about the data date. */
function runningCounts(plan: Plan, dataDate: number): number[] {
  const from = dataDate - DAYS_BEFORE * MINUTES_PER_DAY;
  const until = dataDate + DAYS_AFTER * MINUTES_PER_DAY;
  const { start, finish } = plan.window.activities;
  const counts = [0];
  for (let row = 0; row < start.length; row++) {
    const seen = !plan.isSummary(row) && (start[row] ?? until) < until && (finish[row] ?? from) > from;
    counts.push((counts[row] ?? 0) + (seen ? 1 : 0));
  }
  return counts;
}
