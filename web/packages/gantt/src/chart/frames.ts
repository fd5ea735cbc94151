import type { RowContent } from "../grid/row-content.ts";
import type { TreeGrid } from "../grid/tree-grid.ts";
import type { Scene } from "../scene.ts";
import type { Timeline } from "../timeline.ts";

export interface FrameSource {
  /** After each frame. */
  painted: (scene: Scene) => void;
  scene: () => Scene;
  rowContent: () => RowContent;
}

/** Paints at most once per frame of the browser, and of each frame only what has changed. */
export class Frames {
  readonly figures = { paints: 0, barsPainted: 0, linksPainted: 0, lastPaintMs: 0, firstPaintMs: 0 };
  private request = 0;
  private wholeDirty = true;
  private gridStale = true;
  private readonly rowsDirty = new Set<number>();
  private dataAt = 0;

  constructor(
    private readonly grid: TreeGrid,
    private readonly timeline: Timeline,
    private readonly source: FrameSource,
  ) {}

  /** The clock of the first picture starts. */
  dataArrived(): void {
    this.dataAt = performance.now();
    this.figures.firstPaintMs = 0;
  }

  /** Everything anew, cells of the grid included. */
  refresh(): void {
    this.gridStale = true;
    this.repaint();
  }

  /** The whole timeline anew; the grid fills only the rows that have moved. */
  repaint(): void {
    this.wholeDirty = true;
    this.schedule();
  }

  repaintRows(...rows: number[]): void {
    for (const row of rows) this.rowsDirty.add(row);
    this.schedule();
  }

  schedule(): void {
    if (this.request === 0) this.request = requestAnimationFrame(() => this.render());
  }

  /** Paints now. Without a size (a page that is not shown) all stays to be painted later. */
  render(): void {
    this.stop();
    const began = performance.now();
    const scene = this.source.scene();
    if (scene.width === 0 || scene.height === 0) return;
    const lost = this.timeline.fit(scene.width, scene.height);
    this.grid.show(this.source.rowContent(), scene.top, scene.height, this.gridStale);
    if (lost || this.wholeDirty) this.paintWhole(scene);
    else for (const row of this.rowsDirty) this.timeline.paintRow(scene, row);
    this.wholeDirty = false;
    this.gridStale = false;
    this.rowsDirty.clear();
    this.source.painted(scene);
    this.note(began);
  }

  stop(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
  }

  private paintWhole(scene: Scene): void {
    this.timeline.paintHead(scene);
    const counts = this.timeline.paintAll(scene);
    this.figures.barsPainted = counts.bars;
    this.figures.linksPainted = counts.links;
  }

  private note(began: number): void {
    const now = performance.now();
    this.figures.paints++;
    this.figures.lastPaintMs = now - began;
    if (this.figures.firstPaintMs === 0) this.figures.firstPaintMs = now - this.dataAt;
  }
}
