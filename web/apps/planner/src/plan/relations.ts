import { type Lag, linkAt, type Plan } from "@headway/model";

export const RELATION_TYPES = ["FS", "SS", "FF", "SF"] as const;

export interface Neighbour {
  key: number;
  row: number;
  type: string;
  lag: Lag;
  driving: boolean;
}

/** The relations that end (or begin) at a row, driving ones first, then in outline order. */
export function neighboursOf(plan: Plan, row: number, side: "before" | "after"): Neighbour[] {
  const { relations } = plan.window;
  const here = side === "before" ? relations.successor : relations.predecessor;
  const there = side === "before" ? relations.predecessor : relations.successor;
  const found: Neighbour[] = [];
  for (let index = 0; index < here.length; index++) {
    if (here[index] !== row) continue;
    found.push({
      key: relations.id[index] ?? index,
      row: there[index] ?? 0,
      type: RELATION_TYPES[relations.type[index] ?? 0] ?? "FS",
      lag: linkAt(plan, index),
      driving: relations.driving[index] === 1,
    });
  }
  return found.sort(
    (first, second) => Number(second.driving) - Number(first.driving) || first.row - second.row,
  );
}
