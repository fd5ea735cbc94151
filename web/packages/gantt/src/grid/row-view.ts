import { ROW } from "../sizes.ts";
import { isComplete, isCritical, isLate, isSummary, SHAPE, type Store } from "../store.ts";
import type { Texts } from "../texts.ts";
import { FLAG } from "../types.ts";
import type { VisibleRows } from "../visible-rows.ts";
import { groupText, type PlacedColumn } from "./columns.ts";
import { createIcon, type IconName } from "./icons.ts";
import type { Block } from "./selection.ts";
import { type CellMarks, type GroupHead, markKey } from "./types.ts";

const INDENT = 14;

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
  private columns: readonly PlacedColumn[] = [];
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
    this.columns = columns;
    this.cells = columns.map((column, index) => createCell(column, index));
    this.element.replaceChildren(...this.cells);
    const name = columns.findIndex((column) => column.id === "name");
    this.cells[name]?.append(this.chevron, this.nameText);
    this.state = "";
  }

  place(columns: readonly PlacedColumn[]): void {
    this.columns = columns;
    columns.forEach((column, index) => {
      placeCell(this.cells[index]!, column);
    });
  }

  fill(position: number, content: RowContent): void {
    const row = content.visible.rowAt(position);
    this.position = position;
    this.row = row;
    this.element.style.transform = `translateY(${position * ROW}px)`;
    const group = content.visible.groupAt(row);
    this.element.classList.toggle("is-group", group !== null);
    if (group) this.fillGroup(group, content);
    else {
      this.describe(content, row);
      for (let index = 0; index < this.cells.length; index++) this.fillCell(content, index, row);
    }
    this.mark(content);
  }

  /** What changes without a change of content: choice, keyboard place, what is on its way or was refused. */
  mark(content: RowContent): void {
    const { row, element } = this;
    const { block } = content;
    const inBlock =
      block !== null && !content.hasAdded && this.position >= block.top && this.position <= block.bottom;
    const chosen = content.isAdded(row) || inBlock || row === content.selected;
    element.classList.toggle("is-selected", row === content.selected || content.isAdded(row));
    setAttribute(element, "aria-selected", String(chosen && row !== -1));
    const isActive = row === content.active;
    element.tabIndex = isActive && content.cursorColumn === null ? 0 : -1;
    const many = block !== null && (block.top !== block.bottom || block.left !== block.right);
    for (let index = 0; index < this.cells.length; index++) {
      const cell = this.cells[index]!;
      const isCursor = isActive && content.cursorColumn === this.columns[index]!.id;
      const within = inBlock && many && index >= block.left && index <= block.right;
      cell.classList.toggle("is-cursor", isCursor);
      cell.classList.toggle("is-chosen", within);
      if (isCursor) cell.tabIndex = 0;
      else cell.removeAttribute("tabindex");
      this.markCell(cell, this.columns[index]!.id, content);
    }
  }

  private markCell(cell: HTMLElement, column: string, { marks, store }: RowContent): void {
    const mark =
      marks.size > 0 && this.row >= 0 ? marks.get(markKey(store.id[this.row]!, column)) : undefined;
    cell.classList.toggle("is-waiting", mark === "waiting");
    cell.classList.toggle("is-refused", mark === "refused");
    if (mark === "refused") cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
  }

  cellOf(column: string): HTMLElement | null {
    return this.cells[this.columns.findIndex((each) => each.id === column)] ?? null;
  }

  columnOf(cell: Element): string | null {
    return this.columns[this.cells.indexOf(cell as HTMLElement)]?.id ?? null;
  }

  private describe({ store, visible, showCritical }: RowContent, row: number): void {
    const { element, position } = this;
    const parent = visible.hasChildren(row);
    setAttribute(element, "aria-level", String(store.depth[row]! + 1));
    setAttribute(element, "aria-rowindex", String(position + 2));
    setAttribute(element, "aria-setsize", String(store.siblings[row]!));
    setAttribute(element, "aria-posinset", String(store.place[row]!));
    if (parent) setAttribute(element, "aria-expanded", String(visible.isOpen(row)));
    else element.removeAttribute("aria-expanded");
    element.classList.toggle("is-summary", isSummary(store, row));
    element.classList.toggle(
      "is-critical",
      showCritical && isCritical(store, row) && !isComplete(store, row),
    );
    element.classList.toggle("is-parent", parent);
    element.classList.toggle("is-dimmed", visible.isDimmed(row));
    element.classList.toggle("is-inactive", (store.flags[row]! & FLAG.inactive) !== 0);
    element.classList.toggle("is-milestone", store.shape[row] === SHAPE.milestone);
  }

  private fillGroup(group: GroupHead, { visible, texts, usualYear }: RowContent): void {
    const { element } = this;
    setAttribute(element, "aria-level", "1");
    setAttribute(element, "aria-rowindex", String(this.position + 2));
    setAttribute(element, "aria-expanded", String(visible.isOpen(this.row)));
    for (const name of ["aria-setsize", "aria-posinset"]) element.removeAttribute(name);
    for (const name of ["is-critical", "is-dimmed", "is-inactive", "is-milestone", "is-summary"])
      element.classList.remove(name);
    element.classList.add("is-parent");
    const title = texts("gantt.group.head", {
      title: group.title === "" ? texts("gantt.group.none") : group.title,
      count: group.count,
    });
    this.columns.forEach((column, index) => {
      if (column.id === "name") this.fillName(index, title, 0);
      else if (column.id === "state") this.fillStateWith("", texts);
      else setText(this.cells[index]!, groupText(group, column.id, usualYear));
    });
  }

  private fillCell(content: RowContent, index: number, row: number): void {
    const column = content.columns[index]!;
    const cell = this.cells[index]!;
    if (column.id === "state") {
      this.fillStateWith(stateOf(content.store, row), content.texts);
      return;
    }
    const text = column.text(content.store, row, content.usualYear);
    if (column.id === "name") {
      if (content.visible.isFlat) this.fillName(index, withParent(content.store, row, text), 1);
      else this.fillName(index, text, content.store.depth[row]!);
      return;
    }
    setText(cell, text);
    cell.classList.toggle("is-late", column.id === "slip" && text.startsWith("+"));
    if (column.align === "start" && cell.title !== text) cell.title = text;
  }

  private fillName(index: number, text: string, depth: number): void {
    const cell = this.cells[index]!;
    cell.style.paddingLeft = `${depth * INDENT + 4}px`;
    cell.title = text;
    setText(this.nameText, text);
  }

  private fillStateWith(state: "late" | "complete" | "started" | "", texts: Texts): void {
    const cell = this.cellOf("state");
    if (state === this.state || !cell) return;
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

/** Without the outline a name alone does not say where the work is. */
function withParent(store: Store, row: number, name: string): string {
  const parent = store.parent[row]!;
  return parent < 0 ? name : `${store.columns.activities.name[parent]} · ${name}`;
}

function createCell(column: PlacedColumn, index: number): HTMLElement {
  const cell = document.createElement("div");
  // a screen reader says the name with each cell of its row
  cell.setAttribute("role", column.id === "name" ? "rowheader" : "gridcell");
  cell.setAttribute("aria-colindex", String(index + 1));
  const number = column.align === "end" ? " is-number" : "";
  cell.className = `hwg-cell hwg-cell-${column.id.replace(/[^a-z_]/g, "-")}${number}`;
  placeCell(cell, column);
  return cell;
}

export function placeCell(cell: HTMLElement, column: PlacedColumn): void {
  cell.style.left = `${column.left}px`;
  cell.style.width = `${column.width}px`;
  cell.classList.toggle("is-frozen", column.frozen);
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
