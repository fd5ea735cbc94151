import type { Plan } from "@headway/model";

/** The name with its place: a floor has a twin of every activity on every other floor. */
export function placedName(plan: Plan, row: number): string {
  const { name, parent } = plan.window.activities;
  const own = name[row] ?? "";
  const place = name[parent[row] ?? -1] ?? "";
  return own.startsWith(place) ? own : `${place} ${own}`;
}
