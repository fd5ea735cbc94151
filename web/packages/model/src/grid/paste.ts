import type { CellWish } from "./block.ts";
import { headsOf } from "./clipboard.ts";

export interface PasteTarget {
  /** Rows from the cursor's row downwards as they are shown. */
  rows: readonly number[];
  /** Columns from the cursor's column to the right. */
  columns: readonly string[];
  /** Rows and columns of the chosen block; a single value fills it. */
  chosen: { rows: number; columns: number };
  /** How many rows the plan has. */
  count: number;
  /** The field of a head, `null` when it names none. */
  fieldOf: (title: string) => string | null;
}

export interface Pasted {
  wishes: CellWish[];
  /** Columns beyond the last one, or with a head that names no column. */
  lostColumns: number;
  /** The block brought a line of heads. */
  hadHeads: boolean;
}

/** Where each cell of a pasted block belongs: beyond the last row new rows begin. */
export function placePasted(block: string[][], target: PasteTarget): Pasted {
  const heads = headsOf(block[0] ?? [], target.fieldOf);
  const lines = heads ? block.slice(1) : repeated(block, target.chosen);
  const width = Math.max(0, ...lines.map((line) => line.length));
  const fields = heads ?? Array.from({ length: width }, (_, index) => target.columns[index] ?? null);
  const wishes: CellWish[] = [];
  lines.forEach((line, index) => {
    const row = target.rows[index] ?? target.count + index - target.rows.length;
    line.forEach((text, column) => {
      const field = fields[column];
      if (field) wishes.push({ row, field, text });
    });
  });
  const lostColumns = fields.filter(
    (field, column) => field === null && lines.some((line) => line[column]),
  ).length;
  return { wishes: fullRows(wishes, target.count), lostColumns, hadHeads: heads !== null };
}

/** A single line or cell fills the whole of a chosen block that it divides. */
function repeated(block: string[][], chosen: PasteTarget["chosen"]): string[][] {
  const height = block.length;
  const width = Math.max(0, ...block.map((line) => line.length));
  if (height === 0 || chosen.rows % height !== 0 || chosen.columns % width !== 0) return block;
  return Array.from({ length: chosen.rows }, (_, row) =>
    Array.from({ length: chosen.columns }, (__, column) => block[row % height]?.[column % width] ?? ""),
  );
}

/** A line without any text makes no new row. */
function fullRows(wishes: CellWish[], count: number): CellWish[] {
  const full = new Set(wishes.filter(({ text }) => text.trim() !== "").map(({ row }) => row));
  const made = [...full].filter((row) => row >= count).sort((one, other) => one - other);
  const placeOf = new Map(made.map((row, index) => [row, count + index]));
  return wishes
    .filter(({ row }) => row < count || full.has(row))
    .map((wish) => ({ ...wish, row: placeOf.get(wish.row) ?? wish.row }));
}

/** The texts of the first `source` rows of a block again and again for all rows under them. */
export function fillDown(
  rows: readonly number[],
  columns: readonly string[],
  source: number,
  textAt: (row: number, field: string) => string,
): CellWish[] {
  const [sources, targets] = [rows.slice(0, source), rows.slice(source)];
  return targets.flatMap((row, index) =>
    columns.map((field) => ({ row, field, text: textAt(sources[index % source] as number, field) })),
  );
}

export interface Replacement {
  find: string;
  put: string;
  wholeCell: boolean;
  matchCase: boolean;
}

/** Cells of these rows and columns whose text holds the words, with the text that they shall have. */
export function replaceIn(
  rows: Iterable<number>,
  columns: readonly string[],
  textAt: (row: number, field: string) => string,
  { find, put, wholeCell, matchCase }: Replacement,
): CellWish[] {
  if (find === "") return [];
  const pattern = find.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const words = new RegExp(wholeCell ? `^${pattern}$` : pattern, matchCase ? "g" : "gi");
  const wishes: CellWish[] = [];
  for (const row of rows)
    for (const field of columns) {
      const before = textAt(row, field);
      const text = before.replace(words, () => put);
      if (text !== before) wishes.push({ row, field, text });
    }
  return wishes;
}
