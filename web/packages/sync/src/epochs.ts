/** Lives of a person's outbox: within one the numbers are given once, in the order of entering. */
import type { SiteDatabase } from "./database.ts";
import { uuid7 } from "./ids.ts";
import { openOperations } from "./operations.ts";
import type { OperationRow } from "./rows.ts";

/** Another life of the outbox: what waits is numbered from 1 in the order of entering and keeps its `op_id`. */
export async function beginEpoch(db: SiteDatabase, userId: string): Promise<void> {
  const epoch = uuid7();
  const rows = inOrder(await openOperations(db, userId));
  const renumbered = rows.map((row, index) => numbered({ ...row, epoch }, index + 1));
  await db.operations.bulkPut(renumbered);
  await db.streams.put({ user_id: userId, epoch, last_seq: rows.length });
}

/** The server lost what came after its backup, and with it how far it had counted: everybody's numbers begin anew. */
export async function beginEpochs(db: SiteDatabase): Promise<void> {
  for (const userId of await db.streams.toCollection().primaryKeys()) await beginEpoch(db, userId);
}

/**
 * The server has taken more of this epoch than this phone remembers having numbered: it was restored from a backup.
 * What it has not handed over goes out in a new epoch, so that no number means two things.
 */
export async function renewEpochIfRestored(
  db: SiteDatabase,
  userId: string,
  epoch: string,
  watermark: number,
): Promise<boolean> {
  const stream = await db.streams.get(userId);
  if (!stream || stream.epoch !== epoch || watermark <= stream.last_seq) return false;
  await beginEpoch(db, userId);
  return true;
}

/** An entry that is sealed gets its number with the rest of it: when its author is back. */
const numbered = (row: OperationRow, seq: number): OperationRow => ({
  ...row,
  seq,
  wire: row.wire && { ...row.wire, seq },
});

/** As they were entered: epoch after epoch, within one by number (the phone's clock may have been set back). */
export function inOrder(rows: readonly OperationRow[]): OperationRow[] {
  const begins = new Map<string, string>();
  for (const row of rows) {
    const first = begins.get(row.epoch);
    if (first === undefined || row.op_id < first) begins.set(row.epoch, row.op_id);
  }
  return [...rows].sort((a, b) => {
    if (a.epoch !== b.epoch) return begins.get(a.epoch)! < begins.get(b.epoch)! ? -1 : 1;
    return a.seq - b.seq;
  });
}
