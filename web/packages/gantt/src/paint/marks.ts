import { type Scene, xOf } from "../scene.ts";

/** The data date as a solid line, thin and dash-dotted behind a front line; today as a dashed one. */
export function paintVerticalMarks(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  y0: number,
  y1: number,
): void {
  if (scene.today !== null) {
    ctx.fillStyle = scene.theme.accent;
    const x = Math.round(xOf(scene, scene.today));
    // dashes hang on the plan, so that a repaint of one row meets those of its neighbours
    const from = Math.floor((y0 + scene.top) / 8) * 8 - scene.top;
    if (x >= 0 && x <= scene.width) for (let y = from; y < y1; y += 8) ctx.fillRect(x, y, 1, 4);
  }
  if (scene.dataDate === null) return;
  const x = Math.round(xOf(scene, scene.dataDate));
  if (!scene.layers?.front) {
    ctx.fillStyle = scene.theme.front;
    ctx.fillRect(x - 1, y0, 2, y1 - y0);
    return;
  }
  ctx.fillStyle = scene.theme.ink3;
  const from = Math.floor((y0 + scene.top) / 14) * 14 - scene.top;
  for (let y = from; y < y1; y += 14) {
    ctx.fillRect(x, y, 1, 8);
    ctx.fillRect(x, y + 10, 1, 2);
  }
}
