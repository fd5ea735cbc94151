export interface Doubt {
  code: string;
  parameters: Record<string, unknown>;
}
export interface SitePhoto {
  sha256: string;
  state: string;
}
export interface WaitingEntry {
  entry_id: string;
  activity_id: number;
  code: string;
  name: string;
  path: string[];
  location: string;
  crew: string | null;
  is_critical: boolean;
  is_overdue: boolean;
  may_decide: boolean;
  deciders: string[];
  day: string;
  reporter: string;
  at: string;
  accepted: number;
  claimed: number | null;
  planned: number | null;
  quantity_from: number | null;
  quantity_to: number | null;
  quantity_whole: number | null;
  unit: string;
  remaining_days: number | null;
  note: string | null;
  photos: SitePhoto[];
  doubts: Doubt[];
}
export interface PaceDay {
  day: string;
  accepted: number | null;
  claimed: number | null;
  planned: number | null;
}
export interface DayHours {
  day: string;
  hours: number;
}
export interface TrailEntry {
  entry_id: string;
  day: string;
  at: string;
  reporter: string;
  source: string;
  state: string;
  facts: { kind: string; values: Record<string, unknown> }[];
  supersedes: string | null;
  is_folded: boolean;
  decision: null | {
    decision: string;
    by: string;
    at: string;
    values: Record<string, unknown> | null;
    reason_code: string;
    reason: string;
  };
}
export interface EntryDetail extends WaitingEntry {
  planned_start: string | null;
  planned_finish: string | null;
  pace: PaceDay[];
  hours: DayHours[];
  record: { days: number; entries: number; returned: number; adjusted: number };
  trail: TrailEntry[];
}
export interface Decision {
  entry_id: string;
  decision: "accept" | "accept_other" | "return";
  values?: { percent?: number } | null;
  reason_code?: string;
  reason?: string;
  anyway?: boolean;
}
