import { addWorking, shiftEndAfter, workingBetween } from "../shifts.ts";
import { isElapsed, NONE, SHAPE, type Store } from "../store.ts";
import { type LocalMinutes, RELATION } from "../types.ts";
import type { WorkingDays } from "../working-days.ts";
import { isStarted, type Refusal } from "./limits.ts";
import { snapFinish, snapStart } from "./snap.ts";

export type Side = "start" | "finish";

export interface End {
  row: number;
  side: Side;
}

/** What is being dragged, or why it is not. */
export type Grip =
  | { kind: "move" | "resize" | "progress"; row: number }
  | { kind: "link"; from: End }
  | { kind: "refused"; row: number; refusal: Refusal };

/** What a drag would do if it ended now. Instants are those of the calendar, not of the drawing. */
export type Draft =
  | {
      kind: "move";
      row: number;
      start: LocalMinutes;
      finish: LocalMinutes;
      held: "logic" | "data_date" | null;
    }
  | { kind: "resize"; row: number; finish: LocalMinutes; duration: number; remaining: number }
  | { kind: "progress"; row: number; fraction: number }
  | { kind: "link"; from: End; to: End | null; refusal: Refusal | null; x: number; y: number }
  | { kind: "refused"; row: number; refusal: Refusal };

const PROGRESS_STEPS = 20;

export const daysOfRow = (store: Store, row: number): WorkingDays =>
  store.workingDays[store.calendar[row]!] ?? store.workingDays[0]!;

/** Moves the bar by drawn minutes; never before its driving predecessor, nor before the data date. */
export function draftMove(store: Store, row: number, byDrawn: number, zoom: number, from: number): Draft {
  const days = daysOfRow(store, row);
  const finishes = isFinishMilestone(store, row);
  const still = { start: store.start[row]!, finish: finishOf(store, row) };
  if (Math.abs(byDrawn) * zoom < 1440) return { kind: "move", row, ...still, held: null };
  const wished = finishes ? snapFinish(days, from + byDrawn, zoom) : snapStart(days, from + byDrawn, zoom);
  const held = wished < still.start ? holderOf(store, row, wished) : null;
  const start =
    held === "logic" ? still.start : held === "data_date" ? firstAfterDataDate(store, row) : wished;
  const duration = store.columns.activities.duration[row] ?? 0;
  const run = isElapsed(store, row) ? start + duration : addWorking(days.calendar, start, duration);
  const finish = store.shape[row] === SHAPE.milestone ? start : run;
  return { kind: "move", row, start, finish, held };
}

const finishOf = (store: Store, row: number): LocalMinutes =>
  store.finish[row] === NONE ? store.start[row]! : store.finish[row]!;

export const isFinishMilestone = (store: Store, row: number): boolean =>
  store.columns.kinds[store.columns.activities.kind[row]!] === "finish_milestone";

/** A driving predecessor is why the row does not start earlier: the engine has said so. */
function holderOf(store: Store, row: number, wished: LocalMinutes): "logic" | "data_date" | null {
  if (drivingPredecessorOf(store, row) >= 0) return "logic";
  const dataDate = store.columns.data_date;
  return dataDate !== null && wished < dataDate ? "data_date" : null;
}

function firstAfterDataDate(store: Store, row: number): LocalMinutes {
  const dataDate = store.columns.data_date!;
  const { calendar } = daysOfRow(store, row);
  const next = addWorking(calendar, dataDate, 1) - 1;
  return Math.min(store.start[row]!, next);
}

/** Row that the engine names as the reason for this row's start, -1 for none. */
export function drivingPredecessorOf(store: Store, row: number): number {
  const { links } = store;
  for (let link = 0; link < links.count; link++) {
    const pushesStart = links.type[link] === RELATION.finishStart || links.type[link] === RELATION.startStart;
    if (links.successor[link] === row && links.driving[link] && pushesStart) return links.predecessor[link]!;
  }
  return -1;
}

/** Moves the finish to a drawn instant: the duration follows, and of work that has begun what remains. */
export function draftResize(store: Store, row: number, toDrawn: number, zoom: number): Draft {
  const days = daysOfRow(store, row);
  const { activities, data_date } = store.columns;
  const begun = isStarted(store, row) && data_date !== null;
  const earliest = begun ? Math.max(store.start[row]!, data_date) : store.start[row]!;
  const finish = Math.max(snapFinish(days, toDrawn, zoom), shiftEndAfter(days.calendar, earliest));
  const before = finishOf(store, row);
  const change = isElapsed(store, row) ? finish - before : workingBetween(days.calendar, before, finish);
  const duration = Math.max(0, (activities.duration[row] ?? 0) + change);
  const remaining = Math.max(0, (activities.remaining[row] ?? 0) + change);
  return { kind: "resize", row, finish, duration, remaining };
}

/** Steps of 5 %; work that is not done keeps below 100 only by the reader's own choice. */
export function draftProgress(store: Store, row: number, atDrawn: number): Draft {
  const start = store.barStart[row]!;
  const length = Math.max(1, store.barFinish[row]! - start);
  const part = Math.min(1, Math.max(0, (atDrawn - start) / length));
  return { kind: "progress", row, fraction: Math.round(part * PROGRESS_STEPS) / PROGRESS_STEPS };
}

const TYPES: Record<Side, Record<Side, number>> = {
  finish: { start: RELATION.finishStart, finish: RELATION.finishFinish },
  start: { start: RELATION.startStart, finish: RELATION.startFinish },
};

/** 0 FS, 1 SS, 2 FF, 3 SF. */
export const relationTypeOf = (from: End, to: End): number => TYPES[from.side][to.side];
