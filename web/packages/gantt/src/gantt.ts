import { yearOf } from "./days.ts";
import { createDivider } from "./divider.ts";
import { Emitter } from "./emitter.ts";
import { defaultColumns } from "./grid/columns.ts";
import type { RowContent } from "./grid/row-view.ts";
import { TreeGrid } from "./grid/tree-grid.ts";
import { hitTest } from "./hit-test.ts";
import { type Command, commandOf } from "./keyboard.ts";
import { EMPTY_COLUMNS, OpenPlan } from "./plan.ts";
import { listenToTimeline } from "./pointer.ts";
import type { Scene } from "./scene.ts";
import { MIN_PANE, ROW } from "./sizes.ts";
import { NONE } from "./store.ts";
import type { Texts } from "./texts.ts";
import { readTheme, type Theme } from "./theme.ts";
import { clampZoom, type TimeScale, ZOOM_STEP, zoomOfScale, zoomToFit } from "./time-scale.ts";
import { Timeline } from "./timeline.ts";
import { describeActivity, describeLink, Tooltip } from "./tooltip.ts";
import type {
  ActivityEvent,
  BarLabels,
  ColumnView,
  GanttColumns,
  GanttEvents,
  GanttStats,
  GanttView,
  Highlight,
  LocalMinutes,
  ScaleName,
} from "./types.ts";

export interface GanttOptions {
  texts: Texts;
  view?: Partial<GanttView>;
  highlight?: Partial<Highlight>;
  barLabels?: BarLabels;
  /** The moment of "today"; the clock when it is left out. */
  now?: () => Date;
}

export interface Gantt {
  setData: (columns: GanttColumns) => void;
  setView: (view: Partial<GanttView>) => void;
  getView: () => GanttView;
  on: <Name extends keyof GanttEvents>(
    name: Name,
    listener: (value: GanttEvents[Name]) => void,
  ) => () => void;
  /** 1 = only the top rows are seen. */
  collapseToLevel: (level: number) => void;
  expandAll: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  zoomTo: (scale: ScaleName) => void;
  fit: () => void;
  goToDate: (instant: LocalMinutes) => void;
  goToDataDate: () => void;
  /** Opens what hides the activity, chooses it and brings its row and its bar into view. */
  goToRow: (id: number) => void;
  setHighlight: (criticalOn: boolean, baselineOn: boolean, linksOn: boolean) => void;
  setBarLabels: (labels: BarLabels) => void;
  /** To be called when the tokens have changed; a change of `data-theme` is noticed without it. */
  setTheme: () => void;
  setTexts: (texts: Texts) => void;
  /** Gives the keyboard to the grid. */
  focus: () => void;
  destroy: () => void;
  stats: () => GanttStats;
}

export const createGantt = (host: HTMLElement, options: GanttOptions): Gantt => new Chart(host, options);

const VIEW_CHANGE_DELAY_MS = 200;
const DEFAULT_SPLIT = 578;
const NARROW = 640;
const FIT_MARGIN = 48;
/** Where in the window the data date stands at first, as a part of its width. */
const FIRST_ANCHOR = 0.4;

class Chart implements Gantt {
  private readonly root = document.createElement("div");
  private readonly grid: TreeGrid;
  private readonly timeline = new Timeline();
  private readonly divider: HTMLElement;
  private readonly tooltip: Tooltip;
  private readonly emitter = new Emitter<GanttEvents>();
  private readonly undo: (() => void)[] = [];

  private texts: Texts;
  private theme: Theme;
  private highlight: Highlight;
  private barLabels: BarLabels;
  private readonly now: () => Date;

  private plan = new OpenPlan(EMPTY_COLUMNS, []);
  private scale: TimeScale = this.plan.scale(zoomOfScale("week"));
  private columns: ColumnView[] = defaultColumns();
  private splitX = DEFAULT_SPLIT;
  private selected = -1;
  private active = -1;
  private hasData = false;
  private narrow = false;
  private pending: Partial<GanttView> | null = null;

  private frame = 0;
  private wholeDirty = true;
  private rowsDirty = new Set<number>();
  private gridStale = true;
  private viewTimer: ReturnType<typeof setTimeout> | undefined;
  private dataAt = 0;
  private readonly figures = { paints: 0, bars: 0, links: 0, lastPaintMs: 0, firstPaintMs: 0 };

  constructor(host: HTMLElement, options: GanttOptions) {
    this.texts = options.texts;
    this.highlight = { critical: true, baseline: true, links: true, ...options.highlight };
    this.barLabels = options.barLabels ?? "name";
    this.now = options.now ?? (() => new Date());
    this.root.className = "hwg";
    this.grid = new TreeGrid({ columnsChanged: (columns) => this.changeColumns(columns) });
    this.divider = createDivider({
      width: () => this.gridWidth(),
      moved: (width) => this.moveDivider(width),
    });
    this.tooltip = new Tooltip(this.root);
    this.root.append(this.grid.element, this.divider, this.timeline.element, this.tooltip.element);
    host.append(this.root);
    this.theme = readTheme(this.root);
    this.listen();
    this.grid.setColumns(this.columns);
    if (options.view) this.setView(options.view);
    this.labelParts();
    this.layOut();
  }

  // — data and view —

  setData(columns: GanttColumns): void {
    this.dataAt = performance.now();
    this.figures.firstPaintMs = 0;
    const chosen = this.idOf(this.selected);
    const standing = this.idOf(this.active);
    const leftInstant = this.scale.instantAt(this.scrollLeft);
    const collapsed = this.pending?.collapsed ?? this.plan.visible.collapsedIds();
    this.plan = new OpenPlan(columns, collapsed);
    this.scale = this.plan.scale(this.scale.zoom);
    this.selected = this.rowOf(chosen);
    this.active = this.plan.store.count > 0 ? Math.max(0, this.rowOf(standing)) : -1;
    this.layOut();
    if (this.hasData) this.scrollTo(this.scale.x(leftInstant), this.scrollTop);
    else this.showFirstView();
    this.hasData = columns.activities.id.length > 0;
    const { pending } = this;
    this.pending = null;
    if (pending) this.setView(pending);
    this.refresh();
  }

  setView(view: Partial<GanttView>): void {
    if (view.columns) this.setColumns(view.columns.length > 0 ? view.columns : defaultColumns());
    if (view.splitX !== undefined) this.splitX = view.splitX;
    if (!this.hasData && this.plan.store.count === 0) {
      this.pending = { ...this.pending, ...view };
      this.layOut();
      return;
    }
    if (view.collapsed) this.plan = new OpenPlan(this.plan.store.columns, view.collapsed);
    if (view.zoom !== undefined) this.scale = this.scale.withZoom(view.zoom);
    if (view.row !== undefined) {
      this.selected = this.rowOf(view.row);
      if (this.selected >= 0) this.active = this.plan.visible.standIn(this.selected);
    }
    this.layOut();
    this.scrollTo(view.scrollLeft ?? this.scrollLeft, view.scrollTop ?? this.scrollTop);
    this.refresh();
  }

  getView(): GanttView {
    return {
      zoom: this.scale.zoom,
      scrollLeft: Math.round(this.scrollLeft),
      scrollTop: Math.round(this.scrollTop),
      row: this.idOf(this.selected),
      collapsed: this.plan.visible.collapsedIds(),
      columns: this.columns.map((column) => ({ ...column })),
      splitX: this.splitX,
    };
  }

  on<Name extends keyof GanttEvents>(name: Name, listener: (value: GanttEvents[Name]) => void): () => void {
    return this.emitter.on(name, listener);
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
    this.layOut();
    this.refresh();
    this.viewChanged();
  }

  // — zoom and places —

  zoomIn(): void {
    this.zoomAt(this.scale.zoom * ZOOM_STEP, this.zoomAnchor());
  }

  zoomOut(): void {
    this.zoomAt(this.scale.zoom / ZOOM_STEP, this.zoomAnchor());
  }

  zoomTo(scale: ScaleName): void {
    this.zoomAt(zoomOfScale(scale), this.zoomAnchor());
  }

  fit(): void {
    const { first, last } = this.plan.store;
    if (first === null || last === null) return;
    const width = this.timeline.windowWidth;
    this.zoomAt(zoomToFit(first, last, width, FIT_MARGIN), 0);
    this.scrollTo(this.scale.x(first) - FIT_MARGIN, this.scrollTop);
  }

  goToDate(instant: LocalMinutes): void {
    this.scrollTo(this.scale.x(instant) - this.timeline.windowWidth * FIRST_ANCHOR, this.scrollTop);
  }

  goToDataDate(): void {
    if (this.plan.dataDate !== null) this.goToDate(this.plan.dataDate);
  }

  goToRow(id: number): void {
    const row = this.rowOf(id);
    if (row < 0) return;
    if (this.plan.visible.reveal(row)) this.refolded();
    this.choose(row);
    this.scrollToRow(row, true);
    this.scrollToBar(row);
  }

  /** Keeps the data date in place when it is in sight, else the middle of the window. */
  private zoomAnchor(): number {
    const width = this.timeline.windowWidth;
    const x = this.plan.dataDate === null ? -1 : this.scale.x(this.plan.dataDate) - this.scrollLeft;
    return x >= 0 && x <= width ? x : width / 2;
  }

  private zoomAt(zoom: number, x: number): void {
    const instant = this.scale.instantAt(this.scrollLeft + x);
    this.scale = this.scale.withZoom(clampZoom(zoom));
    this.layOut();
    this.scrollTo(this.scale.x(instant) - x, this.scrollTop);
    this.wholeDirty = true;
    this.schedule();
    this.viewChanged();
  }

  private showFirstView(): void {
    const { first } = this.plan.store;
    const anchor = this.plan.dataDate ?? first;
    if (anchor !== null) this.goToDate(anchor);
  }

  private get scrollLeft(): number {
    return this.timeline.scroller.scrollLeft;
  }

  private get scrollTop(): number {
    return this.timeline.scroller.scrollTop;
  }

  private scrollTo(left: number, top: number): void {
    this.timeline.scroller.scrollLeft = left;
    this.timeline.scroller.scrollTop = top;
    this.schedule();
  }

  private scrollToRow(row: number, centred: boolean): void {
    const position = this.plan.visible.position[row] ?? -1;
    if (position < 0) return;
    const y = position * ROW;
    const height = this.timeline.windowHeight;
    const above = y < this.scrollTop;
    if (!above && y + ROW <= this.scrollTop + height) return;
    if (centred) this.scrollTo(this.scrollLeft, y - height / 2);
    else this.scrollTo(this.scrollLeft, above ? y : y + ROW - height);
  }

  private scrollToBar(row: number): void {
    const { barStart, barFinish } = this.plan.store;
    if (barStart[row] === NONE) return;
    const left = this.scale.x(barStart[row]!) - this.scrollLeft;
    const right = this.scale.x(barFinish[row]!) - this.scrollLeft;
    if (right < 0 || left > this.timeline.windowWidth) this.goToDate(barStart[row]!);
  }

  // — choice —

  private choose(row: number): void {
    const before = this.selected;
    this.active = row;
    if (row === before) {
      this.schedule();
      return;
    }
    this.selected = row;
    // links of the chosen row cross other rows, so they need the whole window
    if (this.highlight.links) this.wholeDirty = true;
    else for (const each of [before, row]) this.rowsDirty.add(each);
    this.schedule();
    this.emitter.emit("select", row < 0 ? null : this.eventOf(row));
    this.viewChanged();
  }

  private open(row: number): void {
    if (row >= 0) this.emitter.emit("open", this.eventOf(row));
  }

  private eventOf = (row: number): ActivityEvent => ({ id: this.plan.store.id[row]!, row });

  private idOf(row: number): number | null {
    return row < 0 ? null : (this.plan.store.id[row] ?? null);
  }

  private rowOf(id: number | null): number {
    return id === null ? -1 : (this.plan.store.rowOfId.get(id) ?? -1);
  }

  // — looks —

  setHighlight(criticalOn: boolean, baselineOn: boolean, linksOn: boolean): void {
    this.highlight = { critical: criticalOn, baseline: baselineOn, links: linksOn };
    this.refresh();
  }

  setBarLabels(labels: BarLabels): void {
    this.barLabels = labels;
    this.refresh();
  }

  setTheme(): void {
    this.theme = readTheme(this.root);
    this.refresh();
  }

  setTexts(texts: Texts): void {
    this.texts = texts;
    this.grid.forgetStates();
    this.labelParts();
    this.refresh();
  }

  private labelParts(): void {
    this.divider.setAttribute("aria-label", this.texts("gantt.divider.label"));
    this.divider.title = this.texts("gantt.divider.label");
    this.grid.showHeads(this.rowContent());
  }

  private changeColumns(changed: ColumnView[]): void {
    const width = new Map(changed.map((column) => [column.id, column.width]));
    this.setColumns(
      this.columns.map((column) => ({ id: column.id, width: width.get(column.id) ?? column.width })),
    );
    this.layOut();
    this.refresh();
    this.viewChanged();
  }

  private setColumns(columns: readonly ColumnView[]): void {
    this.columns = columns.map((column) => ({ ...column }));
    this.placeColumns();
  }

  /** On a narrow page the row numbers make room for the names. */
  private placeColumns(): void {
    this.narrow = this.root.clientWidth > 0 && this.root.clientWidth < NARROW;
    this.grid.setColumns(this.narrow ? this.columns.filter((column) => column.id !== "row") : this.columns);
    this.grid.showHeads(this.rowContent());
  }

  private moveDivider(width: number): void {
    this.splitX = Math.max(MIN_PANE, Math.min(width, this.root.clientWidth - MIN_PANE));
    this.layOut();
    this.refresh();
    this.viewChanged();
  }

  /** On a narrow page the grid leaves the larger half to the timeline. */
  private gridWidth(): number {
    const whole = this.root.clientWidth;
    if (whole < NARROW) return Math.min(this.splitX, Math.max(MIN_PANE, Math.round(whole * 0.48)));
    return Math.min(this.splitX, whole - MIN_PANE);
  }

  // — events of the page —

  private listen(): void {
    const { scroller } = this.timeline;
    scroller.addEventListener("scroll", () => this.scrolled(scroller, this.grid.scroller), { passive: true });
    this.grid.scroller.addEventListener("scroll", () => this.scrolled(this.grid.scroller, scroller), {
      passive: true,
    });
    this.grid.scroller.addEventListener("wheel", (event) => this.wheelOverGrid(event), { passive: false });
    this.grid.element.addEventListener("click", (event) => this.clickGrid(event));
    this.grid.element.addEventListener("dblclick", (event) =>
      this.open(this.grid.rowOfElement(event.target)),
    );
    this.grid.element.addEventListener("focusin", (event) => this.focusGrid(event));
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.timeline.head.addEventListener("click", () => this.goToDataDate());
    listenToTimeline(scroller, {
      hover: (x, y) => this.hover(x, y),
      leave: () => this.tooltip.hide(),
      press: (x, y) => this.press(x, y),
      open: (x, y) => this.openAt(x, y),
      zoom: (factor, x) => this.zoomAt(this.scale.zoom * factor, x),
    });
    this.watch();
  }

  private watch(): void {
    const sizes = new ResizeObserver(() => {
      this.layOut();
      this.refresh();
    });
    sizes.observe(this.root);
    const themes = new MutationObserver(() => this.setTheme());
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const changed = () => this.setTheme();
    dark.addEventListener("change", changed);
    this.undo.push(
      () => sizes.disconnect(),
      () => themes.disconnect(),
      () => dark.removeEventListener("change", changed),
    );
  }

  private scrolled(source: HTMLElement, follower: HTMLElement): void {
    if (Math.abs(source.scrollTop - follower.scrollTop) >= 1) follower.scrollTop = source.scrollTop;
    this.tooltip.hide();
    this.wholeDirty = true;
    this.schedule();
    this.viewChanged();
  }

  private wheelOverGrid(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoomAt(this.scale.zoom * 1.0015 ** -event.deltaY, this.zoomAnchor());
  }

  private clickGrid(event: MouseEvent): void {
    const row = this.grid.rowOfElement(event.target);
    if (row < 0) return;
    const onChevron = event.target instanceof Element && event.target.closest(".hwg-chevron") !== null;
    if (onChevron && this.plan.visible.hasChildren(row)) this.setOpen(row, !this.plan.visible.isOpen(row));
    else this.choose(row);
  }

  /** Tabbing into the grid lands on the row that the keyboard stands on. */
  private focusGrid(event: FocusEvent): void {
    const row = this.grid.rowOfElement(event.target);
    if (row >= 0 && row !== this.active) {
      this.active = row;
      this.schedule();
    }
  }

  private hover(x: number, y: number): void {
    const scene = this.scene();
    const hit = hitTest(scene, x, y);
    this.timeline.scroller.classList.toggle(
      "is-over",
      hit.kind === "bar" || hit.kind === "edge" || hit.kind === "link",
    );
    const box = this.timeline.scroller.offsetTop;
    const place: [number, number] = [x + this.timeline.element.offsetLeft, y + box];
    const { store } = this.plan;
    if (hit.kind === "bar") {
      this.tooltip.offer(`bar${hit.row}`, ...place, () => describeActivity(store, hit.row, this.texts));
    } else if (hit.kind === "link") {
      this.tooltip.offer(`link${hit.link}`, ...place, () => describeLink(store, hit.link, this.texts));
    } else this.tooltip.hide();
  }

  private press(x: number, y: number): void {
    const hit = hitTest(this.scene(), x, y);
    if (hit.kind === "edge") this.scrollToBar(hit.row);
    else if (hit.kind === "bar" || hit.kind === "row") {
      this.choose(hit.row);
      this.grid.focusRow(hit.row);
    }
  }

  private openAt(x: number, y: number): void {
    const hit = hitTest(this.scene(), x, y);
    if (hit.kind === "bar" || hit.kind === "row") this.open(hit.row);
  }

  private key(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const command = commandOf(event);
    if (!command || this.plan.visible.count === 0) return;
    event.preventDefault();
    this.obey(command);
  }

  private obey(command: Command): void {
    const { visible } = this.plan;
    const position = Math.max(0, visible.position[this.active] ?? 0);
    const page = Math.max(1, Math.floor(this.timeline.windowHeight / ROW) - 1);
    const actions: Record<Command["do"], () => void> = {
      move: () => this.stand(position + ("by" in command ? command.by : 0)),
      page: () => this.stand(position + ("direction" in command ? command.direction * page : 0)),
      first: () => this.stand(0),
      last: () => this.stand(visible.count - 1),
      in: () => this.goIn(this.active),
      out: () => this.goOut(this.active),
      toggle: () => this.setOpen(this.active, !visible.isOpen(this.active)),
      open: () => this.open(this.active),
      zoomIn: () => this.zoomIn(),
      zoomOut: () => this.zoomOut(),
      dataDate: () => this.goToDataDate(),
      fit: () => this.fit(),
    };
    actions[command.do]();
  }

  /** Moves choice and keyboard to a position, and the window after them. */
  private stand(position: number): void {
    const { visible } = this.plan;
    const row = visible.rowAt(Math.min(visible.count - 1, Math.max(0, position)));
    if (row < 0) return;
    this.choose(row);
    this.scrollToRow(row, false);
    this.render();
    this.grid.focusRow(row);
  }

  /** →: opens a closed row, else goes to the first child. */
  private goIn(row: number): void {
    const { visible } = this.plan;
    if (!visible.hasChildren(row)) return;
    if (!visible.isOpen(row)) this.setOpen(row, true);
    else this.stand(visible.position[row]! + 1);
  }

  /** ←: closes an open row, else goes to the parent. */
  private goOut(row: number): void {
    const { visible, store } = this.plan;
    const parent = store.parent[row] ?? -1;
    if (visible.isOpen(row)) this.setOpen(row, false);
    else if (parent >= 0) this.stand(visible.position[parent]!);
  }

  // — painting —

  private layOut(): void {
    if (this.narrow !== (this.root.clientWidth > 0 && this.root.clientWidth < NARROW)) this.placeColumns();
    const width = `${this.gridWidth()}px`;
    if (this.grid.element.style.width !== width) this.grid.element.style.width = width;
    const contentHeight = this.plan.visible.count * ROW;
    this.timeline.setExtent(this.scale.width, contentHeight);
    this.grid.setExtent(contentHeight, this.timeline.windowHeight);
  }

  /** Everything anew in the next frame. */
  private refresh(): void {
    this.wholeDirty = true;
    this.gridStale = true;
    this.schedule();
  }

  private schedule(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.render());
  }

  private render(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const began = performance.now();
    const scene = this.scene();
    if (scene.width === 0 || scene.height === 0) return;
    const lost = this.timeline.fit(scene.width, scene.height);
    this.grid.show(this.rowContent(), scene.top, scene.height, this.gridStale);
    if (lost || this.wholeDirty) this.paintWhole(scene);
    else for (const row of this.rowsDirty) this.timeline.paintRow(scene, row);
    this.wholeDirty = false;
    this.gridStale = false;
    this.rowsDirty.clear();
    this.figures.paints++;
    this.figures.lastPaintMs = performance.now() - began;
    if (this.figures.firstPaintMs === 0) this.figures.firstPaintMs = performance.now() - this.dataAt;
  }

  private paintWhole(scene: Scene): void {
    this.timeline.paintHead(scene);
    const counts = this.timeline.paintAll(scene);
    this.figures.bars = counts.bars;
    this.figures.links = counts.links;
  }

  private scene(): Scene {
    const { store, visible, links, dataDate } = this.plan;
    return {
      store,
      visible,
      links,
      scale: this.scale,
      left: Math.round(this.scrollLeft),
      top: Math.round(this.scrollTop),
      width: this.timeline.windowWidth,
      height: this.timeline.windowHeight,
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
    return {
      store,
      visible,
      texts: this.texts,
      columns: this.grid.placed,
      usualYear: yearOf(store.columns.data_date ?? store.first ?? 0),
      showCritical: this.highlight.critical,
      selected: this.selected,
      active: this.active,
    };
  }

  private viewChanged(): void {
    clearTimeout(this.viewTimer);
    this.viewTimer = setTimeout(() => this.emitter.emit("viewchange", this.getView()), VIEW_CHANGE_DELAY_MS);
  }

  focus(): void {
    if (this.active >= 0) this.scrollToRow(this.active, false);
    this.render();
    this.grid.focusRow(this.active);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.viewTimer);
    this.tooltip.hide();
    for (const each of this.undo) each();
    this.emitter.clear();
    this.root.remove();
  }

  stats(): GanttStats {
    return {
      rows: this.plan.store.count,
      visibleRows: this.plan.visible.count,
      links: this.plan.store.links.count,
      domRows: this.grid.domRows,
      paints: this.figures.paints,
      barsPainted: this.figures.bars,
      linksPainted: this.figures.links,
      lastPaintMs: this.figures.lastPaintMs,
      firstPaintMs: this.figures.firstPaintMs,
    };
  }
}
