/** Frames further apart than this are single jumps. */
const PAUSE_MS = 120;

/**
 * Whether the rows fly past, as when the scroll bar is dragged through a long plan: more than half of the window is
 * new in one frame after the other. A single jump is none.
 */
export class Flight {
  private first = 0;
  private at = Number.NEGATIVE_INFINITY;
  private jumped = false;

  /** To be told of each frame: the first row of the window and how many rows it holds. */
  isOn(first: number, rows: number, now: number): boolean {
    const jumps = Math.abs(first - this.first) > rows / 2;
    const goesOn = this.jumped && now - this.at < PAUSE_MS;
    this.first = first;
    this.at = now;
    this.jumped = jumps;
    return jumps && goesOn;
  }
}
