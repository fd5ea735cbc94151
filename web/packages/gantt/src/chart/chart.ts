import { yearOf } from "../days.ts";
import { Emitter } from "../emitter.ts";
import type { GanttEvents } from "../gantt-events.ts";
import type { RowContent } from "../grid/row-content.ts";
import type { Arrangement, GridEvents } from "../grid/types.ts";
import { Interaction } from "../interact/interaction.ts";
import type { Rights } from "../interact/limits.ts";
import { EMPTY_COLUMNS, OpenPlan } from "../plan.ts";
import { showProgress } from "../progress.ts";
import type { Layers, Scene } from "../scene.ts";
import { rememberTexts, type Texts } from "../texts.ts";
import { readTheme, type Theme } from "../theme.ts";
import { ZOOM_STEP, zoomOfScale } from "../time-scale.ts";
import type {
  ActivityEvent,
  BarLabels,
  BaselineColumns,
  GanttColumns,
  GanttStats,
  GanttView,
  Highlight,
  LocalMinutes,
  Place,
  Placed,
  ProgressColumns,
  ScaleName,
} from "../types.ts";
import { Camera } from "./camera.ts";
import { ChosenChain } from "./chosen-chain.ts";
import { Followers } from "./followers.ts";
import { Frames } from "./frames.ts";
import type { GanttOptions } from "./gantt-options.ts";
import { GridSide, headEvents } from "./grid-side.ts";
import { listenToPage } from "./listening.ts";
import type { Gantt } from "./options.ts";
import { Panes } from "./panes.ts";
import { listenToPointer, type PointingTarget, pressAt } from "./pointing.ts";
import { type ShownPart, shownPart } from "./shown.ts";
import { Source } from "./source.ts";

const VIEW_CHANGE_DELAY_MS = 200;

export const createGantt = (host: HTMLElement, options: GanttOptions): Gantt => new Chart(host, options);

/** Holds the plan and what the reader has chosen of it; panes, camera and frames do the rest. */
class Chart implements Gantt {
  readonly grid: GridSide;
  private readonly panes: Panes;
  private readonly camera: Camera;
  private readonly frames: Frames;
  private readonly emitter = new Emitter<GanttEvents>();
  private readonly stopListening: () => void;
  private readonly now: () => Date;
  private readonly interaction: Interaction;
  private readonly followers = new Followers(() => this.scene());

  private plan = new OpenPlan(EMPTY_COLUMNS, []);
  private texts: Texts;
  private theme: Theme;
  private highlight: Highlight;
  private barLabels: BarLabels;
  private layers: Layers = { front: false, chain: false };
  private readonly chain = new ChosenChain();
  private readonly source = new Source();
  /** Chosen row; -1 for none. */
  private selected = -1;
  /** A view that was set before there were data. */
  private pending: Partial<GanttView> = {};
  private viewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, options: GanttOptions) {
    this.texts = rememberTexts(options.texts);
    this.highlight = { critical: true, baseline: true, links: true, ...options.highlight };
    this.barLabels = options.barLabels ?? "name";
    this.now = options.now ?? (() => new Date());
    const heads = headEvents(this.emitter as unknown as Emitter<GridEvents>, () => this.focus());
    this.panes = new Panes(host, this.texts, { ...heads, arranged: () => this.arranged() });
    this.grid = this.createGrid(options);
    this.camera = new Camera(this.panes.timeline, this.plan, () => this.layOut());
    this.frames = new Frames(this.panes.grid, this.panes.timeline, {
      painted: (scene) => this.followers.place(scene, this.panes.timeline),
      scene: () => this.scene(),
      rowContent: () => this.rowContent(),
    });
    this.theme = readTheme(this.panes.root);
    this.interaction = new Interaction(this.panes, this.plan, {
      scene: () => this.scene(),
      repaint: () => this.frames.repaint(),
      paintNow: () => {
        this.frames.repaint();
        this.frames.render();
      },
      repaintRows: (...rows) => this.frames.repaintRows(...rows),
      choose: (row) => this.choose(row),
      tap: (x, y) => pressAt(this.pointing(), x, y),
      emit: (name, value) => this.emitter.emit(name, value),
    });
    this.stopListening = this.listen();
    if (options.view) this.setView(options.view);
    this.layOut();
  }

  private createGrid(options: GanttOptions): GridSide {
    return new GridSide(this.panes, options, {
      plan: () => this.plan,
      texts: () => this.texts,
      top: () => this.camera.top,
      height: () => this.camera.height,
      stand: (code, column, extend) => this.stand(code, column, extend),
      setOpen: (code, open) => this.setOpen(code, open),
      open: (code) => this.open(code),
      reveal: (row) => this.plan.visible.reveal(row) && this.refolded(),
      stale: () => this.frames.schedule(),
      refresh: () => this.frames.refresh(),
      arrange: (arrangement) => this.arrange(arrangement),
      emitter: this.emitter as unknown as Emitter<GridEvents>,
      chart: this,
    });
  }

  /** The row, or head of a group, that the keyboard stands on; -1 for none. */
  private get active(): number {
    return this.grid.control.selection.cursor.code;
  }

  // — data and view —

  setData(columns: GanttColumns, arrangement: Arrangement | null = null): void {
    this.source.columns = columns;
    this.source.arrangement = arrangement;
    this.frames.dataArrived();
    this.takePlan();
  }

  setBaseline(baseline: BaselineColumns | null): void {
    if (baseline === this.source.baseline) return;
    this.source.baseline = baseline;
    if (!this.plan.isEmpty) this.takePlan();
  }

  setProgress(progress: ProgressColumns | null): void {
    if (progress === this.source.progress) return;
    this.source.progress = progress;
    showProgress(this.plan.store, progress);
    this.frames.refresh();
  }

  private takePlan(): void {
    const first = this.plan.isEmpty;
    const chosen = this.plan.idOf(this.selected);
    const leftInstant = this.camera.instantAtLeft();
    const bars = this.interaction.barsInView();
    const { collapsed, closedGroups } = this.pending;
    this.grid.control.keepPlace(() => {
      this.plan = this.source.open(this.plan, collapsed, closedGroups);
    });
    this.camera.setPlan(this.plan);
    this.selected = this.plan.rowOf(chosen);
    this.layOut();
    if (first) this.showFirstView();
    else this.camera.scrollTo(this.camera.scale.x(leftInstant), this.camera.top);
    this.interaction.planChanged(this.plan, first ? new Map() : bars);
    this.frames.refresh();
  }

  private arrange(arrangement: Arrangement | null): void {
    if (arrangement === null && this.source.arrangement === null) return;
    this.source.arrangement = arrangement;
    this.grid.control.keepPlace(() => this.plan.arrange(arrangement));
    this.arranged();
  }

  private showFirstView(): void {
    if (this.plan.isEmpty) return;
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
    if (this.plan.isEmpty) {
      this.pending = { ...this.pending, ...view };
      return;
    }
    if (view.collapsed || view.closedGroups)
      this.plan.fold(view.collapsed ?? this.plan.visible.collapsedIds(), view.closedGroups);
    if (view.row !== undefined) this.selected = this.plan.rowOf(view.row);
    if (view.row !== undefined && this.selected >= 0) this.grid.control.putRow(this.selected);
    this.grid.control.standIn(this.selected);
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
      row: this.plan.idOf(this.selected),
      collapsed: this.plan.visible.collapsedIds(),
      closedGroups: this.plan.visible.closedGroupKeys(),
      columns: this.panes.columns.map((column) => ({ ...column })),
      frozen: this.panes.frozen,
      splitX: this.panes.splitX,
    };
  }

  shown(): ShownPart {
    return shownPart(this.plan, this.panes.grid.placed, this.texts, this.camera);
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
    this.grid.control.standIn(this.selected);
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

  goToToday(): void {
    const today = this.plan.today(this.now());
    if (today !== null) this.goToDate(today);
  }

  goToRow(id: number): void {
    const row = this.plan.rowOf(id);
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
    this.grid.control.putRow(row);
    this.showChosen(row);
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
    column: string | null = this.grid.control.selection.cursor.column,
    extend = false,
  ): void {
    if (code === -1) return;
    const { control } = this.grid;
    control.selection.put({ code, column }, extend);
    this.showChosen(code);
    this.camera.scrollToRow(code, false);
    if (column !== null) this.panes.grid.scrollToColumn(column);
    control.changed();
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

  // — looks —

  setHighlight(criticalOn: boolean, baselineOn: boolean, linksOn: boolean): void {
    this.highlight = { critical: criticalOn, baseline: baselineOn, links: linksOn };
    this.frames.refresh();
  }

  setLayers(layers: Partial<Layers>): void {
    this.layers = { ...this.layers, ...layers };
    this.frames.refresh();
  }

  setRights(rights: Rights): void {
    this.interaction.setRights(rights);
  }

  settle(drop: number, taken: boolean): void {
    this.interaction.settle(drop, taken);
  }

  follow(place: Place, placed: (at: Placed) => void): () => void {
    return this.followers.add(place, placed);
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
    this.texts = rememberTexts(texts);
    this.panes.setTexts(this.texts);
    this.frames.refresh();
  }

  // — events of the page —

  private listen(): () => void {
    const { timeline, tooltip, root } = this.panes;
    root.addEventListener("keydown", (event) => this.grid.key(event));
    timeline.head.addEventListener("click", () => this.goToDataDate());
    listenToPointer(timeline, tooltip, this.pointing());
    return listenToPage(this.panes, {
      scrolled: () => this.moved(() => tooltip.hide()),
      resized: () => this.resized(),
      themed: () => this.setTheme(),
      zoomBy: (factor) => this.zoomBy(factor),
    });
  }

  private pointing(): PointingTarget {
    return {
      scene: () => this.scene(),
      interaction: () => this.interaction,
      choose: (row) => this.stand(row),
      open: (row) => this.open(row),
      openLink: (link, x, y) => this.emitter.emit("openlink", this.followers.linkAt(link, x, y)),
      showBar: (row) => this.moved(() => this.camera.scrollToBar(row)),
      zoomBy: (factor, x) => this.zoomBy(factor, x),
    };
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
      layers: this.layers,
      work: this.interaction?.work,
      chain: this.layers.chain ? this.chain.rowsOf(store, this.selected) : null,
    };
  }

  private rowContent(): RowContent {
    const { store, visible } = this.plan;
    return {
      store,
      visible,
      texts: this.texts,
      theme: this.theme,
      columns: this.panes.grid.placed,
      usualYear: yearOf(store.columns.data_date ?? store.first ?? 0),
      showCritical: this.highlight.critical,
      selected: this.selected,
      ...this.grid.control.content(),
    };
  }

  focus(): void {
    if (this.active !== -1) this.camera.scrollToRow(this.active, false);
    this.frames.repaint();
    this.frames.render();
    this.panes.grid.focusPlace(this.active, this.grid.control.selection.cursor.column);
  }

  destroy(): void {
    this.frames.stop();
    this.interaction.destroy();
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
