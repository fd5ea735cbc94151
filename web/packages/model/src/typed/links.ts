import { type Measures, readSpan, spanText } from "./durations.ts";
import { plain, readNumber } from "./plain.ts";

export const LINK_TYPES = ["FS", "SS", "FF", "SF"] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** A relation as it is typed into a cell of predecessors or successors. */
export interface TypedLink {
  /** Row of the other end. */
  row: number;
  type: LinkType;
  /** Working minutes, or elapsed ones; 0 beside a share. */
  lagMinutes: number;
  elapsed: boolean;
  /** Share of the predecessor's duration, a fraction. */
  lagPercent: number | null;
}

export type LinksRead =
  | { links: TypedLink[] }
  | { problem: "link" | "link_row" | "link_twice"; parameters: Record<string, string> };

const CHINESE: Record<string, LinkType> = {
  完成开始: "FS",
  开始开始: "SS",
  完成完成: "FF",
  开始完成: "SF",
};
const PARTS =
  /^(.+?)\s*(fs|ss|ff|sf|(?:完成|开始)[-到至]?(?:完成|开始))?\s*([-+]\s*\d[\d.,]*\s*[a-z%\u4e00-\u9fff]*)?$/i;

/**
 * `12FS+2d, 5SS, 9` as relations; the other end by its row number or its code, FS when no type is told.
 * `rowOf` finds the row of such a word, -1 = none.
 */
export function readLinks(text: string, rowOf: (word: string) => number, measures: Measures): LinksRead {
  const links: TypedLink[] = [];
  const seen = new Set<string>();
  for (const part of plain(text)
    .split(/[,;\n]+/)
    .map((one) => one.trim())) {
    if (part === "") continue;
    const read = readLink(part, rowOf, measures);
    if ("problem" in read) return read;
    const key = `${read.row} ${read.type}`;
    if (seen.has(key)) return { problem: "link_twice", parameters: { text: part } };
    seen.add(key);
    links.push(read);
  }
  return { links };
}

function readLink(
  part: string,
  rowOf: (word: string) => number,
  measures: Measures,
): TypedLink | Exclude<LinksRead, { links: TypedLink[] }> {
  const usual = { type: "FS" as LinkType, lagMinutes: 0, elapsed: false, lagPercent: null };
  // a code may look like a number with a lag, `A-12`: the whole word is tried first
  const whole = rowOf(part);
  if (whole >= 0) return { row: whole, ...usual };
  const found = PARTS.exec(part);
  if (!found) return { problem: "link", parameters: { text: part } };
  const row = rowOf((found[1] ?? "").trim());
  if (row < 0) return { problem: "link_row", parameters: { text: (found[1] ?? part).trim() } };
  const lag = readLag(found[3], measures);
  if (lag === null) return { problem: "link", parameters: { text: part } };
  return { row, type: typeOf(found[2]), ...lag };
}

function typeOf(word: string | undefined): LinkType {
  if (word === undefined) return "FS";
  return CHINESE[word.replace(/[-到至]/g, "")] ?? (word.toUpperCase() as LinkType);
}

export type Lag = Pick<TypedLink, "lagMinutes" | "elapsed" | "lagPercent">;

/** `2`, `+2d`, `2ed` (elapsed), `50%` or `50e%` of the predecessor's duration; nothing = no lag, null = not a lag. */
export function readLag(text: string | undefined, measures: Measures): Lag | null {
  const told = plain(text ?? "").replaceAll(" ", "");
  if (told === "") return { lagMinutes: 0, elapsed: false, lagPercent: null };
  const share = /^(.+?)(e?)%$/i.exec(told);
  if (share) {
    const percent = readNumber(share[1] ?? "");
    return percent === null ? null : { lagMinutes: 0, elapsed: share[2] !== "", lagPercent: percent / 100 };
  }
  const span = readSpan(told, measures);
  return span && { lagMinutes: span.minutes, elapsed: span.elapsed, lagPercent: null };
}

/** `12FS+2d`, `5SS`, `9`: FS is left out where there is no lag. */
export function linkText(link: Omit<TypedLink, "row">, name: string, minutesPerDay: number): string {
  const lag = lagText(link, minutesPerDay);
  return lag === "" && link.type === "FS" ? name : `${name}${link.type}${lag}`;
}

/** `+2d`, `+2ed`, `+50%`, `-50e%`: as MS Project writes it; empty = no lag. */
export function lagText(link: Lag, minutesPerDay: number): string {
  if (link.lagPercent !== null)
    return signed(`${Math.round(link.lagPercent * 1e4) / 100}${link.elapsed ? "e" : ""}%`);
  return link.lagMinutes === 0 ? "" : signed(spanText(link.lagMinutes, minutesPerDay, link.elapsed));
}

const signed = (text: string): string => (text.startsWith("-") ? text : `+${text}`);
