import type { EditLine } from "../api/history.ts";

export interface ChangedRow {
  key: string;
  name: string;
  lines: EditLine[];
}

/** The lines of an edit under the rows that they stand in, in the order of the edit. */
export function byRow(lines: readonly EditLine[]): ChangedRow[] {
  const rows = new Map<string, ChangedRow>();
  for (const line of lines) {
    const key = `${line.activity_id ?? ""} ${line.name}`;
    const row = rows.get(key) ?? { key, name: line.name, lines: [] };
    row.lines.push(line);
    rows.set(key, row);
  }
  return [...rows.values()];
}
