import type { BaselineColumns, GanttColumns } from "./types.ts";

/** The plan with the dates of a baseline in place of its own baseline columns; `null` leaves these. */
export function withBaseline(columns: GanttColumns, baseline: BaselineColumns | null): GanttColumns {
  if (!baseline) return columns;
  const { activities } = columns;
  const count = activities.id.length;
  const entry = new Map<number, number>();
  for (let index = 0; index < baseline.id.length; index++) entry.set(baseline.id[index]!, index);
  const baseline_start: (number | null)[] = new Array(count);
  const baseline_finish: (number | null)[] = new Array(count);
  for (let row = 0; row < count; row++) {
    const index = entry.get(activities.id[row]!) ?? -1;
    baseline_start[row] = baseline.start[index] ?? null;
    baseline_finish[row] = baseline.finish[index] ?? null;
  }
  return { ...columns, activities: { ...activities, baseline_start, baseline_finish } };
}
