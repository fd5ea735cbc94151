import type { Arrangement, GroupHead } from "./grid/types.ts";
import type { Store } from "./store.ts";

/** Head of group n as a row code. */
export const codeOfGroup = (group: number): number => -2 - group;

/**
 * Rows that are open to view, in order. A position is the place on screen, a row the place in the plan.
 *
 * `rowAt` also answers with heads of groups, as negative numbers: −1 is nothing, −2 − n the head of group n. A
 * painter leaves out what is negative, or asks `groupAt` for the dates and sums of the group.
 */
export class VisibleRows {
  /** Row at each position; negative for the head of a group. */
  rows: Int32Array = new Int32Array(0);
  /** Position of each row, -1 when it is folded or filtered away. */
  position: Int32Array = new Int32Array(0);
  private groupPosition: Int32Array = new Int32Array(0);
  private readonly closed: Uint8Array;
  /** While a filter is on, all is open until somebody closes it; what was closed before comes back afterwards. */
  private readonly closedInFilter: Uint8Array;
  private readonly closedGroups: Set<string>;

  constructor(
    private readonly store: Store,
    collapsedIds: Iterable<number> = [],
    private readonly arrangement: Arrangement | null = null,
    closedGroups: Iterable<string> = [],
    closedInFilter: Iterable<number> = [],
  ) {
    this.closed = new Uint8Array(store.count);
    this.closedInFilter = new Uint8Array(store.count);
    this.closedGroups = new Set(closedGroups);
    this.close(this.closed, collapsedIds);
    this.close(this.closedInFilter, closedInFilter);
    this.rebuild();
  }

  private close(folds: Uint8Array, ids: Iterable<number>): void {
    for (const id of ids) {
      const row = this.store.rowOfId.get(id);
      if (row !== undefined && this.store.end[row]! > row + 1) folds[row] = 1;
    }
  }

  get count(): number {
    return this.rows.length;
  }

  /** Rows stand without their outline: none can be opened or closed. */
  get isFlat(): boolean {
    return this.arrangement !== null && !this.arrangement.isTree;
  }

  private get folds(): Uint8Array {
    return this.arrangement?.dimmed ? this.closedInFilter : this.closed;
  }

  rowAt(position: number): number {
    return this.rows[position] ?? -1;
  }

  /** Position of a row or of the head of a group, -1 when it is not shown. */
  positionOf(code: number): number {
    return (code >= 0 ? this.position[code] : this.groupPosition[-2 - code]) ?? -1;
  }

  /** The group whose head a row code is. */
  groupAt(code: number): GroupHead | null {
    return code > -2 ? null : (this.arrangement?.groups[-2 - code] ?? null);
  }

  codeOfGroupKey(key: string): number {
    const index = this.arrangement?.groups.findIndex((group) => group.key === key) ?? -1;
    return index < 0 ? -1 : codeOfGroup(index);
  }

  /** Shown only because a row under it is. */
  isDimmed(row: number): boolean {
    return row >= 0 && this.arrangement?.dimmed?.[row] === 1;
  }

  hasChildren(row: number): boolean {
    if (row < 0) return row <= -2;
    return !this.isFlat && this.store.end[row]! > row + 1;
  }

  isOpen(row: number): boolean {
    if (row < 0) return row <= -2 && !this.closedGroups.has(this.groupAt(row)?.key ?? "");
    return this.hasChildren(row) && !this.folds[row];
  }

  collapsedIds(): number[] {
    return this.idsOf(this.closed);
  }

  /** Rows that somebody closed while a filter was on. */
  closedInFilterIds(): number[] {
    return this.idsOf(this.closedInFilter);
  }

  private idsOf(folds: Uint8Array): number[] {
    const ids: number[] = [];
    for (let row = 0; row < folds.length; row++) if (folds[row]) ids.push(this.store.id[row]!);
    return ids;
  }

  closedGroupKeys(): string[] {
    return [...this.closedGroups];
  }

  setOpen(row: number, open: boolean): boolean {
    if (!this.hasChildren(row) || this.isOpen(row) === open) return false;
    if (row >= 0) this.folds[row] = open ? 0 : 1;
    else if (open) this.closedGroups.delete(this.groupAt(row)?.key ?? "");
    else this.closedGroups.add(this.groupAt(row)?.key ?? "");
    this.rebuild();
    return true;
  }

  /** Opens rows above the level and closes the others: level 1 shows the top rows alone, or the heads of groups. */
  collapseToLevel(level: number): void {
    this.closedGroups.clear();
    if (level <= 1) for (const { key } of this.arrangement?.groups ?? []) this.closedGroups.add(key);
    for (let row = 0; row < this.store.count; row++) {
      this.folds[row] = this.hasChildren(row) && this.store.depth[row]! >= level - 1 ? 1 : 0;
    }
    this.rebuild();
  }

  expandAll(): void {
    this.folds.fill(0);
    this.closedGroups.clear();
    this.rebuild();
  }

  /** Opens whatever hides this row; what a filter hides stays hidden. */
  reveal(row: number): boolean {
    let changed = false;
    for (let above = this.store.parent[row]!; above >= 0; above = this.store.parent[above]!) {
      if (this.folds[above]) changed = true;
      this.folds[above] = 0;
    }
    const key = this.groupOf(row);
    if (key !== null && this.closedGroups.delete(key)) changed = true;
    if (changed) this.rebuild();
    return changed;
  }

  /** Key of the group that a row stands in. */
  private groupOf(row: number): string | null {
    const { order, groups } = this.arrangement ?? { order: [], groups: [] };
    if (groups.length === 0) return null;
    let key: string | null = null;
    for (let place = 0; place < order.length; place++) {
      const code = order[place]!;
      if (code < 0) key = groups[-2 - code]?.key ?? null;
      else if (code === row) return key;
    }
    return null;
  }

  /** The row itself, or the closed summary that stands for it; the first shown row for one that is filtered away. */
  standIn(row: number): number {
    if (row < 0) return this.positionOf(row) >= 0 ? row : this.rowAt(0);
    let shown = row;
    for (let above = this.store.parent[row]!; above >= 0; above = this.store.parent[above]!) {
      if (!this.isFlat && this.folds[above]) shown = above;
    }
    return this.position[shown]! >= 0 ? shown : this.rowAt(0);
  }

  private rebuild(): void {
    this.position = new Int32Array(this.store.count).fill(-1);
    if (this.arrangement) this.showArranged(this.arrangement);
    else this.showOutline();
  }

  private showOutline(): void {
    const { count, end } = this.store;
    const rows = new Int32Array(count);
    let shown = 0;
    for (let row = 0; row < count; row = this.closed[row] ? end[row]! : row + 1) {
      this.position[row] = shown;
      rows[shown++] = row;
    }
    this.rows = rows.subarray(0, shown);
  }

  private showArranged({ order, groups, isTree }: Arrangement): void {
    const rows = new Int32Array(order.length);
    this.groupPosition = new Int32Array(groups.length).fill(-1);
    const hidden = isTree ? new Uint8Array(this.store.count) : null;
    let inClosedGroup = false;
    let shown = 0;
    for (let place = 0; place < order.length; place++) {
      const code = order[place]!;
      if (code < 0) {
        inClosedGroup = !this.isOpen(code);
        this.groupPosition[-2 - code] = shown;
      } else {
        if (inClosedGroup) continue;
        const above = this.store.parent[code]!;
        if (hidden && above >= 0 && (hidden[above] || this.folds[above])) {
          hidden[code] = 1;
          continue;
        }
        this.position[code] = shown;
      }
      rows[shown++] = code;
    }
    this.rows = rows.subarray(0, shown);
  }
}
