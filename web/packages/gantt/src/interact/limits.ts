import { isComplete, NONE, SHAPE, type Store } from "../store.ts";
import { FLAG } from "../types.ts";

/** What the reader may do with the plan. */
export interface Rights {
  edit: boolean;
  progress: boolean;
}

export type Act = "move" | "resize" | "progress" | "link";

/** Why a bar stays as it is; each has its text `gantt.refused.<reason>`. */
export type Refusal =
  | "read_only"
  | "no_progress"
  | "group"
  | "summary"
  | "complete"
  | "started"
  | "hammock"
  | "milestone"
  | "no_dates"
  | "cycle"
  | "itself"
  | "linked";

/** `null` when the act is allowed on the row; a negative row is the head of a group. */
export function refusalOf(store: Store, row: number, act: Act, rights: Rights): Refusal | null {
  if (row < 0) return "group";
  const allowed =
    act === "progress" || (act === "resize" && isStarted(store, row)) ? rights.progress : rights.edit;
  if (!allowed) return act === "progress" && rights.edit ? "no_progress" : "read_only";
  if (store.barStart[row] === NONE) return "no_dates";
  if (store.shape[row] === SHAPE.summary) return "summary";
  if (act === "link") return null;
  return ofShape(store, row, act) ?? ofState(store, row, act);
}

function ofShape(store: Store, row: number, act: Act): Refusal | null {
  if (store.shape[row] === SHAPE.hammock && act !== "progress") return "hammock";
  return store.shape[row] === SHAPE.milestone && act !== "move" ? "milestone" : null;
}

function ofState(store: Store, row: number, act: Act): Refusal | null {
  if (isComplete(store, row)) return "complete";
  return act === "move" && isStarted(store, row) ? "started" : null;
}

export const isStarted = (store: Store, row: number): boolean => (store.flags[row]! & FLAG.started) !== 0;
