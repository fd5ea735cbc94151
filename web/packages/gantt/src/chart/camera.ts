import type { OpenPlan } from "../plan.ts";
import { ROW } from "../sizes.ts";
import { NONE } from "../store.ts";
import { clampZoom, type TimeScale, zoomOfScale, zoomToFit } from "../time-scale.ts";
import type { Timeline } from "../timeline.ts";
import type { LocalMinutes } from "../types.ts";

const FIT_MARGIN = 48;
/** Where in the window a day that is gone to stands, as a part of its width. */
const ANCHOR = 0.4;

/** Which part of the drawing is in the window, and at what zoom. */
export class Camera {
  scale: TimeScale;

  constructor(
    private readonly timeline: Timeline,
    private plan: OpenPlan,
    /** Called after the zoom has changed and before the window moves: sizes of what scrolls follow the zoom. */
    private readonly zoomed: () => void,
  ) {
    this.scale = plan.scale(zoomOfScale("week"));
  }

  get left(): number {
    return this.timeline.scroller.scrollLeft;
  }

  get top(): number {
    return this.timeline.scroller.scrollTop;
  }

  get width(): number {
    return this.timeline.windowWidth;
  }

  get height(): number {
    return this.timeline.windowHeight;
  }

  setPlan(plan: OpenPlan): void {
    this.plan = plan;
    this.scale = plan.scale(this.scale.zoom);
  }

  setZoom(zoom: number): void {
    this.scale = this.scale.withZoom(clampZoom(zoom));
    this.zoomed();
  }

  scrollTo(left: number, top: number): void {
    this.timeline.scroller.scrollLeft = left;
    this.timeline.scroller.scrollTop = top;
  }

  instantAtLeft(): LocalMinutes {
    return this.scale.instantAt(this.left);
  }

  /** Zooms so that the instant under window pixel `x` stays there. */
  zoomAt(zoom: number, x = this.anchor()): void {
    const instant = this.scale.instantAt(this.left + x);
    this.setZoom(zoom);
    this.scrollTo(this.scale.x(instant) - x, this.top);
  }

  /** The data date stays in place when it is in sight, else the middle of the window. */
  private anchor(): number {
    const x = this.plan.dataDate === null ? -1 : this.scale.x(this.plan.dataDate) - this.left;
    return x >= 0 && x <= this.width ? x : this.width / 2;
  }

  fit(): void {
    const { first, last } = this.plan.store;
    if (first === null || last === null) return;
    this.setZoom(zoomToFit(first, last, this.width, FIT_MARGIN));
    this.scrollTo(this.scale.x(first) - FIT_MARGIN, this.top);
  }

  goToDate(instant: LocalMinutes): void {
    this.scrollTo(this.scale.x(instant) - this.width * ANCHOR, this.top);
  }

  /** A plan that was never looked at opens at its data date, or where it begins. */
  showFirst(): void {
    const instant = this.plan.dataDate ?? this.plan.store.first;
    if (instant !== null) this.goToDate(instant);
  }

  /** Brings a row into the window by the shortest way, or to its middle. */
  scrollToRow(row: number, centred: boolean): void {
    const position = this.plan.visible.positionOf(row);
    if (position < 0) return;
    const y = position * ROW;
    const above = y < this.top;
    if (!above && y + ROW <= this.top + this.height) return;
    if (centred) this.scrollTo(this.left, y - this.height / 2);
    else this.scrollTo(this.left, above ? y : y + ROW - this.height);
  }

  /** Brings a bar that lies wholly outside into the window. */
  scrollToBar(row: number): void {
    const { barStart, barFinish } = this.plan.store;
    if (barStart[row] === NONE) return;
    const start = this.scale.x(barStart[row]!) - this.left;
    const finish = this.scale.x(barFinish[row]!) - this.left;
    if (finish < 0 || start > this.width) this.goToDate(barStart[row]!);
  }
}
