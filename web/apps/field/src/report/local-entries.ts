import type { OperationRow } from "@headway/sync";
import type { EntryFacts, EntryRecord } from "../records.ts";

const REPORTS = new Set(["report", "correct_report"]);
const FACTS = [
  "percent",
  "quantity",
  "unit",
  "remaining_days",
  "headcount",
  "started_on",
  "finished_on",
  "state",
  "reason",
] as const;

/**
 * Reports as the phone knows them: what the server has sent, plus what was saved here and is not yet there. A local
 * correction hides what it replaces, a local withdrawal takes it away.
 */
export function knownEntries(
  sent: readonly EntryRecord[],
  operations: readonly OperationRow[],
): EntryRecord[] {
  const there = new Set(sent.map((entry) => entry.entry_id));
  const open = operations.filter(
    (row) => row.wire && row.state !== "parked" && !there.has(row.wire.record.id),
  );
  const local = open.filter((row) => REPORTS.has(row.kind)).map(entryOf);
  const replaced = new Set(open.map((row) => row.wire!.changes.supersedes?.[1]).filter(Boolean));
  return [...sent, ...local].filter((entry) => !replaced.has(entry.entry_id));
}

function entryOf(row: OperationRow): EntryRecord {
  const { changes, record, blobs, reporter, client_time } = row.wire!;
  const entered = (name: string): unknown => changes[name]?.[1];
  const facts = Object.fromEntries(
    FACTS.filter((name) => entered(name) != null).map((name) => [name, entered(name)]),
  ) as EntryFacts;
  return {
    entry_id: record.id,
    activity_id: Number(entered("activity_id")),
    day: String(entered("day")),
    facts,
    note: String(entered("note") ?? ""),
    photos: blobs.filter((blob) => blob.media_type.startsWith("image/")).map((blob) => blob.sha256),
    reporter,
    at: client_time,
    state: "claimed",
    decision: null,
    doubts: [],
    is_local: true,
  };
}
