import { barMiddle, type Scene, xOf } from "./scene.ts";
import { BAR, MILESTONE, ROW, SUMMARY_BAR } from "./sizes.ts";
import { NONE, SHAPE } from "./store.ts";
import { RELATION } from "./types.ts";

/** Where the arrow head points. */
export const POINTS = { right: 0, left: 1, down: 2, up: 3 } as const;

/** One link as a line of right angles; the same object is filled again for each link, so keep nothing of it. */
export interface Route {
  /** x0, y0, x1, y1, … */
  readonly points: Float64Array;
  count: number;
  heading: number;
  minX: number;
  maxX: number;
}

const STUB = 8;
const SMALL_STUB = 4;

export const newRoute = (): Route => ({
  points: new Float64Array(12),
  count: 0,
  heading: 0,
  minX: 0,
  maxX: 0,
});

/** Lays the link out in window pixels; false when an end has no place. */
export function routeLink(scene: Scene, link: number, route: Route): boolean {
  const { predecessor, successor, type } = scene.store.links;
  const from = predecessor[link]!;
  const to = successor[link]!;
  const fromPosition = scene.visible.position[from]!;
  const toPosition = scene.visible.position[to]!;
  if (fromPosition < 0 || toPosition < 0) return false;
  if (scene.store.barStart[from] === NONE || scene.store.barStart[to] === NONE) return false;
  const y1 = barMiddle(scene, fromPosition);
  const y2 = barMiddle(scene, toPosition);
  route.count = 0;
  switch (type[link]) {
    case RELATION.startStart:
      sideways(route, startX(scene, from), y1, startX(scene, to), y2, -1);
      break;
    case RELATION.finishFinish:
      sideways(route, finishX(scene, from), y1, finishX(scene, to), y2, 1);
      break;
    case RELATION.startFinish:
      around(route, startX(scene, from), y1, finishX(scene, to), y2, -1);
      break;
    default:
      finishToStart(scene, route, finishX(scene, from), y1, to, y2);
  }
  measure(route);
  return true;
}

function startX(scene: Scene, row: number): number {
  const x = xOf(scene, scene.store.barStart[row]!);
  return scene.store.shape[row] === SHAPE.milestone ? x - MILESTONE : x;
}

function finishX(scene: Scene, row: number): number {
  const x = xOf(scene, scene.store.barFinish[row]!);
  return scene.store.shape[row] === SHAPE.milestone ? x + MILESTONE : x;
}

function add(route: Route, x: number, y: number): void {
  route.points[route.count * 2] = Math.round(x) + 0.5;
  route.points[route.count * 2 + 1] = Math.round(y) + 0.5;
  route.count++;
}

/** Half the height of what the arrow head meets. */
function halfHeight(scene: Scene, row: number): number {
  const shape = scene.store.shape[row];
  if (shape === SHAPE.summary) return SUMMARY_BAR;
  return shape === SHAPE.milestone ? MILESTONE + 1 : BAR / 2;
}

/** Right, then down onto the head of the successor; round the corner when the successor starts too early. */
function finishToStart(scene: Scene, route: Route, x1: number, y1: number, to: number, y2: number): void {
  const start = startX(scene, to);
  const width = finishX(scene, to) - start;
  const milestone = scene.store.shape[to] === SHAPE.milestone;
  const landing = start + (milestone ? MILESTONE : Math.min(SMALL_STUB, width / 2));
  if (landing < x1 + 2) {
    around(route, x1, y1, start, y2, 1);
    return;
  }
  const down = y2 >= y1;
  add(route, x1, y1);
  add(route, landing, y1);
  add(route, landing, y2 + (down ? -1 : 1) * halfHeight(scene, to));
  route.heading = down ? POINTS.down : POINTS.up;
}

/** Leaves and lands on the same side: SS on the left, FF on the right. */
function sideways(route: Route, x1: number, y1: number, x2: number, y2: number, side: 1 | -1): void {
  const outside = side > 0 ? Math.max(x1, x2) + STUB : Math.min(x1, x2) - STUB;
  add(route, x1, y1);
  add(route, outside, y1);
  add(route, outside, y2);
  add(route, x2, y2);
  route.heading = side > 0 ? POINTS.left : POINTS.right;
}

/** Leaves on one side and comes back from the other, along the line between two rows. */
function around(route: Route, x1: number, y1: number, x2: number, y2: number, side: 1 | -1): void {
  const lane = y2 + (y2 >= y1 ? -ROW / 2 : ROW / 2);
  add(route, x1, y1);
  add(route, x1 + side * SMALL_STUB, y1);
  add(route, x1 + side * SMALL_STUB, lane);
  add(route, x2 - side * STUB, lane);
  add(route, x2 - side * STUB, y2);
  add(route, x2, y2);
  route.heading = side > 0 ? POINTS.right : POINTS.left;
}

function measure(route: Route): void {
  route.minX = Number.POSITIVE_INFINITY;
  route.maxX = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < route.count; index++) {
    const x = route.points[index * 2]!;
    if (x < route.minX) route.minX = x;
    if (x > route.maxX) route.maxX = x;
  }
}

/** Distance in pixels from a point to the line. */
export function distanceTo(route: Route, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < route.count; index++) {
    const ax = route.points[index * 2 - 2]!;
    const ay = route.points[index * 2 - 1]!;
    const bx = route.points[index * 2]!;
    const by = route.points[index * 2 + 1]!;
    const dx = x - Math.min(Math.max(x, Math.min(ax, bx)), Math.max(ax, bx));
    const dy = y - Math.min(Math.max(y, Math.min(ay, by)), Math.max(ay, by));
    nearest = Math.min(nearest, Math.hypot(dx, dy));
  }
  return nearest;
}
