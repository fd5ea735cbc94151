/** Photos after text: each resumed where it stopped, kept until the server has verified it, and seven days longer. */
import { instantOf } from "../clock.ts";
import type { SiteDatabase } from "../database.ts";
import { fact, serverNowMs } from "../facts.ts";
import { Refused, RequestFailed, SignedOut, Unreachable } from "../http.ts";
import { ask, type Line } from "../line.ts";
import type { PhotoRow } from "../rows.ts";
import { askOffset, BeginAnew, beginUpload, isPlaceOf, sendPiece } from "./tus.ts";

export const KEPT_AFTER_VERIFIED_MS = 7 * 86_400_000;
const DRAFTS_KEPT_MS = 7 * 86_400_000;
const MOST_BEGINNINGS = 3;

export type Network = "wifi" | "mobile" | "unknown";

/** Chrome on Android tells; iOS does not. */
export function networkOf(): Network {
  const type = (navigator as { connection?: { type?: string } }).connection?.type;
  if (type === "wifi" || type === "ethernet") return "wifi";
  return type === "cellular" ? "mobile" : "unknown";
}

export async function maySendPhotos(db: SiteDatabase, network: Network, isAsked: boolean): Promise<boolean> {
  return isAsked || network === "wifi" || !(await fact(db, "wifi_only"));
}

/**
 * Sends what waits, oldest first; a photo that fails stands in nobody's way. By a closed link only what follows an entry
 * to the desk: nothing else is taken there. Raises SignedOut, Unreachable.
 */
export async function sendPhotos(line: Line): Promise<void> {
  const waiting = await line.storage.run(async (db) => {
    const photos = await db.photos
      .where("[user_id+state]")
      .anyOf([line.userId, "waiting"], [line.userId, "sending"], [line.userId, "received"])
      .toArray();
    if (!line.closedLink) return photos;
    const parked = await parkedContents(db, line.userId);
    return photos.filter((photo) => parked.has(photo.sha256));
  });
  waiting.sort((a, b) => Date.parse(a.taken_at) - Date.parse(b.taken_at));
  for (const photo of waiting) await sendGently(line, photo);
}

/** Contents that entries at a desk name. */
async function parkedContents(db: SiteDatabase, userId: string): Promise<Set<string>> {
  const parked = await db.operations.where({ user_id: userId, state: "parked" }).toArray();
  return new Set(parked.flatMap((row) => (row.wire?.blobs ?? []).map((blob) => blob.sha256)));
}

async function sendGently(line: Line, photo: PhotoRow): Promise<void> {
  try {
    if (photo.state !== "received") await sendOne(line, photo);
    await verify(line, photo.sha256);
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    await change(line, photo.sha256, { failure: error instanceof Refused ? error.text : error.name });
    if (error instanceof SignedOut || error instanceof Unreachable) throw error;
  }
}

async function sendOne(line: Line, photo: PhotoRow): Promise<void> {
  const content = (await line.storage.run((db) => db.contents.get(photo.sha256)))?.bytes;
  if (!content) return; // sealed: its author is not signed in
  for (let beginning = 1; ; beginning += 1) {
    try {
      await sendWhole(line, photo, content);
      return;
    } catch (error) {
      if (!(error instanceof BeginAnew) || beginning === MOST_BEGINNINGS) throw error;
      await change(line, photo.sha256, { upload_url: null, sent_bytes: 0 });
    }
  }
}

async function sendWhole(line: Line, photo: PhotoRow, content: ArrayBuffer): Promise<void> {
  const row = (await line.storage.run((db) => db.photos.get(photo.sha256))) ?? photo;
  let url = row.upload_url && isPlaceOf(line, row.upload_url) ? row.upload_url : null;
  let offset = url ? await askOffset(line, url) : 0;
  if (!url) {
    const wish = { ...row, device: line.device, size_bytes: content.byteLength };
    ({ url, offset } = await beginUpload(line, wish));
  }
  await change(line, photo.sha256, { state: "sending", upload_url: url, sent_bytes: offset, failure: null });
  while (url && offset < content.byteLength) {
    offset = await sendPiece(line, url, content, offset);
    await change(line, photo.sha256, { sent_bytes: offset });
  }
  await change(line, photo.sha256, {
    state: "received",
    sent_bytes: content.byteLength,
    upload_url: null,
    failure: null,
  });
}

interface StateAnswer {
  state: "unknown" | "under_way" | "verified" | "redacted";
  verified_at: string | null;
}

async function askState(line: Line, photo: PhotoRow): Promise<StateAnswer> {
  const path = `/api/field/blobs/${photo.sha256}/state?project=${photo.project_id}`;
  if (!line.closedLink) return (await ask(line, path)) as unknown as StateAnswer;
  // Without a session: who would begin anew what has arrived whole is told so.
  const { url } = await beginUpload(line, { ...photo, device: line.device });
  const now = await line.storage.run((db) => serverNowMs(db, line.clock.wallMs()));
  return url ? { state: "unknown", verified_at: null } : { state: "verified", verified_at: instantOf(now) };
}

async function verify(line: Line, sha256: string): Promise<StateAnswer["state"]> {
  const photo = await line.storage.run((db) => db.photos.get(sha256));
  if (!photo) return "unknown";
  const answer = await askState(line, photo);
  if (answer.state === "verified")
    await change(line, sha256, {
      state: "verified",
      verified_at: answer.verified_at ?? new Date(line.clock.wallMs()).toISOString(),
    });
  // The server does not have it after all: it is sent again.
  else if (answer.state === "unknown")
    await change(line, sha256, { state: "waiting", upload_url: null, sent_bytes: 0, verified_at: null });
  else if (answer.state === "redacted") await forget(line, sha256);
  return answer.state;
}

/** Deletes local copies: verified for seven days by the server's time, and the server says so once more now. */
export async function tidyPhotos(line: Line): Promise<void> {
  const now = await line.storage.run((db) => serverNowMs(db, line.clock.wallMs()));
  const old = await line.storage.run((db) =>
    db.photos
      .where("state")
      .equals("verified")
      .filter((photo) => photo.user_id === line.userId && isOldEnough(photo, now))
      .toArray(),
  );
  for (const photo of old) {
    const isThere = await line.storage.run((db) => db.contents.where({ sha256: photo.sha256 }).count());
    if (isThere && (await verify(line, photo.sha256)) === "verified") await forget(line, photo.sha256);
  }
  await line.storage.run((db) => dropOldDrafts(db, line.clock.wallMs()));
}

export const isOldEnough = (photo: PhotoRow, serverNow: number): boolean =>
  photo.state === "verified" &&
  photo.verified_at !== null &&
  serverNow - Date.parse(photo.verified_at) >= KEPT_AFTER_VERIFIED_MS;

/** Photos of forms that nobody ever saved; those of a form that is still half filled stay. */
async function dropOldDrafts(db: SiteDatabase, wallMs: number): Promise<void> {
  await db.transaction("rw", db.photos, db.contents, db.drafts, async () => {
    const forms = JSON.stringify(await db.drafts.toArray());
    const drafts = await db.photos.where("state").equals("draft").toArray();
    const old = drafts
      .filter(
        (photo) => wallMs - Date.parse(photo.taken_at) > DRAFTS_KEPT_MS && !forms.includes(photo.sha256),
      )
      .map((photo) => photo.sha256);
    await db.photos.bulkDelete(old);
    await db.contents.bulkDelete(old);
  });
}

const forget = (line: Line, sha256: string) => line.storage.run((db) => db.contents.delete(sha256));

const change = (line: Line, sha256: string, changes: Partial<PhotoRow>) =>
  line.storage.run((db) => db.photos.update(sha256, changes));
