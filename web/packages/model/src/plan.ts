import type { PlanDelta, PlanWindow } from "@headway/api-types";
import { applyDelta } from "./delta.ts";
import { FLAG } from "./flags.ts";

export { FLAG } from "./flags.ts";

const SUMMARY_KINDS = new Set(["wbs", "wbs_summary_activity"]);

/** One plan as the server sent it, with the look-ups that pages need; rows are positions in outline order. */
export interface Plan {
  window: PlanWindow;
  rowOfId: Map<number, number>;
  isSummary: (row: number) => boolean;
  hasFlag: (row: number, flag: number) => boolean;
  /** How many rows stand under this one. */
  descendantCount: (row: number) => number;
}

export interface PlanCounts {
  activities: number;
  relations: number;
  critical: number;
  late: number;
  depth: number;
}

export function openPlan(window: PlanWindow): Plan {
  const { activities } = window;
  const rowOfId = new Map(activities.id.map((id, row) => [id, row]));
  const summary = window.kinds.map((kind) => SUMMARY_KINDS.has(kind));
  return {
    window,
    rowOfId,
    isSummary: (row) => summary[activities.kind[row] ?? 0] ?? false,
    hasFlag: (row, flag) => ((activities.flags[row] ?? 0) & flag) !== 0,
    descendantCount: (row) => countDescendants(activities.depth, row),
  };
}

/** The plan after an edit; `null` = load the window anew. */
export function advance(plan: Plan, delta: PlanDelta): Plan | null {
  const window = applyDelta(plan.window, delta);
  return window && openPlan(window);
}

function countDescendants(depth: number[], row: number): number {
  const own = depth[row] ?? 0;
  let next = row + 1;
  while (next < depth.length && (depth[next] ?? 0) > own) next++;
  return next - row - 1;
}

/** Counts of real activities; a summary row is never counted. */
export function countPlan(plan: Plan): PlanCounts {
  const { activities, relations } = plan.window;
  let count = 0;
  let critical = 0;
  let late = 0;
  for (let row = 0; row < activities.id.length; row++) {
    if (plan.isSummary(row)) continue;
    count++;
    if (plan.hasFlag(row, FLAG.critical)) critical++;
    if (isLate(plan, row)) late++;
  }
  const depth = activities.depth.reduce((deepest, value) => Math.max(deepest, value), 0);
  return { activities: count, relations: relations.id.length, critical, late, depth };
}

/** Late: not finished yet, and it will finish after its baseline finish or has negative total float. */
export function isLate(plan: Plan, row: number): boolean {
  const { activities } = plan.window;
  if (plan.hasFlag(row, FLAG.complete)) return false;
  const finish = activities.finish[row];
  const baseline = activities.baseline_finish?.[row];
  if (finish != null && baseline != null && finish > baseline) return true;
  return (activities.total_float[row] ?? 0) < 0;
}

/** Rows that must be open so that this row is seen, outermost first. */
export function ancestorsOf(plan: Plan, row: number): number[] {
  const found: number[] = [];
  for (let parent = plan.window.activities.parent[row] ?? -1; parent >= 0; ) {
    found.unshift(parent);
    parent = plan.window.activities.parent[parent] ?? -1;
  }
  return found;
}

/** Rows whose code or name holds the words, case ignored, in outline order. */
export function searchRows(plan: Plan, words: string, limit = 50): number[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return [];
  const { code, name } = plan.window.activities;
  const found: number[] = [];
  for (let row = 0; row < name.length && found.length < limit; row++) {
    const text = `${code[row] ?? ""} ${name[row] ?? ""}`.toLowerCase();
    if (text.includes(wanted)) found.push(row);
  }
  return found;
}

/** Calendar days from the contract finish to the calculated one; positive = late. */
export function latenessDays(finish: number | null, contractFinish: number | null): number | null {
  if (finish == null || contractFinish == null) return null;
  return endDay(finish) - endDay(contractFinish);
}

const endDay = (minutes: number): number => Math.floor((minutes - 1) / 1440);

/** The unfinished activities of the longest path in the order of time: what decides the day of the finish. */
export function chainToFinish(plan: Plan): number[] {
  const { activities } = plan.window;
  const rows = activities.id.map((_, row) => row).filter((row) => isOnChain(plan, row));
  const start = (row: number) => activities.start[row] ?? Number.POSITIVE_INFINITY;
  return rows.sort((first, second) => start(first) - start(second) || first - second);
}

const isOnChain = (plan: Plan, row: number): boolean =>
  !plan.isSummary(row) && plan.hasFlag(row, FLAG.longestPath) && !plan.hasFlag(row, FLAG.complete);
