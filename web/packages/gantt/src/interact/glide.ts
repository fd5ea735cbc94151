import type { Bar, Displaced } from "./displaced.ts";

const GLIDE_MS = 150;
/** On a screen that shows more frames than this in the time, the glide ends early rather than never. */
const MOST_FRAMES = 40;

interface Way {
  row: number;
  from: Bar;
  to: Bar;
}

/** Bars that an answer has moved glide there once; readers who ask for less motion see them jump. */
export class Glide {
  private ways: Way[] = [];
  private began = 0;
  private frames = 0;
  private request = 0;

  constructor(private readonly paint: () => void) {}

  start(displaced: Displaced, ways: readonly { row: number; from: Bar }[]): void {
    this.finish(displaced);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.ways = ways
      .map(({ row, from }) => ({ row, from, to: displaced.planned(row) }))
      .filter(({ from, to }) => from.start !== to.start || from.finish !== to.finish);
    if (this.ways.length === 0) return;
    this.began = performance.now();
    this.frames = 0;
    this.step(displaced);
  }

  /** All bars at their places at once. */
  finish(displaced: Displaced): void {
    cancelAnimationFrame(this.request);
    for (const { row } of this.ways) displaced.restore(row);
    this.ways = [];
  }

  private step(displaced: Displaced): void {
    const part = (performance.now() - this.began) / GLIDE_MS;
    this.frames++;
    if (part >= 1 || this.frames > MOST_FRAMES) this.finish(displaced);
    else {
      for (const way of this.ways) displaced.show(way.row, between(way, eased(part)));
      this.request = requestAnimationFrame(() => {
        this.step(displaced);
        this.paint();
      });
    }
  }
}

const eased = (part: number): number => 1 - (1 - part) ** 3;

const between = ({ from, to }: Way, part: number): Bar => ({
  start: from.start + (to.start - from.start) * part,
  finish: from.finish + (to.finish - from.finish) * part,
  percent: to.percent,
});
