import type { PlanOperation, PlanWindow } from "@headway/api-types";
import { siblingOf } from "../commands.ts";

type Window = Pick<PlanWindow, "activities">;
type Place = { parent_id: number | null; after_id: number | null; first: boolean };

const idAt = (window: Window, row: number): number => window.activities.id[row] as number;
const parentOf = (window: Window, row: number): number => window.activities.parent[row] ?? -1;
const idOrTop = (window: Window, row: number): number | null => (row < 0 ? null : idAt(window, row));

/** The rows of a choice without those that lie under another one of it, in outline order. */
export function topmost(window: Window, rows: readonly number[]): number[] {
  const chosen = new Set(rows);
  const isUnder = (row: number): boolean => {
    for (let above = parentOf(window, row); above >= 0; above = parentOf(window, above))
      if (chosen.has(above)) return true;
    return false;
  };
  return [...chosen].filter((row) => !isUnder(row)).sort((one, other) => one - other);
}

const move = (window: Window, row: number, place: Place): PlanOperation => ({
  kind: "move_activity",
  activity_id: idAt(window, row),
  ...place,
});

/** Each row of the choice one level in: the last under the nearest row above it that stays. */
export function indented(window: Window, rows: readonly number[]): PlanOperation[] {
  const moved = new Set(topmost(window, rows));
  const operations: PlanOperation[] = [];
  for (const row of moved) {
    let above = siblingOf(window, row, "before");
    while (above !== null && moved.has(above)) above = siblingOf(window, above, "before");
    if (above !== null)
      operations.push(move(window, row, { parent_id: idAt(window, above), after_id: null, first: false }));
  }
  return operations;
}

/** Each row of the choice one level out: after its former parent, the rows in their order. */
export function outdented(window: Window, rows: readonly number[]): PlanOperation[] {
  const lastAfter = new Map<number, number>();
  const operations: PlanOperation[] = [];
  for (const row of topmost(window, rows)) {
    const parent = parentOf(window, row);
    if (parent < 0) continue;
    const after_id = lastAfter.get(parent) ?? idAt(window, parent);
    operations.push(
      move(window, row, { parent_id: idOrTop(window, parentOf(window, parent)), after_id, first: false }),
    );
    lastAfter.set(parent, idAt(window, row));
  }
  return operations;
}

/** The choice one place up or down among its brothers; at the edge, or of several families, nothing. */
export function shifted(window: Window, rows: readonly number[], side: "before" | "after"): PlanOperation[] {
  const moved = topmost(window, rows);
  const [first, last] = [moved[0], moved.at(-1)];
  if (first === undefined || last === undefined) return [];
  const parent = parentOf(window, first);
  if (moved.some((row) => parentOf(window, row) !== parent)) return [];
  const beside = siblingOf(window, side === "before" ? first : last, side);
  if (beside === null) return [];
  const anchor = side === "after" ? beside : siblingOf(window, beside, "before");
  return inLine(window, moved, idOrTop(window, parent), anchor === null ? null : idAt(window, anchor));
}

/** The rows one after the other behind `after` (null = as the first) under a parent. */
function inLine(
  window: Window,
  rows: readonly number[],
  parent_id: number | null,
  after: number | null,
): PlanOperation[] {
  let after_id = after;
  return rows.map((row) => {
    const operation = move(window, row, { parent_id, after_id, first: after_id === null });
    after_id = idAt(window, row);
    return operation;
  });
}

export type DropPlace = "before" | "after" | "into";

/** Rows dropped before or after a row, or at the end under it; null when a row would lie under itself. */
export function dropped(
  window: Window,
  rows: readonly number[],
  target: number,
  place: DropPlace,
): PlanOperation[] | null {
  const moved = topmost(window, rows);
  const inside = new Set(moved);
  for (let above = target; above >= 0; above = parentOf(window, above)) if (inside.has(above)) return null;
  if (place === "into")
    return moved.map((row) =>
      move(window, row, { parent_id: idAt(window, target), after_id: null, first: false }),
    );
  const parent_id = idOrTop(window, parentOf(window, target));
  let anchor: number | null = target;
  if (place === "before") {
    anchor = siblingOf(window, target, "before");
    while (anchor !== null && inside.has(anchor)) anchor = siblingOf(window, anchor, "before");
  }
  return inLine(window, moved, parent_id, anchor === null ? null : idAt(window, anchor));
}

/** Relations finish to start between rows one after the other, as they were chosen. */
export function linkedInLine(window: PlanWindow, rows: readonly number[]): PlanOperation[] {
  const { predecessor, successor } = window.relations;
  const standing = new Set(predecessor.map((row, place) => `${row}>${successor[place]}`));
  const operations: PlanOperation[] = [];
  for (let index = 1; index < rows.length; index++) {
    const [from, to] = [rows[index - 1] as number, rows[index] as number];
    if (!standing.has(`${from}>${to}`))
      operations.push({
        kind: "add_relation",
        predecessor_id: idAt(window, from),
        successor_id: idAt(window, to),
        values: { type: "FS", lag_minutes: 0 },
      });
  }
  return operations;
}
