import { distanceTo, newRoute, routeLink } from "./routes.ts";
import { barTop, rowTop, type Scene, xOf } from "./scene.ts";
import { BAR, MILESTONE, ROW } from "./sizes.ts";
import { NONE, SHAPE } from "./store.ts";

/** Which part of a bar: its ends resize, its progress mark moves the percentage. */
export type BarPart = "start" | "body" | "progress" | "finish";

export type Hit =
  | { kind: "bar"; row: number; part: BarPart }
  | { kind: "edge"; row: number; side: "left" | "right" }
  | { kind: "link"; link: number }
  | { kind: "row"; row: number }
  | { kind: "nothing" };

const REACH = 4;
export const EDGE_REACH = 22;
const route = newRoute();

/** What lies under a point of the window; bars before links, links before the bare row. */
export function hitTest(scene: Scene, x: number, y: number): Hit {
  const position = Math.floor((scene.top + y) / ROW);
  const row = scene.visible.rowAt(position);
  // the head of a group has no bar, but links run over it
  const bar = row < 0 ? null : hitBar(scene, row, position, x, y);
  if (bar) return bar;
  const link = scene.highlight.links ? hitLink(scene, position, x, y) : -1;
  if (link >= 0) return { kind: "link", link };
  if (row < 0) return { kind: "nothing" };
  const side = edgeSide(scene, row);
  if (side === "left" && x <= EDGE_REACH) return { kind: "edge", row, side };
  if (side === "right" && x >= scene.width - EDGE_REACH) return { kind: "edge", row, side };
  return { kind: "row", row };
}

function hitBar(scene: Scene, row: number, position: number, x: number, y: number): Hit | null {
  const { barStart, barFinish, shape, percent } = scene.store;
  if (barStart[row] === NONE) return null;
  const within = y - rowTop(scene, position) - barTop(scene);
  if (within < -2 || within > BAR + 2) return null;
  const spread = shape[row] === SHAPE.milestone ? MILESTONE : 0;
  const left = xOf(scene, barStart[row]!) - spread;
  const right = xOf(scene, barFinish[row]!) + spread;
  if (x < left - REACH || x > right + REACH) return null;
  return { kind: "bar", row, part: partAt(x, left, right, percent[row]!, shape[row]!) };
}

function partAt(x: number, left: number, right: number, percent: number, shape: number): BarPart {
  if (shape === SHAPE.summary || shape === SHAPE.milestone) return "body";
  const reach = Math.min(REACH, (right - left) / 4);
  if (x <= left + reach) return "start";
  if (x >= right - reach) return "finish";
  const progress = left + (right - left) * percent;
  return percent > 0 && percent < 1 && Math.abs(x - progress) <= reach ? "progress" : "body";
}

function hitLink(scene: Scene, position: number, x: number, y: number): number {
  let nearest = REACH + 0.5;
  let found = -1;
  scene.links.visit(position - 1, position + 1, (link) => {
    if (!routeLink(scene, link, route)) return;
    const distance = distanceTo(route, x, y);
    if (distance < nearest) {
      nearest = distance;
      found = link;
    }
  });
  return found;
}

/** The side on which a bar lies wholly outside the window, or `null`. */
export function edgeSide(scene: Scene, row: number): "left" | "right" | null {
  const { barStart, barFinish } = scene.store;
  if (barStart[row] === NONE) return null;
  if (xOf(scene, barFinish[row]!) < -MILESTONE) return "left";
  return xOf(scene, barStart[row]!) > scene.width + MILESTONE ? "right" : null;
}
