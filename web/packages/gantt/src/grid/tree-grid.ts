import { ROW } from "../sizes.ts";
import type { Texts } from "../texts.ts";
import type { ColumnView } from "../types.ts";
import { ColumnHeads, type HeadEvents, type HeadState, sameIds } from "./column-heads.ts";
import { columnsById, type GridColumn, type PlacedColumn, placeColumns, widthOf } from "./columns.ts";
import { Flight } from "./flight.ts";
import type { RowContent } from "./row-content.ts";
import { RowPicture } from "./row-picture.ts";
import { RowView } from "./row-view.ts";
import type { PageColumn } from "./types.ts";

/** Rows built beyond the window, so that half a row at each end is never blank. */
const SPARE_ROWS = 2;
/** After the last picture the rows themselves come this much later. */
const LANDING_MS = 100;

export interface TreeGridEvents extends HeadEvents {}

/** The left pane: real DOM rows with ARIA, only as many as the window holds. */
export class TreeGrid {
  readonly element = document.createElement("div");
  readonly scroller = document.createElement("div");
  /** Editor, notes and marks of dragging lie here, in the coordinates of the rows. */
  readonly overlay = document.createElement("div");
  private readonly spacer = document.createElement("div");
  private readonly stage = document.createElement("div");
  private readonly heads: ColumnHeads;
  private rows: RowView[] = [];
  private columns: PlacedColumn[] = [];
  private known: ReadonlyMap<string, GridColumn> = columnsById([]);
  private frozen = 0;
  private toldRows = -1;
  private readonly flight = new Flight();
  private readonly picture = new RowPicture();
  /** What the rows have to be filled with when they no longer fly past. */
  private unfilled: { content: RowContent; top: number; height: number } | null = null;
  private landing: ReturnType<typeof setTimeout> | undefined;

  constructor(events: TreeGridEvents) {
    this.element.className = "hwg-grid";
    this.element.setAttribute("role", "treegrid");
    this.element.setAttribute("aria-multiselectable", "true");
    this.element.tabIndex = -1;
    this.scroller.className = "hwg-grid-scroller";
    this.scroller.tabIndex = -1;
    this.scroller.setAttribute("role", "rowgroup");
    this.spacer.className = "hwg-spacer";
    this.stage.className = "hwg-stage";
    this.overlay.className = "hwg-overlay";
    for (const part of [this.spacer, this.stage, this.overlay]) part.setAttribute("role", "presentation");
    this.stage.append(this.picture.canvas, this.overlay);
    this.scroller.append(this.stage, this.spacer);
    this.heads = new ColumnHeads(events);
    this.element.append(this.heads.element, this.scroller);
    this.scroller.addEventListener("scroll", () => this.heads.follow(this.scroller.scrollLeft), {
      passive: true,
    });
  }

  get placed(): readonly PlacedColumn[] {
    return this.columns;
  }

  get domRows(): number {
    return this.rows.length;
  }

  /** Where the window of the rows ends, pixels of the rows. */
  get windowRight(): number {
    return this.scroller.scrollLeft + this.scroller.clientWidth;
  }

  /** Columns that the page brings; those that are shown change with the next `setColumns`. */
  setKnown(columns: readonly PageColumn[]): void {
    this.known = columnsById(columns);
  }

  isReadOnly(readOnly: boolean): void {
    this.element.setAttribute("aria-readonly", String(readOnly));
  }

  setColumns(views: readonly ColumnView[], frozen = this.frozen): void {
    const before = this.columns;
    this.frozen = frozen;
    this.columns = placeColumns(views, this.known, frozen);
    this.stage.style.width = `${widthOf(this.columns)}px`;
    const same = sameIds(before, this.columns);
    for (const row of this.rows) {
      if (same) row.place(this.columns);
      else row.setColumns(this.columns);
      if (!same) row.position = -1;
    }
    this.element.setAttribute("aria-colcount", String(this.columns.length));
  }

  showHeads(texts: Texts, state: HeadState): void {
    this.heads.show(this.columns, texts, state);
    this.heads.scrollTo(this.scroller.scrollLeft);
    this.element.setAttribute("aria-label", texts("gantt.grid.label"));
  }

  focusFilter(column: string): void {
    this.heads.focusFilter(column);
  }

  /** Height of what can be scrolled, made to end where the timeline's scrolling ends. */
  setExtent(contentHeight: number, timelineHeight: number): void {
    const excess = this.scroller.clientHeight - timelineHeight;
    this.spacer.style.height = `${Math.max(0, contentHeight + excess)}px`;
    this.spacer.style.width = `${widthOf(this.columns)}px`;
  }

  /** Fills the rows of the window; `afresh` when the content itself has changed. */
  show(content: RowContent, top: number, height: number, afresh: boolean): void {
    this.tellCount(content.visible.count + 1);
    const first = Math.max(0, Math.floor(top / ROW));
    const wanted = Math.max(0, Math.min(content.visible.count - first, Math.ceil(height / ROW) + SPARE_ROWS));
    const focused = this.hasRowFocus();
    const flies = this.flight.isOn(first, this.rows.length, performance.now()) && !afresh;
    if (flies && this.showPicture(content, top, height)) {
      // the row that holds it now has other words than are seen; `focusPlace` gives it back
      if (focused) this.element.focus({ preventScroll: true });
      return;
    }
    this.clearPicture();
    this.placeStage(first, top);
    this.resize(wanted);
    this.turn(first);
    this.rows.forEach((view, index) => {
      if (afresh || view.position !== first + index) view.fill(first + index, content);
      else view.mark(content);
    });
    if (focused) this.focusPlace(content.active, content.cursorColumn);
  }

  /** Rows follow each other in the flow; what lies over them has the coordinates of the whole plan. */
  private placeStage(first: number, top: number): void {
    this.stage.style.transform = `translateY(${first * ROW - top}px)`;
    this.overlay.style.transform = `translateY(${-first * ROW}px)`;
  }

  /** Rows that fly past are only looked at: they are painted, and written when they come to rest. */
  private showPicture(content: RowContent, top: number, height: number): boolean {
    const { scrollLeft: left, clientWidth, clientHeight } = this.scroller;
    if (!this.picture.show(content, { top, left, width: clientWidth, height: clientHeight })) return false;
    this.stage.style.transform = "";
    this.overlay.style.transform = `translateY(${-top}px)`;
    this.unfilled = { content, top, height };
    clearTimeout(this.landing);
    this.landing = setTimeout(() => this.land(), LANDING_MS);
    return true;
  }

  private clearPicture(): void {
    this.picture.hide();
    this.unfilled = null;
    clearTimeout(this.landing);
  }

  /** The rows themselves stand where their picture was; whoever asks for a row gets the one that is seen. */
  private land(): void {
    const { unfilled } = this;
    if (unfilled) this.show(unfilled.content, unfilled.top, unfilled.height, true);
  }

  private tellCount(rows: number): void {
    if (rows === this.toldRows) return;
    this.toldRows = rows;
    this.element.setAttribute("aria-rowcount", String(rows));
  }

  private resize(wanted: number): void {
    while (this.rows.length < wanted) {
      const view = new RowView(this.columns);
      this.rows.push(view);
      this.stage.insertBefore(view.element, this.picture.canvas);
    }
    while (this.rows.length > wanted) this.rows.pop()!.element.remove();
  }

  /** Rows that have left one end are used again at the other, which keeps the DOM in reading order. */
  private turn(first: number): void {
    const shift = this.rows.length > 0 ? first - this.rows[0]!.position : 0;
    if (shift === 0 || Math.abs(shift) >= this.rows.length || this.rows[0]!.position < 0) return;
    if (shift > 0) {
      const gone = this.rows.splice(0, shift);
      for (const view of gone) this.stage.insertBefore(view.element, this.picture.canvas);
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

  /** A row, a cell or the grid itself has the focus, not an editor or a field of the head. */
  private hasRowFocus(): boolean {
    const focus = document.activeElement;
    return (
      focus === this.element ||
      (focus instanceof HTMLElement && focus.closest(".hwg-row") !== null && this.hasFocus())
    );
  }

  /** The focus goes to the cell or the row, or waits on the grid while the row is out of the window. */
  focusPlace(row: number, column: string | null): void {
    this.land();
    const view = this.rows.find((each) => each.row === row);
    const target = (column === null ? null : view?.cellOf(column)) ?? view?.element ?? this.element;
    if (document.activeElement !== target) target.focus({ preventScroll: true });
  }

  rowOfElement(target: EventTarget | null): number {
    return this.viewOf(target)?.row ?? -1;
  }

  /** The column of a cell, `null` beside the cells. */
  columnOfElement(target: EventTarget | null): string | null {
    const cell = target instanceof Element ? target.closest(".hwg-cell") : null;
    return cell ? (this.viewOf(target)?.columnOf(cell) ?? null) : null;
  }

  private viewOf(target: EventTarget | null): RowView | undefined {
    this.land();
    const element = target instanceof Element ? target.closest(".hwg-row") : null;
    return element ? this.rows.find((view) => view.element === element) : undefined;
  }

  /** Brings a column into the window by the shortest way; a frozen one is always there. */
  scrollToColumn(id: string): void {
    const column = this.columns.find((each) => each.id === id);
    if (!column || column.frozen) return;
    const fixed = widthOf(this.columns.filter((each) => each.frozen));
    const { scroller } = this;
    const right = column.left + column.width;
    if (column.left - fixed < scroller.scrollLeft) scroller.scrollLeft = column.left - fixed;
    else if (right > scroller.scrollLeft + scroller.clientWidth)
      scroller.scrollLeft = right - scroller.clientWidth;
  }

  /** The right edge of a column is neither scrolled away nor under the fixed columns. */
  isInWindow(id: string): boolean {
    const { left, width } = this.frameOf(id);
    if (this.columns.find((each) => each.id === id)?.frozen) return true;
    const fixed = widthOf(this.columns.filter((each) => each.frozen));
    return left + width > this.scroller.scrollLeft + fixed && left + width <= this.windowRight + 2;
  }

  /** Left edge and width of a column as it stands in the window now, pixels of the rows. */
  frameOf(id: string): { left: number; width: number } {
    const column = this.columns.find((each) => each.id === id);
    if (!column) return { left: 0, width: 0 };
    return { left: column.left + (column.frozen ? this.scroller.scrollLeft : 0), width: column.width };
  }
}
