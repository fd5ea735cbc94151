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
