import type { Theme } from "../theme.ts";

const PERIOD = 6;
let pattern: { key: string; fill: CanvasPattern } | null = null;

/** 45° lines of 2 px in 6, for what is claimed and not yet accepted; readable in black and white. */
export function claimedPattern(ctx: CanvasRenderingContext2D, theme: Theme): CanvasPattern | string {
  const key = `${theme.claimedLine}${theme.claimedGround}`;
  if (pattern?.key === key) return pattern.fill;
  const tile = document.createElement("canvas");
  tile.width = PERIOD;
  tile.height = PERIOD;
  const draw = tile.getContext("2d");
  if (!draw) return theme.claimedGround;
  draw.fillStyle = theme.claimedGround;
  draw.fillRect(0, 0, PERIOD, PERIOD);
  draw.strokeStyle = theme.claimedLine;
  draw.lineWidth = 2;
  draw.beginPath();
  for (const shift of [-PERIOD, 0, PERIOD]) {
    draw.moveTo(shift - 1, PERIOD + 1);
    draw.lineTo(shift + PERIOD + 1, -1);
  }
  draw.stroke();
  const fill = ctx.createPattern(tile, "repeat");
  if (!fill) return theme.claimedGround;
  pattern = { key, fill };
  return fill;
}
