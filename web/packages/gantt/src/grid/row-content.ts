import { isComplete, isCritical, isLate, isSummary, SHAPE, type Store } from "../store.ts";
import type { Texts } from "../texts.ts";
import type { Theme } from "../theme.ts";
import { FLAG } from "../types.ts";
import type { VisibleRows } from "../visible-rows.ts";
import { type GridColumn, groupText, type PlacedColumn } from "./columns.ts";
import type { Block } from "./selection.ts";
import { type CellMark, type CellMarks, type GroupHead, markKey } from "./types.ts";

/** All that the rows of the grid are filled or painted from. */
export interface RowContent {
  store: Store;
  visible: VisibleRows;
  texts: Texts;
  theme: Theme;
  columns: readonly PlacedColumn[];
  usualYear: number;
  showCritical: boolean;
  selected: number;
  /** Row that the keyboard stands on, and its column; `null` = the row as a whole. */
  active: number;
  cursorColumn: string | null;
  block: Block | null;
  isAdded: (code: number) => boolean;
  /** Rows were added to the choice with Ctrl, so the block does not count. */
  hasAdded: boolean;
  marks: CellMarks;
}

/** Stands before the name. */
export type RowMark = "chevron" | "milestone" | "";
export type RowState = "late" | "complete" | "started" | "";

export function stateOf({ store }: RowContent, code: number): RowState {
  if (code < 0) return "";
  if (isComplete(store, code)) return "complete";
  if (isLate(store, code)) return "late";
  const started = (store.flags[code]! & FLAG.started) !== 0;
  return started && !isSummary(store, code) ? "started" : "";
}

export function markOf({ store, visible }: RowContent, code: number): RowMark {
  if (code >= 0 && store.shape[code] === SHAPE.milestone) return "milestone";
  return visible.hasChildren(code) ? "chevron" : "";
}

/** Steps to the right of the name. */
export function depthOf({ store, visible }: RowContent, code: number): number {
  if (code < 0) return 0;
  return visible.isFlat ? 1 : store.depth[code]!;
}

export function textOf(content: RowContent, column: GridColumn, code: number): string {
  const { store, visible, usualYear } = content;
  const group = visible.groupAt(code);
  if (group)
    return column.id === "name" ? groupTitle(group, content.texts) : groupText(group, column.id, usualYear);
  if (code < 0) return "";
  const text = column.text(store, code, usualYear);
  return column.id === "name" && visible.isFlat ? withParent(store, code, text) : text;
}

export function groupTitle(group: GroupHead, texts: Texts): string {
  const title = group.title === "" ? texts("gantt.group.none") : group.title;
  return texts("gantt.group.head", { title, count: group.count });
}

/** Without the outline a name alone does not say where the work is. */
function withParent(store: Store, row: number, name: string): string {
  const parent = store.parent[row]!;
  return parent < 0 ? name : `${store.columns.activities.name[parent]} · ${name}`;
}

export const isLateText = (column: string, text: string): boolean =>
  column === "slip" && text.startsWith("+");

/** Still to be done, and shown as critical. */
export const looksCritical = ({ store, showCritical }: RowContent, code: number): boolean =>
  code >= 0 && showCritical && isCritical(store, code) && !isComplete(store, code);

export const isInactive = ({ store }: RowContent, code: number): boolean =>
  code >= 0 && (store.flags[code]! & FLAG.inactive) !== 0;

export const isChosenRow = (content: RowContent, code: number): boolean =>
  code === content.selected || content.isAdded(code);

export function isInBlock({ block, hasAdded }: RowContent, position: number): boolean {
  return block !== null && !hasAdded && position >= block.top && position <= block.bottom;
}

/** A single cell is marked by the cursor alone. */
export function isChosenCell(content: RowContent, position: number, index: number): boolean {
  const { block } = content;
  if (!block || !isInBlock(content, position)) return false;
  const many = block.top !== block.bottom || block.left !== block.right;
  return many && index >= block.left && index <= block.right;
}

export function cellMarkOf({ marks, store }: RowContent, code: number, column: string): CellMark | null {
  if (marks.size === 0 || code < 0) return null;
  return marks.get(markKey(store.id[code]!, column)) ?? null;
}
