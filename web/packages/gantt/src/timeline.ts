import { type PaintCounts, paintBody } from "./paint/body.ts";
import { paintHead } from "./paint/head.ts";
import { rowTop, type Scene } from "./scene.ts";
import { HEAD, ROW } from "./sizes.ts";

/** The right pane: two canvases under a native scroller, which brings its scroll bars and its inertia. */
export class Timeline {
  readonly element = document.createElement("div");
  readonly scroller = document.createElement("div");
  readonly head = document.createElement("canvas");
  private readonly body = document.createElement("canvas");
  private readonly spacer = document.createElement("div");
  private readonly headContext: CanvasRenderingContext2D | null;
  private readonly bodyContext: CanvasRenderingContext2D | null;
  private ratio = 0;
  private width = 0;
  private height = 0;
  /** What the head was painted from: it stands still while the rows are scrolled. */
  private headOf: readonly unknown[] = [];

  constructor() {
    this.element.className = "hwg-time";
    this.head.className = "hwg-time-head";
    this.body.className = "hwg-time-body";
    this.scroller.className = "hwg-time-scroller";
    this.scroller.tabIndex = -1;
    this.spacer.className = "hwg-spacer";
    this.scroller.append(this.spacer);
    for (const canvas of [this.head, this.body]) canvas.setAttribute("aria-hidden", "true");
    this.element.append(this.head, this.body, this.scroller);
    this.headContext = contextOf(this.head);
    this.bodyContext = contextOf(this.body);
  }

  get windowWidth(): number {
    return this.scroller.clientWidth;
  }

  get windowHeight(): number {
    return this.scroller.clientHeight;
  }

  setExtent(width: number, height: number): void {
    this.spacer.style.width = `${Math.max(width, 1)}px`;
    this.spacer.style.height = `${height}px`;
  }

  /** Fits the canvases to the window; true when their content is gone and all must be painted. */
  fit(width: number, height: number): boolean {
    const ratio = globalThis.devicePixelRatio || 1;
    if (ratio === this.ratio && width === this.width && height === this.height) return false;
    this.ratio = ratio;
    this.width = width;
    this.height = height;
    sizeCanvas(this.head, width, HEAD, ratio);
    this.headOf = [];
    sizeCanvas(this.body, width, height, ratio);
    return true;
  }

  paintHead(scene: Scene): void {
    if (!this.headContext) return;
    const { scale, left, theme, texts, dataDate, today, layers } = scene;
    const from = [
      scale,
      left,
      theme,
      texts,
      dataDate,
      today,
      layers?.front,
      layers?.accepted,
      layers?.frontBy,
    ];
    if (from.length === this.headOf.length && from.every((each, index) => each === this.headOf[index]))
      return;
    this.headOf = from;
    this.headContext.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paintHead(this.headContext, scene);
  }

  paintAll(scene: Scene): PaintCounts {
    return this.paintBand(scene, 0, scene.height);
  }

  /** Repaints single rows, for a change of choice: the cost of two rows and not of the window. */
  paintRow(scene: Scene, row: number): void {
    const position = scene.visible.position[row] ?? -1;
    if (position < 0) return;
    const y0 = Math.max(0, rowTop(scene, position));
    const y1 = Math.min(scene.height, rowTop(scene, position) + ROW);
    if (y1 > y0) this.paintBand(scene, y0, y1);
  }

  private paintBand(scene: Scene, y0: number, y1: number): PaintCounts {
    const ctx = this.bodyContext;
    if (!ctx) return { bars: 0, links: 0 };
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return paintBody(ctx, scene, y0, y1);
  }
}

/** Browsers without canvas (tests in jsdom) still get the grid. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  try {
    return canvas.getContext("2d", { alpha: false });
  } catch {
    return null;
  }
}

function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
