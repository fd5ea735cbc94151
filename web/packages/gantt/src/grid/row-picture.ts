import { textWidth } from "../paint/labels.ts";
import { ROW } from "../sizes.ts";
import { isSummary } from "../store.ts";
import { EDGE, INDENT, MARK_ROOM, mayExceed, NUMBER_EDGE } from "./cell-view.ts";
import type { PlacedColumn } from "./columns.ts";
import { paintMark, paintState } from "./picture-icons.ts";
import {
  cellMarkOf,
  depthOf,
  isChosenCell,
  isChosenRow,
  isInactive,
  isLateText,
  looksCritical,
  type RowContent,
  textOf,
} from "./row-content.ts";

/** What is seen of the rows: scroll position and size, CSS pixels. */
export interface RowWindow {
  top: number;
  left: number;
  width: number;
  height: number;
}

/** Without the line under it. */
const CELL = ROW - 1;

/**
 * The rows of the window as the style sheet shows them, painted. Writing, laying out and painting thirty rows of DOM
 * takes a whole frame on a machine without a graphics card, and a picture of them a tenth of it.
 */
export class RowPicture {
  readonly canvas = document.createElement("canvas");
  private readonly ctx: CanvasRenderingContext2D | null;
  private width = 0;
  private height = 0;
  private ratio = 0;

  constructor() {
    this.canvas.className = "hwg-row-picture";
    this.canvas.hidden = true;
    this.canvas.setAttribute("aria-hidden", "true");
    this.ctx = contextOf(this.canvas);
  }

  get isShown(): boolean {
    return !this.canvas.hidden;
  }

  hide(): void {
    if (!this.canvas.hidden) this.canvas.hidden = true;
  }

  /** False where nothing can be painted. */
  show(content: RowContent, seen: RowWindow): boolean {
    const { ctx, canvas } = this;
    if (!ctx) return false;
    this.fit(seen);
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paintRows(ctx, content, seen);
    const place = `translateX(${seen.left}px)`;
    if (canvas.style.transform !== place) canvas.style.transform = place;
    canvas.hidden = false;
    return true;
  }

  private fit({ width, height }: RowWindow): void {
    const ratio = globalThis.devicePixelRatio || 1;
    if (width === this.width && height === this.height && ratio === this.ratio) return;
    Object.assign(this, { width, height, ratio });
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }
}

/** Browsers without canvas (tests in jsdom) always fill the rows. */
function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  try {
    return canvas.getContext("2d", { alpha: false });
  } catch {
    return null;
  }
}

interface Line {
  code: number;
  position: number;
  y: number;
  ground: string;
}

function paintRows(ctx: CanvasRenderingContext2D, content: RowContent, seen: RowWindow): void {
  const { theme } = content;
  ctx.fillStyle = theme.surface;
  ctx.fillRect(0, 0, seen.width, seen.height);
  const lines = linesOf(content, seen);
  for (const line of lines) paintGround(ctx, line, 0, seen.width);
  ctx.fillStyle = theme.line;
  for (const { y } of lines) ctx.fillRect(0, y + CELL, seen.width, 1);
  ctx.textBaseline = "alphabetic";
  const fonts = { regular: `13px ${theme.font}`, bold: `700 13px ${theme.font}` };
  const baseline = baselineOf(ctx, fonts.regular);
  content.columns.forEach((column, index) => {
    if (!column.frozen)
      paintColumn({ ctx, content, column, index, x: column.left - seen.left, fonts, baseline }, lines);
  });
  content.columns.forEach((column, index) => {
    if (!column.frozen) return;
    if (seen.left > 0) for (const line of lines) paintGround(ctx, line, column.left, column.width);
    paintColumn({ ctx, content, column, index, x: column.left, fonts, baseline }, lines);
  });
}

function linesOf(content: RowContent, { top, height }: RowWindow): Line[] {
  const lines: Line[] = [];
  const last = Math.min(content.visible.count - 1, Math.floor((top + height) / ROW));
  for (let position = Math.max(0, Math.floor(top / ROW)); position <= last; position++) {
    const code = content.visible.rowAt(position);
    lines.push({ code, position, y: position * ROW - top, ground: groundOf(content, code) });
  }
  return lines;
}

function groundOf(content: RowContent, code: number): string {
  const { theme, store } = content;
  if (code < 0) return theme.surface3;
  if (isChosenRow(content, code)) return theme.accentSoft;
  return isSummary(store, code) ? theme.surface2 : theme.surface;
}

function paintGround(ctx: CanvasRenderingContext2D, { ground, y }: Line, x: number, width: number): void {
  ctx.fillStyle = ground;
  ctx.fillRect(x, y, width, CELL);
}

interface Pen {
  ctx: CanvasRenderingContext2D;
  content: RowContent;
  column: PlacedColumn;
  /** Place of the column among all. */
  index: number;
  x: number;
  fonts: { regular: string; bold: string };
  /** From the top of the row. */
  baseline: number;
}

function paintColumn(pen: Pen, lines: readonly Line[]): void {
  const { ctx, content, column, x } = pen;
  ctx.textAlign = column.align === "end" ? "right" : "left";
  for (const line of lines) {
    paintCellGround(pen, line);
    if (column.id === "state") paintState(ctx, content, line.code, x, line.y);
    else paintText(pen, line);
  }
}

function paintCellGround({ ctx, content, column, index, x }: Pen, { code, position, y }: Line): void {
  const { theme } = content;
  const mark = cellMarkOf(content, code, column.id);
  if (mark) {
    ctx.fillStyle = mark === "refused" ? theme.criticalSoft : theme.accentSoft;
    ctx.fillRect(x, y, column.width, CELL);
  } else if (isChosenCell(content, position, index)) {
    ctx.globalAlpha = 0.07;
    ctx.fillStyle = theme.accent;
    ctx.fillRect(x, y, column.width, CELL);
    ctx.globalAlpha = 1;
  }
}

function paintText(pen: Pen, { code, y }: Line): void {
  const { ctx, content, column, fonts, x } = pen;
  const text = textOf(content, column, code);
  const font = isBold(content, column.id, code, text) ? fonts.bold : fonts.regular;
  const ink = inkOf(content, column.id, code, text);
  const isName = column.id === "name";
  const indent = isName ? depthOf(content, code) * INDENT + MARK_ROOM : 0;
  if (isName) paintMark(ctx, content, code, x + EDGE + indent - MARK_ROOM, y, ink);
  const isNumber = column.align === "end";
  const room = column.width - EDGE - indent;
  const edge = isNumber ? NUMBER_EDGE : EDGE;
  const shown = mayExceed(text, room) ? fitted(ctx, font, text, room - edge) : text;
  ctx.font = font;
  ctx.fillStyle = ink;
  const start = isNumber ? x + column.width - NUMBER_EDGE : x + EDGE + indent;
  ctx.fillText(shown, start, y + pen.baseline);
  if (isName && isInactive(content, code)) ctx.fillRect(start, y + CELL / 2, textWidth(ctx, font, shown), 1);
}

function isBold({ store, visible }: RowContent, column: string, code: number, text: string): boolean {
  if (column === "row" || column === "code") return false;
  if (code < 0 || isLateText(column, text)) return true;
  return isSummary(store, code) && !visible.isDimmed(code);
}

function inkOf(content: RowContent, column: string, code: number, text: string): string {
  const { theme, store, visible } = content;
  if (cellMarkOf(content, code, column) === "refused") return theme.critical;
  if (column === "row") return theme.ink3;
  if (column === "code") return theme.ink2;
  if (isLateText(column, text)) return theme.late;
  if (looksCritical(content, code)) {
    if (column === "finish" || column === "total_float") return theme.critical;
    if (column === "name" && !isSummary(store, code)) return theme.critical;
  }
  return visible.isDimmed(code) || isInactive(content, code) ? theme.ink3 : theme.ink;
}

/** The text, or as much of it as there is room for and an ellipsis. */
function fitted(ctx: CanvasRenderingContext2D, font: string, text: string, room: number): string {
  const width = textWidth(ctx, font, text);
  if (width <= room) return text;
  let count = Math.floor((text.length * room) / width);
  while (count > 0 && textWidth(ctx, font, `${text.slice(0, count)}…`) > room) count--;
  return `${text.slice(0, count)}…`;
}

const baselines = new Map<string, number>();

/** Where the browser sets the text of a line as high as the cell. */
function baselineOf(ctx: CanvasRenderingContext2D, font: string): number {
  let baseline = baselines.get(font);
  if (baseline === undefined) {
    ctx.font = font;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = ctx.measureText("国");
    const ascent = Math.round(fontBoundingBoxAscent);
    baseline = Math.floor((CELL - ascent - Math.round(fontBoundingBoxDescent)) / 2) + ascent;
    baselines.set(font, baseline);
  }
  return baseline;
}
