import type { Comparison } from "@headway/api-types";

export type ComparedRow = Comparison["rows"][number];
export type SortBy =
  | "code"
  | "name"
  | "left_start"
  | "right_start"
  | "start_days"
  | "left_finish"
  | "right_finish"
  | "finish_days";
export type Direction = "all" | "later" | "earlier" | "only";

export interface Wanted {
  words: string;
  direction: Direction;
  sortBy: SortBy;
  descending: boolean;
}

/** As the server sends them: the largest difference first. */
export const AS_SENT: Wanted = { words: "", direction: "all", sortBy: "finish_days", descending: true };

const goes = (row: ComparedRow, direction: Direction): boolean => {
  const days = row.finish_days ?? 0;
  if (direction === "only") return row.only !== null;
  return direction === "all" || (direction === "later" ? days > 0 : days < 0);
};

/** Rows that hold all the words in code or name, and go the wanted way, sorted; what has no value comes last. */
export function comparedRows(rows: readonly ComparedRow[], wanted: Wanted): ComparedRow[] {
  const words = wanted.words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = `${row.code} ${row.name}`.toLowerCase();
    return goes(row, wanted.direction) && words.every((word) => text.includes(word));
  });
  const sign = wanted.descending ? -1 : 1;
  return found.sort((one, other) => {
    const [left, right] = [one[wanted.sortBy], other[wanted.sortBy]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return sign * (left - right);
    return sign * String(left).localeCompare(String(right), undefined, { numeric: true });
  });
}

/** A table for the clipboard: a heading and a line per row, as a sheet takes it. */
export const tableText = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, ...rows]
    .map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");
