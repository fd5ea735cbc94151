import type { KeptRecord, OperationRow } from "@headway/sync";
import type { HourLine, HoursRecord } from "../records.ts";
import { sumHours } from "./split.ts";

/** A person's sheets as the phone knows them: as sent by the server, a later one saved here in its place. */
export function knownSheets(
  sent: readonly KeptRecord<unknown>[],
  operations: readonly OperationRow[],
  person: string,
): HoursRecord[] {
  const sheets = new Map<string, HoursRecord>();
  for (const record of sent) {
    const [owner, day] = splitId(record.id);
    if (owner === person) sheets.set(day, { ...(record.value as HoursRecord), day });
  }
  for (const row of [...operations].reverse()) {
    if (row.kind !== "hours" || !row.wire || row.state === "parked") continue;
    const [owner, day] = splitId(row.wire.record.id);
    const isOpen = row.state === "waiting" || row.state === "sent" || row.state === "held";
    if (owner !== person || (!isOpen && sheets.has(day))) continue;
    const lines = (row.wire.changes.lines?.[1] ?? []) as unknown as HourLine[];
    sheets.set(day, { day, lines, sum_hours: sumHours(lines), attendance_hours: null, state: "" });
  }
  return [...sheets.values()];
}

/** `<person>:<day>`; the person may hold a colon himself (`crew:4`). */
function splitId(id: string): [string, string] {
  const at = id.lastIndexOf(":");
  return [id.slice(0, at), id.slice(at + 1)];
}
