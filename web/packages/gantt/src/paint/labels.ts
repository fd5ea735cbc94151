import type { Scene } from "../scene.ts";

const widths = new Map<string, number>();
const WIDTHS_KEPT = 2000;

/** Width of a text in the font that is set; remembered, because measuring costs more than drawing. */
export function textWidth(ctx: CanvasRenderingContext2D, text: string): number {
  const key = `${ctx.font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > WIDTHS_KEPT) widths.clear();
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

const PLATE_HEIGHT = 16;

/** Text on a plate of the ground, so that no line behind it strikes it through. */
export function platedText(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: string,
  ground: string,
): void {
  ctx.fillStyle = ground;
  ctx.fillRect(x - 2, y - PLATE_HEIGHT / 2, textWidth(ctx, text) + 4, PLATE_HEIGHT);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

/** ▲ and the days, amber; returns where the next text starts. */
export function slipMark(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  days: number,
  x: number,
  y: number,
  ground: string,
): number {
  ctx.fillStyle = scene.theme.lateFill;
  ctx.beginPath();
  ctx.moveTo(x + 5.5, y - 6.5);
  ctx.lineTo(x + 11, y + 4);
  ctx.lineTo(x, y + 4);
  ctx.fill();
  ctx.fillStyle = ground;
  ctx.fillRect(x + 5, y - 3, 1.2, 3.4);
  ctx.fillRect(x + 5, y + 1.4, 1.2, 1.2);
  const text = scene.texts("gantt.mark.slip", { days });
  ctx.font = `700 12px ${scene.theme.font}`;
  platedText(ctx, text, x + 15, y, scene.theme.late, ground);
  return x + 15 + textWidth(ctx, text) + 8;
}
