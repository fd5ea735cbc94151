import { markOf, type RowContent, stateOf } from "./row-content.ts";

/** The marks of the style sheet, `hwg-icon-…`, drawn at the same places of a cell at `x`, `y`. */
export function paintState(
  ctx: CanvasRenderingContext2D,
  content: RowContent,
  code: number,
  x: number,
  y: number,
): void {
  const state = stateOf(content, code);
  if (state === "late") late(ctx, content, x + 16, y + 7);
  else if (state === "complete") complete(ctx, content, x + 16, y + 11.5);
  else if (state === "started") started(ctx, content, x + 16, y + 14);
}

function late(ctx: CanvasRenderingContext2D, { theme }: RowContent, x: number, y: number): void {
  ctx.fillStyle = theme.lateFill;
  shape(ctx, x, y, [0, 0, 7, 12, -7, 12]);
  ctx.fill();
  ctx.fillStyle = theme.surface;
  ctx.fillRect(x - 0.75, y + 3.5, 1.5, 4.5);
  ctx.fillRect(x - 0.75, y + 9, 1.5, 1.5);
}

function complete(ctx: CanvasRenderingContext2D, { theme }: RowContent, x: number, y: number): void {
  stroke(ctx, theme.done, 2);
  shape(ctx, x, y, [-5.2, 1.3, -1.5, 4.7, 5.2, -2.7]);
  ctx.stroke();
}

function started(ctx: CanvasRenderingContext2D, { theme }: RowContent, x: number, y: number): void {
  stroke(ctx, theme.done, 1.5);
  ctx.fillStyle = theme.done;
  ctx.beginPath();
  ctx.arc(x, y, 5.25, 0, Math.PI * 2);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, 5.25, -Math.PI / 2, Math.PI / 2);
  ctx.fill();
}

/** `ink` is that of the name behind it. */
export function paintMark(
  ctx: CanvasRenderingContext2D,
  content: RowContent,
  code: number,
  x: number,
  y: number,
  ink: string,
): void {
  const mark = markOf(content, code);
  if (mark === "milestone") {
    ctx.fillStyle = ink;
    shape(ctx, x + 8, y + 13, [0, -5.6, 5.6, 0, 0, 5.6, -5.6, 0]);
    ctx.fill();
  } else if (mark === "chevron") {
    stroke(ctx, content.theme.ink2, 1.1);
    if (content.visible.isOpen(code)) shape(ctx, x + 6.5, y + 11.5, [-4, 0, 0, 4, 4, 0]);
    else shape(ctx, x + 6.5, y + 13.5, [0, -4, 4, 0, 0, 4]);
    ctx.stroke();
  }
}

function stroke(ctx: CanvasRenderingContext2D, ink: string, width: number): void {
  ctx.strokeStyle = ink;
  ctx.lineWidth = width;
}

/** A path through points given from a place, x and y in turn. */
function shape(ctx: CanvasRenderingContext2D, x: number, y: number, points: readonly number[]): void {
  ctx.beginPath();
  for (let index = 0; index < points.length; index += 2)
    ctx.lineTo(x + points[index]!, y + points[index + 1]!);
}
