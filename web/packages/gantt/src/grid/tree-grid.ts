import { ROW } from "../sizes.ts";
import type { Texts } from "../texts.ts";
import type { ColumnView } from "../types.ts";
import { ColumnHeads, sameIds } from "./column-heads.ts";
import { type PlacedColumn, placeColumns, widthOf } from "./columns.ts";
import { type RowContent, RowView } from "./row-view.ts";

/** Rows built beyond the window, so that half a row at each end is never blank. */
const SPARE_ROWS = 2;

export interface TreeGridEvents {
  columnsChanged: (columns: ColumnView[]) => void;
}

/** The left pane: real DOM rows with ARIA, only as many as the window holds. */
export class TreeGrid {
  readonly element = document.createElement("div");
  readonly scroller = document.createElement("div");
  private readonly spacer = document.createElement("div");
  private readonly stage = document.createElement("div");
  private readonly heads: ColumnHeads;
  private rows: RowView[] = [];
  private columns: PlacedColumn[] = [];

  constructor(events: TreeGridEvents) {
    this.element.className = "hwg-grid";
    this.element.setAttribute("role", "treegrid");
    this.element.tabIndex = -1;
    this.scroller.className = "hwg-grid-scroller";
    this.scroller.tabIndex = -1;
    this.scroller.setAttribute("role", "rowgroup");
    this.spacer.className = "hwg-spacer";
    this.spacer.setAttribute("role", "presentation");
    this.stage.className = "hwg-stage";
    this.stage.setAttribute("role", "presentation");
    this.scroller.append(this.stage, this.spacer);
    this.heads = new ColumnHeads((columns) => events.columnsChanged(columns));
    this.element.append(this.heads.element, this.scroller);
    this.scroller.addEventListener("scroll", () => this.heads.scrollTo(this.scroller.scrollLeft), {
      passive: true,
    });
  }

  get placed(): readonly PlacedColumn[] {
    return this.columns;
  }

  get domRows(): number {
    return this.rows.length;
  }

  setColumns(views: readonly ColumnView[]): void {
    const before = this.columns;
    this.columns = placeColumns(views);
    this.stage.style.width = `${widthOf(this.columns)}px`;
    const same = sameIds(before, this.columns);
    for (const row of this.rows) {
      if (same) row.place(this.columns);
      else row.setColumns(this.columns);
      if (!same) row.position = -1;
    }
    this.element.setAttribute("aria-colcount", String(this.columns.length));
  }

  showHeads(texts: Texts): void {
    this.heads.show(this.columns, texts);
    this.element.setAttribute("aria-label", texts("gantt.grid.label"));
  }

  /** Height of what can be scrolled, made to end where the timeline's scrolling ends. */
  setExtent(contentHeight: number, timelineHeight: number): void {
    const excess = this.scroller.clientHeight - timelineHeight;
    this.spacer.style.height = `${Math.max(0, contentHeight + excess)}px`;
    this.spacer.style.width = `${widthOf(this.columns)}px`;
  }

  /** Fills the rows of the window; `afresh` when the content itself has changed. */
  show(content: RowContent, top: number, height: number, afresh: boolean): void {
    this.element.setAttribute("aria-rowcount", String(content.visible.count + 1));
    const first = Math.max(0, Math.floor(top / ROW));
    const wanted = Math.min(content.visible.count - first, Math.ceil(height / ROW) + SPARE_ROWS);
    this.stage.style.transform = `translateY(${-top}px)`;
    const focused = this.focusedRow();
    this.resize(Math.max(0, wanted));
    this.turn(first);
    this.rows.forEach((view, index) => {
      if (afresh || view.position !== first + index) view.fill(first + index, content);
      else view.mark(content);
    });
    if (focused >= 0) this.focusRow(content.active);
  }

  private resize(wanted: number): void {
    while (this.rows.length < wanted) {
      const view = new RowView(this.columns);
      this.rows.push(view);
      this.stage.append(view.element);
    }
    while (this.rows.length > wanted) this.rows.pop()!.element.remove();
  }

  /** Rows that have left one end are used again at the other, which keeps the DOM in reading order. */
  private turn(first: number): void {
    const shift = this.rows.length > 0 ? first - this.rows[0]!.position : 0;
    if (shift === 0 || Math.abs(shift) >= this.rows.length || this.rows[0]!.position < 0) return;
    if (shift > 0) {
      const gone = this.rows.splice(0, shift);
      this.stage.append(...gone.map((view) => view.element));
      this.rows.push(...gone);
    } else {
      const gone = this.rows.splice(shift);
      this.stage.prepend(...gone.map((view) => view.element));
      this.rows.unshift(...gone);
    }
  }

  /** After a change of language; the same function may now speak another one. */
  forgetWords(): void {
    this.heads.forgetWords();
    for (const view of this.rows) view.forgetState();
  }

  hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  private focusedRow(): number {
    if (!this.hasFocus()) return -1;
    return this.rows.find((view) => view.element === document.activeElement)?.row ?? 0;
  }

  /** The focus goes to the row's element, or waits on the grid while the row is out of the window. */
  focusRow(row: number): void {
    const view = this.rows.find((each) => each.row === row);
    const target = view?.element ?? this.element;
    if (document.activeElement !== target) target.focus({ preventScroll: true });
  }

  rowOfElement(target: EventTarget | null): number {
    const element = target instanceof Element ? target.closest(".hwg-row") : null;
    return this.rows.find((view) => view.element === element)?.row ?? -1;
  }
}
