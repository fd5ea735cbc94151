import { createDivider } from "../divider.ts";
import { defaultColumns } from "../grid/columns.ts";
import { TreeGrid } from "../grid/tree-grid.ts";
import { MIN_PANE, ROW } from "../sizes.ts";
import type { Texts } from "../texts.ts";
import { Timeline } from "../timeline.ts";
import { Tooltip } from "../tooltip.ts";
import type { ColumnView } from "../types.ts";

const DEFAULT_SPLIT = 578;
/** Below this width of the whole, the page is a phone's. */
const NARROW = 640;
const NARROW_SHARE = 0.48;

export interface PanesEvents {
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
  splitX = DEFAULT_SPLIT;
  private readonly divider: HTMLElement;
  private narrow = false;

  constructor(
    host: HTMLElement,
    private texts: Texts,
    private readonly events: PanesEvents,
  ) {
    this.root.className = "hwg";
    this.grid = new TreeGrid({ columnsChanged: (columns) => this.resizeColumns(columns) });
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

  /** Sizes of what scrolls, CSS pixels; to be called after a change of zoom, rows or window. */
  layOut(contentWidth: number, rowCount: number): void {
    if (this.narrow !== this.isNarrow()) this.placeColumns();
    const width = `${this.gridWidth()}px`;
    if (this.grid.element.style.width !== width) this.grid.element.style.width = width;
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
    return Math.min(this.splitX, whole - MIN_PANE);
  }

  private placeColumns(): void {
    this.narrow = this.isNarrow();
    this.grid.setColumns(this.narrow ? this.narrowColumns() : this.columns);
    this.grid.showHeads(this.texts);
  }

  /** Row numbers make room for the names, which fill what the pane has. */
  private narrowColumns(): ColumnView[] {
    const shown = this.columns.filter((column) => column.id !== "row");
    const state = shown.find((column) => column.id === "state")?.width ?? 0;
    return shown.map((column) =>
      column.id === "name" ? { id: "name", width: this.gridWidth() - state } : column,
    );
  }

  private resizeColumns(resized: readonly ColumnView[]): void {
    const width = new Map(resized.map((column) => [column.id, column.width]));
    this.setColumns(this.columns.map(({ id, width: old }) => ({ id, width: width.get(id) ?? old })));
    this.events.arranged();
  }

  private moveDivider(width: number): void {
    this.splitX = Math.max(MIN_PANE, Math.min(width, this.root.clientWidth - MIN_PANE));
    this.events.arranged();
  }
}
