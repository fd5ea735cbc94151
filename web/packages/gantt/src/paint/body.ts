import { cellsBetween, tiersOf } from "../axis.ts";
import { positionsIn, rowTop, type Scene } from "../scene.ts";
import { ROW } from "../sizes.ts";
import { paintBars, paintGhosts, paintLabels } from "./bars.ts";
import { paintEdges } from "./edges.ts";
import { paintFrontLine } from "./front-line.ts";
import { paintHand, paintOldPlaces } from "./hand.ts";
import { forgetLinkReach, paintLinks } from "./links.ts";
import { paintVerticalMarks } from "./marks.ts";
import { paintPins } from "./pins.ts";
import { paintShading } from "./shading.ts";

export interface PaintCounts {
  bars: number;
  links: number;
}

/** Paints the band `y0`..`y1` of the window, bottom layer first; outside the band nothing changes. */
export function paintBody(ctx: CanvasRenderingContext2D, scene: Scene, y0: number, y1: number): PaintCounts {
  ctx.save();
  // without a clip the browser sees that the whole picture is painted over, and does not copy the old one first
  if (y0 > 0 || y1 < scene.height) clipTo(ctx, scene, y0, y1);
  ctx.fillStyle = scene.theme.surface;
  ctx.fillRect(0, y0, scene.width, y1 - y0);
  const { first, last } = positionsIn(scene, y0, y1);
  paintShading(ctx, scene, first, last, y1);
  paintGridLines(ctx, scene, first, last, y0, y1);
  paintGroupHeads(ctx, scene, first, last);
  paintSelection(ctx, scene, first, last);
  paintGhosts(ctx, scene, first, last);
  forgetLinkReach();
  const links = scene.highlight.links ? paintLinks(ctx, scene, first, last) : 0;
  paintVerticalMarks(ctx, scene, y0, y1);
  paintOldPlaces(ctx, scene, first, last);
  const bars = paintBars(ctx, scene, first, last);
  paintPins(ctx, scene, first, last);
  paintLabels(ctx, scene, first, last);
  paintFrontLine(ctx, scene, first, last);
  paintEdges(ctx, scene, first, last);
  paintHand(ctx, scene, y0, y1);
  ctx.restore();
  return { bars, links };
}

function clipTo(ctx: CanvasRenderingContext2D, scene: Scene, y0: number, y1: number): void {
  ctx.beginPath();
  ctx.rect(0, y0, scene.width, y1 - y0);
  ctx.clip();
}

function paintGridLines(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  first: number,
  last: number,
  y0: number,
  y1: number,
): void {
  ctx.fillStyle = scene.theme.line;
  for (const day of daysInWindow(scene)) {
    ctx.fillRect(Math.round(scene.scale.xOfDay(day) - scene.left), y0, 1, y1 - y0);
  }
  ctx.globalAlpha = 0.6;
  for (let position = first; position <= last; position++) {
    ctx.fillRect(0, rowTop(scene, position) + ROW - 1, scene.width, 1);
  }
  ctx.globalAlpha = 1;
}

function daysInWindow(scene: Scene): number[] {
  const { bottom } = tiersOf(scene.scale.zoom);
  return cellsBetween(bottom, scene.scale.dayAt(scene.left), scene.scale.dayAt(scene.left + scene.width));
}

function paintSelection(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  if (scene.selected < 0) return;
  const position = scene.visible.position[scene.selected]!;
  if (position < first || position > last) return;
  ctx.fillStyle = scene.theme.accentSoft;
  ctx.fillRect(0, rowTop(scene, position), scene.width, ROW - 1);
}

/** Heads of groups have a negative row: a quiet band, as in the grid. */
function paintGroupHeads(ctx: CanvasRenderingContext2D, scene: Scene, first: number, last: number): void {
  ctx.fillStyle = scene.theme.surface2;
  for (let position = first; position <= last; position++) {
    if (scene.visible.rowAt(position) < 0) ctx.fillRect(0, rowTop(scene, position), scene.width, ROW - 1);
  }
}
