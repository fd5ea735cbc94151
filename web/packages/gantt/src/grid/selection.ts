import type { VisibleRows } from "../visible-rows.ts";

/** Where the keyboard stands: a row code and a column; no column = the row as a whole. */
export interface GridCursor {
  code: number;
  column: string | null;
}

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The cursor, the block that Shift stretches from its anchor, and rows that were added with Ctrl. */
export class Selection {
  cursor: GridCursor = { code: -1, column: null };
  private anchor: GridCursor = { code: -1, column: null };
  /** Rows that Ctrl has added, as codes. */
  private added = new Set<number>();
  private all = false;

  /** Moves the cursor; `extend` keeps the anchor. */
  put(cursor: GridCursor, extend = false): void {
    this.cursor = { ...cursor };
    this.all = false;
    if (extend) return;
    this.anchor = { ...cursor };
    this.added.clear();
  }

  /** Adds a row to the choice, or takes it away. */
  toggle(code: number): void {
    const rows = this.added;
    if (rows.size === 0 && this.cursor.code >= 0) rows.add(this.cursor.code);
    if (rows.has(code)) rows.delete(code);
    else rows.add(code);
    this.cursor = { code, column: null };
    this.anchor = { ...this.cursor };
    this.all = false;
  }

  /** These rows and no others. */
  set(codes: readonly number[]): void {
    this.put({ code: codes.at(-1) ?? -1, column: null });
    this.added = new Set(codes);
  }

  selectAll(): void {
    this.all = true;
    this.added.clear();
  }

  /** Only the cursor stays; false when there was nothing else. */
  collapse(): boolean {
    const had =
      this.all ||
      this.added.size > 0 ||
      this.anchor.code !== this.cursor.code ||
      this.anchor.column !== this.cursor.column;
    this.put(this.cursor);
    return had;
  }

  /** The block in positions and places of columns; whole rows reach over all columns. */
  block(visible: VisibleRows, columns: readonly { id: string }[]): Block | null {
    const last = columns.length - 1;
    if (this.all) return { top: 0, bottom: visible.count - 1, left: 0, right: last };
    const one = visible.positionOf(this.anchor.code);
    const other = visible.positionOf(this.cursor.code);
    if (other < 0) return null;
    const from = one < 0 ? other : one;
    const columnOf = (id: string | null) => columns.findIndex((column) => column.id === id);
    const [a, b] = [columnOf(this.anchor.column), columnOf(this.cursor.column)];
    const whole = a < 0 || b < 0;
    return {
      top: Math.min(from, other),
      bottom: Math.max(from, other),
      left: whole ? 0 : Math.min(a, b),
      right: whole ? last : Math.max(a, b),
    };
  }

  get isAll(): boolean {
    return this.all;
  }

  get isWholeRows(): boolean {
    return this.all || this.cursor.column === null || this.anchor.column === null;
  }

  /** Rows of the choice in the order of showing; heads of groups are none. */
  rows(visible: VisibleRows, columns: readonly { id: string }[]): number[] {
    const block = this.block(visible, columns);
    const found: number[] = [];
    if (this.added.size > 0) {
      for (let position = 0; position < visible.count; position++) {
        const code = visible.rowAt(position);
        if (code >= 0 && this.added.has(code)) found.push(code);
      }
      return found;
    }
    if (!block) return found;
    for (let position = block.top; position <= block.bottom; position++) {
      const code = visible.rowAt(position);
      if (code >= 0) found.push(code);
    }
    return found;
  }

  isAdded(code: number): boolean {
    return this.added.has(code);
  }

  get hasAdded(): boolean {
    return this.added.size > 0;
  }

  /** After new data: rows by what they are now. */
  renumber(codeNow: (code: number) => number): void {
    const moved = (cursor: GridCursor): GridCursor => ({ ...cursor, code: codeNow(cursor.code) });
    this.cursor = moved(this.cursor);
    this.anchor = moved(this.anchor);
    if (this.anchor.code === -1) this.anchor = { ...this.cursor };
    this.added = new Set([...this.added].map(codeNow).filter((code) => code !== -1));
  }
}
