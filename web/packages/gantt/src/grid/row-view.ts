import { isSummary } from "../store.ts";
import { type CellView, createCell, LOOK, NameCell, StateCell } from "./cell-view.ts";
import type { PlacedColumn } from "./columns.ts";
import {
  cellMarkOf,
  depthOf,
  isChosenCell,
  isChosenRow,
  isInactive,
  isInBlock,
  looksCritical,
  markOf,
  type RowContent,
  stateOf,
  textOf,
} from "./row-content.ts";

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
    const { visible, texts } = content;
    const row = visible.rowAt(position);
    const isOpen = visible.isOpen(row);
    this.turning = row === this.row && (this.turning || isOpen !== this.isOpen);
    this.position = position;
    this.row = row;
    this.isOpen = isOpen;
    this.classes = classesOf(content, row);
    this.describe(content);
    for (let index = 0; index < this.cells.length; index++) {
      const cell = this.cells[index]!;
      if (cell instanceof StateCell) cell.fillState(stateOf(content, row), texts);
      else {
        const text = textOf(content, content.columns[index]!, row);
        if (cell instanceof NameCell) {
          cell.showMark(markOf(content, row), isOpen, this.turning);
          cell.fillName(text, depthOf(content, row));
        } else cell.fill(text);
      }
    }
    this.mark(content);
  }

  /** What changes without a change of content: choice, keyboard place, what is on its way or was refused. */
  mark(content: RowContent): void {
    const { row, position, element } = this;
    const chosen = isChosenRow(content, row);
    const classes = `hwg-row${this.classes}${chosen ? " is-selected" : ""}`;
    if (element.className !== classes) element.className = classes;
    setAttribute(element, "aria-selected", String((chosen || isInBlock(content, position)) && row !== -1));
    const isActive = row === content.active;
    setAttribute(element, "tabindex", isActive && content.cursorColumn === null ? "0" : "-1");
    for (let index = 0; index < this.cells.length; index++) {
      const cell = this.cells[index]!;
      const cursor = isActive && content.cursorColumn === cell.columnId ? LOOK.cursor : 0;
      const within = isChosenCell(content, position, index) ? LOOK.chosen : 0;
      const mark = cellMarkOf(content, row, cell.columnId);
      cell.dress(cursor | within | (mark ? LOOK[mark] : 0));
    }
  }

  cellOf(column: string): HTMLElement | null {
    return this.cells.find((cell) => cell.columnId === column)?.element ?? null;
  }

  columnOf(element: Element): string | null {
    return this.cells.find((cell) => cell.element === element)?.columnId ?? null;
  }

  private describe({ store, visible }: RowContent): void {
    const { element, row } = this;
    const inOutline = row >= 0;
    setAttribute(element, "aria-level", String(inOutline ? store.depth[row]! + 1 : 1));
    setAttribute(element, "aria-rowindex", String(this.position + 2));
    setAttribute(element, "aria-setsize", inOutline ? String(store.siblings[row]!) : null);
    setAttribute(element, "aria-posinset", inOutline ? String(store.place[row]!) : null);
    setAttribute(element, "aria-expanded", visible.hasChildren(row) ? String(this.isOpen) : null);
  }

  /** After a change of language the words of the mark are stale. */
  forgetState(): void {
    for (const cell of this.cells) if (cell instanceof StateCell) cell.forget();
  }
}

function classesOf(content: RowContent, row: number): string {
  if (row < 0) return " is-group";
  let classes = "";
  if (isSummary(content.store, row)) classes += " is-summary";
  if (looksCritical(content, row)) classes += " is-critical";
  if (content.visible.isDimmed(row)) classes += " is-dimmed";
  if (isInactive(content, row)) classes += " is-inactive";
  return classes;
}

export function placeCell(cell: HTMLElement, column: PlacedColumn): void {
  cell.style.left = `${column.left}px`;
  cell.style.width = `${column.width}px`;
  cell.classList.toggle("is-frozen", column.frozen);
}

function setAttribute(element: HTMLElement, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
