import { addDays, hoursBetween } from "../days/site-days.ts";
import type { AttendanceRecord } from "../records.ts";

export type Shift = "day" | "night";

/** Until this hour of the morning a check-in or check-out belongs to the night shift of the day before. */
const NIGHT_ENDS = 6;
const NIGHT_BEGINS = 18;
/** A shift open longer than this was forgotten, not worked. */
export const FORGOTTEN_AFTER_HOURS = 16;

/** The site day and shift that are proposed; a person may choose others. 02:10 → night of the day before. */
export function proposedShift(day: string, hour: number): { day: string; shift: Shift } {
  if (hour < NIGHT_ENDS) return { day: addDays(day, -1), shift: "night" };
  return { day, shift: hour >= NIGHT_BEGINS ? "night" : "day" };
}

/** A presence up to this long has no break; a longer one never counts less than this. */
const BREAK_AFTER_HOURS = 6;

/** The break that is taken off, in hours: 90 minutes of 10.9 h → 1.5, of 6.5 h → 0.5. */
export function breakOf(gross_hours: number, break_hours: number): number {
  return gross_hours > BREAK_AFTER_HOURS ? Math.min(break_hours, gross_hours - BREAK_AFTER_HOURS) : 0;
}

/** Hours of a shift until `now` (site minute) or check-out, less the break, one decimal; null without check-in. */
export function hoursWorked(
  attendance: Pick<AttendanceRecord, "in_at" | "out_at" | "hours"> | null,
  now: string,
  break_hours: number,
): number | null {
  if (!attendance?.in_at) return null;
  if (attendance.out_at && attendance.hours !== null) return attendance.hours;
  const gross = hoursBetween(attendance.in_at, attendance.out_at ?? now);
  if (gross === null || gross < 0) return null;
  return Math.round((gross - breakOf(gross, break_hours)) * 10) / 10;
}

/** Was the shift left open: more than 16 hours since check-in without check-out. */
export function isForgotten(attendance: Pick<AttendanceRecord, "in_at" | "out_at">, now: string): boolean {
  if (!attendance.in_at || attendance.out_at) return false;
  return (hoursBetween(attendance.in_at, now) ?? 0) > FORGOTTEN_AFTER_HOURS;
}

/** The code of a site as a QR carries it: bare, or as the `site` parameter or last part of an address. */
export function siteCodeOf(scanned: string): string {
  const text = scanned.trim();
  try {
    const address = new URL(text);
    return (address.searchParams.get("site") ?? address.pathname.split("/").pop() ?? "").trim();
  } catch {
    return text;
  }
}
