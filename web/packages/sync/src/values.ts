/** What records hold, by kind: the values that the server sends and pages read. */
import type { Instant, SiteDay } from "./protocol.ts";

export interface ProjectValue {
  code: string;
  name: string;
  time_zone: string;
  data_date: SiteDay | null;
  is_site_reporting: boolean;
  rules: Record<string, unknown>;
  crews: { id: number; name: string; leader: string | null; members: { id: string; name: string }[] }[];
  trades: string[];
  site_code: string | null;
}

export interface AcceptedValue {
  percent: number | null;
  quantity: number | null;
  remaining_days: number | null;
  at: Instant | null;
  by: string | null;
}

export interface ClaimedValue {
  percent: number | null;
  quantity: number | null;
  remaining_days: number | null;
  day: SiteDay;
  by: string;
  entry_id: string;
}

export interface ActivityValue {
  activity_id: number;
  code: string;
  name: string;
  path: string[];
  location: string | null;
  trade: string | null;
  crew: { id: number; name: string } | null;
  critical: boolean;
  planned_start: string | null;
  planned_finish: string | null;
  early_start: string | null;
  early_finish: string | null;
  total_float_days: number | null;
  planned_percent?: number | null;
  quantity: number | null;
  unit: string | null;
  duration_days: number | null;
  accepted: AcceptedValue | null;
  claimed: ClaimedValue | null;
  actual_start: string | null;
  actual_finish: string | null;
  state: "planned" | "active" | "paused" | "done";
  /** Names with their places. */
  waits_for: string[];
  photo_required: boolean;
  assigned_until: SiteDay | null;
}

export interface EntryValue {
  entry_id: string;
  activity_id: number;
  /** Its name and place, of one that the server has read; null when it is gone. */
  activity?: { name: string; location: string } | null;
  day: SiteDay;
  facts: Record<string, unknown>;
  note: string;
  photos: string[];
  reporter: string;
  at: Instant;
  state: "claimed" | "accepted" | "accepted_other" | "returned" | "superseded";
  decision: { by: string; at: Instant; values: Record<string, unknown>; reason: string } | null;
  doubts: string[];
}

export interface AssignmentValue {
  offer_id: string;
  activity_id: number;
  crew: { id: number; name: string } | null;
  person: string | null;
  quantity: number | null;
  first_day: SiteDay;
  last_day: SiteDay;
  state: "offered" | "accepted" | "refused" | "proposed";
  message: string;
  by: string;
  at: Instant;
}

export interface AttendanceValue {
  day: SiteDay;
  shift: string;
  in_at: string | null;
  out_at: string | null;
  hours: number | null;
  position_accuracy_m: number | null;
  flags: string[];
}

export interface HoursValue {
  lines: { activity_id: number; hours: number; headcount: number | null }[];
  sum_hours: number;
  attendance_hours: number | null;
  state: string;
}

export interface DiaryValue {
  day: SiteDay;
  is_stoppage: boolean;
  stoppage_reason: string;
  weather_am: string;
  weather_pm: string;
  temperature_low: number | null;
  temperature_high: number | null;
  wind: string;
  blocks: { kind: string; source: string[]; text: string }[];
  headcount: { trade: string; count: number }[];
  machines: unknown;
  materials: unknown;
  quality: string;
  safety: string;
  remark: string;
  version: number;
  signed: { by: string; at: Instant } | null;
  addenda: { by: string; at: Instant; text: string }[];
}

/** An own entry that the server kept and did not enter. */
export interface ParkedValue {
  parked_id: number;
  op_id: string;
  reason: string;
  parameters: Record<string, unknown>;
  at: Instant;
  payload: Record<string, unknown>;
  is_open: boolean;
  asked: "carry_out" | "hand_over" | "keep" | null;
  decision: { action: string; by: string; at: Instant; reason: string } | null;
}

/** Two values of one field that did not know of each other; `mine` is the reader's own. */
export interface ConflictValue {
  conflict_id: number;
  record: { kind: string; id: string };
  /** What it is about, as people call it: `{kind: "activity", id: 812}`. */
  subject: { kind: string; id: number } | null;
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  until_decided: unknown;
  at: Instant;
  is_open: boolean;
  decision: { choice: string; value: unknown; by: string; at: Instant } | null;
}

export interface ValuesByKind {
  project: ProjectValue;
  activity: ActivityValue;
  entry: EntryValue;
  assignment: AssignmentValue;
  attendance: AttendanceValue;
  hours: HoursValue;
  diary: DiaryValue;
  parked: ParkedValue;
  conflict: ConflictValue;
}

export type RecordKindName = keyof ValuesByKind;

export interface KeptRecord<Value> {
  kind: string;
  id: string;
  version: number;
  value: Value;
}
