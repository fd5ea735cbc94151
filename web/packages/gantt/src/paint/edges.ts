import { yearOf } from "../days.ts";
import { shortDate } from "../format.ts";
import { edgeSide } from "../hit-test.ts";
import { rowTop, type Scene } from "../scene.ts";
import { ROW } from "../sizes.ts";
import { isCritical, isSummary, SHAPE } from "../store.ts";
import { fontsOf, textWidth } from "./labels.ts";

const CHIP_HEIGHT = 22;
const ARROW_BOX = 18;

/** What lies outside the window leaves a mark at its edge: milestones with date and name, bars with an arrow. */
export function paintEdges(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (let position = first; position <= last; position++) {
    const row = scene.visible.rowAt(position);
    const side = row < 0 ? null : edgeSide(scene, row);
    if (side === null || isSummary(scene.store, row)) continue;
    const y = rowTop(scene, position) + ROW / 2;
    if (scene.store.shape[row] === SHAPE.milestone) paintChip(ctx, scene, row, side, y);
    else paintArrow(ctx, scene, row, side, y);
  }
}

const inkOf = (scene: Scene, row: number): string =>
  scene.highlight.critical && isCritical(scene.store, row) ? scene.theme.critical : scene.theme.ink3;

function paintArrow(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  side: "left" | "right",
  y: number,
): void {
  const x = side === "left" ? 4 : scene.width - 4 - ARROW_BOX;
  ctx.globalAlpha = 0.85;
  chevron(ctx, x + ARROW_BOX / 2, y, side, inkOf(scene, row));
  ctx.globalAlpha = 1;
}

function paintChip(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  side: "left" | "right",
  y: number,
): void {
  const { theme, store } = scene;
  const critical = scene.highlight.critical && isCritical(store, row);
  const ink = critical ? theme.critical : theme.ink2;
  const date = shortDate(store.start[row]!, yearOf(store.columns.data_date ?? store.start[row]!));
  const text = `${date} ${store.columns.activities.name[row] ?? ""}`;
  const font = fontsOf(theme).medium;
  const width = Math.min(scene.width / 2, textWidth(ctx, font, text) + 44);
  const x = side === "left" ? 4 : scene.width - width - 4;
  ctx.fillStyle = critical ? theme.criticalSoft : theme.surface3;
  ctx.beginPath();
  ctx.roundRect(x, y - CHIP_HEIGHT / 2, width, CHIP_HEIGHT, 4);
  ctx.fill();
  chevron(ctx, side === "left" ? x + 10 : x + width - 10, y, side, ink);
  const inner = side === "left" ? x + 20 : x + 6;
  ctx.fillStyle = ink;
  ctx.beginPath();
  for (const [dx, dy] of [
    [0, -5],
    [5, 0],
    [0, 5],
    [-5, 0],
  ] as const)
    ctx.lineTo(inner + 6 + dx, y + dy);
  ctx.fill();
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y - CHIP_HEIGHT / 2, width - (side === "left" ? 4 : 18), CHIP_HEIGHT);
  ctx.clip();
  ctx.font = font;
  ctx.fillText(text, inner + 16, y + 1);
  ctx.restore();
}

function chevron(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  side: "left" | "right",
  ink: string,
): void {
  const turn = side === "left" ? -1 : 1;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(x - 2 * turn, y - 4);
  ctx.lineTo(x + 2 * turn, y);
  ctx.lineTo(x - 2 * turn, y + 4);
  ctx.stroke();
}
