import type { End } from "../interact/draft.ts";
import { HANDLE_RADIUS, handlesOf, PROGRESS_HALF } from "../interact/handles.ts";
import { barMiddle, barTop, rowTop, type Scene, type WorkInHand, xOf } from "../scene.ts";
import { BAR, MILESTONE, ROW } from "../sizes.ts";
import { NONE, SHAPE } from "../store.ts";

/** Old places of what was dropped and of what it may move, as dashed outlines under the bars. */
export function paintOldPlaces(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  first: number,
  last: number,
): void {
  const { work } = scene;
  if (!work || (work.dropped.size === 0 && work.followers.size === 0 && !work.draft)) return;
  ctx.save();
  ctx.setLineDash([3, 3]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = scene.theme.ink3;
  for (let position = first; position <= last; position++) {
    const row = scene.visible.rowAt(position);
    if (row < 0) continue;
    const place = oldPlaceOf(scene, work, row);
    if (place) outline(ctx, scene, row, position, place);
  }
  ctx.restore();
}

function oldPlaceOf(scene: Scene, work: WorkInHand, row: number): { start: number; finish: number } | null {
  const dropped = work.stood?.row === row ? work.stood : work.dropped.get(row);
  if (dropped) return dropped;
  const { barStart, barFinish } = scene.store;
  if (work.followers.has(row) && barStart[row] !== NONE)
    return { start: barStart[row]!, finish: barFinish[row]! };
  return null;
}

function outline(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  position: number,
  { start, finish }: { start: number; finish: number },
): void {
  const spread = scene.store.shape[row] === SHAPE.milestone ? MILESTONE : 0;
  const x0 = Math.max(-20, Math.round(xOf(scene, start)) - spread - 1);
  const x1 = Math.min(scene.width + 20, Math.round(xOf(scene, finish)) + spread + 1);
  if (x1 > x0) ctx.strokeRect(x0 + 0.5, rowTop(scene, position) + barTop(scene) - 1.5, x1 - x0 - 1, BAR + 3);
}

/** Above all: handles of the row under the pointer, links that are being drawn or wait. */
export function paintHand(ctx: CanvasRenderingContext2D, scene: Scene, y0: number, y1: number): void {
  const { work } = scene;
  if (!work) return;
  for (const { from, to } of work.drawn) band(ctx, scene, from, endAt(scene, to), true);
  const { draft } = work;
  if (draft?.kind === "link") {
    const pointer = { x: draft.x - scene.left, y: draft.y - scene.top };
    band(ctx, scene, draft.from, draft.to ? endAt(scene, draft.to) : pointer, draft.refusal === null);
    if (draft.to) endMark(ctx, scene, draft.to, draft.refusal !== null);
  } else if (!draft) paintHandles(ctx, scene, work.hovered, y0, y1);
}

function endAt(scene: Scene, end: End): { x: number; y: number } | null {
  const position = scene.visible.position[end.row]!;
  if (position < 0) return null;
  const { barStart, barFinish } = scene.store;
  return {
    x: xOf(scene, (end.side === "start" ? barStart : barFinish)[end.row]!),
    y: barMiddle(scene, position),
  };
}

function band(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  from: End,
  to: { x: number; y: number } | null,
  allowed: boolean,
): void {
  const start = endAt(scene, from);
  if (!start || !to) return;
  ctx.save();
  ctx.strokeStyle = allowed ? scene.theme.accent : scene.theme.critical;
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = 2;
  ctx.setLineDash([5, 3]);
  ctx.beginPath();
  ctx.moveTo(start.x, start.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(to.x, to.y, 3.5, 0, Math.PI * 2);
  ctx.fill();
  ctx.restore();
}

function endMark(ctx: CanvasRenderingContext2D, scene: Scene, end: End, refused: boolean): void {
  const at = endAt(scene, end);
  if (!at) return;
  ctx.strokeStyle = refused ? scene.theme.critical : scene.theme.accent;
  ctx.lineWidth = 2;
  ctx.strokeRect(at.x - 5, at.y - BAR / 2 - 3, 10, BAR + 6);
}

function paintHandles(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  y0: number,
  y1: number,
): void {
  const handles = handlesOf(scene, row);
  if (!handles || handles.y < y0 - ROW || handles.y > y1 + ROW) return;
  ctx.fillStyle = scene.theme.surface;
  ctx.strokeStyle = scene.theme.accent;
  ctx.lineWidth = 1.5;
  for (const x of handles.link ? [handles.link.start, handles.link.finish] : []) {
    ctx.beginPath();
    ctx.arc(x, handles.y, HANDLE_RADIUS, 0, Math.PI * 2);
    ctx.fill();
    ctx.stroke();
  }
  if (handles.progress !== null) progressHandle(ctx, handles.progress, handles.y + BAR / 2);
}

function progressHandle(ctx: CanvasRenderingContext2D, x: number, bottom: number): void {
  ctx.beginPath();
  ctx.moveTo(x, bottom - 4);
  ctx.lineTo(x + PROGRESS_HALF, bottom + 4);
  ctx.lineTo(x - PROGRESS_HALF, bottom + 4);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}
