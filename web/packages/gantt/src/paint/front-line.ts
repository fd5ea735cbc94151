import { type FrontMark, frontMarkOf } from "../front-line.ts";
import { barMiddle, rowTop, type Scene, showsGhosts, xOf } from "../scene.ts";
import { GHOST, GHOST_TOP, ROW } from "../sizes.ts";
import { NONE } from "../store.ts";

const REACH = 4.5;

/**
 * From the head to the foot: along the data date, out to the mark of each activity in progress or overdue, and back.
 * Marks left of the data date are late.
 */
export function paintFrontLine(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  first: number,
  last: number,
): void {
  if (!scene.layers?.front || scene.dataDate === null) return;
  const dateX = Math.round(xOf(scene, scene.dataDate));
  const marks: { x: number; y: number; mark: FrontMark }[] = [];
  ctx.beginPath();
  ctx.moveTo(dateX, first === 0 ? 0 : rowTop(scene, first - 1));
  // one row more on each side, so that a band meets its neighbours
  const end = Math.min(scene.visible.count - 1, last + 1);
  for (let position = Math.max(0, first - 1); position <= end; position++) {
    const row = scene.visible.rowAt(position);
    const mark = frontMarkOf(scene.store, row, scene.dataDate, showsGhosts(scene), scene.layers.frontBy);
    if (!mark) {
      ctx.lineTo(dateX, rowTop(scene, position) + ROW / 2);
      continue;
    }
    const x = xOf(scene, mark.at);
    const y = markY(scene, row, position);
    ctx.lineTo(clamp(scene, x), y);
    if (x > -REACH && x < scene.width + REACH) marks.push({ x, y, mark });
  }
  if (end === scene.visible.count - 1) ctx.lineTo(dateX, Math.max(scene.height, rowTop(scene, end + 1)));
  ctx.strokeStyle = scene.theme.front;
  ctx.lineWidth = 2;
  ctx.lineJoin = "round";
  ctx.stroke();
  paintMarks(ctx, scene, marks);
}

const clamp = (scene: Scene, x: number): number => Math.min(scene.width + 2000, Math.max(-2000, x));

/** On the ghost of the baseline, or on the bar where there is none. */
function markY(scene: Scene, row: number, position: number): number {
  const onGhost = showsGhosts(scene) && scene.store.ghostStart[row] !== NONE;
  return onGhost ? rowTop(scene, position) + GHOST_TOP + GHOST / 2 : barMiddle(scene, position);
}

function paintMarks(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  marks: readonly { x: number; y: number; mark: FrontMark }[],
): void {
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = scene.theme.front;
  for (const { x, y, mark } of marks) {
    ctx.fillStyle = scene.theme.surface;
    ctx.beginPath();
    ctx.moveTo(x, y - REACH);
    ctx.lineTo(x + REACH, y);
    ctx.lineTo(x, y + REACH);
    ctx.lineTo(x - REACH, y);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
    if (mark.other !== null) paintOther(ctx, scene, x, xOf(scene, mark.other), y);
  }
}

/** Where the other way of telling puts the mark: a dot on a dotted thread. The two disagree, and the reader sees it. */
function paintOther(ctx: CanvasRenderingContext2D, scene: Scene, at: number, other: number, y: number): void {
  ctx.fillStyle = scene.theme.front;
  ctx.setLineDash([2, 2]);
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(other > at ? at + REACH : at - REACH, y);
  ctx.lineTo(other, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(other, y, 2.5, 0, Math.PI * 2);
  ctx.fill();
}
