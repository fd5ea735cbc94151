import type { Layout } from "./layout.ts";
import { type RowView, readRows, writeRows } from "./row-view.ts";

export type Layer = "critical" | "baseline" | "links" | "front";

/** What the address holds, so that F5 and a sent link show the same view. */
export interface ViewState {
  /** CSS pixels per calendar day; null = the whole plan fits. */
  zoom: number | null;
  /** Scroll position, CSS pixels. */
  x: number | null;
  y: number | null;
  activityId: number | null;
  /** Closed summaries by activity id. */
  closed: readonly number[];
  hidden: ReadonlySet<Layer>;
  rows: RowView;
  /** The driving chain of the chosen activity stands out, all else steps back. */
  chain?: boolean;
  /** The baseline that is looked at by its number; without one, the active baseline. */
  baseline: number | null;
  /** The front line is told by what remains, not by the done share. */
  frontByRemaining?: boolean;
}

/** All choices of a view as plain JSON, to be kept under a name and shown again elsewhere. */
export interface SavedView extends Layout {
  zoom: number | null;
  closed: readonly number[];
  hidden: readonly Layer[];
  rows: RowView;
  chain: boolean;
  baseline?: number | null;
  frontByRemaining?: boolean;
}

export const readView = (
  { zoom, closed, hidden, rows, chain, baseline, frontByRemaining }: ViewState,
  layout: Layout,
): SavedView => ({
  ...layout,
  zoom,
  closed,
  hidden: [...hidden],
  rows,
  chain: chain === true,
  baseline,
  ...(frontByRemaining ? { frontByRemaining } : {}),
});

/** What a saved view asks for; place and chosen activity stay what they are. */
export const applyView = ({
  zoom,
  closed,
  hidden,
  rows,
  chain,
  baseline = null,
  frontByRemaining = false,
  ...layout
}: SavedView): {
  state: Pick<ViewState, "zoom" | "closed" | "hidden" | "rows" | "chain" | "baseline" | "frontByRemaining">;
  layout: Layout;
} => ({
  state: { zoom, closed, hidden: new Set(hidden), rows, chain, baseline, frontByRemaining },
  layout,
});

export type Query = Record<string, string>;

const LAYERS: readonly Layer[] = ["critical", "baseline", "links", "front"];
/** An address longer than about 2,000 characters is cut by mail and chat programs. */
export const MAX_CLOSED_IN_ADDRESS = 250;

export function readViewState(query: Record<string, unknown>): ViewState {
  return {
    zoom: positive(query.zoom),
    x: wholeNumber(query.x),
    y: wholeNumber(query.y),
    activityId: wholeNumber(query.activity),
    closed: readClosed(query.closed),
    hidden: readHidden(query.hide),
    rows: readRows(query.rows),
    ...(query.chain === "1" ? { chain: true } : {}),
    baseline: wholeNumber(query.baseline),
    ...(query.front === "remaining" ? { frontByRemaining: true } : {}),
  };
}

export function writeViewState(state: ViewState): Query {
  const query: Query = {};
  if (state.zoom !== null) query.zoom = String(Number(state.zoom.toPrecision(5)));
  if (state.x !== null) query.x = String(Math.max(0, Math.round(state.x)));
  if (state.y) query.y = String(Math.round(state.y));
  if (state.activityId !== null) query.activity = String(state.activityId);
  if (state.closed.length > 0 && state.closed.length <= MAX_CLOSED_IN_ADDRESS)
    query.closed = writeClosed(state.closed);
  if (state.hidden.size > 0) query.hide = LAYERS.filter((layer) => state.hidden.has(layer)).join(".");
  const rows = writeRows(state.rows);
  if (rows !== null) query.rows = rows;
  if (state.chain) query.chain = "1";
  if (state.baseline != null) query.baseline = String(state.baseline);
  if (state.frontByRemaining) query.front = "remaining";
  return query;
}

/** Ids in rising order as differences in base 36: 1000, 1001, 1010 = `rs.1.9`. */
function writeClosed(closed: readonly number[]): string {
  const rising = [...closed].sort((first, second) => first - second);
  return rising.map((id, index) => (id - (rising[index - 1] ?? 0)).toString(36)).join(".");
}

function readClosed(value: unknown): number[] {
  if (typeof value !== "string" || !/^[0-9a-z]{1,8}(\.[0-9a-z]{1,8})*$/.test(value)) return [];
  let id = 0;
  return value.split(".").map((step) => (id += Number.parseInt(step, 36)));
}

function readHidden(value: unknown): ReadonlySet<Layer> {
  const names = typeof value === "string" ? value.split(".") : [];
  return new Set(LAYERS.filter((layer) => names.includes(layer)));
}

function wholeNumber(value: unknown): number | null {
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

function positive(value: unknown): number | null {
  const number = typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number > 0 && number < 10_000 ? number : null;
}
