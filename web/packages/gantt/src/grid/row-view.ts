import { isComplete, isCritical, isLate, isSummary, SHAPE, type Store } from "../store.ts";
import type { Texts } from "../texts.ts";
import { FLAG } from "../types.ts";
import type { VisibleRows } from "../visible-rows.ts";
import {
  type CellView,
  createCell,
  LOOK,
  NameCell,
  type RowMark,
  type RowState,
  StateCell,
} from "./cell-view.ts";
import { groupText, type PlacedColumn } from "./columns.ts";
import type { Block } from "./selection.ts";
import { type CellMarks, type GroupHead, markKey } from "./types.ts";

export interface RowContent {
  store: Store;
  visible: VisibleRows;
  texts: Texts;
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

/** One row of the grid, filled again and again with whatever position comes into view. */
export class RowView {
  readonly element = document.createElement("div");
  position = -1;
  row = -1;
  private cells: CellView[] = [];
  private classes = "";
  private isOpen = false;
  /** The reader has opened or closed this very row, so its chevron may be seen turning. */
  private turning = false;

  constructor(columns: readonly PlacedColumn[]) {
    this.element.className = "hwg-row";
    this.element.setAttribute("role", "row");
    this.element.tabIndex = -1;
    this.setColumns(columns);
  }

  setColumns(columns: readonly PlacedColumn[]): void {
    this.cells = columns.map(createCell);
    this.element.replaceChildren(...this.cells.map((cell) => cell.element));
  }

  place(columns: readonly PlacedColumn[]): void {
    columns.forEach((column, index) => {
      this.cells[index]!.place(column);
    });
  }

  fill(position: number, content: RowContent): void {
    const row = content.visible.rowAt(position);
    const isOpen = content.visible.isOpen(row);
    this.turning = row === this.row && (this.turning || isOpen !== this.isOpen);
    this.position = position;
    this.row = row;
    this.isOpen = isOpen;
    const group = content.visible.groupAt(row);
    if (group) this.fillGroup(group, content);
    else this.fillActivity(content);
    this.mark(content);
  }

  /** What changes without a change of content: choice, keyboard place, what is on its way or was refused. */
  mark(content: RowContent): void {
    const { row, element } = this;
    const { block } = content;
    const inBlock =
      block !== null && !content.hasAdded && this.position >= block.top && this.position <= block.bottom;
    const added = content.isAdded(row);
    this.dress(row === content.selected || added);
    setAttribute(
      element,
      "aria-selected",
      String((added || inBlock || row === content.selected) && row !== -1),
    );
    const isActive = row === content.active;
    setAttribute(element, "tabindex", isActive && content.cursorColumn === null ? "0" : "-1");
    const many = inBlock && (block.top !== block.bottom || block.left !== block.right);
    for (let index = 0; index < this.cells.length; index++) {
      const cell = this.cells[index]!;
      const cursor = isActive && content.cursorColumn === cell.columnId ? LOOK.cursor : 0;
      const chosen = many && index >= block.left && index <= block.right ? LOOK.chosen : 0;
      cell.dress(cursor | chosen | this.lookOfMark(cell, content));
    }
  }

  private lookOfMark(cell: CellView, { marks, store }: RowContent): number {
    if (marks.size === 0 || this.row < 0) return 0;
    const mark = marks.get(markKey(store.id[this.row]!, cell.columnId));
    return mark === undefined ? 0 : LOOK[mark];
  }

  private dress(selected: boolean): void {
    const classes = `hwg-row${this.classes}${selected ? " is-selected" : ""}`;
    if (this.element.className !== classes) this.element.className = classes;
  }

  cellOf(column: string): HTMLElement | null {
    return this.cells.find((cell) => cell.columnId === column)?.element ?? null;
  }

  columnOf(element: Element): string | null {
    return this.cells.find((cell) => cell.element === element)?.columnId ?? null;
  }

  private fillActivity(content: RowContent): void {
    const { store, visible, texts } = content;
    const { row } = this;
    this.describe(String(store.depth[row]! + 1), visible.hasChildren(row));
    setAttribute(this.element, "aria-setsize", String(store.siblings[row]!));
    setAttribute(this.element, "aria-posinset", String(store.place[row]!));
    this.classes = classesOf(content, row);
    for (let index = 0; index < this.cells.length; index++) {
      const cell = this.cells[index]!;
      if (cell instanceof StateCell) cell.fillState(stateOf(store, row), texts);
      else {
        const text = content.columns[index]!.text(store, row, content.usualYear);
        if (cell instanceof NameCell) this.fillName(cell, text, content);
        else cell.fill(text);
      }
    }
  }

  private fillName(cell: NameCell, text: string, { store, visible }: RowContent): void {
    const { row } = this;
    cell.showMark(markOf(store, visible, row), this.isOpen, this.turning);
    if (visible.isFlat) cell.fillName(withParent(store, row, text), 1);
    else cell.fillName(text, store.depth[row]!);
  }

  private fillGroup(group: GroupHead, { texts, usualYear }: RowContent): void {
    this.describe("1", true);
    for (const name of ["aria-setsize", "aria-posinset"]) this.element.removeAttribute(name);
    this.classes = " is-group";
    const title = texts("gantt.group.head", {
      title: group.title === "" ? texts("gantt.group.none") : group.title,
      count: group.count,
    });
    for (const cell of this.cells) {
      if (cell instanceof StateCell) cell.fillState("", texts);
      else if (cell instanceof NameCell) {
        cell.showMark("chevron", this.isOpen, this.turning);
        cell.fillName(title, 0);
      } else cell.fill(groupText(group, cell.columnId, usualYear));
    }
  }

  private describe(level: string, isParent: boolean): void {
    const { element } = this;
    setAttribute(element, "aria-level", level);
    setAttribute(element, "aria-rowindex", String(this.position + 2));
    if (isParent) setAttribute(element, "aria-expanded", String(this.isOpen));
    else element.removeAttribute("aria-expanded");
  }

  /** After a change of language the words of the mark are stale. */
  forgetState(): void {
    for (const cell of this.cells) if (cell instanceof StateCell) cell.forget();
  }
}

function classesOf({ store, visible, showCritical }: RowContent, row: number): string {
  let classes = "";
  if (isSummary(store, row)) classes += " is-summary";
  if (showCritical && isCritical(store, row) && !isComplete(store, row)) classes += " is-critical";
  if (visible.isDimmed(row)) classes += " is-dimmed";
  if (store.flags[row]! & FLAG.inactive) classes += " is-inactive";
  return classes;
}

function markOf(store: Store, visible: VisibleRows, row: number): RowMark {
  if (store.shape[row] === SHAPE.milestone) return "milestone";
  return visible.hasChildren(row) ? "chevron" : "";
}

/** Without the outline a name alone does not say where the work is. */
function withParent(store: Store, row: number, name: string): string {
  const parent = store.parent[row]!;
  return parent < 0 ? name : `${store.columns.activities.name[parent]} · ${name}`;
}

export function placeCell(cell: HTMLElement, column: PlacedColumn): void {
  cell.style.left = `${column.left}px`;
  cell.style.width = `${column.width}px`;
  cell.classList.toggle("is-frozen", column.frozen);
}

function stateOf(store: Store, row: number): RowState {
  if (isComplete(store, row)) return "complete";
  if (isLate(store, row)) return "late";
  const started = (store.flags[row]! & FLAG.started) !== 0;
  return started && !isSummary(store, row) ? "started" : "";
}

function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
