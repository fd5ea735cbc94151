import { type AxisUnit, cellLabels, cellsBetween, nextCell, tiersOf } from "../axis.ts";
import { yearOf } from "../days.ts";
import { shortDate } from "../format.ts";
import { type Scene, xOf } from "../scene.ts";
import { HEAD, HEAD_ROW } from "../sizes.ts";
import type { GanttTextKey } from "../texts.ts";
import { fontsOf, textWidth } from "./labels.ts";

const PADDING = 6;
const FLAG_HEIGHT = 20;

/** A chip that stands on a row of the head; labels keep clear of it. */
interface Chip {
  text: string;
  line: number;
  x: number;
  width: number;
}

/** The two rows of dates above the timeline, the flag of the data date and the chip of today. */
export function paintHead(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { theme, width } = scene;
  ctx.fillStyle = theme.surface2;
  ctx.fillRect(0, 0, width, HEAD);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const flag = flagOf(ctx, scene);
  const today = todayOf(ctx, scene, flag);
  const { top, bottom } = tiersOf(scene.scale.zoom);
  const { medium, regular } = fontsOf(theme);
  paintTier(ctx, scene, { unit: top, y: 0, font: medium, ink: theme.ink, chip: flag });
  paintTier(ctx, scene, { unit: bottom, y: HEAD_ROW, font: regular, ink: theme.ink3, chip: today });
  ctx.fillStyle = theme.line;
  ctx.fillRect(0, HEAD_ROW - 1, width, 1);
  ctx.fillStyle = theme.lineStrong;
  ctx.fillRect(0, HEAD - 1, width, 1);
  if (today) paintToday(ctx, scene, today);
  if (flag) paintFlag(ctx, scene, flag);
}

interface Tier {
  unit: AxisUnit;
  y: number;
  font: string;
  ink: string;
  chip: Chip | null;
}

function paintTier(ctx: CanvasRenderingContext2D, scene: Scene, tier: Tier): void {
  const { scale, left, width, theme } = scene;
  for (const start of cellsBetween(tier.unit, scale.dayAt(left), scale.dayAt(left + width))) {
    const x0 = Math.round(scale.xOfDay(start) - left);
    const x1 = Math.round(scale.xOfDay(nextCell(tier.unit, start)) - left);
    ctx.fillStyle = theme.line;
    ctx.fillRect(x0, tier.y, 1, HEAD_ROW);
    const from = Math.max(x0, 0) + PADDING;
    const room = roomFrom(from, x1 - 2, tier.chip);
    const label = cellLabels(tier.unit, start, scene.texts, tier.y === 0).find(
      (each) => textWidth(ctx, tier.font, each) <= room,
    );
    if (!label) continue;
    ctx.font = tier.font;
    ctx.fillStyle = tier.ink;
    ctx.fillText(label, from, tier.y + HEAD_ROW / 2 + 1);
  }
}

/** Pixels for a label that begins at `from` and must end before `to` and before the chip. */
function roomFrom(from: number, to: number, chip: Chip | null): number {
  if (!chip || from >= chip.x + chip.width) return to - from;
  return Math.min(to, chip.x - 2) - from;
}

function chipAt(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  font: string,
  text: string,
  line: number,
  padding: number,
): Chip {
  const width = textWidth(ctx, font, text) + 2 * padding;
  return { text, line, width, x: Math.min(scene.width - width - 2, Math.max(2, line - width / 2)) };
}

/** The flag stays in sight: at its line, or at the edge where the line lies. */
function flagOf(ctx: CanvasRenderingContext2D, scene: Scene): Chip | null {
  const instant = scene.store.columns.data_date;
  if (scene.dataDate === null || instant === null) return null;
  const line = Math.round(xOf(scene, scene.dataDate));
  const words = scene.texts(flagKey(scene), {
    date: shortDate(instant, yearOf(instant)),
  });
  const text = line < 0 ? `‹ ${words}` : line > scene.width ? `${words} ›` : words;
  return chipAt(ctx, scene, fontsOf(scene.theme).bold, text, line, 8);
}

function flagKey({ layers }: Scene): GanttTextKey {
  if (!layers?.front) return "gantt.mark.data_date";
  if (layers.frontBy === "remaining") return "gantt.mark.front_remaining";
  return layers.accepted ? "gantt.mark.front_accepted" : "gantt.mark.front";
}

/** Today has its chip in the lower row, where the flag of the data date never stands. */
function todayOf(ctx: CanvasRenderingContext2D, scene: Scene, flag: Chip | null): Chip | null {
  if (scene.today === null) return null;
  const line = Math.round(xOf(scene, scene.today));
  if (line < 0 || line > scene.width) return null;
  const text = scene.texts("gantt.mark.today", { date: shortDate(scene.today, yearOf(scene.today)) });
  const chip = chipAt(ctx, scene, fontsOf(scene.theme).medium, text, line, 6);
  // beside the pole of the flag, not under it
  if (flag && flag.line > chip.x - 4 && flag.line < chip.x + chip.width + 4) {
    chip.x = line >= flag.line ? flag.line + 4 : flag.line - 4 - chip.width;
  }
  return chip;
}

function paintToday(ctx: CanvasRenderingContext2D, scene: Scene, chip: Chip): void {
  ctx.font = fontsOf(scene.theme).medium;
  paintChip(ctx, chip, HEAD_ROW + 2, scene.theme.accentSoft);
  ctx.fillStyle = scene.theme.accent;
  ctx.fillText(chip.text, chip.x + 6, HEAD_ROW + 2 + FLAG_HEIGHT / 2 + 1);
}

function paintFlag(ctx: CanvasRenderingContext2D, scene: Scene, flag: Chip): void {
  const { theme, width } = scene;
  ctx.font = fontsOf(theme).bold;
  paintChip(ctx, flag, 2, theme.front);
  if (flag.line >= 0 && flag.line <= width) paintPole(ctx, flag.line);
  ctx.fillStyle = theme.surface;
  ctx.fillText(flag.text, flag.x + 8, 2 + FLAG_HEIGHT / 2 + 1);
}

function paintPole(ctx: CanvasRenderingContext2D, line: number): void {
  ctx.fillRect(line - 1, FLAG_HEIGHT, 2, HEAD - FLAG_HEIGHT);
  ctx.beginPath();
  ctx.moveTo(line - 5, FLAG_HEIGHT + 1);
  ctx.lineTo(line + 5, FLAG_HEIGHT + 1);
  ctx.lineTo(line, FLAG_HEIGHT + 7);
  ctx.fill();
}

function paintChip(ctx: CanvasRenderingContext2D, chip: Chip, y: number, ground: string): void {
  ctx.fillStyle = ground;
  ctx.beginPath();
  ctx.roundRect(chip.x, y, chip.width, FLAG_HEIGHT, 4);
  ctx.fill();
}
