import { createDivider } from "../divider.ts";
import type { HeadEvents, HeadState } from "../grid/column-heads.ts";
import { defaultColumns } from "../grid/columns.ts";
import { TreeGrid } from "../grid/tree-grid.ts";
import type { PageColumn } from "../grid/types.ts";
import { MIN_PANE, ROW } from "../sizes.ts";
import type { Texts } from "../texts.ts";
import { Timeline } from "../timeline.ts";
import { Tooltip } from "../tooltip.ts";
import type { ColumnView } from "../types.ts";

const DEFAULT_SPLIT = 578;
/** Below this width of the whole, the page is a phone's. */
const NARROW = 640;
const NARROW_SHARE = 0.48;
/** What the grid takes at most of the whole before anybody has moved the divider. */
const USUAL_SHARE = 0.55;

export interface PanesEvents extends Omit<HeadEvents, "columnsChanged"> {
  /** By hand: a column or the divider was moved. */
  arranged: () => void;
}

/** The parts of the chart side by side: grid, divider, timeline; their widths and the columns of the grid. */
export class Panes {
  readonly root = document.createElement("div");
  readonly grid: TreeGrid;
  readonly timeline = new Timeline();
  readonly tooltip: Tooltip;
  columns: ColumnView[] = defaultColumns();
  frozen = 0;
  splitX = DEFAULT_SPLIT;
  private readonly divider: HTMLElement;
  private narrow = false;
  private headState: HeadState = { sort: null, filters: null, badFilters: new Set() };

  constructor(
    host: HTMLElement,
    private texts: Texts,
    private readonly events: PanesEvents,
  ) {
    this.root.className = "hwg";
    this.grid = new TreeGrid({
      columnsChanged: (columns) => this.takeColumns(columns),
      sort: (column) => events.sort(column),
      filter: (column, text) => events.filter(column, text),
      filterOptions: (column, show) => events.filterOptions(column, show),
      leaveFilter: () => events.leaveFilter(),
    });
    this.divider = createDivider({
      width: () => this.gridWidth(),
      moved: (width) => this.moveDivider(width),
    });
    this.tooltip = new Tooltip(this.root);
    this.root.append(this.grid.element, this.divider, this.timeline.element, this.tooltip.element);
    host.append(this.root);
    this.setTexts(texts);
  }

  setTexts(texts: Texts): void {
    this.texts = texts;
    this.divider.setAttribute("aria-label", texts("gantt.divider.label"));
    this.divider.title = texts("gantt.divider.label");
    this.grid.forgetWords();
    this.placeColumns();
  }

  setColumns(columns: readonly ColumnView[]): void {
    this.columns = columns.length > 0 ? columns.map((column) => ({ ...column })) : defaultColumns();
    this.placeColumns();
  }

  /** Columns that the page brings beside ours. */
  setPageColumns(columns: readonly PageColumn[]): void {
    this.grid.setKnown(columns);
    this.grid.forgetWords();
    this.placeColumns();
  }

  setFrozen(frozen: number): void {
    this.frozen = frozen;
    this.placeColumns();
  }

  setHeadState(state: Partial<HeadState>): void {
    this.headState = { ...this.headState, ...state };
    this.grid.showHeads(this.texts, this.headState);
  }

  /** Sizes of what scrolls, CSS pixels; to be called after a change of zoom, rows or window. */
  layOut(contentWidth: number, rowCount: number): void {
    if (this.narrow !== this.isNarrow()) this.placeColumns();
    const width = this.gridWidth();
    if (this.grid.element.style.width !== `${width}px`) this.grid.element.style.width = `${width}px`;
    this.divider.setAttribute("aria-valuenow", String(width));
    this.divider.setAttribute("aria-valuemin", String(MIN_PANE));
    this.divider.setAttribute("aria-valuemax", String(Math.max(MIN_PANE, this.root.clientWidth - MIN_PANE)));
    this.timeline.setExtent(contentWidth, rowCount * ROW);
    this.grid.setExtent(rowCount * ROW, this.timeline.windowHeight);
  }

  private isNarrow(): boolean {
    return this.root.clientWidth > 0 && this.root.clientWidth < NARROW;
  }

  /** On a narrow page the grid leaves the larger half to the timeline. */
  private gridWidth(): number {
    const whole = this.root.clientWidth;
    if (whole < NARROW) return Math.min(this.splitX, Math.max(MIN_PANE, Math.round(whole * NARROW_SHARE)));
    const most = this.splitX === DEFAULT_SPLIT ? Math.round(whole * USUAL_SHARE) : whole - MIN_PANE;
    return Math.min(this.splitX, most);
  }

  private placeColumns(): void {
    this.narrow = this.isNarrow();
    this.grid.setColumns(this.narrow ? this.narrowColumns() : this.columns, this.narrow ? 0 : this.frozen);
    this.grid.showHeads(this.texts, this.headState);
  }

  /** Row numbers make room for the names, which fill what the pane has. */
  private narrowColumns(): ColumnView[] {
    const shown = this.columns.filter((column) => column.id !== "row");
    const state = shown.find((column) => column.id === "state")?.width ?? 0;
    return shown.map((column) =>
      column.id === "name" ? { id: "name", width: this.gridWidth() - state } : column,
    );
  }

  /** Other widths, and the order when none of the columns is left out for want of room. */
  private takeColumns(taken: readonly ColumnView[]): void {
    const width = new Map(taken.map((column) => [column.id, column.width]));
    const order = this.narrow ? this.columns : this.inOrder(taken);
    this.setColumns(order.map(({ id, width: old }) => ({ id, width: width.get(id) ?? old })));
    this.events.arranged();
  }

  /** Columns of an old address that nobody knows stay at the end. */
  private inOrder(taken: readonly ColumnView[]): ColumnView[] {
    const ids = new Set(taken.map((column) => column.id));
    return [...taken, ...this.columns.filter((column) => !ids.has(column.id))];
  }

  private moveDivider(width: number): void {
    this.splitX = Math.max(MIN_PANE, Math.min(width, this.root.clientWidth - MIN_PANE));
    this.events.arranged();
  }
}
