/** A photo or voice note from the camera to the store: small, hashed, read back; the bytes as ArrayBuffer. */
import type { Clock } from "../clock.ts";
import { instantOf } from "../clock.ts";
import { sha256Of } from "../ids.ts";
import type { Position } from "../protocol.ts";
import type { PhotoRow } from "../rows.ts";
import { ReadBackDiffers, type Storage, StorageFull } from "../storage.ts";
import { measureRoom } from "./room.ts";

/** Longest side in pixels: a site photo still shows a rebar tie, and 200 of them fit a cheap phone. */
export const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

export interface Captured {
  content: Blob;
  project_id: number;
  user_id: string;
  position: Position | null;
}

/** Raises StorageFull before anything is taken when the phone has no room left. */
export async function requireRoom(storage: Storage): Promise<void> {
  const room = await measureRoom();
  if (room.isFull || !(await storage.hasRoom())) throw new StorageFull("no room for photos");
}

/** The photo at ≤ 1600 px as JPEG, the right way up and without what the camera wrote about itself. */
export async function shrink(photo: Blob): Promise<Blob> {
  const { default: Compressor } = await import("compressorjs");
  return new Promise((resolve, reject) => {
    new Compressor(photo, {
      maxWidth: LONGEST_SIDE,
      maxHeight: LONGEST_SIDE,
      quality: QUALITY,
      mimeType: "image/jpeg",
      convertSize: 0,
      strict: false,
      success: resolve,
      error: reject,
    });
  });
}

/** Stores a photo as a draft of the form that is open; the entry that names its hash makes it wait for its upload. */
export async function storeContent(storage: Storage, captured: Captured, clock: Clock): Promise<PhotoRow> {
  const bytes = await captured.content.arrayBuffer();
  const sha256 = await sha256Of(bytes);
  const row: PhotoRow = {
    sha256,
    user_id: captured.user_id,
    project_id: captured.project_id,
    media_type: captured.content.type || "application/octet-stream",
    size_bytes: bytes.byteLength,
    taken_at: instantOf(clock.wallMs()),
    position: captured.position ? { ...captured.position } : null,
    state: "draft",
    sent_bytes: 0,
    upload_url: null,
    verified_at: null,
    failure: null,
  };
  return storage.run(async (db) => {
    await db.transaction("rw", db.photos, db.contents, async () => {
      if (!(await db.photos.get(sha256))) await db.photos.put(row);
      await db.contents.put({ sha256, bytes, sealed: null });
    });
    const kept = await db.contents.get(sha256);
    if (!kept?.bytes || (await sha256Of(kept.bytes)) !== sha256) throw new ReadBackDiffers(`photo ${sha256}`);
    return (await db.photos.get(sha256))!;
  });
}
