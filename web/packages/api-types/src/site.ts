export interface Doubt {
  code: string;
  parameters: Record<string, unknown>;
}
export interface SitePhoto {
  sha256: string;
  state: "pending" | "verified" | "redacted";
  taken_at: string | null;
  position: { longitude: number; latitude: number; accuracy_m: number } | null;
}
export interface WaitingEntry {
  entry_id: string;
  activity_id: number;
  code: string;
  name: string;
  path: string[];
  location: string;
  crew: string;
  is_critical: boolean;
  day: string;
  reporter: string;
  at: string;
  accepted_percent: number;
  claimed_percent: number | null;
  planned_percent: number | null;
  quantity_from: number | null;
  quantity_to: number | null;
  unit: string;
  remaining_days: number | null;
  note: string;
  photos: SitePhoto[];
  photo_missing: boolean;
  doubts: Doubt[];
}
export interface PaceDay {
  day: string;
  accepted: number | null;
  claimed: number | null;
  planned: number | null;
  hours: number | null;
}
export interface TrailLine {
  at: string;
  by: string;
  kind: string;
  parameters: Record<string, unknown>;
}
export interface EntryDetail {
  entry: WaitingEntry;
  planned_start: string | null;
  planned_finish: string | null;
  pace: PaceDay[];
  reporter_record: { entries: number; returned: number };
  photos: SitePhoto[];
  trail: TrailLine[];
}
export interface Decision {
  entry_id: string;
  decision: "accept" | "accept_other" | "return";
  values?: { percent?: number } | null;
  reason_code?: string;
  reason?: string;
  anyway?: boolean;
}
export interface DeskSubject {
  activity_id: number;
  code: string;
  name: string;
  path: string[];
  is_critical: boolean;
  total_float_days: number | null;
}
export interface DeskSide {
  value: unknown;
  by: string;
  device: string;
  at: string;
  received_at: string;
  clock_offset_ms: number;
  note: string;
  photos: SitePhoto[];
}
export interface DeskConflict {
  conflict_id: number;
  record: { kind: string; id: string };
  field: string;
  subject: DeskSubject | null;
  base: unknown;
  until_decided: unknown;
  mine: DeskSide;
  theirs: DeskSide;
  at: string;
}
export interface DeskEffect {
  days: number | null;
  finish: string | null;
}
export interface DeskField {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
  outcome: string;
}
export interface DeskConflictDetail extends DeskConflict {
  effect: { mine: DeskEffect | null; theirs: DeskEffect | null; neither: DeskEffect | null };
  fields: DeskField[];
  trail: TrailLine[];
}
export interface ParkedItem {
  parked_id: number;
  reason: string;
  text: string;
  cure: string;
  by: string;
  reporter: string;
  device: string;
  at: string;
  received_at: string;
  kind: string;
  record: { kind: string; id: string };
  entered: Record<string, unknown>;
  subject: DeskSubject | null;
  asked: string | null;
}
export interface SyncStatistics {
  days: number;
  entries: number;
  applied: number;
  conflicts: number;
  parked: number;
  lost: number;
}
export interface FieldDevice {
  device: number;
  name: string;
  user: string;
  last_seen_at: string;
  pending: number;
  oldest_at: string | null;
  is_silent: boolean;
  revoked_at: string | null;
}
