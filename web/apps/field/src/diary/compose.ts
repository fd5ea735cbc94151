import type {
  ActivityRecord,
  AttendanceRecord,
  DiaryBlock,
  DiaryRecord,
  EntryRecord,
  ProjectRecord,
} from "../records.ts";
import { percentNumber } from "../report/percent.ts";

/** A line of 部位与进度: what moved from where to where, and which report says so. */
export interface ProgressLine {
  activity_id: number;
  name: string;
  from: number | null;
  to: number | null;
  quantity: number | null;
  unit: string | null;
  is_done: boolean;
  entry_id: string;
}

/**
 * The progress of a day from its reports: one line per activity, the last report of the day against what had been
 * accepted before; in the order in which they were reported.
 */
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
  const to = decided?.percent ?? entry.facts.percent ?? null;
  return {
    activity_id: entry.activity_id,
    name: activity?.name ?? "",
    from: before(entry, activity),
    to,
    quantity: decided?.quantity ?? entry.facts.quantity ?? null,
    unit: entry.facts.unit ?? activity?.unit ?? null,
    is_done: to !== null && to >= 1,
    entry_id: entry.entry_id,
  };
}

/** What stood before the report: the accepted value, unless that already is this very report. */
function before(entry: EntryRecord, activity: ActivityRecord | undefined): number | null {
  if (entry.state === "accepted" || entry.state === "accepted_other") return null;
  return activity?.accepted?.percent ?? null;
}

export const isMoved = (line: ProgressLine): boolean =>
  line.from !== null && line.to !== null && percentNumber(line.from) !== percentNumber(line.to);

/** People present by trade of their crew, the largest trade first; who belongs to no crew counts under "". */
export function headcountByTrade(
  attendances: readonly AttendanceRecord[],
  project: Pick<ProjectRecord, "crews">,
  day: string,
): { trade: string; count: number }[] {
  const crewOf = new Map<string, string>();
  for (const crew of project.crews)
    for (const member of crew.members ?? [])
      crewOf.set(String(member.id), crew.name).set(member.name, crew.name);
  const counts = new Map<string, number>();
  for (const attendance of attendances) {
    if (attendance.day !== day || !attendance.in_at) continue;
    const crew = crewOf.get(attendance.person ?? "") ?? "";
    counts.set(crew, (counts.get(crew) ?? 0) + 1);
  }
  return [...counts]
    .map(([trade, count]) => ({ trade, count }))
    .sort((one, other) => other.count - one.count || one.trade.localeCompare(other.trade));
}

export const sourceCount = (blocks: readonly DiaryBlock[], kind: string): number =>
  blocks.filter((block) => block.kind === kind).reduce((sum, block) => sum + block.source.length, 0);

/** May the text of a diary still be changed? After the signature there are addenda only. */
export const isOpen = (diary: Pick<DiaryRecord, "signed"> | null): boolean => !diary?.signed;
