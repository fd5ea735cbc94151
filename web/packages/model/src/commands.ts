import type { PlanWindow } from "@headway/api-types";

/** Where a row stands: under a parent (null = top), after a sibling (null = first). */
export interface Placement {
  parent_id: number | null;
  after_id: number | null;
  first: boolean;
}

type Window = Pick<PlanWindow, "activities">;

const numberAt = (window: Window, row: number): number => window.activities.id[row] as number;

const parentAt = (window: Window, row: number): number => window.activities.parent[row] ?? -1;

const idOrTop = (window: Window, row: number): number | null => (row < 0 ? null : numberAt(window, row));

function under(window: Window, parent: number, after: number | null): Placement {
  const after_id = after === null ? null : numberAt(window, after);
  return { parent_id: idOrTop(window, parent), after_id, first: after === null };
}

/** The sibling before or after a row, as a row; null when it is the first or last under its parent. */
export function siblingOf(window: Window, row: number, side: "before" | "after"): number | null {
  const { depth } = window.activities;
  const own = depth[row] ?? 0;
  const step = side === "before" ? -1 : 1;
  for (let other = row + step; other >= 0 && other < depth.length; other += step) {
    if ((depth[other] ?? 0) < own) return null;
    if (depth[other] === own) return other;
  }
  return null;
}

/** A new row below the chosen one: the first under a WBS row, else the next sibling; at the end of an empty choice. */
export function placeBelow(window: Window, row: number | null, chosenIsWbs: boolean): Placement {
  if (row === null) return { parent_id: null, after_id: null, first: false };
  if (chosenIsWbs) return under(window, row, null);
  return under(window, parentAt(window, row), row);
}

/** A new WBS row after the chosen row, on its level. */
export function placeBeside(window: Window, row: number | null): Placement {
  if (row === null) return { parent_id: null, after_id: null, first: false };
  return under(window, parentAt(window, row), row);
}

/** One level in: the last under the sibling before it. Null when there is none. */
export function placeIndented(window: Window, row: number): Placement | null {
  const above = siblingOf(window, row, "before");
  return above === null ? null : { parent_id: numberAt(window, above), after_id: null, first: false };
}

/** One level out: after its former parent. Null at the top. */
export function placeOutdented(window: Window, row: number): Placement | null {
  const parent = parentAt(window, row);
  return parent < 0 ? null : under(window, parentAt(window, parent), parent);
}

/** One place up among its siblings. */
export function placeUp(window: Window, row: number): Placement | null {
  const above = siblingOf(window, row, "before");
  if (above === null) return null;
  return under(window, parentAt(window, row), siblingOf(window, above, "before"));
}

/** One place down among its siblings. */
export function placeDown(window: Window, row: number): Placement | null {
  const below = siblingOf(window, row, "after");
  return below === null ? null : under(window, parentAt(window, row), below);
}

/** The row that is chosen after this one and all under it have gone: the next, else the one before, else none. */
export function rowAfterRemoval(window: Window, row: number): number | null {
  const { depth, id } = window.activities;
  let next = row + 1;
  while (next < id.length && (depth[next] ?? 0) > (depth[row] ?? 0)) next++;
  if (next < id.length) return numberAt(window, next);
  return row > 0 ? numberAt(window, row - 1) : null;
}
