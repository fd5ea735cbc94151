import type { Panes } from "../chart/panes.ts";
import type { GanttEvents } from "../gantt-events.ts";
import type { OpenPlan } from "../plan.ts";
import { positionsIn, type Scene, type WorkInHand } from "../scene.ts";
import { Badge } from "./badge.ts";
import { type Bar, Displaced } from "./displaced.ts";
import type { Draft, Grip } from "./draft.ts";
import { changesPlan, draftOf, showDraft } from "./drafting.ts";
import { Drops } from "./drops.ts";
import { scrollStep } from "./edge-scroll.ts";
import { eventOf } from "./events.ts";
import { Gesture, type Point } from "./gesture.ts";
import { Glide } from "./glide.ts";
import { gripAt, REACH } from "./grip.ts";
import type { Rights } from "./limits.ts";
import { wordsOf } from "./words.ts";

const THRESHOLD = 4;
const TOUCH_THRESHOLD = 8;

export interface InteractionTarget {
  scene: () => Scene;
  /** The whole timeline anew with the next frame, or now. */
  repaint: () => void;
  paintNow: () => void;
  repaintRows: (...rows: number[]) => void;
  choose: (row: number) => void;
  /** A press that did not become a drag. */
  tap: (x: number, y: number) => void;
  emit: <Name extends keyof GanttEvents>(name: Name, value: GanttEvents[Name]) => void;
}

/** Bars and links under the hand: taken, dragged with their value beside the pointer, dropped, taken back. */
export class Interaction {
  readonly work: WorkInHand = {
    rights: { edit: false, progress: false },
    hovered: -1,
    draft: null,
    stood: null,
    dropped: new Map(),
    followers: new Set(),
    drawn: [],
  };
  private readonly gesture = new Gesture();
  private readonly badge: Badge;
  private readonly glide: Glide;
  private readonly drops: Drops;
  private readonly scroller: HTMLElement;
  private displaced: Displaced;
  private pointer = { id: -1, x: 0, y: 0 };
  private scrolling = 0;
  private byFinger = false;
  /** Where the press began, kept as an instant because zoom and plan may change under the hand. */
  private fromInstant = 0;

  constructor(
    private readonly panes: Panes,
    private plan: OpenPlan,
    private readonly target: InteractionTarget,
  ) {
    this.scroller = panes.timeline.scroller;
    this.badge = new Badge(panes.root);
    this.glide = new Glide(target.paintNow);
    this.drops = new Drops(() => this.redrop());
    this.displaced = new Displaced(plan.store);
    this.listen();
  }

  setRights(rights: Rights): void {
    this.work.rights = rights;
    this.target.repaint();
  }

  // — the pointer —

  /** Handles are shown on the row under the pointer; returns the cursor for the place. */
  hover(x: number, y: number): string {
    const scene = this.target.scene();
    const row = scene.visible.rowAt(Math.floor((scene.top + y) / 28));
    this.hoverRow(row);
    const grip = gripAt(scene, x, y, REACH.mouse);
    return grip ? cursorOf(grip) : "";
  }

  hoverRow(row: number): void {
    if (row === this.work.hovered || this.gesture.phase === "dragging") return;
    const before = this.work.hovered;
    this.work.hovered = row;
    this.target.repaintRows(...[before, row].filter((each) => each >= 0));
  }

  /** True when the press takes hold of something, so that it does not move the window. */
  grab(event: PointerEvent, x: number, y: number): boolean {
    if (this.gesture.phase !== "idle" || event.button !== 0) return false;
    this.byFinger = event.pointerType === "touch";
    const scene = this.target.scene();
    const reach = REACH[event.pointerType as keyof typeof REACH] ?? REACH.mouse;
    const grip = gripAt(scene, x, y, reach);
    // a finger scrolls, unless it is on the bar that was chosen before
    if (!grip || (this.byFinger && rowOf(grip) !== scene.selected)) return false;
    this.glide.finish(this.displaced);
    this.gesture.press(grip, this.inDrawing(x, y), this.byFinger ? TOUCH_THRESHOLD : THRESHOLD);
    this.fromInstant = scene.scale.instantAt(this.gesture.from.x);
    this.pointer = { id: event.pointerId, x, y };
    this.scroller.setPointerCapture(event.pointerId);
    return true;
  }

  private listen(): void {
    const { scroller } = this;
    scroller.addEventListener("pointermove", (event) => this.moved(event));
    scroller.addEventListener("pointerup", (event) => this.released(event));
    scroller.addEventListener("pointercancel", () => this.cancel());
    scroller.addEventListener("lostpointercapture", () => this.gesture.phase === "dragging" && this.cancel());
    scroller.addEventListener("scroll", () => this.drag(), { passive: true });
    scroller.addEventListener(
      "touchstart",
      (event) => this.gesture.phase === "pressed" && event.preventDefault(),
      {
        passive: false,
      },
    );
    document.addEventListener("keydown", this.escape, true);
  }

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.cancel()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private moved(event: PointerEvent): void {
    if (this.gesture.phase === "idle" || event.pointerId !== this.pointer.id) return;
    const box = this.scroller.getBoundingClientRect();
    this.pointer = { id: event.pointerId, x: event.clientX - box.left, y: event.clientY - box.top };
    if (!this.gesture.move(this.inDrawing(this.pointer.x, this.pointer.y))) return;
    if (!this.work.draft) this.begin();
    this.drag();
    this.scrollAtEdges();
  }

  private begin(): void {
    const row = rowOf(this.gesture.grip!);
    this.panes.tooltip.hide();
    this.scroller.classList.add("was-dragged");
    this.scroller.style.cursor = cursorOf(this.gesture.grip!);
    if (row >= 0) this.target.choose(row);
  }

  private drag(): void {
    if (this.gesture.phase !== "dragging") return;
    const scene = this.target.scene();
    this.gesture.move(this.inDrawing(this.pointer.x, this.pointer.y));
    const from = { x: scene.scale.x(this.fromInstant), y: this.gesture.from.y };
    const draft = draftOf(scene, this.displaced, this.gesture.grip!, from, this.gesture.to);
    this.work.draft = draft;
    const moves = draft.kind === "move" || draft.kind === "resize";
    this.work.stood = moves ? { row: draft.row, ...this.displaced.planned(draft.row) } : null;
    showDraft(scene.store, this.displaced, draft);
    const { element } = this.panes.timeline;
    const place = [this.pointer.x + element.offsetLeft, this.pointer.y + this.scroller.offsetTop] as const;
    this.badge.show(wordsOf(scene.store, draft, scene.scale.zoom, scene.texts), ...place);
    this.target.repaint();
  }

  /** Goes on while the pointer rests at an edge, without a movement. */
  private scrollAtEdges(): void {
    cancelAnimationFrame(this.scrolling);
    const { clientWidth, clientHeight } = this.scroller;
    const dx = scrollStep(this.pointer.x, clientWidth);
    const dy = this.gesture.grip?.kind === "link" ? scrollStep(this.pointer.y, clientHeight) : 0;
    if (this.gesture.phase !== "dragging" || this.gesture.grip?.kind === "refused" || (dx === 0 && dy === 0))
      return;
    this.scrolling = requestAnimationFrame(() => {
      this.scroller.scrollBy(dx, dy);
      this.scrollAtEdges();
    });
  }

  private released(event: PointerEvent): void {
    if (event.pointerId !== this.pointer.id) return;
    const ending = this.gesture.release();
    // a finger's tap was kept from the page, so that it does not scroll
    if (ending === "tapped" && this.byFinger) this.target.tap(this.pointer.x, this.pointer.y);
    if (ending === "dropped") this.drop();
  }

  private drop(): void {
    const { draft } = this.work;
    const { store } = this.plan;
    this.letGo();
    if (!draft || !changesPlan(store, draft)) {
      this.goBack(draft);
      return;
    }
    const drop = this.drops.add(store, this.displaced, draft);
    this.redrop();
    this.emit(draft, drop);
  }

  private emit(draft: Draft, drop: number): void {
    const event = eventOf(this.plan.store, draft, drop);
    if (event) this.target.emit(event[0], event[1] as never);
  }

  /** True when there was a drag to take back. */
  cancel(): boolean {
    const dragging = this.gesture.cancel();
    const { draft } = this.work;
    if (dragging) {
      this.letGo();
      this.goBack(draft);
    }
    return dragging;
  }

  private letGo(): void {
    cancelAnimationFrame(this.scrolling);
    this.work.draft = null;
    this.work.stood = null;
    this.badge.hide();
    this.scroller.style.cursor = "";
  }

  private goBack(draft: Draft | null): void {
    this.target.repaint();
    if (!draft || draft.kind === "link" || draft.kind === "refused") return;
    const from = this.displaced.shown(draft.row);
    this.displaced.restore(draft.row);
    this.glide.start(this.displaced, [{ row: draft.row, from }]);
  }

  // — what waits for the server —

  /** The server has taken the drop, or not: then the bar goes back to where it stood. */
  settle(drop: number, taken: boolean): void {
    if (this.drops.settle(drop, taken, this.plan.store)) this.redrop();
  }

  private redrop(): void {
    const before = [...this.work.dropped.keys()].map((row) => ({ row, from: this.displaced.shown(row) }));
    for (const { row } of before) this.displaced.restore(row);
    Object.assign(this.work, this.drops.show(this.plan.store, this.displaced));
    this.glide.start(
      this.displaced,
      before.filter(({ row }) => !this.work.dropped.has(row)),
    );
    this.target.repaint();
  }

  /** The bars in the window by id, as they are shown; to be asked for before the plan changes. */
  barsInView(): Map<number, Bar> {
    const bars = new Map<number, Bar>();
    const scene = this.target.scene();
    const { first, last } = positionsIn(scene, 0, scene.height);
    for (let position = first; position <= last; position++) {
      const row = scene.visible.rowAt(position);
      if (row >= 0) bars.set(scene.store.id[row]!, this.displaced.shown(row));
    }
    return bars;
  }

  /** Another revision of the plan: what was taken is part of it, bars that moved glide to their places. */
  planChanged(plan: OpenPlan, before: ReadonlyMap<number, Bar>): void {
    this.glide.finish(this.displaced);
    this.takeAlong(plan);
    this.plan = plan;
    this.displaced = new Displaced(plan.store);
    this.work.hovered = -1;
    this.drops.forgetTaken();
    Object.assign(this.work, this.drops.show(plan.store, this.displaced));
    const held = this.gesture.grip && this.gesture.phase === "dragging" ? rowOf(this.gesture.grip) : -1;
    const ways = [...before].flatMap(([id, from]) => {
      const row = plan.store.rowOfId.get(id);
      return row === undefined || row === held || this.work.dropped.has(row) ? [] : [{ row, from }];
    });
    this.glide.start(this.displaced, ways);
    this.drag();
  }

  /** Somebody else's edit does not end a drag, unless the row is gone. */
  private takeAlong(plan: OpenPlan): void {
    const { grip, phase } = this.gesture;
    if (phase === "idle" || !grip) return;
    const row = plan.store.rowOfId.get(this.plan.store.id[rowOf(grip)] ?? -1);
    if (row === undefined) this.cancel();
    else
      this.gesture.grip = grip.kind === "link" ? { ...grip, from: { ...grip.from, row } } : { ...grip, row };
  }

  destroy(): void {
    this.cancel();
    this.glide.finish(this.displaced);
    this.drops.clear();
    document.removeEventListener("keydown", this.escape, true);
  }

  private inDrawing(x: number, y: number): Point {
    return { x: x + this.scroller.scrollLeft, y: y + this.scroller.scrollTop };
  }
}

const rowOf = (grip: Grip): number => (grip.kind === "link" ? grip.from.row : grip.row);

function cursorOf(grip: Grip): string {
  if (grip.kind === "link") return "crosshair";
  if (grip.kind === "refused") return "default";
  return grip.kind === "move" ? "move" : "ew-resize";
}
