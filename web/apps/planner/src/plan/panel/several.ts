import type { PlanOperation } from "@headway/api-types";
import { FLAG, type Plan } from "@headway/model";

/** What the chosen rows have in common in one field: their value, or that they differ. */
export type Shared<Value> = { same: true; value: Value } | { same: false };

export function sharedValue<Value>(rows: readonly number[], of: (row: number) => Value): Shared<Value> {
  const value = of(rows[0] as number);
  return rows.every((row) => of(row) === value) ? { same: true, value } : { same: false };
}

/** Activities that have a duration of their own: no milestones, no summaries, nothing that is complete. */
export const lasting = (plan: Plan, rows: readonly number[]): number[] =>
  rows.filter((row) => {
    const kind = plan.window.kinds[plan.window.activities.kind[row] ?? 0] ?? "task";
    return ["task", "resource_dependent"].includes(kind) && !plan.hasFlag(row, FLAG.complete);
  });

/** The same values for many rows, as one edit. */
export const changeAll = (
  plan: Plan,
  rows: readonly number[],
  values: Record<string, unknown>,
): PlanOperation[] =>
  rows.map((row) => ({
    kind: "change_activity",
    activity_id: plan.window.activities.id[row] as number,
    values,
  }));

/** The codes of each row with one type set or taken away; rows that have it so already are left out. */
export function changeCode(
  plan: Plan,
  rows: readonly number[],
  type: string,
  value: string,
): PlanOperation[] {
  const { codes, id } = plan.window.activities;
  const found: PlanOperation[] = [];
  for (const row of rows) {
    const before: Record<string, string> = codes?.[row] ?? {};
    if ((before[type] ?? "") === value) continue;
    const { [type]: _gone, ...others } = before;
    const after = value === "" ? others : { ...others, [type]: value };
    const told = Object.keys(after).length > 0 ? after : null;
    found.push({ kind: "change_activity", activity_id: id[row] as number, values: { codes: told } });
  }
  return found;
}
