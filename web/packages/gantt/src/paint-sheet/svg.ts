/**
 * The painter of display lists. `src/headway/paper/svg.py` is the same in Python: one golden file holds both to
 * the same text, so a change here is a change there.
 */
import themes from "../../../../../src/headway/paper/themes.json";
import type { DisplayItem, DisplayPage } from "./display.ts";

export type SheetTheme = keyof typeof themes;

interface Ink {
  fill?: string;
  stroke?: string;
  /** Hundredths of a millimetre. */
  width?: number;
  dash?: string;
  bold?: boolean;
}

type Theme = Readonly<Record<string, Ink>>;

const FONTS = "'Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const NOT_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** One page as an SVG document of its size in millimetres. */
export function svgOf(page: DisplayPage, theme: SheetTheme): string {
  const { width, height } = page;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width / 100}mm" height="${height / 100}mm"` +
    ` viewBox="0 0 ${width} ${height}" font-family="${FONTS}">${paint(page.items, themes[theme])}</svg>`
  );
}

const paint = (items: readonly DisplayItem[], theme: Theme): string =>
  items.map((item) => paintItem(item, theme)).join("");

function paintItem(item: DisplayItem, theme: Theme): string {
  if (item.kind === "clip") {
    const [x, y, width, height] = item.at;
    return (
      `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">` +
      `${paint(item.items, theme)}</svg>`
    );
  }
  const ink = theme[item.role] ?? {};
  if (item.kind === "texts") return paintTexts(item, ink);
  return `<path d="${pathOf(item)}"${strokeAndFill(ink)}/>`;
}

function pathOf(item: Exclude<DisplayItem, { kind: "clip" | "texts" }>): string {
  switch (item.kind) {
    case "rects":
      return by(item.at, 4)
        .map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h${minus(width)}z`)
        .join("");
    case "lines":
      return by(item.at, 4)
        .map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`)
        .join("");
    default: {
      const end = item.kind === "polygons" ? "z" : "";
      return item.at
        .map((shape) => {
          const points = by(shape, 2).map(([x, y]) => `${x} ${y}`);
          return `M${points.join("L")}${end}`;
        })
        .join("");
    }
  }
}

/** `-0` would be written `0`, as in Python. */
const minus = (value: number | undefined): number => 0 - (value ?? 0);

function by(values: readonly number[], count: number): number[][] {
  const parts: number[][] = [];
  for (let index = 0; index < values.length; index += count) parts.push(values.slice(index, index + count));
  return parts;
}

function strokeAndFill(ink: Ink): string {
  let words = ` fill="${ink.fill ?? "none"}"`;
  if (ink.stroke !== undefined) words += ` stroke="${ink.stroke}" stroke-width="${ink.width}"`;
  if (ink.dash !== undefined) words += ` stroke-dasharray="${ink.dash}"`;
  return words;
}

function paintTexts(item: Extract<DisplayItem, { kind: "texts" }>, ink: Ink): string {
  const weight = ink.bold ? ' font-weight="700"' : "";
  const anchor = item.anchor === "start" ? "" : ` text-anchor="${item.anchor}"`;
  const lines = by(item.at, 2).map(
    ([x, y], index) => `<text x="${x}" y="${y}">${escaped(item.words[index] ?? "")}</text>`,
  );
  return `<g fill="${ink.fill}" font-size="${item.size}"${weight}${anchor}>${lines.join("")}</g>`;
}

/** Text that no XML reader takes for anything else; what XML cannot hold is left out. */
const escaped = (words: string): string =>
  words.replace(NOT_XML, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
