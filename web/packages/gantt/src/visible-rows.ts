import type { Store } from "./store.ts";

/** Rows that are open to view, in order. A position is the place on screen, a row the place in the plan. */
export class VisibleRows {
  /** Row at each position. */
  rows: Int32Array = new Int32Array(0);
  /** Position of each row, -1 when it is folded away. */
  position: Int32Array = new Int32Array(0);
  private readonly closed: Uint8Array;

  constructor(
    private readonly store: Store,
    collapsedIds: Iterable<number> = [],
  ) {
    this.closed = new Uint8Array(store.count);
    for (const id of collapsedIds) {
      const row = store.rowOfId.get(id);
      if (row !== undefined && this.hasChildren(row)) this.closed[row] = 1;
    }
    this.rebuild();
  }

  get count(): number {
    return this.rows.length;
  }

  rowAt(position: number): number {
    return this.rows[position] ?? -1;
  }

  hasChildren(row: number): boolean {
    return this.store.end[row]! > row + 1;
  }

  isOpen(row: number): boolean {
    return this.hasChildren(row) && !this.closed[row];
  }

  collapsedIds(): number[] {
    const ids: number[] = [];
    for (let row = 0; row < this.closed.length; row++) if (this.closed[row]) ids.push(this.store.id[row]!);
    return ids;
  }

  setOpen(row: number, open: boolean): boolean {
    if (!this.hasChildren(row) || this.isOpen(row) === open) return false;
    this.closed[row] = open ? 0 : 1;
    this.rebuild();
    return true;
  }

  /** Opens rows above the level and closes the others: level 1 shows the top rows alone. */
  collapseToLevel(level: number): void {
    for (let row = 0; row < this.store.count; row++) {
      this.closed[row] = this.hasChildren(row) && this.store.depth[row]! >= level - 1 ? 1 : 0;
    }
    this.rebuild();
  }

  expandAll(): void {
    this.closed.fill(0);
    this.rebuild();
  }

  /** Opens whatever hides this row. */
  reveal(row: number): boolean {
    let changed = false;
    for (let above = this.store.parent[row]!; above >= 0; above = this.store.parent[above]!) {
      if (this.closed[above]) changed = true;
      this.closed[above] = 0;
    }
    if (changed) this.rebuild();
    return changed;
  }

  /** The row itself, or the closed summary that stands for it. */
  standIn(row: number): number {
    let shown = row;
    for (let above = this.store.parent[row]!; above >= 0; above = this.store.parent[above]!) {
      if (this.closed[above]) shown = above;
    }
    return shown;
  }

  private rebuild(): void {
    const { count, end } = this.store;
    const rows = new Int32Array(count);
    const position = new Int32Array(count).fill(-1);
    let shown = 0;
    for (let row = 0; row < count; row = this.closed[row] ? end[row]! : row + 1) {
      position[row] = shown;
      rows[shown++] = row;
    }
    this.rows = rows.subarray(0, shown);
    this.position = position;
  }
}
