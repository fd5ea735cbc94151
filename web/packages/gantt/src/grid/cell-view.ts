import type { Texts } from "../texts.ts";
import type { PlacedColumn } from "./columns.ts";
import { createIcon, iconClass } from "./icons.ts";
import { isLateText, type RowMark, type RowState } from "./row-content.ts";

/** How a cell looks beside its column, as bits. */
export const LOOK = {
  cursor: 1,
  chosen: 2,
  waiting: 4,
  refused: 8,
  late: 16,
  frozen: 32,
  /** The text may be wider than the cell. */
  cut: 64,
} as const;

const LOOK_CLASSES = Object.entries(LOOK).map(([name, bit]) => [bit, ` is-${name}`] as const);
/** What `dress` decides; the others come from the content. */
const DRESS = LOOK.cursor | LOOK.chosen | LOOK.waiting | LOOK.refused;

/** Left of the text of each cell; a text may run into what is kept free at the right. */
export const EDGE = 4;
/** Right of a number. */
export const NUMBER_EDGE = 8;
/** Of the font's 13 pixels: digits and their marks, and the widest sign. */
const DIGIT = 8;
const WIDEST = 14;
export const INDENT = 14;
/** For the mark of a parent or a milestone before the name. */
export const MARK_ROOM = 18;

/** One cell of a row. It remembers what it shows, because a scroll should write only what differs. */
export class CellView {
  readonly element = document.createElement("div");
  protected readonly text = document.createTextNode("");
  private shown = "";
  /** What stands left of the text, pixels. */
  protected indent = 0;
  private readonly base: string;
  private look = 0;

  constructor(
    private column: PlacedColumn,
    index: number,
  ) {
    const { element } = this;
    // a screen reader says the name with each cell of its row
    element.setAttribute("role", column.id === "name" ? "rowheader" : "gridcell");
    element.setAttribute("aria-colindex", String(index + 1));
    this.base = cellClass(column);
    element.className = this.base;
    element.append(this.text);
    this.place(column);
  }

  get columnId(): string {
    return this.column.id;
  }

  place(column: PlacedColumn): void {
    this.column = column;
    this.element.style.width = `${column.width}px`;
    // only a frozen cell is held there; the others stand one after another
    this.element.style.left = column.frozen ? `${column.left}px` : "";
    this.setLook(LOOK.frozen, column.frozen ? LOOK.frozen : 0);
    this.cutIfTooLong();
  }

  fill(text: string): void {
    if (text === this.shown) return;
    this.shown = text;
    this.text.data = text;
    this.cutIfTooLong();
    const { column, element } = this;
    if (column.align === "start") element.title = text;
    if (column.id === "slip") this.setLook(LOOK.late, isLateText(column.id, text) ? LOOK.late : 0);
  }

  /** Bits of `LOOK`: cursor, chosen, waiting, refused. */
  dress(look: number): void {
    const changed = (this.look & DRESS) ^ look;
    if (changed === 0) return;
    const { element } = this;
    if (changed & LOOK.cursor) setOrRemove(element, "tabindex", look & LOOK.cursor ? "0" : null);
    if (changed & LOOK.refused) setOrRemove(element, "aria-invalid", look & LOOK.refused ? "true" : null);
    this.setLook(DRESS, look);
  }

  /** Cutting costs the browser a clip per cell, so a text that has room goes without. */
  private cutIfTooLong(): void {
    const room = this.column.width - EDGE - this.indent;
    this.setLook(LOOK.cut, mayExceed(this.shown, room) ? LOOK.cut : 0);
  }

  private setLook(mask: number, look: number): void {
    const next = (this.look & ~mask) | look;
    if (next === this.look) return;
    this.look = next;
    let words = this.base;
    for (const [bit, word] of LOOK_CLASSES) if (next & bit) words += word;
    this.element.className = words;
  }
}

/** The name behind its indent and the mark of a parent or a milestone. */
export class NameCell extends CellView {
  private readonly chevron = document.createElement("span");
  private readonly icon = createIcon("chevron");
  private mark = "";

  constructor(column: PlacedColumn, index: number) {
    super(column, index);
    const words = document.createElement("span");
    words.className = "hwg-name";
    words.append(this.text);
    this.chevron.className = "hwg-chevron";
    this.chevron.hidden = true;
    this.chevron.append(this.icon);
    this.element.append(this.chevron, words);
  }

  fillName(text: string, depth: number): void {
    const indent = depth * INDENT + MARK_ROOM;
    if (indent !== this.indent) this.element.style.paddingLeft = `${indent + EDGE}px`;
    this.indent = indent;
    this.fill(text);
  }

  /** `turning`: the reader has just opened or closed this very row, so the chevron is seen turning. */
  showMark(mark: RowMark, isOpen: boolean, turning: boolean): void {
    const classes =
      mark === "" ? "" : `${iconClass(mark)}${isOpen ? " is-open" : ""}${turning ? " is-turning" : ""}`;
    if (classes === this.mark) return;
    this.mark = classes;
    this.chevron.hidden = mark === "";
    if (mark === "") return;
    this.chevron.className = mark === "milestone" ? "hwg-chevron is-milestone" : "hwg-chevron";
    this.icon.className = classes;
  }
}

/** A mark for the eye and the same in words for the ear. */
export class StateCell extends CellView {
  private readonly icon = createIcon("late");
  private readonly words = document.createElement("span");
  private state: RowState = "";

  constructor(column: PlacedColumn, index: number) {
    super(column, index);
    this.words.className = "hwg-spoken";
  }

  fillState(state: RowState, texts: Texts): void {
    if (state === this.state) return;
    const wasEmpty = this.state === "";
    this.state = state;
    if (state === "") {
      this.element.replaceChildren();
      return;
    }
    this.icon.className = iconClass(state);
    this.words.textContent = texts(`gantt.state.${state}`);
    if (wasEmpty) this.element.append(this.icon, this.words);
  }

  /** After a change of language the words of the mark are stale. */
  forget(): void {
    this.element.replaceChildren();
    this.state = "";
  }
}

export function createCell(column: PlacedColumn, index: number): CellView {
  if (column.id === "name") return new NameCell(column, index);
  return column.id === "state" ? new StateCell(column, index) : new CellView(column, index);
}

export function cellClass(column: PlacedColumn): string {
  const number = column.align === "end" ? " is-number" : "";
  return `hwg-cell hwg-cell-${column.id.replace(/[^a-z_]/g, "-")}${number}`;
}

/** Estimated from above, without measuring. */
export function mayExceed(text: string, room: number): boolean {
  if (text.length * WIDEST <= room) return false;
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    width += code >= 0x2b && code <= 0x3a ? DIGIT : WIDEST;
  }
  return width > room;
}

function setOrRemove(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
