import { addDays } from "../days/site-days.ts";
import type { EntryRecord, HoursRecord } from "../records.ts";

export const RECORD_DAYS = 30;

export interface OwnRecord {
  reported: number;
  accepted: number;
  returned: number;
  waiting: number;
  hours: number;
  days: { day: string; entries: EntryRecord[]; hours: number | null }[];
}

/** The last 30 days of a person, today included: what he reported, what became of it, his hours; newest day first. */
export function ownRecord(
  entries: readonly EntryRecord[],
  hours: readonly HoursRecord[],
  today: string,
): OwnRecord {
  const since = addDays(today, 1 - RECORD_DAYS);
  const mine = entries.filter(
    (entry) => entry.day >= since && entry.day <= today && entry.state !== "superseded",
  );
  const sheets = hours.filter((sheet) => sheet.day >= since && sheet.day <= today);
  const count = (...states: EntryRecord["state"][]): number =>
    mine.filter((entry) => states.includes(entry.state)).length;
  const days = [...new Set([...mine.map((entry) => entry.day), ...sheets.map((sheet) => sheet.day)])]
    .sort()
    .reverse();
  return {
    reported: mine.length,
    accepted: count("accepted", "accepted_other"),
    returned: count("returned"),
    waiting: count("claimed"),
    hours: Math.round(sheets.reduce((sum, sheet) => sum + sheet.sum_hours, 0) * 10) / 10,
    days: days.map((day) => ({
      day,
      entries: mine.filter((entry) => entry.day === day).sort((one, other) => other.at.localeCompare(one.at)),
      hours: sheets.find((sheet) => sheet.day === day)?.sum_hours ?? null,
    })),
  };
}
