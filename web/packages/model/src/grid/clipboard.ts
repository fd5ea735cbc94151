import { plain } from "../typed/plain.ts";

/** A block of the clipboard as rows of cells: tabs and line ends, and what stands in quotes as one cell. */
export function cellsOfText(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') {
        cell += '"';
        index++;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      if (sign === "\n") rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  rows.at(-1)?.push(cell);
  // Excel ends its last line too
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === "") rows.pop();
  return rows;
}

/**
 * The fields that the first line names, when it is a line of heads: at least two of its cells, and more than half
 * of those that say something, are titles of columns. Null for a block without heads.
 */
export function headsOf(
  first: readonly string[],
  fieldOf: (title: string) => string | null,
): (string | null)[] | null {
  const fields = first.map((cell) => fieldOf(plain(cell).toLowerCase()));
  const known = fields.filter((field) => field !== null).length;
  const told = first.filter((cell) => cell.trim() !== "").length;
  return known >= 2 && known * 2 > told ? fields : null;
}
