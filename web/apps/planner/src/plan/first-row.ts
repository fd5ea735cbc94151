import { FLAG, type Plan } from "@headway/model";

const ROWS_ABOVE = 3;
/** As many rows as a usual window shows: within them nothing needs to be skipped. */
const ONE_WINDOW = 24;

/** The row that a running plan opens at on the first visit: near its first unfinished work, not at works done long ago. */
export function firstOpenRow(plan: Plan): number {
  const count = plan.window.activities.id.length;
  for (let row = 0; row < count; row++) {
    if (plan.isSummary(row) || plan.hasFlag(row, FLAG.complete)) continue;
    return row < ONE_WINDOW ? 0 : row - ROWS_ABOVE;
  }
  return 0;
}
