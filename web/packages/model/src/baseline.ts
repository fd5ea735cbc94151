import { openPlan, type Plan } from "./plan.ts";

/** Dates of a baseline by activity, minutes as in the window. */
export interface BaselineDates {
  id: readonly number[];
  start: readonly (number | null)[];
  finish: readonly (number | null)[];
}

/** The plan seen against another baseline than the active one: its baseline columns hold the dates of that one. */
export function againstBaseline(plan: Plan, dates: BaselineDates): Plan {
  const { activities } = plan.window;
  const place = new Map(dates.id.map((id, index) => [id, index]));
  const datesOf = (column: readonly (number | null)[]) =>
    activities.id.map((id) => column[place.get(id) ?? -1] ?? null);
  const columns = { baseline_start: datesOf(dates.start), baseline_finish: datesOf(dates.finish) };
  return openPlan({ ...plan.window, activities: { ...activities, ...columns } });
}
