import { localIso } from "@headway/model";
import { type RowView, WHOLE_OUTLINE } from "../row-view.ts";
import type { SavedView } from "../view-state.ts";

/** Views that come with the product, by the names that the server knows, too. */
export const BUILT_IN = ["all", "critical", "this_month", "late", "by_location", "by_responsible"] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

export const isBuiltIn = (name: string): name is BuiltIn => (BUILT_IN as readonly string[]).includes(name);

/** What a built-in view shows; columns, zoom and layers stay what they are. `day`: the data date, minutes. */
export function builtInView(name: BuiltIn, now: SavedView, day: number): SavedView {
  return { ...now, closed: [], rows: { ...WHOLE_OUTLINE, ...rowsOf(name, day) } };
}

function rowsOf(name: BuiltIn, day: number): Partial<RowView> {
  if (name === "critical") return { quick: ["critical"] };
  if (name === "late") return { quick: ["late"] };
  if (name === "by_location") return { group: "location" };
  if (name === "by_responsible") return { group: "responsible" };
  return name === "this_month" ? { filters: monthAround(day) } : {};
}

/** What is at work at any time of the month: begun before it ends, not finished before it begins. */
function monthAround(day: number): Record<string, string> {
  const [year = "", month = ""] = localIso(day).split("-");
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { start: `<=${year}-${month}-${last}`, finish: `>=${year}-${month}-01` };
}
