/** Saving an operation, and what has become of those that were saved. */
import type { Clock } from "./clock.ts";
import { instantOf } from "./clock.ts";
import type { SiteDatabase } from "./database.ts";
import { takeNumber } from "./device.ts";
import { uuid7 } from "./ids.ts";
import {
  type BlobRef,
  type Changes,
  type Pending,
  type RecordKey,
  SCHEMA_VERSION,
  type WireOperation,
} from "./protocol.ts";
import { OPEN_STATES, type OperationRow, type OperationState, type TrailLine } from "./rows.ts";
import { ReadBackDiffers, type Storage } from "./storage.ts";

export interface Entry {
  kind: string;
  record: RecordKey;
  project_id: number;
  changes: Changes;
  /** What the person calls it in lists. */
  title: string;
  base_version?: number | null;
  /** Hashes of photos and voice notes that `capture` has stored. */
  photos?: string[];
}

export interface Author {
  user_id: string;
  /** The name somebody signs with on a crew's link; else empty. */
  reporter: string;
}

export interface Stamp {
  clock: Clock;
  appVersion: string;
}

export const recordKeyText = (record: RecordKey): string => `${record.kind}:${record.id}`;

/** Resolves once the operation is committed on the phone and was read back from there: only then is it "saved". */
export async function saveOperation(
  storage: Storage,
  author: Author,
  entry: Entry,
  stamp: Stamp,
): Promise<OperationRow> {
  const opId = uuid7();
  let row: OperationRow | undefined;
  return storage.run(async (db) => {
    // A retry after a lost connection finds what the first attempt may have committed.
    const there = await db.operations.get(opId);
    row = there ? (row ?? there) : await commit(db, opId, author, entry, stamp);
    const kept = await db.operations.get(opId);
    if (JSON.stringify(kept) !== JSON.stringify(row)) throw new ReadBackDiffers(`operation ${opId}`);
    return row;
  });
}

function commit(db: SiteDatabase, opId: string, author: Author, entry: Entry, stamp: Stamp) {
  const tables = [db.operations, db.streams, db.photos, db.contents, db.cursors, db.meta];
  return db.transaction("rw", tables, async () => {
    const blobs = await attach(db, entry.photos ?? []);
    const stream = await takeNumber(db, author.user_id);
    const seen = (await db.cursors.get(entry.project_id))?.cursor ?? 0;
    const wire = wireOf(opId, stream.last_seq, author, entry, blobs, seen, stamp);
    const row = rowOf(wire, stream.epoch, entry.title);
    await db.operations.add(row);
    await db.meta.put({ key: "clock", value: markOf(stamp.clock) });
    return row;
  });
}

const markOf = (clock: Clock) => ({ wall_ms: clock.wallMs(), monotonic_ms: clock.monotonicMs() });

/** The photos of an entry wait for their upload from the commit of the entry on. */
async function attach(db: SiteDatabase, hashes: string[]): Promise<BlobRef[]> {
  const blobs: BlobRef[] = [];
  for (const sha256 of hashes) {
    const photo = await db.photos.get(sha256);
    if (!photo || !(await db.contents.where({ sha256 }).count()))
      throw new ReadBackDiffers(`photo ${sha256}`);
    if (photo.state === "draft") await db.photos.update(sha256, { state: "waiting" });
    const { size_bytes, media_type, taken_at, position } = photo;
    blobs.push({ sha256, size_bytes, media_type, taken_at, position });
  }
  return blobs;
}

function wireOf(
  opId: string,
  seq: number,
  author: Author,
  entry: Entry,
  blobs: BlobRef[],
  seen: number,
  { clock, appVersion }: Stamp,
): WireOperation {
  return {
    op_id: opId,
    seq,
    user_id: author.user_id,
    reporter: author.reporter,
    project_id: entry.project_id,
    record: { kind: entry.record.kind, id: entry.record.id },
    kind: entry.kind,
    base_version: entry.base_version ?? null,
    // Plain JSON: a reactive proxy of a page cannot be stored.
    changes: JSON.parse(JSON.stringify(entry.changes)) as Changes,
    seen,
    client_time: instantOf(clock.wallMs()),
    time_zone: clock.timeZone(),
    monotonic_ms: clock.monotonicMs(),
    app_version: appVersion,
    schema_version: SCHEMA_VERSION,
    blobs,
  };
}

const rowOf = (wire: WireOperation, epoch: string, title: string): OperationRow => ({
  op_id: wire.op_id,
  user_id: wire.user_id,
  epoch,
  seq: wire.seq,
  project_id: wire.project_id,
  kind: wire.kind,
  record: recordKeyText(wire.record),
  state: "waiting",
  title,
  saved_at: wire.client_time,
  settled_at: null,
  attempts: 0,
  answer: null,
  trail: [{ at: wire.client_time, step: "saved", text: "" }],
  wire,
  sealed: null,
});

/** A row after a further step; a step that repeats the last one only moves its time. */
export function stepped(
  row: OperationRow,
  line: TrailLine,
  changes: Partial<OperationRow> = {},
): OperationRow {
  const last = row.trail.at(-1);
  const repeats = last?.step === line.step && last.text === line.text;
  const trail = repeats ? [...row.trail.slice(0, -1), line] : [...row.trail, line];
  return { ...row, ...changes, trail };
}

/** Operations of a person in these states, in the order in which he entered them. */
export async function operationsOf(
  db: SiteDatabase,
  userId: string,
  states: readonly OperationState[],
): Promise<OperationRow[]> {
  const keys = states.map((state) => [userId, state]);
  const rows = await db.operations.where("[user_id+state]").anyOf(keys).toArray();
  return rows.sort((a, b) => (a.op_id < b.op_id ? -1 : 1));
}

export const openOperations = (db: SiteDatabase, userId: string) => operationsOf(db, userId, OPEN_STATES);

/** What this phone still owes the server for a person; `null` = for everybody who used it. */
export async function pendingOf(db: SiteDatabase, userId: string | null): Promise<Pending> {
  const rows = (
    await db.operations.filter((row) => OPEN_STATES.includes(row.state) && mine(row, userId)).toArray()
  ).sort((a, b) => (a.op_id < b.op_id ? -1 : 1));
  const photos = await db.photos
    .where("state")
    .anyOf("waiting", "sending")
    .filter((row) => mine(row, userId))
    .toArray();
  return {
    ops: rows.length,
    photos: photos.length,
    bytes: photos.reduce((sum, photo) => sum + photo.size_bytes - photo.sent_bytes, 0),
    oldest_at: rows[0]?.saved_at ?? null,
  };
}

const mine = (row: { user_id: string }, userId: string | null) => userId === null || row.user_id === userId;
