import { withBaseline } from "../baseline.ts";
import { yearOf } from "../days.ts";
import { Emitter } from "../emitter.ts";
import type { RowContent } from "../grid/row-view.ts";
import { Interaction } from "../interact/interaction.ts";
import type { Rights } from "../interact/limits.ts";
import { chainOf } from "../network.ts";
import { EMPTY_COLUMNS, OpenPlan } from "../plan.ts";
import type { Layers, Scene } from "../scene.ts";
import type { Texts } from "../texts.ts";
import { readTheme, type Theme } from "../theme.ts";
import { ZOOM_STEP, zoomOfScale } from "../time-scale.ts";
import type {
  ActivityEvent,
  BarLabels,
  BaselineColumns,
  GanttColumns,
  GanttEvents,
  GanttStats,
  GanttView,
  Highlight,
  LocalMinutes,
  Place,
  Placed,
  ScaleName,
} from "../types.ts";
import { Camera } from "./camera.ts";
import { Followers } from "./followers.ts";
import { Frames } from "./frames.ts";
import { listenToPage } from "./listening.ts";
import { obeyKey } from "./navigation.ts";
import type { Gantt, GanttOptions } from "./options.ts";
import { Panes } from "./panes.ts";
import { listenToPointer, type PointingTarget, pressAt } from "./pointing.ts";

const VIEW_CHANGE_DELAY_MS = 200;

export const createGantt = (host: HTMLElement, options: GanttOptions): Gantt => new Chart(host, options);

/** Holds the plan and what the reader has chosen of it; panes, camera and frames do the rest. */
class Chart implements Gantt {
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
  private chain: { of: number; store: unknown; rows: ReadonlySet<number> | null } = {
    of: -1,
    store: null,
    rows: null,
  };
  private baseline: BaselineColumns | null = null;
  private columns: GanttColumns = EMPTY_COLUMNS;
  /** Chosen row, and the row that the keyboard stands on; -1 for none. */
  private selected = -1;
  private active = -1;
  /** A view that was set before there were data. */
  private pending: Partial<GanttView> = {};
  private viewTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, options: GanttOptions) {
    this.texts = options.texts;
    this.highlight = { critical: true, baseline: true, links: true, ...options.highlight };
    this.barLabels = options.barLabels ?? "name";
    this.now = options.now ?? (() => new Date());
    this.panes = new Panes(host, options.texts, { arranged: () => this.arranged() });
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

  private get isEmpty(): boolean {
    return this.plan.store.count === 0;
  }

  // — data and view —

  setData(columns: GanttColumns): void {
    this.columns = columns;
    this.frames.dataArrived();
    this.takePlan(withBaseline(columns, this.baseline));
  }

  setBaseline(baseline: BaselineColumns | null): void {
    if (baseline === this.baseline) return;
    this.baseline = baseline;
    if (!this.isEmpty) this.takePlan(withBaseline(this.columns, baseline));
  }

  private takePlan(columns: GanttColumns): void {
    const first = this.isEmpty;
    const chosen = this.idOf(this.selected);
    const standing = this.idOf(this.active);
    const leftInstant = this.camera.instantAtLeft();
    const bars = this.interaction.barsInView();
    this.plan = new OpenPlan(columns, this.pending.collapsed ?? this.plan.visible.collapsedIds());
    this.camera.setPlan(this.plan);
    this.selected = this.rowOf(chosen);
    this.active = this.isEmpty ? -1 : this.plan.visible.standIn(Math.max(0, this.rowOf(standing)));
    this.layOut();
    if (first) this.showFirstView();
    else this.camera.scrollTo(this.camera.scale.x(leftInstant), this.camera.top);
    this.interaction.planChanged(this.plan, first ? new Map() : bars);
    this.frames.refresh();
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
    if (view.splitX !== undefined) this.panes.splitX = view.splitX;
    if (this.isEmpty) {
      this.pending = { ...this.pending, ...view };
      return;
    }
    if (view.collapsed) this.plan.fold(view.collapsed);
    if (view.row !== undefined) this.selected = this.rowOf(view.row);
    this.active = this.plan.visible.standIn(this.selected >= 0 ? this.selected : Math.max(0, this.active));
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
      columns: this.panes.columns.map((column) => ({ ...column })),
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
    if (this.active >= 0) this.active = this.plan.visible.standIn(this.active);
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
    const before = this.selected;
    this.active = row;
    this.frames.schedule();
    if (row === before) return;
    this.selected = row;
    // links of the chosen row cross other rows, so they need the whole window
    if (this.highlight.links) this.frames.repaint();
    else this.frames.repaintRows(before, row);
    this.emitter.emit("select", row < 0 ? null : this.eventOf(row));
    this.viewChanged();
  }

  /** Chooses a row, brings it into the window and gives it the focus. */
  private stand(row: number): void {
    if (row < 0) return;
    this.choose(row);
    this.camera.scrollToRow(row, false);
    this.frames.repaint();
    this.frames.render();
    this.panes.grid.focusRow(row);
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
    this.texts = texts;
    this.panes.setTexts(texts);
    this.frames.refresh();
  }

  // — events of the page —

  private listen(): () => void {
    const { grid, timeline, tooltip, root } = this.panes;
    root.addEventListener("keydown", (event) => this.key(event));
    grid.element.addEventListener("click", (event) => this.clickGrid(event));
    grid.element.addEventListener("dblclick", (event) => this.open(grid.rowOfElement(event.target)));
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

  private clickGrid(event: MouseEvent): void {
    const row = this.panes.grid.rowOfElement(event.target);
    if (row < 0) return;
    const onChevron = event.target instanceof Element && event.target.closest(".hwg-chevron") !== null;
    if (onChevron && this.plan.visible.hasChildren(row)) this.setOpen(row, !this.plan.visible.isOpen(row));
    else this.stand(row);
  }

  private key(event: KeyboardEvent): void {
    const ours = obeyKey(event, {
      plan: () => this.plan,
      active: () => this.active,
      windowHeight: () => this.camera.height,
      stand: (row) => this.stand(row),
      setOpen: (row, open) => this.setOpen(row, open),
      open: (row) => this.open(row),
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
      layers: this.layers,
      work: this.interaction?.work,
      chain: this.chainRows(),
    };
  }

  private chainRows(): ReadonlySet<number> | null {
    if (!this.layers.chain || this.selected < 0) return null;
    const { store } = this.plan;
    if (this.chain.of !== this.selected || this.chain.store !== store) {
      this.chain = { of: this.selected, store, rows: chainOf(store, this.selected) };
    }
    return this.chain.rows;
  }

  private rowContent(): RowContent {
    const { store, visible } = this.plan;
    return {
      store,
      visible,
      texts: this.texts,
      columns: this.panes.grid.placed,
      usualYear: yearOf(store.columns.data_date ?? store.first ?? 0),
      showCritical: this.highlight.critical,
      selected: this.selected,
      active: this.active,
    };
  }

  focus(): void {
    if (this.active >= 0) this.camera.scrollToRow(this.active, false);
    this.frames.repaint();
    this.frames.render();
    this.panes.grid.focusRow(this.active);
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
