import { newRoute, POINTS, type Route, routeLink } from "../routes.ts";
import { positionsIn, type Scene } from "../scene.ts";
import { isCritical } from "../store.ts";

/** Past this many in one frame a link is drawn only when one of its ends is in view. */
const CROWD = 2500;
const ARROW = 5;
const ARROW_HALF = 3;

/** The last is a link that steps back: outside the chain that the reader looks at, or only passing through. */
const LOOKS = { loose: 0, driving: 1, critical: 2, chosen: 3, chosenCritical: 4, aside: 5 } as const;

/** A link that runs on further than this crosses the words instead of pushing them away. */
const LONGEST_PUSH = 96;

const route = newRoute();
/** By position: how far to the right the links leave their bar; words start behind it. */
const linkReach = new Map<number, number>();

/** Where links that leave the bar of a position turn, or -∞; valid after `paintLinks` of the same band. */
export const linkReachOf = (position: number): number => linkReach.get(position) ?? Number.NEGATIVE_INFINITY;

export const forgetLinkReach = (): void => linkReach.clear();

let found = new Int32Array(1024);
let looks = new Uint8Array(1024);
let foundCount = 0;

function keep(link: number): void {
  if (foundCount === found.length) {
    const larger = new Int32Array(found.length * 2);
    larger.set(found);
    found = larger;
    looks = new Uint8Array(larger.length);
  }
  found[foundCount++] = link;
}

/** Paints the links that touch the positions; one path per look, so that the cost is six strokes. */
export function paintLinks(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): number {
  foundCount = 0;
  scene.links.visit(first, last, keep);
  const view = positionsIn(scene, 0, scene.height);
  for (let index = 0; index < foundCount; index++) looks[index] = lookOf(scene, found[index]!, view);
  const crowded = foundCount > CROWD;
  let painted = 0;
  for (const look of Object.values(LOOKS)) {
    ctx.beginPath();
    const heads = new Path2D();
    for (let index = 0; index < foundCount; index++) {
      const link = found[index]!;
      if (looks[index] !== look || (crowded && !endsInView(scene, link, first, last))) continue;
      if (!routeLink(scene, link, route) || route.maxX < -4 || route.minX > scene.width + 4) continue;
      trace(ctx, scene, route);
      head(heads, scene, route);
      noteReach(scene, link, route);
      painted++;
    }
    dress(ctx, scene, look);
    ctx.stroke();
    ctx.fill(heads);
    ctx.globalAlpha = 1;
  }
  return painted;
}

function noteReach(scene: Scene, link: number, line: Route): void {
  const from = line.points[0]!;
  const turn = line.points[2]!;
  if (turn <= from || turn - from > LONGEST_PUSH) return;
  const position = scene.visible.position[scene.store.links.predecessor[link]!]!;
  if (turn > linkReachOf(position)) linkReach.set(position, turn);
}

function lookOf(scene: Scene, link: number, view: { first: number; last: number }): number {
  const { predecessor, successor, driving } = scene.store.links;
  const from = predecessor[link]!;
  const to = successor[link]!;
  const onChain = scene.chain ? driving[link] === 1 && scene.chain.has(from) && scene.chain.has(to) : null;
  const chosen = onChain ?? (scene.selected >= 0 && (from === scene.selected || to === scene.selected));
  if (onChain === false && from !== scene.selected && to !== scene.selected) return LOOKS.aside;
  const ofPath = scene.highlight.critical && isCritical(scene.store, from) && isCritical(scene.store, to);
  if (driving[link] && ofPath) return chosen ? LOOKS.chosenCritical : LOOKS.critical;
  if (chosen) return LOOKS.chosen;
  if (!endsInView(scene, link, view.first, view.last)) return LOOKS.aside;
  return driving[link] ? LOOKS.driving : LOOKS.loose;
}

function endsInView(scene: Scene, link: number, first: number, last: number): boolean {
  const from = scene.visible.position[scene.store.links.predecessor[link]!]!;
  const to = scene.visible.position[scene.store.links.successor[link]!]!;
  return (from >= first && from <= last) || (to >= first && to <= last);
}

function dress(ctx: CanvasRenderingContext2D, scene: Scene, look: number): void {
  const { theme } = scene;
  const colour = [theme.ink3, theme.ink3, theme.critical, theme.accent, theme.critical, theme.ink3][look]!;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = [1, 1, 1.75, 2, 2.75, 1][look]!;
  ctx.globalAlpha = [0.45, 0.8, 1, 1, 1, 0.2][look]!;
}

/** Runs far outside the window are cut to its neighbourhood. */
function trace(ctx: CanvasRenderingContext2D, scene: Scene, line: Route): void {
  const { points, count } = line;
  const x = (index: number) => Math.min(scene.width + 40, Math.max(-40, points[index * 2]!));
  const y = (index: number) => Math.min(scene.height + 40, Math.max(-40, points[index * 2 + 1]!));
  ctx.moveTo(x(0), y(0));
  for (let index = 1; index < count; index++) ctx.lineTo(x(index), y(index));
}

function head(heads: Path2D, scene: Scene, line: Route): void {
  const x = line.points[line.count * 2 - 2]!;
  const y = line.points[line.count * 2 - 1]!;
  if (y < -ARROW || y > scene.height + ARROW || x < -ARROW || x > scene.width + ARROW) return;
  const [dx, dy] = directionOf(line.heading);
  heads.moveTo(x, y);
  heads.lineTo(x - dx * ARROW - dy * ARROW_HALF, y - dy * ARROW - dx * ARROW_HALF);
  heads.lineTo(x - dx * ARROW + dy * ARROW_HALF, y - dy * ARROW + dx * ARROW_HALF);
  heads.closePath();
}

function directionOf(heading: number): readonly [number, number] {
  if (heading === POINTS.right) return [1, 0];
  if (heading === POINTS.left) return [-1, 0];
  return heading === POINTS.down ? [0, 1] : [0, -1];
}
