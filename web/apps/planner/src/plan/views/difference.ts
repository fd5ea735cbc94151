import type { SavedView } from "../view-state.ts";

/** Sizes of this screen: a view that differs in them alone is the same view. */
const OF_THE_SCREEN = new Set(["splitX"]);
const SAME_ZOOM = 0.02;

/** Whether what is shown differs from a kept view, in the parts that the view holds. */
export function differs(kept: Readonly<Record<string, unknown>>, now: SavedView): boolean {
  const shown = plainParts(now);
  return Object.entries(kept).some(([part, value]) => {
    if (OF_THE_SCREEN.has(part)) return false;
    if (part === "zoom") return !sameZoom(value, shown.zoom);
    return canonical(value) !== canonical(shown[part]);
  });
}

/** The view as JSON holds it. */
export const plainParts = (view: SavedView): Record<string, unknown> =>
  JSON.parse(JSON.stringify(view)) as Record<string, unknown>;

function sameZoom(one: unknown, other: unknown): boolean {
  if (typeof one !== "number" || typeof other !== "number") return one === other;
  return Math.abs(one - other) <= SAME_ZOOM * Math.max(one, other);
}

/** Sets of numbers in rising order, keys by name, so that order says nothing; empty texts are none. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, one: unknown) => {
    if (Array.isArray(one))
      return one.every((entry) => typeof entry === "number") ? [...one].sort((a, b) => a - b) : one;
    if (typeof one !== "object" || one === null) return one;
    const entries = Object.entries(one).filter(([, entry]) => entry !== "");
    return Object.fromEntries(entries.sort(([first], [second]) => (first < second ? -1 : 1)));
  });
}
