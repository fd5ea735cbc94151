import type { OperationRow } from "@headway/sync";
import { siteMinute } from "../days/site-days.ts";
import type { AttendanceRecord } from "../records.ts";

/** Who was on site in a shift, as far as this phone knows: what the server has sent and what was saved here since. */
export interface Presence {
  person: string;
  in_at: string | null;
  out_at: string | null;
  hours: number | null;
  flags: string[];
  accuracy_m: number | null;
  is_scanned: boolean;
  /** Something of it is not yet at the server. */
  is_local: boolean;
}

export interface KeptAttendance {
  id: string;
  value: AttendanceRecord & { is_scanned?: boolean };
}

export const nobody = (person: string): Presence => ({
  person,
  in_at: null,
  out_at: null,
  hours: null,
  flags: [],
  accuracy_m: null,
  is_scanned: false,
  is_local: false,
});

/** The id of the record that devices keep: `<person>:<day>`, of the night shift with its name. */
export const attendanceId = (person: string, day: string, shift: string): string =>
  shift === "day" ? `${person}:${day}` : `${person}:${day}:${shift}`;

/** Somebody of a crew who has no account: known within it by name. */
export const personKey = (member: { id: string | null; name: string }, crew_id: number): string =>
  member.id ?? `${crew_id}/${member.name.trim()}`;

/** Presence by person of one shift. The first check-in and the last check-out stand, as at the server. */
export function presences(
  records: readonly KeptAttendance[],
  operations: readonly OperationRow[],
  day: string,
  shift: string,
): Map<string, Presence> {
  const found = new Map<string, Presence>();
  for (const { id, value } of records) {
    if (value.day !== day || (value.shift || "day") !== shift) continue;
    const person = personOf(id, day);
    found.set(person, {
      ...nobody(person),
      in_at: value.in_at,
      out_at: value.out_at,
      hours: value.hours,
      flags: value.flags ?? [],
      accuracy_m: value.position_accuracy_m,
      is_scanned: value.is_scanned ?? false,
    });
  }
  for (const row of [...operations].reverse()) addMark(found, row, day, shift);
  return found;
}

function addMark(found: Map<string, Presence>, row: OperationRow, day: string, shift: string): void {
  const isMark = row.kind === "check_in" || row.kind === "check_out";
  if (!isMark || !row.wire || row.state === "parked") return;
  const entered = (name: string): unknown => row.wire?.changes[name]?.[1] ?? null;
  if (entered("day") !== day || (entered("shift") ?? "day") !== shift) return;
  const person = personOf(row.wire.record.id, day);
  const known = found.get(person) ?? nobody(person);
  const at = String(entered("at"));
  const position = entered("position") as { accuracy_m: number } | null;
  const isOpen = row.state === "waiting" || row.state === "sent" || row.state === "held";
  const mine: Presence = {
    ...known,
    accuracy_m: known.accuracy_m ?? position?.accuracy_m ?? null,
    is_scanned: known.is_scanned || !!entered("site_code"),
    is_local: known.is_local || isOpen,
  };
  if (row.kind === "check_in" && !known.in_at) mine.in_at = at;
  if (row.kind === "check_out" && (!known.out_at || isOpen)) {
    mine.out_at = at;
    if (isOpen) mine.hours = null;
  }
  found.set(person, mine);
}

const personOf = (id: string, day: string): string => id.split(`:${day}`)[0]!;

/** The same presence in minutes of the site's clock, whatever form the server sent. */
export function atSite(presence: Presence, zone: string): Presence {
  const minute = (text: string | null): string | null => {
    if (!text || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return text;
    return siteMinute(new Date(text), zone);
  };
  return { ...presence, in_at: minute(presence.in_at), out_at: minute(presence.out_at) };
}
