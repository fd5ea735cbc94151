import type { Scene } from "../scene.ts";
import type { Theme } from "../theme.ts";

/** Twelve pixels, by weight. */
export interface Fonts {
  regular: string;
  medium: string;
  bold: string;
}

let made: { family: string; fonts: Fonts } | null = null;

export function fontsOf({ font }: Theme): Fonts {
  if (made?.family !== font)
    made = {
      family: font,
      fonts: { regular: `12px ${font}`, medium: `500 12px ${font}`, bold: `700 12px ${font}` },
    };
  return made.fonts;
}

const widths = new Map<string, Map<string, number>>();
const WIDTHS_KEPT = 2000;

/**
 * Width of a text; remembered, because measuring costs more than drawing. The font comes with the text and is not
 * asked of the canvas, which would put its name together anew for each word.
 */
export function textWidth(ctx: CanvasRenderingContext2D, font: string, text: string): number {
  let ofFont = widths.get(font);
  if (!ofFont) {
    ofFont = new Map();
    widths.set(font, ofFont);
  }
  let width = ofFont.get(text);
  if (width === undefined) {
    if (ofFont.size > WIDTHS_KEPT) ofFont.clear();
    ctx.font = font;
    width = ctx.measureText(text).width;
    ofFont.set(text, width);
  }
  return width;
}

const PLATE_HEIGHT = 16;

/** Text on a plate of the ground, so that no line behind it strikes it through. */
export function platedText(
  ctx: CanvasRenderingContext2D,
  font: string,
  text: string,
  x: number,
  y: number,
  ink: string,
  ground: string,
): void {
  ctx.fillStyle = ground;
  ctx.fillRect(x - 2, y - PLATE_HEIGHT / 2, textWidth(ctx, font, text) + 4, PLATE_HEIGHT);
  ctx.font = font;
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
  const { bold } = fontsOf(scene.theme);
  platedText(ctx, bold, text, x + 15, y, scene.theme.late, ground);
  return x + 15 + textWidth(ctx, bold, text) + 8;
}
