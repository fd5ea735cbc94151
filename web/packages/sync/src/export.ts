/** The last resort: what is still on the phone as a file that IT can import (zip with hashes). */
import type { SiteDatabase } from "./database.ts";
import { ensureStream } from "./device.ts";
import { sha256Of } from "./ids.ts";
import { operationsOf, stepped } from "./operations.ts";
import { type Instant, PROTOCOL } from "./protocol.ts";
import type { OperationRow } from "./rows.ts";
import type { Storage } from "./storage.ts";

export interface Exported {
  file: Blob;
  operations: number;
  photos: number;
}

interface Manifest {
  protocol: typeof PROTOCOL;
  device: string;
  epoch: string;
  /** Path in the file → sha256 of its content. */
  files: Record<string, string>;
}

/**
 * Everything of a person that is not entered at the server: `manifest.json`, `ops.json` (each operation as it would
 * have been sent, beside its epoch), `blobs/<sha256>`. Sending goes on as before: an operation counts once.
 */
export async function exportOutbox(
  storage: Storage,
  device: string,
  userId: string,
  at: Instant,
): Promise<Exported> {
  const rows = (
    await storage.run((db) => operationsOf(db, userId, ["waiting", "sent", "held", "parked"]))
  ).filter((row) => row.wire);
  const { epoch } = await storage.run((db) => ensureStream(db, userId));
  const ops = rows.map((row) => ({ epoch: row.epoch, op: row.wire }));
  const files: Record<string, Uint8Array> = { "ops.json": encode(ops) };
  for (const sha256 of await photosOf(storage, userId, rows)) {
    const bytes = (await storage.run((db) => db.contents.get(sha256)))?.bytes;
    if (bytes) files[`blobs/${sha256}`] = new Uint8Array(bytes);
  }
  files["manifest.json"] = encode(await manifestOf(device, epoch, files));
  const file = new Blob([await zipped(files)], { type: "application/zip" });
  await storage.run((db) => markExported(db, rows, at));
  return { file, operations: rows.length, photos: Object.keys(files).length - 2 };
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

async function manifestOf(
  device: string,
  epoch: string,
  files: Record<string, Uint8Array>,
): Promise<Manifest> {
  const hashes: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) hashes[path] = await sha256Of(copyOf(content));
  return { protocol: PROTOCOL, device, epoch, files: hashes };
}

const copyOf = (content: Uint8Array): ArrayBuffer => new Uint8Array(content).buffer;

/** Photos that the server has not verified, and those of entries that are not entered. */
async function photosOf(storage: Storage, userId: string, rows: OperationRow[]): Promise<Set<string>> {
  const unsent = await storage.run((db) =>
    db.photos
      .where("[user_id+state]")
      .anyOf(["waiting", "sending", "received"].map((state) => [userId, state]))
      .primaryKeys(),
  );
  const named = rows.flatMap((row) => row.wire!.blobs.map((blob) => blob.sha256));
  return new Set([...unsent, ...named]);
}

/** Stored, not compressed: photos are, and a cheap phone has better things to do. */
async function zipped(files: Record<string, Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const { zip } = await import("fflate");
  return new Promise((resolve, reject) => {
    zip(files, { level: 0 }, (error, content) => (error ? reject(error) : resolve(new Uint8Array(content))));
  });
}

async function markExported(db: SiteDatabase, rows: OperationRow[], at: Instant): Promise<void> {
  await db.transaction("rw", db.operations, async () => {
    for (const row of await db.operations.bulkGet(rows.map((one) => one.op_id)))
      if (row) await db.operations.put(stepped(row, { at, step: "exported", text: "" }));
  });
}
