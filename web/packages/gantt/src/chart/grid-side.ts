import type { Emitter } from "../emitter.ts";
import type { Arrangement, CellMarks, ChosenBlock, GridEvents, PageColumn, SortMark } from "../grid/types.ts";
import type { OpenPlan } from "../plan.ts";
import type { Texts } from "../texts.ts";
import type { GanttOptions } from "./gantt-options.ts";
import { listenToClipboard } from "./grid-clipboard.ts";
import { GridControl, type GridHost } from "./grid-control.ts";
import { listenToGrid } from "./grid-pointer.ts";
import { obeyKey } from "./navigation.ts";
import type { Panes } from "./panes.ts";

/** What the filter row shows; `null` texts = it is not shown. */
export interface FilterRow {
  texts: Readonly<Record<string, string>> | null;
  /** Columns whose text cannot be read. */
  bad: ReadonlySet<string>;
}

export interface GridSideHost {
  plan: () => OpenPlan;
  texts: () => Texts;
  top: () => number;
  height: () => number;
  stand: (code: number, column: string | null, extend: boolean) => void;
  setOpen: (code: number, open: boolean) => void;
  open: (code: number) => void;
  /** Opens what hides a row. */
  reveal: (row: number) => void;
  stale: () => void;
  refresh: () => void;
  /** Another order or other rows of the same plan. */
  arrange: (arrangement: Arrangement | null) => void;
  emitter: Emitter<GridEvents>;
  chart: Record<"zoomIn" | "zoomOut" | "goToDataDate" | "fit", () => void>;
}

/** What the head of the table tells. */
export const headEvents = (emitter: Emitter<GridEvents>, leaveFilter: () => void) => ({
  sort: (column: string) => emitter.emit("sort", { column }),
  filter: (column: string, text: string) => emitter.emit("filter", { column, text }),
  filterOptions: (column: string, show: GridEvents["filteroptions"]["show"]) =>
    emitter.emit("filteroptions", { column, show }),
  leaveFilter,
});

/** The table beside the timeline, as the page speaks to it. */
export class GridSide {
  readonly control: GridControl;

  constructor(
    private readonly panes: Panes,
    options: GanttOptions,
    private readonly host: GridSideHost,
  ) {
    const ours: GridHost = {
      ...host,
      emit: (name, value) => host.emitter.emit(name, value),
      columnTitle: (id) => this.columnTitle(id),
    };
    this.control = new GridControl(panes.grid, options.cells ?? null, ours);
    const cellText = options.cellText ?? ((_id, row, column) => this.shownText(row, column));
    listenToClipboard(panes.grid, this.control, ours, cellText);
    listenToGrid(panes.grid, this.control, { ...ours, setOpen: host.setOpen, open: host.open });
    panes.grid.scroller.addEventListener("scroll", () => this.control.rearranged(), { passive: true });
  }

  key(event: KeyboardEvent): void {
    const { control, host } = this;
    const { plan, stand, setOpen, open, chart } = host;
    const ours = obeyKey(event, {
      plan,
      active: () => control.selection.cursor.code,
      column: () => control.selection.cursor.column,
      columns: () => this.panes.grid.placed,
      typing: () => control.canType,
      windowHeight: host.height,
      stand,
      setOpen,
      open: (code) => (code < 0 ? setOpen(code, !plan().visible.isOpen(code)) : open(code)),
      edit: (typed) => control.edit(typed),
      chooseAll: () => control.selectAll(),
      chooseColumn: () => control.selectColumn(),
      escape: () => control.escape(),
      fill: () => host.emitter.emit("fill", { ...control.chosen(), source: 1 }),
      zoomIn: () => chart.zoomIn(),
      zoomOut: () => chart.zoomOut(),
      goToDataDate: () => chart.goToDataDate(),
      fit: () => chart.fit(),
    });
    if (ours) event.preventDefault();
  }

  /** Other rows, or another order, of the same plan; `null` = its outline. */
  arrange(arrangement: Arrangement | null): void {
    this.host.arrange(arrangement);
  }

  /** Columns that the page brings beside those of the grid. */
  setPageColumns(columns: readonly PageColumn[]): void {
    this.panes.setPageColumns(columns);
    this.host.refresh();
  }

  setSort(sort: SortMark | null): void {
    this.panes.setHeadState({ sort });
  }

  setFilterRow({ texts, bad }: FilterRow): void {
    this.panes.setHeadState({ filters: texts, badFilters: bad });
  }

  focusFilter(): void {
    this.panes.grid.focusFilter(this.control.selection.cursor.column ?? "name");
  }

  /** Cells whose value is on its way, or was refused. */
  setCellMarks(marks: CellMarks): void {
    this.control.setMarks(marks);
  }

  /** Begins to type into a cell. */
  editCell(id: number, column: string): void {
    const row = this.rowOf(id);
    if (row < 0) return;
    this.host.reveal(row);
    this.host.stand(row, column, false);
    this.control.edit(null);
  }

  /** The rows and columns that commands work on. */
  chosen(): ChosenBlock {
    return this.control.chosen();
  }

  chooseRows(ids: readonly number[]): void {
    const rows = ids.map((id) => this.rowOf(id)).filter((row) => row >= 0);
    const [first] = rows;
    if (first === undefined) return;
    this.host.reveal(first);
    this.host.stand(first, null, false);
    if (rows.length > 1) this.control.selection.set(rows);
    this.control.changed();
  }

  private rowOf(id: number): number {
    return this.host.plan().store.rowOfId.get(id) ?? -1;
  }

  private columnTitle(id: string): string {
    const column = this.panes.grid.placed.find((each) => each.id === id);
    return column ? (column.words ?? this.host.texts()(column.title)) : id;
  }

  private shownText(row: number, id: string): string {
    const column = this.panes.grid.placed.find((each) => each.id === id);
    return column?.text(this.host.plan().store, row, 0) ?? "";
  }
}
