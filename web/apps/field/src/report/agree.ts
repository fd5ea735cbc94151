import type { ActivityRecord, EntryRecord } from "../records.ts";
import { correctionOf, type ReportDraft, setPercent, setQuantity, touch } from "./draft.ts";

/**
 * The own report with somebody else's value in it: what agreeing with him enters, as a correction. Percent and quantity
 * belong together; what else was said stays. null: his value is of a field that only the form can set.
 */
export function agreedWith(
  entry: EntryRecord,
  activity: ActivityRecord,
  field: string,
  value: unknown,
): ReportDraft | null {
  if (typeof value !== "number") return null;
  const said: ReportDraft = { ...correctionOf(entry, activity), touched: new Set() };
  if (field === "percent") return setPercent(said, activity, value);
  if (field === "quantity") return setQuantity(said, activity, value);
  return field === "remaining_days" ? { ...touch(said, field), remaining_days: value } : null;
}
