import type { Store } from "../store.ts";

/** What a group of activities sums up to; shown as the head of its rows. */
export interface GroupHead {
  key: string;
  /** Empty for activities that have no word there. */
  title: string;
  count: number;
  start: number | null;
  finish: number | null;
  percent: number;
  quantity: number | null;
  unit: string;
}

/**
 * Which rows are shown, in which order. `order` holds rows of the store; −2 − n stands for the head of group n.
 * In a tree parents stand before their children and can be closed.
 */
export interface Arrangement {
  order: Int32Array;
  groups: readonly GroupHead[];
  /** 1 for rows that are shown only because a row under them is. */
  dimmed: Uint8Array | null;
  isTree: boolean;
}

/** A column that the page brings beside those of the grid. */
export interface PageColumn {
  id: string;
  /** Head in the reader's language. */
  words: string;
  width: number;
  align: "start" | "end";
  text: (store: Store, row: number, usualYear: number) => string;
}

/** How a cell is typed into. */
export interface CellSpec {
  text: string;
  as: "text" | "number" | "date" | "choice";
  choices?: readonly string[];
  /** The choices are only offered; any other word may be typed. */
  free?: boolean;
  /** What may be typed here, shown under the editor. */
  hint?: string;
}

/** Why a cell cannot be typed into. */
export interface CellLock {
  locked: string;
}

export interface CellPlace {
  /** Id of the activity. */
  id: number;
  row: number;
  column: string;
}

export interface CellRefusal {
  text: string;
  cure: string;
  /** What was typed. */
  draft: string;
}

/** What the page knows about typing into cells; without it the grid is for reading only. */
export interface CellGuide {
  spec: (place: CellPlace) => CellSpec | CellLock;
  /**
   * Takes what was typed, or tells what is wrong with it; then the editor stays open. `leaving`: it closes in any
   * case, and what is wrong has to be kept as a refusal.
   */
  commit: (place: CellPlace, text: string, leaving: boolean) => string | null;
  refusal: (place: CellPlace) => CellRefusal | null;
  /** The person gives up what was refused. */
  drop: (place: CellPlace) => void;
}

export type CellMark = "waiting" | "refused";
/** By `id:column`. */
export type CellMarks = ReadonlyMap<string, CellMark>;

export const markKey = (id: number, column: string): string => `${id}:${column}`;

/** The rows and columns that commands work on, in the order of showing. */
export interface ChosenBlock {
  ids: readonly number[];
  columns: readonly string[];
  /** Chosen as whole rows. */
  wholeRows: boolean;
}

export interface SortMark {
  column: string;
  descending: boolean;
}

export interface GridEvents {
  choose: ChosenBlock;
  /** A block of the clipboard, for the rows and columns from the cursor on. */
  paste: {
    text: string;
    ids: readonly number[];
    columns: readonly string[];
    chosen: { rows: number; columns: number };
  };
  /** The first `source` of these rows are to be copied into the others. */
  fill: { ids: readonly number[]; columns: readonly string[]; source: number };
  /** Rows were dragged before, after or into another one. */
  drop: { ids: readonly number[]; target: number; place: "before" | "after" | "into" };
  /** A head was pressed. */
  sort: { column: string };
  /** Text of the filter row. */
  filter: { column: string; text: string };
  /** Words that a column offers are wanted for its filter. */
  filteroptions: { column: string; show: (words: readonly string[]) => void };
  copied: { rows: number };
}
