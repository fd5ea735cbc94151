import type { ActivityRecord, AttendanceRecord, EntryRecord } from "../records.ts";
import { percentNumber } from "../report/percent.ts";

/** One line of 部位与进度: what moved from where to where, and which reports say so. */
export interface ProgressLine {
  activity: string;
  location: string;
  before: number | null;
  percent: number | null;
  quantity: number | null;
  unit: string;
  note: string;
  state: string;
  entries?: string[];
  entry_id?: string;
}

/** A part of the diary as the server composes it; `source`: the records that it was made of. */
export interface ComposedBlock {
  kind: string;
  source: string[];
  text: string;
  lines: Record<string, unknown>[];
}

/**
 * The blocks of a day from what the phone knows, for a day without a network: one line per activity, its last report of
 * the day against what had been accepted; people by trade. What was returned is not told as done.
 */
export function composedBlocks(
  entries: readonly EntryRecord[],
  activities: ReadonlyMap<number, ActivityRecord>,
  attendances: readonly AttendanceRecord[],
  tradeOf: (attendance: AttendanceRecord) => string,
  day: string,
): ComposedBlock[] {
  const progress = progressLines(entries, activities, day);
  const people = headcountByTrade(attendances, tradeOf, day);
  const blocks: ComposedBlock[] = [];
  if (progress.length > 0)
    blocks.push({
      kind: "progress",
      source: progress.flatMap((line) => line.entries ?? []),
      text: "",
      lines: progress as unknown as Record<string, unknown>[],
    });
  if (people.length > 0) blocks.push({ kind: "people", source: [], text: "", lines: people });
  return blocks;
}

export function progressLines(
  entries: readonly EntryRecord[],
  activities: ReadonlyMap<number, ActivityRecord>,
  day: string,
): ProgressLine[] {
  const latest = new Map<number, EntryRecord>();
  for (const entry of [...entries].sort((one, other) => one.at.localeCompare(other.at))) {
    if (entry.day === day && entry.state !== "superseded" && entry.state !== "returned")
      latest.set(entry.activity_id, entry);
  }
  return [...latest.values()].map((entry) => lineOf(entry, activities.get(entry.activity_id)));
}

function lineOf(entry: EntryRecord, activity: ActivityRecord | undefined): ProgressLine {
  const decided = entry.state === "accepted_other" ? entry.decision?.values : null;
  return {
    activity: activity?.name ?? "",
    location: activity?.location ?? "",
    before: before(entry, activity),
    percent: decided?.percent ?? entry.facts.percent ?? null,
    quantity: decided?.quantity ?? entry.facts.quantity ?? null,
    unit: entry.facts.unit ?? activity?.unit ?? "",
    note: entry.note,
    state: entry.state,
    entries: [entry.entry_id],
  };
}

/** What stood before the report: the accepted value, unless that already is this very report. */
function before(entry: EntryRecord, activity: ActivityRecord | undefined): number | null {
  if (entry.state === "accepted" || entry.state === "accepted_other") return null;
  return activity?.accepted?.percent ?? null;
}

export const isMoved = (line: ProgressLine): boolean =>
  line.before !== null && line.percent !== null && percentNumber(line.before) !== percentNumber(line.percent);

/** People present by trade, the largest first; who belongs to none counts under "". */
export function headcountByTrade(
  attendances: readonly AttendanceRecord[],
  tradeOf: (attendance: AttendanceRecord) => string,
  day: string,
): { trade: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const attendance of attendances) {
    if (attendance.day !== day || !attendance.in_at) continue;
    const trade = tradeOf(attendance);
    counts.set(trade, (counts.get(trade) ?? 0) + 1);
  }
  return [...counts]
    .map(([trade, count]) => ({ trade, count }))
    .sort((one, other) => other.count - one.count || one.trade.localeCompare(other.trade));
}
