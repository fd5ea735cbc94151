import { barTop, rowTop, type Scene, xOf } from "../scene.ts";
import { BAR, MILESTONE } from "../sizes.ts";
import { isComplete, NONE, SHAPE } from "../store.ts";

const PIN = 5;

/** Constraints as pins at their instant on top of the bar, deadlines as arrows that point down at theirs. */
export function paintPins(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  const { activities } = scene.store.columns;
  if (!activities.constraint && !activities.secondary_constraint && !activities.deadline) return;
  for (let position = first; position <= last; position++) {
    const row = scene.visible.rowAt(position);
    if (row < 0) continue;
    const y = rowTop(scene, position) + barTop(scene);
    paintPin(ctx, scene, activities.constraint?.[row], activities.constraint_at?.[row], row, y);
    paintPin(
      ctx,
      scene,
      activities.secondary_constraint?.[row],
      activities.secondary_constraint_at?.[row],
      row,
      y,
    );
    paintDeadline(ctx, scene, row, y);
  }
}

const drawn = (scene: Scene, row: number, instant: number): number =>
  xOf(
    scene,
    (scene.store.workingDays[scene.store.calendar[row]!] ?? scene.store.workingDays[0]!).spread(instant),
  );

function paintPin(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  kind: number | null | undefined,
  instant: number | null | undefined,
  row: number,
  y: number,
): void {
  const word = kind ? (scene.store.columns.constraints?.[kind] ?? "") : "";
  if (instant == null || word === "") return;
  const x = drawn(scene, row, instant);
  if (x < -PIN || x > scene.width + PIN) return;
  ctx.fillStyle = scene.theme.ink;
  ctx.fillRect(x - 0.75, y - 4, 1.5, BAR / 2 + 4);
  ctx.beginPath();
  if (word.endsWith("_on_or_after")) triangle(ctx, x, y - 2, 1);
  else if (word.endsWith("_on_or_before")) triangle(ctx, x, y - 2, -1);
  else if (word.startsWith("mandatory")) ctx.rect(x - 3.5, y - 5, 7, 6);
  else ctx.arc(x, y - 2, 3.2, 0, Math.PI * 2);
  ctx.fill();
}

/** Points to where the bar may go: on or after = to the right. */
function triangle(ctx: CanvasRenderingContext2D, x: number, y: number, direction: 1 | -1): void {
  ctx.moveTo(x, y - 3.5);
  ctx.lineTo(x + direction * (PIN + 1), y);
  ctx.lineTo(x, y + 3.5);
}

/** Amber when the forecast has passed it. */
function paintDeadline(ctx: CanvasRenderingContext2D, scene: Scene, row: number, y: number): void {
  const deadline = scene.store.columns.activities.deadline?.[row];
  if (deadline == null) return;
  const x = drawn(scene, row, deadline);
  if (x < -8 || x > scene.width + 8) return;
  const finish = scene.store.finish[row]!;
  const missed = finish !== NONE && finish > deadline && !isComplete(scene.store, row);
  const middle = y + BAR / 2;
  ctx.strokeStyle = missed ? scene.theme.late : scene.theme.ink2;
  ctx.fillStyle = missed ? scene.theme.lateFill : scene.theme.surface;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  ctx.moveTo(x - 2.5, middle - 6);
  ctx.lineTo(x + 2.5, middle - 6);
  ctx.lineTo(x + 2.5, middle);
  ctx.lineTo(x + 5.5, middle);
  ctx.lineTo(x, middle + 6.5);
  ctx.lineTo(x - 5.5, middle);
  ctx.lineTo(x - 2.5, middle);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}

/** Room that a mark beside the bar needs before words begin. */
export function pinReach(scene: Scene, row: number): number {
  const deadline = scene.store.columns.activities.deadline?.[row];
  if (deadline == null) return Number.NEGATIVE_INFINITY;
  const x = drawn(scene, row, deadline);
  const finish = xOf(scene, scene.store.barFinish[row]!);
  const near = x > finish - 8 && x < finish + 60;
  return near ? x + (scene.store.shape[row] === SHAPE.milestone ? MILESTONE : 8) : Number.NEGATIVE_INFINITY;
}
