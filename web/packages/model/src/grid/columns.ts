import type { PlanWindow } from "@headway/api-types";
import type { Plan } from "../plan.ts";

type Activities = PlanWindow["activities"];
type Sparse =
  | "calendar_id"
  | "constraint"
  | "secondary_constraint"
  | "constraint_at"
  | "secondary_constraint_at"
  | "deadline"
  | "actual_start"
  | "actual_finish"
  | "quantity"
  | "unit"
  | "location"
  | "trade"
  | "responsible"
  | "codes";
type Entry<Name extends Sparse> = NonNullable<Activities[Name]>[number];

/** The value of a row in a column that is `null` as a whole when no row has a value. */
export const at = <Name extends Sparse>(plan: Plan, name: Name, row: number): Entry<Name> | null =>
  ((plan.window.activities[name] as Entry<Name>[] | null)?.[row] ?? null) as Entry<Name> | null;

/** The server's word for a row's constraint, `""` = none. */
export function constraintAt(plan: Plan, row: number, name: "constraint" | "secondary_constraint"): string {
  const index = at(plan, name, row);
  return index === null ? "" : (plan.window.constraints[index as number] ?? "");
}

export const kindAt = (plan: Plan, row: number): string =>
  plan.window.kinds[plan.window.activities.kind[row] ?? 0] ?? "task";

/** Types of codes that some row of the plan has, in the order of the alphabet. */
export function codeTypes(window: PlanWindow): string[] {
  const found = new Set<string>();
  for (const codes of window.activities.codes ?? [])
    for (const type of Object.keys(codes ?? {})) found.add(type);
  return [...found].sort((one, other) => one.localeCompare(other, "zh-CN"));
}

const linksByPlan = new WeakMap<PlanWindow["relations"], { before: number[][]; after: number[][] }>();

/** Places of the relations that end (`before`) or begin (`after`) at each row. */
export function linksOf(window: PlanWindow): { before: number[][]; after: number[][] } {
  const known = linksByPlan.get(window.relations);
  if (known) return known;
  const before: number[][] = [];
  const after: number[][] = [];
  const { predecessor, successor } = window.relations;
  predecessor.forEach((row, place) => {
    after[row] ??= [];
    after[row].push(place);
    const end = successor[place] as number;
    before[end] ??= [];
    before[end].push(place);
  });
  const found = { before, after };
  linksByPlan.set(window.relations, found);
  return found;
}

const assignedByPlan = new WeakMap<PlanWindow["assignments"], number[][]>();

/** Places of the assignments of each row. */
export function assignedTo({ assignments }: PlanWindow, row: number): number[] {
  let byRow = assignedByPlan.get(assignments);
  if (!byRow) {
    byRow = [];
    for (const [place, activity] of assignments.activity.entries()) {
      byRow[activity] ??= [];
      byRow[activity].push(place);
    }
    assignedByPlan.set(assignments, byRow);
  }
  return byRow[row] ?? [];
}

export const resourceName = (window: PlanWindow, id: number): string =>
  window.resources.find((resource) => resource.id === id)?.name ?? "";
