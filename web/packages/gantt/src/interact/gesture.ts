import type { Grip } from "./draft.ts";

/** A place in the whole drawing, so that it holds still when the window scrolls under the pointer. */
export interface Point {
  x: number;
  y: number;
}

export type Phase = "idle" | "pressed" | "dragging";
export type Ending = "tapped" | "dropped" | "nothing";

/**
 * One press of mouse, pen or finger from down to up:
 *
 *     idle → pressed → dragging → idle (dropped)
 *              ↓           ↓ Esc, a second finger, the page goes away
 *            idle (tapped) idle (cancelled)
 */
export class Gesture {
  phase: Phase = "idle";
  grip: Grip | null = null;
  from: Point = { x: 0, y: 0 };
  to: Point = { x: 0, y: 0 };
  private threshold = 0;

  press(grip: Grip, at: Point, threshold: number): void {
    this.phase = "pressed";
    this.grip = grip;
    this.from = at;
    this.to = at;
    this.threshold = threshold;
  }

  /** True when the drag goes on, or begins, with this movement. */
  move(at: Point): boolean {
    if (this.phase === "idle") return false;
    this.to = at;
    if (this.phase === "pressed" && Math.hypot(at.x - this.from.x, at.y - this.from.y) < this.threshold)
      return false;
    this.phase = "dragging";
    return true;
  }

  release(): Ending {
    const ending: Record<Phase, Ending> = { idle: "nothing", pressed: "tapped", dragging: "dropped" };
    const { phase } = this;
    this.phase = "idle";
    return ending[phase];
  }

  /** True when there was a drag to take back. */
  cancel(): boolean {
    const dragging = this.phase === "dragging";
    this.phase = "idle";
    return dragging;
  }
}
