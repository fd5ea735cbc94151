import type { PrintView } from "@headway/api-types";
import type { ShownPart } from "@headway/gantt";
import type { Language } from "@headway/ui";

export const PAPERS = ["A4", "A3", "A2", "A1", "A0"] as const;
export const LAYERS = [
  "critical",
  "baseline",
  "links",
  "front_line",
  "progress",
  "shading",
  "labels",
] as const;
export const TITLE_TEXTS = [
  "company",
  "project",
  "drawing",
  "number",
  "drawn_by",
  "checked_by",
  "approved_by",
] as const;
/** Millimetres that a day is wide at a fixed scale. */
export const DAY_MM = { month: 0.3, xun: 0.8, week: 2, day: 5 } as const;
/** Millimetres that a row is high. */
export const ROW_MM = { low: 4, usual: 5, high: 6.5 } as const;

export type PrintLayer = (typeof LAYERS)[number];
export type TitleText = (typeof TITLE_TEXTS)[number];

/** How the view is put on paper. What is not chosen for this plan alone is remembered on this device. */
export interface PrintSettings {
  paper: (typeof PAPERS)[number];
  landscape: boolean;
  binding: boolean;
  across: "fit" | keyof typeof DAY_MM;
  pagesWide: number;
  down: "flow" | "fit";
  pagesHigh: number;
  row: keyof typeof ROW_MM;
  repeat: "all" | "name" | "none";
  range: "whole" | "visible" | "own";
  /** Days of `own`, `2026-11-20`. */
  from: string;
  to: string;
  layers: readonly PrintLayer[];
  labels: "none" | "name" | "responsible" | "dates";
  theme: "colour" | "mono";
  /** Texts of the title block; one that is empty or missing comes from the plan. */
  title: Partial<Record<TitleText, string>>;
}

export const FIRST_SETTINGS: PrintSettings = {
  paper: "A3",
  landscape: true,
  binding: true,
  across: "fit",
  pagesWide: 1,
  down: "flow",
  pagesHigh: 1,
  row: "usual",
  repeat: "all",
  range: "whole",
  from: "",
  to: "",
  layers: LAYERS,
  labels: "none",
  theme: "colour",
  title: {},
};

const MOST_PAGES = 50;
const DAY_MS = 86_400_000;
/** Columns that the server fills by itself; of all others the screen sends the texts. */
const KNOWN_COLUMNS: ReadonlySet<string> = new Set([
  "row",
  "state",
  "code",
  "name",
  "duration",
  "remaining",
  "start",
  "finish",
  "total_float",
  "free_float",
  "percent",
  "slip",
  "late_start",
  "late_finish",
  "baseline_start",
  "baseline_finish",
  "actual_start",
  "actual_finish",
  "deadline",
]);

/** What the server is asked to draw. */
export function viewOf(
  settings: PrintSettings,
  shown: ShownPart,
  language: Language,
  baselineId: number | null = null,
): PrintView {
  const { firstDay, lastDay } = daysOf(settings, shown);
  return {
    rows: shown.rows,
    headings: shown.headings,
    depths: shown.depths,
    columns: shown.columns.map(({ id, width, title, align, text }) => ({
      id,
      width: Math.round(width),
      title: title.slice(0, 200),
      align,
      cells: needsCells(id, shown) ? shown.rows.map((_, place) => text(place).slice(0, 200)) : null,
    })),
    first_day: firstDay,
    last_day: lastDay,
    baseline_id: baselineId,
    labels: settings.labels,
    layers: [...settings.layers],
    paper: settings.paper,
    landscape: settings.landscape,
    binding: settings.binding,
    pages_wide: settings.across === "fit" ? pages(settings.pagesWide) : null,
    pages_high: settings.down === "fit" ? pages(settings.pagesHigh) : null,
    day_mm: settings.across === "fit" ? 1 : DAY_MM[settings.across],
    row_mm: ROW_MM[settings.row],
    repeat: settings.repeat,
    theme: settings.theme,
    language,
    title: Object.fromEntries(Object.entries(settings.title).filter(([, words]) => words.trim() !== "")),
  };
}

/** Sums of groups are known to the screen alone. */
const needsCells = (id: string, shown: ShownPart): boolean =>
  !KNOWN_COLUMNS.has(id) || (shown.headings.length > 0 && id !== "row" && id !== "state");

const pages = (wanted: number): number => Math.min(MOST_PAGES, Math.max(1, Math.round(wanted) || 1));

function daysOf(
  settings: PrintSettings,
  shown: ShownPart,
): { firstDay: number | null; lastDay: number | null } {
  if (settings.range === "visible") return { firstDay: shown.firstDay, lastDay: shown.lastDay };
  if (settings.range === "whole") return { firstDay: null, lastDay: null };
  const firstDay = dayOfText(settings.from);
  const lastDay = dayOfText(settings.to);
  const turned = firstDay !== null && lastDay !== null && lastDay < firstDay;
  return turned ? { firstDay: lastDay, lastDay: firstDay } : { firstDay, lastDay };
}

function dayOfText(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at / DAY_MS;
}

const KEY = "headway.print";

export function readSettings(): PrintSettings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? known(stored) : FIRST_SETTINGS;
  } catch {
    return FIRST_SETTINGS;
  }
}

/** Of what an earlier version stored only what fits is taken. */
function known(stored: object): PrintSettings {
  const settings: Record<string, unknown> = { ...FIRST_SETTINGS };
  for (const [name, value] of Object.entries(stored)) {
    const first = settings[name];
    if (first !== undefined && typeof first === typeof value && Array.isArray(first) === Array.isArray(value))
      settings[name] = value;
  }
  const found = settings as unknown as PrintSettings;
  return {
    ...found,
    paper: PAPERS.includes(found.paper) ? found.paper : "A3",
    across: found.across === "fit" || found.across in DAY_MM ? found.across : "fit",
    row: found.row in ROW_MM ? found.row : "usual",
    layers: LAYERS.filter((layer) => found.layers.includes(layer)),
  };
}

/** The project's own name and the days stay with the plan; the rest is the habit of this desk. */
export function keepSettings(settings: PrintSettings): void {
  const { project: _project, drawing: _drawing, number: _number, ...title } = settings.title;
  const kept = {
    ...settings,
    title,
    range: settings.range === "own" ? "whole" : settings.range,
    from: "",
    to: "",
  };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // storage is full or forbidden: the settings last for this page
  }
}
