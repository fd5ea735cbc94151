import type { GridEvents } from "@headway/gantt";
import { cellsOfText } from "@headway/model";

/** The columns of a block without heads, as spreadsheets of plans have them. */
const USUAL = ["name", "duration", "start", "finish", "predecessors"];

/** A block for a plan that has no rows and so no place to paste at; a column of line numbers in front is passed over. */
export function firstRows(text: string): GridEvents["paste"] {
  const lines = cellsOfText(text);
  const numbered =
    lines.length > 1 &&
    lines.every(([first, ...others]) => others.length > 0 && /^\d+$/.test(first?.trim() ?? ""));
  return { text, ids: [], columns: numbered ? ["row", ...USUAL] : USUAL, chosen: { rows: 1, columns: 1 } };
}
