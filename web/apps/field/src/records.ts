/** The records as pages name them; their shapes are the wire's (`@headway/sync`). Percents are fractions 0–1. */
import type {
  ActivityValue,
  AssignmentValue,
  AttendanceValue,
  DiaryValue,
  EntryValue,
  HoursValue,
  ProjectValue,
} from "@headway/sync";

export type ActivityRecord = ActivityValue;
export type AssignmentRecord = AssignmentValue;
export type DiaryRecord = DiaryValue;
export type DiaryBlock = DiaryValue["blocks"][number];
export type HourLine = { activity_id: number | null; hours: number; headcount: number | null };
export type ProjectRecord = ProjectValue;
export type EntryState = EntryValue["state"];
export type ReportState = "normal" | "paused" | "resumed" | "done";

export interface Reason {
  code: string;
  text: string;
}

/** What a report said, field by field; a field that was not told is missing. */
export interface EntryFacts {
  percent?: number;
  quantity?: number;
  unit?: string;
  remaining_days?: number;
  headcount?: number;
  started_on?: string;
  finished_on?: string;
  state?: ReportState;
  reason?: Reason;
}

export interface Doubt {
  code: string;
  parameters?: Record<string, string | number>;
}

export type EntryRecord = Omit<EntryValue, "facts" | "decision" | "doubts"> & {
  facts: EntryFacts;
  decision: { by: string; at: string; values: EntryFacts | null; reason: string } | null;
  doubts: (string | Doubt)[];
  /** Saved on this phone and not yet entered at the server. */
  is_local?: boolean;
};

/** `person`: the name; `crew`: the resource that he works in. */
export type AttendanceRecord = AttendanceValue & {
  person?: string;
  account?: string | null;
  crew?: number | null;
  is_scanned?: boolean;
};
export type HoursRecord = Omit<HoursValue, "lines"> & { day: string; lines: HourLine[] };

/** Settings of the project that a phone needs before the server has judged anything. */
export interface ReportingRules {
  photo_required_at_100: boolean;
  hours_tolerance: number;
  break_minutes: number;
  late_after_days: number;
  pace_step: number;
  pace_factor: number;
}
