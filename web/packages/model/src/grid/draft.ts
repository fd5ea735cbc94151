import type { PlanOperation } from "@headway/api-types";
import type { Plan } from "../plan.ts";
import type { Lock, Rights } from "./locks.ts";

/** Why a typed text is not taken; each has its words in the catalogue, `grid.problem.…`. */
export interface Problem {
  problem:
    | "number"
    | "percent"
    | "duration"
    | "negative"
    | "day"
    | "finish_first"
    | "name_empty"
    | "kind"
    | "constraint"
    | "constraint_taken"
    | "constraint_first"
    | "calendar"
    | "link"
    | "link_row"
    | "link_twice"
    | "resource"
    | "unknown_column";
  parameters?: Record<string, string>;
}
export interface Locked {
  lock: Lock;
}
export type Refused = Problem | Locked;

/** What an edit did beside what was typed, said on the screen; `grid.note.…`. */
export interface Note {
  note:
    | "start_constraint"
    | "start_constraint_gone"
    | "actual_start"
    | "actual_finish"
    | "duration_from_finish";
  parameters?: Record<string, string | number>;
}

/** What the cells of one row ask for, gathered into as few operations as the server needs. */
export interface RowDraft {
  /** Row of the plan, or its count and more for a row that the same edit makes. */
  row: number;
  /** Number of the row, negative for a new one. */
  id: number;
  change: Record<string, unknown>;
  progress: Record<string, unknown>;
  others: PlanOperation[];
  notes: Note[];
  /** Start that the same edit gives, minutes; what a finish typed beside it counts from. */
  start?: number;
}

export interface CellContext {
  plan: Plan;
  rights: Rights;
  /** Row that a word of a predecessor names, -1 = none; rows that the edit makes included. */
  rowOf: (word: string) => number;
  /** Number of a row, negative for a new one. */
  idOf: (row: number) => number;
  /** Next stand-in for something that the edit makes. */
  nextRef: () => number;
}

export const draftOf = (row: number, id: number): RowDraft => ({
  row,
  id,
  change: {},
  progress: {},
  others: [],
  notes: [],
});

export const isNew = (plan: Plan, row: number): boolean => row >= plan.window.activities.id.length;
