import { FLAG } from "../flags.ts";
import type { Plan } from "../plan.ts";
import { kindAt } from "./columns.ts";

/** Why a cell cannot be typed into; each has its words in the catalogue, `grid.lock.…`. */
export type Lock =
  | "calculated"
  | "baseline"
  | "summary"
  | "milestone"
  | "spanning"
  | "panel"
  | "no_right"
  | "no_progress_right";

export interface Rights {
  edit: boolean;
  progress: boolean;
}

const CALCULATED = new Set([
  "total_float",
  "free_float",
  "late_start",
  "late_finish",
  "slip",
  "row",
  "state",
]);
const BASELINE = new Set(["baseline_start", "baseline_finish"]);
const PROGRESS = new Set(["percent", "remaining", "actual_start", "actual_finish"]);
/** What a WBS row sums up from the rows under it, or has not of its own. */
const SUMMED = new Set([
  "duration",
  "start",
  "finish",
  "percent",
  "remaining",
  "actual_start",
  "actual_finish",
  "calendar",
  "quantity",
  "unit",
  "kind",
  "resources",
]);
const LENGTHS = new Set(["duration", "remaining"]);

/** Null when the cell may be typed into. */
export function lockOf(plan: Plan, row: number, field: string, rights: Rights): Lock | null {
  if (CALCULATED.has(field)) return "calculated";
  if (BASELINE.has(field)) return "baseline";
  if (field === "notes") return "panel";
  if (plan.isSummary(row) && SUMMED.has(field)) return "summary";
  const kind = kindAt(plan, row);
  if (LENGTHS.has(field) && kind.endsWith("milestone")) return "milestone";
  if (LENGTHS.has(field) && kind === "level_of_effort") return "spanning";
  return rightsLock(plan, row, field, rights);
}

function rightsLock(plan: Plan, row: number, field: string, rights: Rights): Lock | null {
  if (reportsProgress(plan, row, field)) return rights.progress ? null : "no_progress_right";
  if (field === "finish" && plan.hasFlag(row, FLAG.started) && !rights.edit) return "no_right";
  return rights.edit ? null : "no_right";
}

/** The start of work that has begun, and the finish of work that is done, are facts. */
export function reportsProgress(plan: Plan, row: number, field: string): boolean {
  if (PROGRESS.has(field)) return true;
  if (field === "start") return plan.hasFlag(row, FLAG.started);
  return field === "finish" && plan.hasFlag(row, FLAG.complete);
}
