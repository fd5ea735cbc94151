import type { PlanWindow } from "@headway/api-types";
import type { Plan } from "../plan.ts";

type Column<Value> = (Value | null)[] | null;

/** Columns of the window that are `null` as a whole when no row has a value. */
export interface RowColumns {
  calendar_id: Column<number>;
  constraint: Column<number>;
  secondary_constraint: Column<number>;
  constraint_at: Column<number>;
  secondary_constraint_at: Column<number>;
  deadline: Column<number>;
  actual_start: Column<number>;
  actual_finish: Column<number>;
  quantity: Column<number>;
  unit: Column<string>;
  location: Column<string>;
  trade: Column<string>;
  responsible: Column<string>;
  codes: Column<Record<string, string>>;
}

export interface Assignments {
  id: number[];
  activity: number[];
  resource_id: number[];
  units: number[];
}

export interface Resources {
  id: number[];
  name: string[];
}

interface Wider {
  constraints?: string[];
  assignments?: Assignments;
  resources?: Resources;
}

const EMPTY: Assignments = { id: [], activity: [], resource_id: [], units: [] };

/** The columns by name; a window that does not hold one answers as if no row had a value. */
export const rowColumns = (window: PlanWindow): Partial<RowColumns> =>
  window.activities as unknown as Partial<RowColumns>;

export const at = <Name extends keyof RowColumns>(
  plan: Plan,
  name: Name,
  row: number,
): NonNullable<RowColumns[Name]>[number] =>
  (rowColumns(plan.window)[name]?.[row] ?? null) as NonNullable<RowColumns[Name]>[number];

export const constraintsOf = (window: PlanWindow): string[] => (window as Wider).constraints ?? [];
export const assignmentsOf = (window: PlanWindow): Assignments => (window as Wider).assignments ?? EMPTY;
export const resourcesOf = (window: PlanWindow): Resources =>
  (window as Wider).resources ?? { id: [], name: [] };

/** The server's word for a row's constraint, `""` = none. */
export function constraintAt(plan: Plan, row: number, name: "constraint" | "secondary_constraint"): string {
  const index = at(plan, name, row);
  return index === null || index === 0 ? "" : (constraintsOf(plan.window)[index] ?? "");
}

export const kindAt = (plan: Plan, row: number): string =>
  plan.window.kinds[plan.window.activities.kind[row] ?? 0] ?? "task";

/** Types of codes that some row of the plan has, in the order of the alphabet. */
export function codeTypes(window: PlanWindow): string[] {
  const found = new Set<string>();
  for (const codes of rowColumns(window).codes ?? [])
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

const assignedByPlan = new WeakMap<Assignments, number[][]>();

/** Places of the assignments of each row. */
export function assignedTo(window: PlanWindow, row: number): number[] {
  const assignments = assignmentsOf(window);
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
