import { yearOf } from "../days.ts";
import { Emitter } from "../emitter.ts";
import type { RowContent } from "../grid/row-view.ts";
import type { Arrangement, CellMarks, ChosenBlock, GridEvents, PageColumn, SortMark } from "../grid/types.ts";
import { EMPTY_COLUMNS, OpenPlan } from "../plan.ts";
import type { Scene } from "../scene.ts";
import type { Texts } from "../texts.ts";
import { readTheme, type Theme } from "../theme.ts";
import { ZOOM_STEP, zoomOfScale } from "../time-scale.ts";
import type {
  ActivityEvent,
  BarLabels,
  GanttColumns,
  GanttEvents,
  GanttStats,
  GanttView,
  Highlight,
  LocalMinutes,
  ScaleName,
} from "../types.ts";
import { Camera } from "./camera.ts";
import { Frames } from "./frames.ts";
import { listenToClipboard } from "./grid-clipboard.ts";
import { GridControl, type GridHost } from "./grid-control.ts";
import { listenToGrid } from "./grid-pointer.ts";
import { listenToPage } from "./listening.ts";
import { obeyKey } from "./navigation.ts";
import type { FilterRow, Gantt, GanttOptions } from "./options.ts";
import { Panes } from "./panes.ts";
import { listenToPointer } from "./pointing.ts";

const VIEW_CHANGE_DELAY_MS = 200;

export const createGantt = (host: HTMLElement, options: GanttOptions): Gantt => new Chart(host, options);

/** Holds the plan and what the reader has chosen of it; panes, camera and frames do the rest. */
class Chart implements Gantt {
  private readonly panes: Panes;
  private readonly camera: Camera;
  private readonly frames: Frames;
  private readonly control: GridControl;
  private readonly emitter = new Emitter<GanttEvents>();
  private readonly stopListening: () => void;
  private readonly now: () => Date;

  private plan = new OpenPlan(EMPTY_COLUMNS, []);
  private texts: Texts;
  private theme: Theme;
  private highlight: Highlight;
  private barLabels: BarLabels;
  private arrangement: Arrangement | null = null;
  /** Chosen row; -1 for none. */
  private selected = -1;
  /** A view that was set before there were data. */
  private pending: Partial<GanttView> = {};
  private viewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, options: GanttOptions) {
    this.texts = options.texts;
    this.highlight = { critical: true, baseline: true, links: true, ...options.highlight };
    this.barLabels = options.barLabels ?? "name";
    this.now = options.now ?? (() => new Date());
    this.panes = new Panes(host, options.texts, {
      arranged: () => this.arranged(),
      sort: (column) => this.emitter.emit("sort", { column }),
      filter: (column, text) => this.emitter.emit("filter", { column, text }),
      filterOptions: (column, show) => this.emitter.emit("filteroptions", { column, show }),
      leaveFilter: () => this.focus(),
    });
    this.control = new GridControl(this.panes.grid, options.cells ?? null, this.gridHost());
    const cellText = options.cellText ?? ((_id, row, column) => this.shownText(row, column));
    listenToClipboard(this.panes.grid, this.control, this.gridHost(), cellText);
    this.camera = new Camera(this.panes.timeline, this.plan, () => this.layOut());
    this.frames = new Frames(this.panes.grid, this.panes.timeline, {
      scene: () => this.scene(),
      rowContent: () => this.rowContent(),
    });
    this.theme = readTheme(this.panes.root);
    this.stopListening = this.listen();
    if (options.view) this.setView(options.view);
    this.layOut();
  }

  /** The row, or head of a group, that the keyboard stands on; -1 for none. */
  private get active(): number {
    return this.control.selection.cursor.code;
  }

  private get isEmpty(): boolean {
    return this.plan.store.count === 0;
  }

  // — data and view —

  setData(columns: GanttColumns, arrangement: Arrangement | null = null): void {
    this.frames.dataArrived();
    const first = this.isEmpty;
    const leftInstant = this.camera.instantAtLeft();
    const closed = this.pending.collapsed ?? this.plan.visible.collapsedIds();
    const closedGroups = this.pending.closedGroups ?? this.plan.visible.closedGroupKeys();
    this.changeRows(() => {
      this.arrangement = arrangement;
      this.plan = new OpenPlan(columns, closed, arrangement, closedGroups);
      this.camera.setPlan(this.plan);
    });
    this.layOut();
    if (first) this.showFirstView();
    else this.camera.scrollTo(this.camera.scale.x(leftInstant), this.camera.top);
    this.frames.refresh();
  }

  arrange(arrangement: Arrangement | null): void {
    if (arrangement === null && this.arrangement === null) return;
    this.changeRows(() => {
      this.arrangement = arrangement;
      this.plan.arrange(arrangement);
    });
    this.arranged();
  }

  /** The choice and the keyboard stay on what they stood on, while rows get other numbers and places. */
  private changeRows(change: () => void): void {
    const { visible: before } = this.plan;
    const ids = this.plan.store.id;
    const chosen = this.idOf(this.selected);
    change();
    const { visible } = this.plan;
    const codeNow = (code: number): number => {
      if (code <= -2) return visible.codeOfGroupKey(before.groupAt(code)?.key ?? "");
      return code < 0 ? -1 : this.rowOf(ids[code] ?? null);
    };
    this.selected = this.rowOf(chosen);
    this.control.renumber(codeNow, (id) => this.rowOf(id));
    this.standIn();
  }

  /** A place that is no longer shown gives way to what stands for it. */
  private standIn(): void {
    const { selection } = this.control;
    const { code, column } = selection.cursor;
    const { visible } = this.plan;
    if (this.isEmpty) return;
    if (code === -1) selection.put({ code: visible.standIn(Math.max(0, this.selected)), column });
    else if (visible.positionOf(code) < 0) selection.put({ code: visible.standIn(code), column });
    this.control.rearranged();
  }

  private showFirstView(): void {
    if (this.isEmpty) return;
    const { pending } = this;
    this.pending = {};
    if (pending.zoom !== undefined) this.camera.setZoom(pending.zoom);
    this.camera.showFirst();
    this.setView(pending);
  }

  setView(view: Partial<GanttView>): void {
    if (view.columns) this.panes.setColumns(view.columns);
    if (view.frozen !== undefined) this.panes.setFrozen(view.frozen);
    if (view.splitX !== undefined) this.panes.splitX = view.splitX;
    if (this.isEmpty) {
      this.pending = { ...this.pending, ...view };
      return;
    }
    if (view.collapsed || view.closedGroups)
      this.plan.fold(view.collapsed ?? this.plan.visible.collapsedIds(), view.closedGroups);
    if (view.row !== undefined) this.selected = this.rowOf(view.row);
    if (view.row !== undefined && this.selected >= 0) this.putCursor(this.selected);
    this.standIn();
    this.layOut();
    if (view.zoom !== undefined && view.zoom !== this.camera.scale.zoom) this.camera.zoomAt(view.zoom);
    this.camera.scrollTo(view.scrollLeft ?? this.camera.left, view.scrollTop ?? this.camera.top);
    this.frames.refresh();
  }

  getView(): GanttView {
    return {
      zoom: this.camera.scale.zoom,
      scrollLeft: Math.round(this.camera.left),
      scrollTop: Math.round(this.camera.top),
      row: this.idOf(this.selected),
      collapsed: this.plan.visible.collapsedIds(),
      closedGroups: this.plan.visible.closedGroupKeys(),
      columns: this.panes.columns.map((column) => ({ ...column })),
      frozen: this.panes.frozen,
      splitX: this.panes.splitX,
    };
  }

  on<Name extends keyof GanttEvents>(name: Name, listener: (value: GanttEvents[Name]) => void): () => void {
    return this.emitter.on(name, listener);
  }

  private viewChanged(): void {
    clearTimeout(this.viewTimer);
    this.viewTimer = setTimeout(() => this.emitter.emit("viewchange", this.getView()), VIEW_CHANGE_DELAY_MS);
  }

  // — folding —

  collapseToLevel(level: number): void {
    this.plan.visible.collapseToLevel(level);
    this.refolded();
  }

  expandAll(): void {
    this.plan.visible.expandAll();
    this.refolded();
  }

  private setOpen(row: number, open: boolean): void {
    if (this.plan.visible.setOpen(row, open)) this.refolded();
  }

  private refolded(): void {
    this.plan.refold();
    this.standIn();
    this.arranged();
  }

  // — zoom and places —

  zoomIn(): void {
    this.zoomBy(ZOOM_STEP);
  }

  zoomOut(): void {
    this.zoomBy(1 / ZOOM_STEP);
  }

  zoomTo(scale: ScaleName): void {
    this.moved(() => this.camera.zoomAt(zoomOfScale(scale)));
  }

  private zoomBy(factor: number, x?: number): void {
    this.moved(() => this.camera.zoomAt(this.camera.scale.zoom * factor, x));
  }

  fit(): void {
    this.moved(() => this.camera.fit());
  }

  goToDate(instant: LocalMinutes): void {
    this.moved(() => this.camera.goToDate(instant));
  }

  goToDataDate(): void {
    if (this.plan.dataDate !== null) this.goToDate(this.plan.dataDate);
  }

  goToRow(id: number): void {
    const row = this.rowOf(id);
    if (row < 0) return;
    if (this.plan.visible.reveal(row)) this.refolded();
    this.choose(row);
    this.moved(() => {
      this.camera.scrollToRow(row, true);
      this.camera.scrollToBar(row);
    });
  }

  private moved(move: () => void): void {
    move();
    this.frames.repaint();
    this.viewChanged();
  }

  // — choice —

  private choose(row: number): void {
    this.putCursor(row);
    this.showChosen(row);
  }

  private putCursor(code: number): void {
    const { selection } = this.control;
    selection.put({ code, column: selection.cursor.column });
    this.control.changed();
  }

  private showChosen(code: number): void {
    const before = this.selected;
    const row = Math.max(-1, code);
    this.frames.schedule();
    if (row === before) return;
    this.selected = row;
    // links of the chosen row cross other rows, so they need the whole window
    if (this.highlight.links) this.frames.repaint();
    else this.frames.repaintRows(before, row);
    this.emitter.emit("select", row < 0 ? null : this.eventOf(row));
    this.viewChanged();
  }

  /** Chooses a place, brings it into the window and gives it the focus; `extend` stretches the block to it. */
  private stand(
    code: number,
    column: string | null = this.control.selection.cursor.column,
    extend = false,
  ): void {
    if (code === -1) return;
    this.control.selection.put({ code, column }, extend);
    this.showChosen(code);
    this.camera.scrollToRow(code, false);
    if (column !== null) this.panes.grid.scrollToColumn(column);
    this.control.changed();
    this.frames.repaint();
    this.frames.render();
    this.panes.grid.focusPlace(code, column);
  }

  private open(row: number): void {
    if (row >= 0) this.emitter.emit("open", this.eventOf(row));
  }

  private eventOf(row: number): ActivityEvent {
    return { id: this.plan.store.id[row]!, row };
  }

  private idOf(row: number): number | null {
    return row < 0 ? null : (this.plan.store.id[row] ?? null);
  }

  private rowOf(id: number | null): number {
    return id === null ? -1 : (this.plan.store.rowOfId.get(id) ?? -1);
  }

  // — looks —

  setHighlight(criticalOn: boolean, baselineOn: boolean, linksOn: boolean): void {
    this.highlight = { critical: criticalOn, baseline: baselineOn, links: linksOn };
    this.frames.refresh();
  }

  setBarLabels(labels: BarLabels): void {
    this.barLabels = labels;
    this.frames.refresh();
  }

  setTheme(): void {
    this.theme = readTheme(this.panes.root);
    this.frames.refresh();
  }

  setTexts(texts: Texts): void {
    this.texts = texts;
    this.panes.setTexts(texts);
    this.frames.refresh();
  }

  // — events of the page —

  private listen(): () => void {
    const { grid, timeline, tooltip, root } = this.panes;
    root.addEventListener("keydown", (event) => this.key(event));
    listenToGrid(grid, this.control, {
      ...this.gridHost(),
      setOpen: (code, open) => this.setOpen(code, open),
      open: (code) => this.open(code),
    });
    grid.scroller.addEventListener("scroll", () => this.control.rearranged(), { passive: true });
    timeline.head.addEventListener("click", () => this.goToDataDate());
    listenToPointer(timeline, tooltip, {
      scene: () => this.scene(),
      choose: (row) => this.stand(row),
      open: (row) => this.open(row),
      showBar: (row) => this.moved(() => this.camera.scrollToBar(row)),
      zoomBy: (factor, x) => this.zoomBy(factor, x),
    });
    return listenToPage(this.panes, {
      scrolled: () => this.moved(() => tooltip.hide()),
      resized: () => this.resized(),
      themed: () => this.setTheme(),
      zoomBy: (factor) => this.zoomBy(factor),
    });
  }

  private gridHost(): GridHost {
    return {
      plan: () => this.plan,
      top: () => this.camera.top,
      height: () => this.camera.height,
      stand: (code, column, extend) => this.stand(code, column, extend),
      stale: () => this.frames.schedule(),
      emit: (name, value) => (this.emitter as unknown as Emitter<GridEvents>).emit(name, value),
      columnTitle: (id) => this.columnTitle(id),
    };
  }

  private columnTitle(id: string): string {
    const column = this.panes.grid.placed.find((each) => each.id === id);
    return column ? (column.words ?? this.texts(column.title)) : id;
  }

  private shownText(row: number, id: string): string {
    const column = this.panes.grid.placed.find((each) => each.id === id);
    return column?.text(this.plan.store, row, 0) ?? "";
  }

  private key(event: KeyboardEvent): void {
    const ours = obeyKey(event, {
      plan: () => this.plan,
      active: () => this.active,
      column: () => this.control.selection.cursor.column,
      columns: () => this.panes.grid.placed,
      typing: () => this.control.canType,
      windowHeight: () => this.camera.height,
      stand: (row, column, extend) => this.stand(row, column, extend),
      setOpen: (row, open) => this.setOpen(row, open),
      open: (row) => (row < 0 ? this.setOpen(row, !this.plan.visible.isOpen(row)) : this.open(row)),
      edit: (typed) => this.control.edit(typed),
      chooseAll: () => this.control.selectAll(),
      chooseColumn: () => this.control.selectColumn(),
      escape: () => this.control.escape(),
      fill: () => this.emitter.emit("fill", { ...this.control.chosen(), source: 1 }),
      zoomIn: () => this.zoomIn(),
      zoomOut: () => this.zoomOut(),
      goToDataDate: () => this.goToDataDate(),
      fit: () => this.fit(),
    });
    if (ours) event.preventDefault();
  }

  // — painting —

  private layOut(): void {
    this.panes.layOut(this.camera.scale.width, this.plan.visible.count);
  }

  private resized(): void {
    this.layOut();
    this.frames.refresh();
  }

  private arranged(): void {
    this.resized();
    this.viewChanged();
  }

  private scene(): Scene {
    const { store, visible, links, dataDate } = this.plan;
    return {
      store,
      visible,
      links,
      scale: this.camera.scale,
      left: Math.round(this.camera.left),
      top: Math.round(this.camera.top),
      width: this.camera.width,
      height: this.camera.height,
      theme: this.theme,
      texts: this.texts,
      highlight: this.highlight,
      barLabels: this.barLabels,
      selected: this.selected,
      dataDate,
      today: this.plan.today(this.now()),
    };
  }

  private rowContent(): RowContent {
    const { store, visible } = this.plan;
    const { selection } = this.control;
    return {
      store,
      visible,
      texts: this.texts,
      columns: this.panes.grid.placed,
      usualYear: yearOf(store.columns.data_date ?? store.first ?? 0),
      showCritical: this.highlight.critical,
      selected: this.selected,
      active: this.active,
      cursorColumn: selection.cursor.column,
      block: selection.block(visible, this.panes.grid.placed),
      isAdded: (code) => selection.isAdded(code),
      hasAdded: selection.hasAdded,
      marks: this.control.cellMarks,
    };
  }

  focus(): void {
    if (this.active !== -1) this.camera.scrollToRow(this.active, false);
    this.frames.repaint();
    this.frames.render();
    this.panes.grid.focusPlace(this.active, this.control.selection.cursor.column);
  }

  // — the grid —

  setPageColumns(columns: readonly PageColumn[]): void {
    this.panes.setPageColumns(columns);
    this.frames.refresh();
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

  setCellMarks(marks: CellMarks): void {
    this.control.setMarks(marks);
  }

  editCell(id: number, column: string): void {
    const row = this.rowOf(id);
    if (row < 0) return;
    if (this.plan.visible.reveal(row)) this.refolded();
    this.stand(row, column);
    this.control.edit(null);
  }

  chosen(): ChosenBlock {
    return this.control.chosen();
  }

  chooseRows(ids: readonly number[]): void {
    const rows = ids.map((id) => this.rowOf(id)).filter((row) => row >= 0);
    const { selection } = this.control;
    if (rows.length === 0) return;
    selection.put({ code: rows[0]!, column: null });
    for (const row of rows.slice(1)) selection.toggle(row);
    this.control.changed();
    this.showChosen(rows.at(-1)!);
  }

  destroy(): void {
    this.frames.stop();
    clearTimeout(this.viewTimer);
    this.panes.tooltip.hide();
    this.stopListening();
    this.emitter.clear();
    this.panes.root.remove();
  }

  stats(): GanttStats {
    const { store, visible } = this.plan;
    const counts = { rows: store.count, visibleRows: visible.count, links: store.links.count };
    return { ...counts, domRows: this.panes.grid.domRows, ...this.frames.figures };
  }
}
