/** Handing over what was entered: batches in order, an answer for each operation, poison never in the way. */
import { ensureStream } from "./device.ts";
import { fact, keepFact } from "./facts.ts";
import { Refused, SignedOut } from "./http.ts";
import { ask, type Line, nowOf, requireProtocol } from "./line.ts";
import { pendingOf } from "./operations.ts";
import { type Batch, batchesOf, markSent, markUnsent, outbox, settle } from "./outbox.ts";
import { measureRoom } from "./photos/room.ts";
import { type ExchangeAnswer, type ExchangeRequest, PROTOCOL, SCHEMA_VERSION } from "./protocol.ts";
import { wipe } from "./wipe.ts";

/** One round offers again what it made wait anew; more often it would only repeat itself. */
const MOST_PASSES = 3;

export interface Pushed {
  exchanges: number;
  isRevoked: boolean;
}

/** Sends the whole outbox of the line's person; an empty one still gives the sign of life. Raises RequestFailed. */
export async function pushOutbox(line: Line): Promise<Pushed> {
  const pushed: Pushed = { exchanges: 0, isRevoked: false };
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const rows = await line.storage.run((db) => outbox(db, line.userId));
    const stream = await line.storage.run((db) => ensureStream(db, line.userId));
    const batches = batchesOf(rows);
    if (batches.length === 0) batches.push({ epoch: stream.epoch, ops: [] });
    let isNumberedAnew = false;
    for (const batch of batches) {
      isNumberedAnew = await pushBatch(line, batch, pushed);
      if (isNumberedAnew) break;
    }
    if (!isNumberedAnew) break;
  }
  return pushed;
}

/**
 * A crew's link that was taken back opens no session any more; what was entered under it is handed over all the same
 * and parked there. null: the link is not closed, he only has to sign in again.
 */
export async function handOver(closed: Line): Promise<Pushed | null> {
  try {
    return await pushOutbox(closed);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** true: the outbox was numbered anew. A batch that the server cannot read is halved until the one is found. */
async function pushBatch(line: Line, batch: Batch, pushed: Pushed): Promise<boolean> {
  try {
    return await exchangeOnce(line, batch, pushed);
  } catch (error) {
    if (!(error instanceof Refused) || !isPoison(error)) throw error;
    if (batch.ops.length === 0) throw error;
    if (batch.ops.length === 1) {
      // It stays with its reason, readable and exportable; the next ones go on.
      return false;
    }
    const middle = Math.ceil(batch.ops.length / 2);
    const halves = [batch.ops.slice(0, middle), batch.ops.slice(middle)];
    for (const ops of halves) if (await pushBatch(line, { ...batch, ops }, pushed)) return true;
    return false;
  }
}

const POISON = new Set([400, 413, 422]);
const isPoison = (error: Refused): boolean => POISON.has(error.status);

async function exchangeOnce(line: Line, batch: Batch, pushed: Pushed): Promise<boolean> {
  const request = await requestOf(line, batch);
  await line.storage.run((db) => markSent(db, batch.ops, nowOf(line)));
  const answer = await post(line, request, batch);
  pushed.exchanges += 1;
  const isNumberedAnew = await line.storage.run((db) =>
    settle(db, line.userId, batch.epoch, answer, nowOf(line)),
  );
  pushed.isRevoked = answer.is_revoked;
  await line.storage.run((db) => keepFact(db, "revoked", answer.is_revoked));
  if (answer.is_revoked || answer.wipe) await wipe(line.storage);
  return isNumberedAnew;
}

async function post(line: Line, request: ExchangeRequest, batch: Batch): Promise<ExchangeAnswer> {
  try {
    const path = line.closedLink ? `${line.closedLink}/hand-overs` : "/api/field/exchanges";
    const told = await ask(line, path, { method: "POST", body: request });
    return requireProtocol<ExchangeAnswer>(told);
  } catch (error) {
    // Nobody has taken them for sure; after a lost line nobody knows.
    if (error instanceof SignedOut || error instanceof Refused) {
      const why = error instanceof SignedOut ? "signed_out" : error.text;
      await line.storage.run((db) => markUnsent(db, batch.ops, nowOf(line), why));
    }
    throw error;
  }
}

async function requestOf(line: Line, batch: Batch): Promise<ExchangeRequest> {
  const room = await measureRoom();
  return line.storage.run(async (db) => ({
    protocol: PROTOCOL,
    device: line.device,
    epoch: batch.epoch,
    server_epoch: await fact(db, "server_epoch"),
    app_version: line.appVersion,
    schema_version: SCHEMA_VERSION,
    sent_at: nowOf(line),
    monotonic_ms: line.clock.monotonicMs(),
    ops: batch.ops,
    pending: await pendingOf(db, line.userId),
    storage: { used_bytes: room.used_bytes, quota_bytes: room.quota_bytes, is_persisted: room.is_persisted },
  }));
}
