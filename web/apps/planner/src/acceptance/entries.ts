import type { WaitingEntry } from "@headway/api-types";

export const FILTERS = ["all", "clean", "doubtful", "critical", "no_photo"] as const;
export type Filter = (typeof FILTERS)[number];
export const GROUPINGS = ["building", "wbs", "crew"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const isDoubtful = (entry: WaitingEntry): boolean => entry.doubts.length > 0;

/** A photo was needed and is not there. */
export const lacksPhoto = (entry: WaitingEntry): boolean =>
  entry.doubts.some((doubt) => doubt.code === "photo_missing");

const KEEPS: Record<Filter, (entry: WaitingEntry) => boolean> = {
  all: () => true,
  clean: (entry) => !isDoubtful(entry),
  doubtful: isDoubtful,
  critical: (entry) => entry.is_critical,
  no_photo: lacksPhoto,
};

/** How many of the entries each filter keeps. */
export function countsOf(entries: readonly WaitingEntry[]): Record<Filter, number> {
  const count = (filter: Filter) => entries.filter(KEEPS[filter]).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, count(filter)])) as Record<Filter, number>;
}

/** `day` = null for all days. */
export function keptBy(
  entries: readonly WaitingEntry[],
  filter: Filter,
  day: string | null,
): readonly WaitingEntry[] {
  return entries.filter((entry) => KEEPS[filter](entry) && (day === null || entry.day === day));
}

export const daysOf = (entries: readonly WaitingEntry[]): string[] =>
  [...new Set(entries.map((entry) => entry.day))].sort().reverse();

export interface EntryGroup {
  name: string;
  entries: WaitingEntry[];
}

/** Groups in the order in which their first entry comes; within one the order stays. */
export function groupsOf(entries: readonly WaitingEntry[], by: Grouping): EntryGroup[] {
  const depth = buildingDepth(entries);
  const groups = new Map<string, WaitingEntry[]>();
  for (const entry of entries) {
    const name = nameOf(entry, by, depth);
    const found = groups.get(name);
    if (found) found.push(entry);
    else groups.set(name, [entry]);
  }
  return [...groups].map(([name, members]) => ({ name, entries: members }));
}

function nameOf(entry: WaitingEntry, by: Grouping, depth: number): string {
  if (by === "crew") return entry.crew ?? "—";
  if (by === "wbs") return entry.path.slice(depth).join(" / ") || (entry.path.at(-1) ?? "");
  return entry.path[depth] ?? entry.path.at(-1) ?? "";
}

/** The first level of the outline at which the entries part: what all have in common tells nothing. */
function buildingDepth(entries: readonly WaitingEntry[]): number {
  const longest = Math.max(0, ...entries.map((entry) => entry.path.length));
  for (let depth = 0; depth < longest; depth++) {
    if (new Set(entries.map((entry) => entry.path[depth] ?? "")).size > 1) return depth;
  }
  return Math.max(0, longest - 1);
}

export interface Choice {
  entries: WaitingEntry[];
  /** Those that may be accepted together. */
  clean: WaitingEntry[];
  doubtful: number;
  critical: number;
}

/** What is chosen among the shown entries that the reader may decide on: the doubtful are never accepted in bulk. */
export function choiceOf(shown: readonly WaitingEntry[], chosen: ReadonlySet<string>): Choice {
  const entries = shown.filter((entry) => entry.may_decide && chosen.has(entry.entry_id));
  const clean = entries.filter((entry) => !isDoubtful(entry));
  return {
    entries,
    clean,
    doubtful: entries.length - clean.length,
    critical: clean.filter((entry) => entry.is_critical).length,
  };
}

/** The entry after (1) or before (−1) the current one; at the ends it stays, without a current one it is the first. */
export function neighbourOf(
  shown: readonly WaitingEntry[],
  current: string | null,
  step: 1 | -1,
): string | null {
  const place = shown.findIndex((entry) => entry.entry_id === current);
  if (place < 0) return shown[0]?.entry_id ?? null;
  return shown[Math.min(shown.length - 1, Math.max(0, place + step))]?.entry_id ?? null;
}

/** Who comes after this one when it leaves the list. */
export function nextWithout(shown: readonly WaitingEntry[], leaving: string): string | null {
  const place = shown.findIndex((entry) => entry.entry_id === leaving);
  const rest = shown.filter((entry) => entry.entry_id !== leaving);
  return rest[Math.min(place, rest.length - 1)]?.entry_id ?? null;
}

export interface Bar {
  /** Fractions 0–1 of the track. */
  accepted: number;
  claimedFrom: number;
  claimedTo: number;
  planned: number | null;
  /** Less is claimed than was accepted. */
  falls: boolean;
}

const within = (fraction: number): number => Math.min(1, Math.max(0, fraction));

/** The parts of one bar: accepted solid, claimed behind it (or, when it falls, a frame on what would go). */
export function barOf(accepted: number, claimed: number | null, planned: number | null): Bar {
  const solid = within(accepted);
  const told = within(claimed ?? accepted);
  return {
    accepted: solid,
    claimedFrom: Math.min(solid, told),
    claimedTo: Math.max(solid, told),
    planned: planned === null ? null : within(planned),
    falls: told < solid,
  };
}

/** A typed or stepped percent in whole percents, within 0–100; null for what is no number. */
export function percentOf(text: string): number | null {
  const value = Number(text.replace(/[%％\s]/g, ""));
  return text.trim() === "" || !Number.isFinite(value) ? null : Math.min(100, Math.max(0, Math.round(value)));
}

/** The quantity at a fraction: of the whole, else in proportion to the claim (78.8 m³ at 75 % → 52.5 at 50 %). */
export function quantityAt(entry: WaitingEntry, fraction: number): number | null {
  const { quantity_whole: whole, quantity_to: to, claimed } = entry;
  const all = whole ?? (to !== null && claimed !== null && claimed > 0 ? to / claimed : null);
  return all === null ? null : Math.round(all * fraction * 10) / 10;
}
