/** Headway-Sync 1 on the wire: what a device sends and what it is answered. Names are those of the JSON. */

export const PROTOCOL = 1;
export const SCHEMA_VERSION = 1;

/** A site day, `YYYY-MM-DD`: entered by a person, never derived from the clock. */
export type SiteDay = string;
/** An instant in ISO 8601 with its offset. */
export type Instant = string;

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface RecordKey {
  kind: string;
  id: string;
}

/** WGS-84 degrees and the error in metres, as the phone measured them. */
export interface Position {
  longitude: number;
  latitude: number;
  accuracy_m: number;
}

export interface BlobRef {
  sha256: string;
  size_bytes: number;
  media_type: string;
  taken_at: Instant | null;
  position: Position | null;
}

/** Field → what the device showed before, what was entered. */
export type Changes = Record<string, [old: Json, entered: Json]>;

/** One entry of one person, as it was when he saved it; never changed afterwards. */
export interface WireOperation {
  op_id: string;
  seq: number;
  user_id: string;
  reporter: string;
  project_id: number;
  record: RecordKey;
  kind: string;
  base_version: number | null;
  changes: Changes;
  seen: number;
  client_time: Instant;
  time_zone: string;
  monotonic_ms: number;
  app_version: string;
  schema_version: number;
  blobs: BlobRef[];
}

export interface Pending {
  ops: number;
  photos: number;
  bytes: number;
  oldest_at: Instant | null;
}

export interface StorageState {
  used_bytes: number;
  quota_bytes: number;
  is_persisted: boolean;
}

export interface ExchangeRequest {
  protocol: typeof PROTOCOL;
  device: string;
  epoch: string;
  server_epoch: string | null;
  app_version: string;
  schema_version: number;
  sent_at: Instant;
  monotonic_ms: number;
  ops: WireOperation[];
  pending: Pending;
  storage: StorageState;
}

export type AnswerStatus = "applied" | "applied_with_conflict" | "parked" | "held";

export interface Answer {
  op_id: string;
  status: AnswerStatus;
  reason: string | null;
  text: string;
  cure: string;
  waits_for: number | null;
  version: number | null;
  conflict_id: number | null;
  parked_id: number | null;
}

export interface ExchangeAnswer {
  protocol: typeof PROTOCOL;
  server_epoch: string;
  server_time: Instant;
  clock_offset_ms: number;
  watermark: number;
  answers: Answer[];
  reoffer_since: Instant | null;
  must_update: boolean;
  is_revoked: boolean;
  wipe: boolean;
  projects: { project_id: number; cursor_at_server: number }[];
}

export interface FeedRecord {
  kind: string;
  id: string;
  version: number;
  sequence: number;
  /** null: gone, or the right to see it is. */
  value: { [name: string]: Json } | null;
}

export interface FeedPage {
  protocol: typeof PROTOCOL;
  server_epoch: string;
  project_id: number;
  scope: string;
  visible: Record<string, string[]> | null;
  records: FeedRecord[];
  cursor: number;
  more: boolean;
}

/** A project of the user that reports from the site. */
export interface FieldProject {
  project_id: number;
  code: string;
  name: string;
  organization: string;
  time_zone: string;
  today: SiteDay;
  role: string;
  may: { report: boolean; accept: boolean; assign: boolean; settle: boolean };
  is_site_reporting: boolean;
}
