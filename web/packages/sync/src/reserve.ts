/**
 * Room that is held back for the day on which the disk is full. Chromium's store begins its log anew only after some
 * megabytes; until then it writes on behind the entry that a full disk has cut off, and takes the whole for damaged
 * and deletes it at the next start (docs/decisions/1053). A reserve that is missing says that the disk was full.
 */
import type { SiteDatabase } from "./database.ts";

const NAME = "headway-reserve";
/** Twice the log, and the table that the old one becomes. */
export const RESERVE_BYTES = 12 << 20;
/** More than the 4 MB after which LevelDB begins another log; rows below the 64 kB that Chromium keeps as files. */
const LOG_ROWS = 160;
const ROW_BYTES = 32 << 10;

/** The part of the browser's private folder that we use. */
export interface Folder {
  getFileHandle(name: string, options?: { create: boolean }): Promise<FileSystemFileHandle>;
  removeEntry(name: string): Promise<void>;
}

export class Reserve {
  constructor(private readonly folder: Folder) {}

  /** false: there is no room for it. */
  async hold(): Promise<boolean> {
    if (await this.isHeld()) return true;
    try {
      const file = await this.folder.getFileHandle(NAME, { create: true });
      const writing = await file.createWritable();
      await writing.write(noise());
      await writing.close();
    } catch {
      await this.folder.removeEntry(NAME).catch(() => {});
    }
    return this.isHeld();
  }

  async isHeld(): Promise<boolean> {
    try {
      const file = await this.folder.getFileHandle(NAME);
      return (await file.getFile()).size === RESERVE_BYTES;
    } catch {
      return false;
    }
  }

  /** Gives the room back; false: there was none, and there is none. */
  async release(): Promise<boolean> {
    if (!(await this.hold())) return false;
    await this.folder.removeEntry(NAME);
    return true;
  }
}

/** Not zeros, which a disk that compresses would not keep room for. */
function noise(): Uint8Array<ArrayBuffer> {
  const block = crypto.getRandomValues(new Uint8Array(65_536));
  const whole = new Uint8Array(RESERVE_BYTES);
  for (let at = 0; at < whole.length; at += block.length) whole.set(block, at);
  return whole;
}

/** null where it is not needed (only Chromium keeps its store so, and names itself this way) or cannot be held. */
export async function openReserve(): Promise<Reserve | null> {
  if (!("userAgentData" in navigator)) return null;
  try {
    return new Reserve(await navigator.storage.getDirectory());
  } catch {
    return null;
  }
}

/** Makes the store begin another log, so that nothing is ever written behind an entry that was cut off. */
export async function beginLog(db: SiteDatabase): Promise<void> {
  const keys = Array.from({ length: LOG_ROWS }, (_, row) => `log-${row}`);
  const rows = keys.map((key) => ({ key, value: new Uint8Array(ROW_BYTES) }));
  await db.transaction("rw", db.meta, () => db.meta.bulkPut(rows));
  await db.transaction("rw", db.meta, () => db.meta.bulkDelete(keys));
}
