/**
 * What a phone keeps for reading: the values of the records that the server feeds, by kind.
 * Days are site days (`2026-11-22`); instants of the plan are local (`2026-11-22T18:00`), what happened is ISO with
 * its offset. Percents are fractions 0–1, quantities in `unit`, durations in days.
 */

export interface Named {
  id: string | number;
  name: string;
}

export interface CrewRecord extends Named {
  leader?: string | null;
  members?: Named[];
}

export interface ProjectRecord {
  code: string;
  name: string;
  time_zone: string;
  data_date: string | null;
  is_site_reporting: boolean;
  rules: Partial<ReportingRules>;
  crews: CrewRecord[];
  trades: (string | Named)[];
  site_code: string | null;
}

export interface ReportingRules {
  photo_required_at_100: boolean;
  hours_tolerance: number;
  break_hours: number;
  late_after_days: number;
}

export interface Accepted {
  percent: number | null;
  quantity: number | null;
  remaining_days: number | null;
  at: string | null;
  by: string | null;
}

export interface Claimed {
  percent: number | null;
  quantity: number | null;
  remaining_days: number | null;
  day: string;
  by: string | null;
  entry_id: string;
}

export type ActivityState = "planned" | "active" | "paused" | "done";

export interface ActivityRecord {
  activity_id: number;
  code: string;
  name: string;
  path: string[];
  location: string | null;
  trade: string | null;
  crew: Named | null;
  critical: boolean;
  planned_start: string | null;
  planned_finish: string | null;
  total_float_days: number | null;
  planned_percent?: number | null;
  quantity: number | null;
  unit: string | null;
  duration_days: number | null;
  accepted: Accepted | null;
  claimed: Claimed | null;
  actual_start: string | null;
  actual_finish: string | null;
  state: ActivityState;
  waits_for: string[];
  photo_required: boolean;
  assigned_until: string | null;
}

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

export type ReportState = "normal" | "paused" | "resumed" | "done";

export interface Reason {
  code: string;
  text: string;
}

export type EntryState = "claimed" | "accepted" | "accepted_other" | "returned" | "superseded";

export interface Doubt {
  code: string;
  parameters?: Record<string, string | number>;
}

export interface EntryRecord {
  entry_id: string;
  activity_id: number;
  day: string;
  facts: EntryFacts;
  note: string;
  photos: string[];
  reporter: string;
  at: string;
  state: EntryState;
  decision: { by: string; at: string; values: EntryFacts | null; reason: string } | null;
  doubts: (string | Doubt)[];
}

export interface AssignmentRecord {
  offer_id: string;
  activity_id: number;
  crew: string | Named | null;
  person: string | null;
  quantity: number | null;
  first_day: string;
  last_day: string;
  state: "offered" | "accepted" | "refused" | "proposed";
  message: string;
  by: string;
  at: string;
}

export interface AttendanceRecord {
  day: string;
  shift: string;
  person?: string;
  in_at: string | null;
  out_at: string | null;
  hours: number | null;
  position_accuracy_m: number | null;
  flags: string[];
}

export interface HourLine {
  activity_id: number | null;
  hours: number;
  headcount: number | null;
}

export interface HoursRecord {
  day: string;
  lines: HourLine[];
  sum_hours: number;
  attendance_hours: number | null;
  state: string;
}

export interface DiaryBlock {
  kind: string;
  source: string[];
  text: string;
}

export interface DiaryRecord {
  day: string;
  is_stoppage: boolean;
  stoppage_reason: string;
  weather_am: string;
  weather_pm: string;
  temperature_low: number | null;
  temperature_high: number | null;
  wind: string;
  blocks: DiaryBlock[];
  headcount: { trade: string; count: number }[];
  machines: string;
  materials: string;
  quality: string;
  safety: string;
  remark: string;
  version: number;
  signed: { by: string; at: string } | null;
  addenda: { by: string; at: string; text: string }[];
}
