import { type AxisUnit, cellLabels, cellsBetween, nextCell, tiersOf } from "../axis.ts";
import { yearOf } from "../days.ts";
import { shortDate } from "../format.ts";
import { type Scene, xOf } from "../scene.ts";
import { HEAD, HEAD_ROW } from "../sizes.ts";
import { textWidth } from "./labels.ts";

const PADDING = 6;
const FLAG_HEIGHT = 20;

/** The two rows of dates above the timeline, and the flag of the data date. */
export function paintHead(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { theme, width } = scene;
  ctx.fillStyle = theme.surface2;
  ctx.fillRect(0, 0, width, HEAD);
  const { top, bottom } = tiersOf(scene.scale.zoom);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  paintTier(ctx, scene, top, 0, `500 12px ${theme.font}`, theme.ink);
  paintTier(ctx, scene, bottom, HEAD_ROW, `12px ${theme.font}`, theme.ink3);
  ctx.fillStyle = theme.line;
  ctx.fillRect(0, HEAD_ROW - 1, width, 1);
  ctx.fillStyle = theme.lineStrong;
  ctx.fillRect(0, HEAD - 1, width, 1);
  paintFlag(ctx, scene);
}

function paintTier(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  unit: AxisUnit,
  y: number,
  font: string,
  ink: string,
): void {
  const { scale, left, width, theme } = scene;
  ctx.font = font;
  for (const start of cellsBetween(unit, scale.dayAt(left), scale.dayAt(left + width))) {
    const x0 = Math.round(scale.xOfDay(start) - left);
    const x1 = Math.round(scale.xOfDay(nextCell(unit, start)) - left);
    ctx.fillStyle = theme.line;
    ctx.fillRect(x0, y, 1, HEAD_ROW);
    const from = Math.max(x0, 0) + PADDING;
    const label = cellLabels(unit, start, scene.texts, y === 0).find(
      (each) => textWidth(ctx, each) <= x1 - from - 2,
    );
    if (!label) continue;
    ctx.fillStyle = ink;
    ctx.fillText(label, from, y + HEAD_ROW / 2 + 1);
  }
}

/** The flag stays in sight: at its line, or at the edge where the line lies. */
function paintFlag(ctx: CanvasRenderingContext2D, scene: Scene): void {
  if (scene.dataDate === null) return;
  const { theme, width } = scene;
  const line = Math.round(xOf(scene, scene.dataDate));
  const text = flagText(scene);
  ctx.font = `700 12px ${theme.font}`;
  const boxWidth = textWidth(ctx, text) + 16;
  const x = Math.min(width - boxWidth - 2, Math.max(2, line - boxWidth / 2));
  ctx.fillStyle = theme.front;
  ctx.beginPath();
  ctx.roundRect(x, 2, boxWidth, FLAG_HEIGHT, 4);
  ctx.fill();
  if (line >= 0 && line <= width) {
    ctx.fillRect(line - 1, FLAG_HEIGHT, 2, HEAD - FLAG_HEIGHT);
    ctx.beginPath();
    ctx.moveTo(line - 5, FLAG_HEIGHT + 1);
    ctx.lineTo(line + 5, FLAG_HEIGHT + 1);
    ctx.lineTo(line, FLAG_HEIGHT + 7);
    ctx.fill();
  }
  ctx.fillStyle = theme.surface;
  ctx.fillText(text, x + 8, 2 + FLAG_HEIGHT / 2 + 1);
}

function flagText(scene: Scene): string {
  const instant = scene.store.columns.data_date ?? scene.dataDate!;
  const date = shortDate(instant, yearOf(instant));
  const arrow = xOf(scene, scene.dataDate!);
  const words = scene.texts("gantt.mark.data_date", { date });
  if (arrow < 0) return `‹ ${words}`;
  return arrow > scene.width ? `${words} ›` : words;
}
