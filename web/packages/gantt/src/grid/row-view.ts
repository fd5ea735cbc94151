import { ROW } from "../sizes.ts";
import { isComplete, isCritical, isLate, isSummary, SHAPE, type Store } from "../store.ts";
import type { Texts } from "../texts.ts";
import { FLAG } from "../types.ts";
import type { VisibleRows } from "../visible-rows.ts";
import type { PlacedColumn } from "./columns.ts";
import { createIcon, type IconName } from "./icons.ts";

const INDENT = 14;

export interface RowContent {
  store: Store;
  visible: VisibleRows;
  texts: Texts;
  columns: readonly PlacedColumn[];
  usualYear: number;
  showCritical: boolean;
  selected: number;
  /** Row that the keyboard stands on. */
  active: number;
}

/** One row of the grid, filled again and again with whatever position comes into view. */
export class RowView {
  readonly element = document.createElement("div");
  position = -1;
  row = -1;
  private cells: HTMLElement[] = [];
  private readonly nameText = document.createElement("span");
  private readonly chevron = document.createElement("span");
  private state: IconName | "" = "";

  constructor(columns: readonly PlacedColumn[]) {
    this.element.className = "hwg-row";
    this.element.setAttribute("role", "row");
    this.element.tabIndex = -1;
    this.nameText.className = "hwg-name";
    this.chevron.className = "hwg-chevron";
    this.chevron.append(createIcon("chevron"), createIcon("milestone"));
    this.setColumns(columns);
  }

  setColumns(columns: readonly PlacedColumn[]): void {
    this.cells = columns.map((column, index) => createCell(column, index));
    this.element.replaceChildren(...this.cells);
    const name = columns.findIndex((column) => column.id === "name");
    this.cells[name]?.append(this.chevron, this.nameText);
    this.state = "";
  }

  place(columns: readonly PlacedColumn[]): void {
    columns.forEach((column, index) => {
      placeCell(this.cells[index]!, column);
    });
  }

  fill(position: number, content: RowContent): void {
    const row = content.visible.rowAt(position);
    this.position = position;
    this.row = row;
    this.element.style.transform = `translateY(${position * ROW}px)`;
    this.describe(content, row, position);
    for (let index = 0; index < this.cells.length; index++) this.fillCell(content, index, row);
    this.mark(content);
  }

  /** What changes without a change of content: choice and keyboard place. */
  mark(content: RowContent): void {
    const selected = this.row === content.selected;
    this.element.classList.toggle("is-selected", selected);
    setAttribute(this.element, "aria-selected", String(selected));
    this.element.tabIndex = this.row === content.active ? 0 : -1;
  }

  private describe({ store, visible, showCritical }: RowContent, row: number, position: number): void {
    const { element } = this;
    setAttribute(element, "aria-level", String(store.depth[row]! + 1));
    setAttribute(element, "aria-rowindex", String(position + 2));
    setAttribute(element, "aria-setsize", String(store.siblings[row]!));
    setAttribute(element, "aria-posinset", String(store.place[row]!));
    if (visible.hasChildren(row)) setAttribute(element, "aria-expanded", String(visible.isOpen(row)));
    else element.removeAttribute("aria-expanded");
    element.classList.toggle("is-summary", isSummary(store, row));
    element.classList.toggle(
      "is-critical",
      showCritical && isCritical(store, row) && !isComplete(store, row),
    );
    element.classList.toggle("is-parent", visible.hasChildren(row));
    element.classList.toggle("is-inactive", (store.flags[row]! & FLAG.inactive) !== 0);
    element.classList.toggle("is-milestone", store.shape[row] === SHAPE.milestone);
  }

  private fillCell(content: RowContent, index: number, row: number): void {
    const column = content.columns[index]!;
    const cell = this.cells[index]!;
    if (column.id === "state") {
      this.fillState(cell, content, row);
      return;
    }
    const text = column.text(content.store, row, content.usualYear);
    if (column.id !== "name") {
      setText(cell, text);
      cell.classList.toggle("is-late", column.id === "slip" && text.startsWith("+"));
      return;
    }
    cell.style.paddingLeft = `${content.store.depth[row]! * INDENT + 4}px`;
    cell.title = text;
    setText(this.nameText, text);
  }

  private fillState(cell: HTMLElement, { store, texts }: RowContent, row: number): void {
    const state = stateOf(store, row);
    if (state === this.state) return;
    this.state = state;
    cell.replaceChildren();
    if (state === "") return;
    cell.append(createIcon(state));
    const words = document.createElement("span");
    words.className = "hwg-spoken";
    words.textContent = texts(`gantt.state.${state}`);
    cell.append(words);
  }

  /** After a change of language the words of the mark are stale. */
  forgetState(): void {
    this.state = "";
  }
}

function createCell(column: PlacedColumn, index: number): HTMLElement {
  const cell = document.createElement("div");
  cell.setAttribute("role", "gridcell");
  cell.setAttribute("aria-colindex", String(index + 1));
  cell.className = `hwg-cell hwg-cell-${column.id}${column.align === "end" ? " is-number" : ""}`;
  placeCell(cell, column);
  return cell;
}

export function placeCell(cell: HTMLElement, column: PlacedColumn): void {
  cell.style.left = `${column.left}px`;
  cell.style.width = `${column.width}px`;
}

function stateOf(store: Store, row: number): "late" | "complete" | "started" | "" {
  if (isComplete(store, row)) return "complete";
  if (isLate(store, row)) return "late";
  const started = (store.flags[row]! & FLAG.started) !== 0;
  return started && !isSummary(store, row) ? "started" : "";
}

function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Writes into the text node that is there, which spares the browser a new one. */
function setText(element: HTMLElement, text: string): void {
  const node = element.firstChild;
  if (node instanceof Text) {
    if (node.data !== text) node.data = text;
  } else element.textContent = text;
}
