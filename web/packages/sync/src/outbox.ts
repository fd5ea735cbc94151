/** The outbox: which operations go into a batch, and what an answer does to them. */
import type { SiteDatabase } from "./database.ts";
import { beginEpochs, inOrder, renewEpochIfRestored } from "./epochs.ts";
import { fact, keepFact } from "./facts.ts";
import { openOperations, stepped } from "./operations.ts";
import type { Answer, ExchangeAnswer, Instant, WireOperation } from "./protocol.ts";
import { isOpen, type OperationRow, type OperationState } from "./rows.ts";

export const MOST_IN_BATCH = 50;
export const MOST_BATCH_BYTES = 256_000;
/** How long settled operations stay on the phone: a restored server is offered them again. */
export const KEPT_DAYS = 30;

export interface Batch {
  epoch: string;
  ops: WireOperation[];
}

/** Batches of one epoch each, in the order of entry; an operation that is too large alone goes alone. */
export function batchesOf(rows: readonly OperationRow[]): Batch[] {
  const batches: Batch[] = [];
  let bytes = 0;
  for (const row of inOrder(rows)) {
    if (!row.wire) continue; // sealed: its author is not signed in
    const size = byteLength(row.wire);
    const last = batches.at(-1);
    const fits = last && last.epoch === row.epoch && last.ops.length < MOST_IN_BATCH;
    if (fits && bytes + size <= MOST_BATCH_BYTES) {
      last.ops.push(row.wire);
      bytes += size;
    } else {
      batches.push({ epoch: row.epoch, ops: [row.wire] });
      bytes = size;
    }
  }
  return batches;
}

const encoder = new TextEncoder();
const byteLength = (wire: WireOperation): number => encoder.encode(JSON.stringify(wire)).length;

/** The operations are given to the network now. They stay: only an answer settles one. */
export async function markSent(db: SiteDatabase, ops: readonly WireOperation[], at: Instant): Promise<void> {
  await changeRows(db, ops, (row) => {
    if (!isOpen(row.state)) return null;
    const state: OperationState = row.state === "held" ? "held" : "sent";
    return stepped(row, { at, step: "sent", text: "" }, { state, attempts: row.attempts + 1 });
  });
}

/** Nobody took them for sure (the server asked for a sign-in): they wait as before. */
export async function markUnsent(
  db: SiteDatabase,
  ops: readonly WireOperation[],
  at: Instant,
  why: string,
): Promise<void> {
  await changeRows(db, ops, (row) =>
    row.state === "sent" ? stepped(row, { at, step: "failed", text: why }, { state: "waiting" }) : null,
  );
}

async function changeRows(
  db: SiteDatabase,
  ops: readonly WireOperation[],
  change: (row: OperationRow) => OperationRow | null,
): Promise<void> {
  await db.transaction("rw", db.operations, async () => {
    const rows = await db.operations.bulkGet(ops.map((op) => op.op_id));
    const changed = rows.flatMap((row) => (row ? (change(row) ?? []) : []));
    await db.operations.bulkPut(changed);
  });
}

const STATE_OF: Record<Answer["status"], OperationState> = {
  applied: "applied",
  applied_with_conflict: "conflict",
  parked: "parked",
  held: "held",
};

/**
 * One operation after its answer; an answer that we do not know settles nothing. `serverTime`: how long it is kept
 * must not hang on the clock of the phone.
 */
export function answered(row: OperationRow, answer: Answer, at: Instant, serverTime: Instant): OperationRow {
  const state = STATE_OF[answer.status];
  if (!state || (!isOpen(row.state) && state === "held")) return row;
  const settled_at = state === "held" ? null : serverTime;
  return stepped(row, { at, step: state, text: answer.text }, { state, answer, settled_at });
}

/**
 * Everything that an exchange tells, in one transaction: answers, the life of the server, the life of this phone.
 * true: one of the two was restored from a backup. What is open was numbered anew and has to be read again.
 */
export async function settle(
  db: SiteDatabase,
  userId: string,
  epoch: string,
  told: ExchangeAnswer,
  at: Instant,
): Promise<boolean> {
  const tables = [db.operations, db.streams, db.meta, db.cursors, db.records, db.photos];
  return db.transaction("rw", tables, async () => {
    const rows = await db.operations.bulkGet(told.answers.map((answer) => answer.op_id));
    const changed = told.answers.flatMap((answer, index) => {
      const row = rows[index];
      return row ? [answered(row, answer, at, told.server_time)] : [];
    });
    await db.operations.bulkPut(changed);
    await keepFact(db, "clock_offset_ms", told.clock_offset_ms);
    await keepFact(db, "must_update", told.must_update);
    await keepFact(db, "last_exchange_at", at);
    return (await meetServer(db, told, at)) || renewEpochIfRestored(db, userId, epoch, told.watermark);
  });
}

/** A server that lives another life than the one we knew has forgotten what came after its backup. */
async function meetServer(db: SiteDatabase, told: ExchangeAnswer, at: Instant): Promise<boolean> {
  const known = await fact(db, "server_epoch");
  if (known === told.server_epoch) return false;
  await keepFact(db, "server_epoch", told.server_epoch);
  if (known === null) return false;
  // Its numbers begin anew: whatever it sends is newer than what we have, and everything is read again.
  await db.records.toCollection().modify({ sequence: 0 });
  await db.cursors.toCollection().modify({ cursor: 0, scope: "" });
  await db.photos
    .where("state")
    .anyOf("received", "verified")
    .modify({ state: "waiting", upload_url: null, sent_bytes: 0, verified_at: null });
  await reoffer(db, told, at);
  await beginEpochs(db);
  return true;
}

async function reoffer(db: SiteDatabase, told: ExchangeAnswer, at: Instant): Promise<void> {
  const answeredNow = new Set(told.answers.map((answer) => answer.op_id));
  const since = told.reoffer_since === null ? 0 : Date.parse(told.reoffer_since);
  await db.operations
    .filter(
      (row) =>
        !isOpen(row.state) &&
        !answeredNow.has(row.op_id) &&
        (row.settled_at === null || Date.parse(row.settled_at) >= since),
    )
    .modify((row, ref) => {
      ref.value = stepped(row, { at, step: "reoffered", text: "" }, { state: "waiting", settled_at: null });
    });
}

/** The operations of a person that go out in this round, oldest first. */
export const outbox = (db: SiteDatabase, userId: string): Promise<OperationRow[]> =>
  openOperations(db, userId);
