import type { Store } from "../store.ts";

export interface Bar {
  start: number;
  finish: number;
  percent: number;
}

/**
 * Bars that are shown elsewhere than the plan says: dragged, dropped and not yet answered, or gliding. The store's
 * drawing columns hold the shown place, so that bars, links, words and hits agree without knowing of it.
 */
export class Displaced {
  private readonly own = new Map<number, Bar>();

  constructor(private readonly store: Store) {}

  /** Where the plan has the bar. */
  planned(row: number): Bar {
    return this.own.get(row) ?? this.shown(row);
  }

  shown(row: number): Bar {
    const { barStart, barFinish, percent } = this.store;
    return { start: barStart[row]!, finish: barFinish[row]!, percent: percent[row]! };
  }

  show(row: number, bar: Bar): void {
    if (!this.own.has(row)) this.own.set(row, this.shown(row));
    this.write(row, bar);
  }

  restore(row: number): void {
    const own = this.own.get(row);
    if (!own) return;
    this.own.delete(row);
    this.write(row, own);
  }

  private write(row: number, bar: Bar): void {
    this.store.barStart[row] = bar.start;
    this.store.barFinish[row] = bar.finish;
    this.store.percent[row] = bar.percent;
  }
}
