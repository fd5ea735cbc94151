import type { Plan } from "@headway/model";

/** Ids of the summaries to close so that rows deeper than `level` are hidden (0 = only the top). */
export function closedAtLevel(plan: Plan, level: number | null): number[] {
  if (level === null) return [];
  const { id, depth } = plan.window.activities;
  const closed: number[] = [];
  for (let row = 0; row < id.length; row++) {
    const hasChildren = (depth[row + 1] ?? 0) > (depth[row] ?? 0);
    if (hasChildren && (depth[row] ?? 0) >= level) closed.push(id[row] ?? 0);
  }
  return closed;
}
