/** Rows of the local store. */
import type { Answer, FieldProject, Instant, Json, Position, WireOperation } from "./protocol.ts";

/**
 * What has become of an operation.
 * waiting: on the phone only · sent: given to the network, no answer yet · held: the server has it and waits for an
 * earlier one · applied: entered · conflict: entered, another value stands beside it · parked: kept on the server,
 * not entered, a person decides.
 */
export type OperationState = "waiting" | "sent" | "held" | "applied" | "conflict" | "parked";

export const OPEN_STATES: readonly OperationState[] = ["waiting", "sent", "held"];
export const isOpen = (state: OperationState): boolean => OPEN_STATES.includes(state);

export type TrailStep = "saved" | "sent" | "failed" | "reoffered" | "exported" | OperationState;

export interface TrailLine {
  at: Instant;
  step: TrailStep;
  text: string;
}

export interface OperationRow {
  op_id: string;
  user_id: string;
  epoch: string;
  seq: number;
  project_id: number;
  kind: string;
  /** `kind:id` of the record. */
  record: string;
  state: OperationState;
  /** What the person calls it, for lists: `4层 填充墙砌筑 55 %`. */
  title: string;
  saved_at: Instant;
  settled_at: Instant | null;
  attempts: number;
  answer: Answer | null;
  trail: TrailLine[];
  /** null while it is sealed. */
  wire: WireOperation | null;
  /** The encrypted `wire`, while its author is signed out. */
  sealed: Sealed | null;
}

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  content: ArrayBuffer;
}

/** draft: taken, its form not yet saved · waiting · sending · received: whole at the server · verified: hash compared. */
export type PhotoState = "draft" | "waiting" | "sending" | "received" | "verified";

export interface PhotoRow {
  sha256: string;
  user_id: string;
  project_id: number;
  media_type: string;
  size_bytes: number;
  taken_at: Instant;
  position: Position | null;
  state: PhotoState;
  sent_bytes: number;
  upload_url: string | null;
  verified_at: Instant | null;
  failure: string | null;
}

/** The bytes stand in rows of their own, so that lists do not read them. ArrayBuffer: Blobs in IndexedDB fail on iOS. */
export interface ContentRow {
  sha256: string;
  bytes: ArrayBuffer | null;
  sealed: Sealed | null;
}

export interface RecordRow {
  project_id: number;
  kind: string;
  id: string;
  version: number;
  sequence: number;
  value: { [name: string]: Json } | null;
}

export interface CursorRow {
  project_id: number;
  cursor: number;
  scope: string;
  pulled_at: Instant | null;
}

export type ProjectRow = FieldProject & { fetched_at: Instant };

/** One numbered sequence of operations: one person on one storage. */
export interface StreamRow {
  user_id: string;
  epoch: string;
  last_seq: number;
}

/** What a form held when the app went away. */
export interface DraftRow {
  key: string;
  user_id: string;
  value: Json;
  changed_at: Instant;
}

export interface MetaRow {
  key: string;
  value: unknown;
}

export type SecretKind = "pin" | "password" | "link";

export interface Secret {
  kind: SecretKind;
  text: string;
}

/** A copy of the key of a vault, encrypted with a key from a secret. */
export interface Wrap {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  sealed: Sealed;
}

export interface VaultRow {
  user_id: string;
  /** What the app shows of him while he is away, and needs when he is back: his session as it was. */
  person: unknown;
  wraps: Partial<Record<SecretKind, Wrap>>;
  /** Wrong PINs since the last right one. */
  wrong_tries: number;
  /** The open key while he is signed in; gone when he leaves. */
  key: CryptoKey | null;
}
