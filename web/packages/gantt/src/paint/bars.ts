import { edgeSide } from "../hit-test.ts";
import { barTop, rowTop, type Scene, showsGhosts, xOf } from "../scene.ts";
import { BAR, GHOST, GHOST_TOP, MILESTONE, SUMMARY_BAR, SUMMARY_CAP } from "../sizes.ts";
import { isComplete, isCritical, isSummary, NONE, SHAPE, slipDays } from "../store.ts";
import type { Theme } from "../theme.ts";
import { FLAG } from "../types.ts";
import { claimedPattern } from "./hatch.ts";
import { fontsOf, platedText, slipMark } from "./labels.ts";
import { linkReachOf } from "./links.ts";
import { pinReach } from "./pins.ts";

/** Bars never shrink below this, so that a one-day activity is still seen at the month scale. */
const LEAST_WIDTH = 3;
/** Room for a link to leave the bar before the words begin. */
const LABEL_GAP = 16;
const TICK_ROOM = 18;

export function paintGhosts(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  if (!showsGhosts(scene)) return;
  ctx.fillStyle = scene.theme.baseline;
  for (let position = first; position <= last; position++) {
    const row = scene.visible.rowAt(position);
    const start = row < 0 ? NONE : scene.store.ghostStart[row]!;
    if (start === NONE) continue;
    const x0 = xOf(scene, start);
    const x1 = xOf(scene, scene.store.ghostFinish[row]!);
    if (x1 < -MILESTONE || x0 > scene.width + MILESTONE) continue;
    const y = rowTop(scene, position) + GHOST_TOP;
    if (scene.store.shape[row] === SHAPE.milestone) diamond(ctx, x0, y + GHOST / 2, GHOST);
    else ctx.fillRect(x0, y, Math.max(LEAST_WIDTH, x1 - x0), GHOST);
  }
}

/** Returns how many bars it painted. */
export function paintBars(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): number {
  let painted = 0;
  for (let position = first; position <= last; position++) {
    const row = scene.visible.rowAt(position);
    const start = row < 0 ? NONE : scene.store.barStart[row]!;
    if (start === NONE) continue;
    const x0 = xOf(scene, start);
    const x1 = xOf(scene, scene.store.barFinish[row]!);
    if (x1 < -MILESTONE || x0 > scene.width + MILESTONE) continue;
    ctx.globalAlpha = strengthOf(scene, row);
    paintShape(ctx, scene, row, x0, x1, rowTop(scene, position) + barTop(scene));
    painted++;
  }
  ctx.globalAlpha = 1;
  return painted;
}

/** Inactive work is faint; what may move with the next answer, and what stands outside the chain, steps back. */
function strengthOf(scene: Scene, row: number): number {
  if (scene.store.flags[row]! & FLAG.inactive) return 0.35;
  if (scene.work?.followers.has(row)) return 0.5;
  return scene.chain && !scene.chain.has(row) && !isSummary(scene.store, row) ? 0.3 : 1;
}

function paintShape(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  x0: number,
  x1: number,
  y: number,
): void {
  const shape = scene.store.shape[row];
  if (shape === SHAPE.summary) paintSummary(ctx, scene, row, x0, x1, y);
  else if (shape === SHAPE.milestone) paintMilestone(ctx, scene, row, x0, y);
  else paintBar(ctx, scene, row, x0, x1, y);
}

const showsCritical = (scene: Scene, row: number): boolean =>
  scene.highlight.critical && isCritical(scene.store, row);

/** Thin, with a cap at each end that points down at what it holds together. */
function paintSummary(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  x0: number,
  x1: number,
  y: number,
): void {
  ctx.fillStyle = showsCritical(scene, row) ? scene.theme.critical : scene.theme.ink2;
  const top = y + 3;
  const left = Math.round(x0);
  const right = Math.max(left + LEAST_WIDTH, Math.round(x1));
  const cap = Math.min(SUMMARY_CAP, (right - left) / 2);
  ctx.beginPath();
  ctx.moveTo(left, top);
  ctx.lineTo(right, top);
  ctx.lineTo(right, top + SUMMARY_BAR + cap - 1);
  ctx.lineTo(right - cap, top + SUMMARY_BAR);
  ctx.lineTo(left + cap, top + SUMMARY_BAR);
  ctx.lineTo(left, top + SUMMARY_BAR + cap - 1);
  ctx.fill();
}

function paintMilestone(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  x: number,
  y: number,
): void {
  const { theme } = scene;
  const critical = showsCritical(scene, row);
  ctx.fillStyle = isComplete(scene.store, row) ? theme.done : critical ? theme.critical : theme.ink2;
  diamond(ctx, x, y + BAR / 2, MILESTONE);
}

function diamond(ctx: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - reach);
  ctx.lineTo(x + reach, y);
  ctx.lineTo(x, y + reach);
  ctx.lineTo(x - reach, y);
  ctx.fill();
}

/** Done part solid green, the rest blue or vermilion; critical also has a thick edge, so print shows it too. */
function paintBar(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  x0: number,
  x1: number,
  y: number,
): void {
  const { theme, store } = scene;
  const critical = showsCritical(scene, row);
  const complete = isComplete(store, row);
  const hammock = store.shape[row] === SHAPE.hammock;
  // what lies far outside the window is cut, because paths of a million pixels are slow and inexact
  const left = Math.max(-8, Math.round(x0));
  const right = Math.min(scene.width + 8, Math.max(Math.round(x0) + LEAST_WIDTH, Math.round(x1)));
  const top = hammock ? y + 4 : y;
  const height = hammock ? BAR - 8 : BAR;
  const done = Math.min(right, x0 + (x1 - x0) * (complete ? 1 : store.percent[row]!));
  const edge = complete ? theme.done : critical ? theme.critical : theme.accent;
  const thick = critical && !complete ? 2 : 1;
  ctx.fillStyle = edge;
  roundBox(ctx, left, top, right - left, height, 2);
  if (right - left > thick * 2 + 1) {
    ctx.fillStyle = critical && !complete ? theme.criticalFill : theme.accentFill;
    ctx.fillRect(left + thick, top + thick, right - left - thick * 2, height - thick * 2);
    const inner = { top: top + thick, height: height - thick * 2, least: left + thick, most: right - thick };
    const claimed = store.claimed[row]!;
    if (claimed > 0) part(ctx, inner, done, done + (x1 - x0) * claimed, claimedPattern(ctx, theme));
    part(ctx, inner, left, done, theme.doneFill);
    if (store.ahead[row]! > 0)
      paintAhead(ctx, inner, done - (x1 - x0) * store.ahead[row]!, done, theme.surface);
    if (claimed < 0) paintFallen(ctx, inner, done + (x1 - x0) * claimed, done, theme);
    if (complete && right - left >= TICK_ROOM)
      tick(ctx, left + TICK_ROOM / 2, top + height / 2, theme.surface);
  }
}

interface Inside {
  top: number;
  height: number;
  least: number;
  most: number;
}

function part(
  ctx: CanvasRenderingContext2D,
  inside: Inside,
  from: number,
  to: number,
  fill: string | CanvasPattern,
): void {
  const x0 = Math.max(inside.least, from);
  const x1 = Math.min(inside.most, to);
  if (x1 <= x0) return;
  ctx.fillStyle = fill;
  ctx.fillRect(x0, inside.top, x1 - x0, inside.height);
}

/** Accepted, and not yet in the dates: a dashed thread within the solid part. */
function paintAhead(
  ctx: CanvasRenderingContext2D,
  inside: Inside,
  from: number,
  to: number,
  ink: string,
): void {
  const x0 = Math.max(inside.least, from);
  const x1 = Math.min(inside.most, to);
  if (x1 <= x0) return;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 2;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(x0, inside.top + inside.height / 2);
  ctx.lineTo(x1, inside.top + inside.height / 2);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Less is claimed than was accepted: a frame on what would fall away. */
function paintFallen(
  ctx: CanvasRenderingContext2D,
  inside: Inside,
  from: number,
  to: number,
  theme: Theme,
): void {
  const x0 = Math.max(inside.least, from);
  const x1 = Math.min(inside.most, to);
  if (x1 <= x0) return;
  ctx.strokeStyle = theme.late;
  ctx.lineWidth = 2;
  ctx.strokeRect(x0, inside.top + 1, x1 - x0, inside.height - 2);
}

/** Done, also where print has no green. */
function tick(ctx: CanvasRenderingContext2D, x: number, y: number, ink: string): void {
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.75;
  ctx.beginPath();
  ctx.moveTo(x - 4, y);
  ctx.lineTo(x - 1, y + 3);
  ctx.lineTo(x + 4, y - 3);
  ctx.stroke();
}

function roundBox(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  if (width <= radius * 2) {
    ctx.fillRect(x, y, width, height);
    return;
  }
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
  ctx.fill();
}

/** Right of each bar: how late it is, then its words. */
export function paintLabels(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (let position = first; position <= last; position++) {
    const row = scene.visible.rowAt(position);
    const finish = row < 0 ? NONE : scene.store.barFinish[row]!;
    if (finish === NONE || isSummary(scene.store, row)) continue;
    // what lies outside has its mark at the edge instead
    if (edgeSide(scene, row) !== null) continue;
    const spread = scene.store.shape[row] === SHAPE.milestone ? MILESTONE : 0;
    const end = xOf(scene, finish) + spread;
    const x = Math.max(end + LABEL_GAP, linkReachOf(position) + LABEL_GAP / 2, pinReach(scene, row) + 4);
    ctx.globalAlpha = scene.chain && !scene.chain.has(row) ? 0.45 : 1;
    paintLabel(ctx, scene, row, x, rowTop(scene, position) + barTop(scene) + BAR / 2 + 1);
  }
  ctx.globalAlpha = 1;
}

function paintLabel(ctx: CanvasRenderingContext2D, scene: Scene, row: number, x: number, y: number): void {
  const slip = showsGhosts(scene) ? slipDays(scene.store, row) : null;
  let next = x;
  if (slip !== null && slip > 0 && !isComplete(scene.store, row))
    next = slipMark(ctx, scene, slip, x, y, groundOf(scene, row));
  const words = wordsOf(scene, row);
  if (words === "") return;
  platedText(ctx, fontsOf(scene.theme).regular, words, next, y, scene.theme.ink3, groundOf(scene, row));
}

const groundOf = (scene: Scene, row: number): string =>
  row === scene.selected ? scene.theme.accentSoft : scene.theme.surface;

function wordsOf(scene: Scene, row: number): string {
  const { activities } = scene.store.columns;
  if (scene.barLabels === "name") return activities.name[row] ?? "";
  return scene.barLabels === "responsible" ? (activities.responsible?.[row] ?? "") : "";
}
