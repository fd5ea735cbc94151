import type { ActivityRecord, Doubt, EntryRecord } from "../records.ts";
import { acceptedPercent, plannedPercent } from "../report/percent.ts";

/** A report that waits for the supervisor, on one line. */
export interface WaitingReport {
  entry: EntryRecord;
  activity: ActivityRecord;
  accepted: number;
  claimed: number | null;
  planned: number | null;
  quantity_from: number | null;
  quantity_to: number | null;
  unit: string | null;
  doubts: Doubt[];
  /** Nobody decides on his own report; the rules of the project may name somebody else. */
  may_decide: boolean;
}

/** The server's own judgement of a waiting report. */
export interface Judged {
  entry_id: string;
  doubts: Doubt[];
  planned: number | null;
  may_decide: boolean;
}

/** The reports that wait, doubtful ones first, critical before the rest, the oldest first. */
export function waitingReports(
  entries: readonly EntryRecord[],
  activities: ReadonlyMap<number, ActivityRecord>,
  isOwn: (entry: EntryRecord) => boolean,
  judged: ReadonlyMap<string, Judged> = new Map(),
): WaitingReport[] {
  return entries
    .filter((entry) => entry.state === "claimed" && activities.has(entry.activity_id))
    .map((entry) =>
      waitingReport(entry, activities.get(entry.activity_id)!, isOwn(entry), judged.get(entry.entry_id)),
    )
    .sort(
      (one, other) =>
        Number(other.doubts.length > 0) - Number(one.doubts.length > 0) ||
        Number(other.activity.critical) - Number(one.activity.critical) ||
        one.entry.at.localeCompare(other.entry.at),
    );
}

/** `judged`: what the server says of it now, where that is known; else what came with the record. */
export function waitingReport(
  entry: EntryRecord,
  activity: ActivityRecord,
  isOwn: boolean,
  judged?: Judged,
): WaitingReport {
  return {
    entry,
    activity,
    accepted: acceptedPercent(activity),
    claimed: entry.facts.percent ?? null,
    planned: judged?.planned ?? plannedPercent(activity, entry.day),
    quantity_from: activity.accepted?.quantity ?? null,
    quantity_to: entry.facts.quantity ?? null,
    unit: entry.facts.unit ?? activity.unit,
    doubts: judged?.doubts ?? entry.doubts.map(asDoubt),
    may_decide: judged?.may_decide ?? !isOwn,
  };
}

/** What one button takes: all without a doubt. Doubtful ones are looked at one by one. */
export const withoutDoubt = (reports: readonly WaitingReport[]): WaitingReport[] =>
  reports.filter((report) => report.doubts.length === 0);

export const asDoubt = (doubt: string | Doubt): Doubt =>
  typeof doubt === "string" ? { code: doubt } : doubt;
