import type { EntryRecord, HourLine, HoursRecord } from "../records.ts";
import { prefilled, type Share } from "./split.ts";

/**
 * What the sheet of a day starts with: as it was saved; else attendance over what was reported that day, by heads;
 * else over what was worked on the last day before; else all of it on "other".
 */
export function startingLines(
  sheets: readonly HoursRecord[],
  entries: readonly EntryRecord[],
  day: string,
  attendance_hours: number,
  isKnown: (activity_id: number) => boolean = () => true,
): HourLine[] {
  const saved = sheets.find((sheet) => sheet.day === day);
  if (saved && isSaved(saved) && saved.lines.length > 0)
    return withOther(saved.lines.map((line) => ({ ...line })));
  // Work that is on this phone no more is somebody else's: its hours would be refused.
  const mine = (share: Share): boolean => share.activity_id === null || isKnown(share.activity_id);
  const shares = reportedShares(entries, day).filter(mine);
  const before = shares.length > 0 ? shares : lastShares(sheets, day).filter(mine);
  return withOther(
    prefilled(before.length > 0 ? before : [{ activity_id: null, weight: 1 }], attendance_hours),
  );
}

/** A person has confirmed it; what the server only proposes is none. */
export const isSaved = (sheet: Pick<HoursRecord, "state">): boolean => sheet.state !== "prefilled";

/** Briefing and other things have their line on every sheet. */
const withOther = (lines: HourLine[]): HourLine[] =>
  lines.some((line) => line.activity_id === null)
    ? lines
    : [...lines, { activity_id: null, hours: 0, headcount: null }];

function reportedShares(entries: readonly EntryRecord[], day: string): Share[] {
  const heads = new Map<number, number>();
  for (const entry of entries) {
    if (entry.day !== day || entry.state === "superseded") continue;
    heads.set(entry.activity_id, Math.max(1, entry.facts.headcount ?? 1));
  }
  return [...heads].map(([activity_id, weight]) => ({ activity_id, weight }));
}

function lastShares(sheets: readonly HoursRecord[], day: string): Share[] {
  const earlier = sheets
    .filter((sheet) => sheet.day < day)
    .sort((one, other) => other.day.localeCompare(one.day));
  return (earlier[0]?.lines ?? []).map((line) => ({ activity_id: line.activity_id, weight: line.hours }));
}
